/** How a plan's year stands, in short sentences. */
import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import { isEmptyTally } from "@/domain/reports/tally";
import type { ExpectedFigures } from "@/domain/reports/year-finding";
import { type Sentence, say } from "@/domain/words/public/phrase";
import type { CountFacts } from "@/domain/words/public/public-words";
import { fiscalYearEasy, fiscalYearLongEasy, monthEasy } from "./dates";
import { MARKS_EASY } from "./marks";

/** 令和7年度（2025年4月～2026年3月）の目標は7こです。1こは「○ できました」です。… */
export function countsEasy({ fy, stage, startFy, expected, counts }: CountFacts): Sentence {
  if (stage === "called_off") {
    return say`この計画《けいかく》は、始《はじ》まる前《まえ》に終《お》わりました。数字《すうじ》はありません。`;
  }
  if (counts === null) {
    return stage === "begun"
      ? say`${fiscalYearEasy(fy)}は、まだ終《お》わっていません。しるしは、年度《ねんど》が終《お》わったあとにつけます。`
      : say`この計画《けいかく》は、${fiscalYearLongEasy(startFy)}に始《はじ》まります。`;
  }
  const { tally, withoutFigure, notSurveyed } = counts;
  const surveyed =
    notSurveyed === 0 ? "" : `ほかの${notSurveyed}こは、この年度《ねんど》に調《しら》べません。`;
  const year = fiscalYearLongEasy(fy);
  if (isEmptyTally(tally)) return say`${year}に、しるしをつける目標《もくひょう》はありません。${surveyed}`;
  const total = JUDGEMENT_CODES.reduce((sum, code) => sum + tally[code], 0);
  const each = JUDGEMENT_CODES.filter((code) => tally[code] > 0).map((code) => {
    const waits =
      code === "not_evaluated" && withoutFigure > 0
        ? `${withoutFigure}こは、数字《すうじ》がまだ出《で》ていません。${comingEasy(expected)}`
        : "";
    return `${tally[code]}こは「${MARKS_EASY[code].symbol} ${MARKS_EASY[code].word}」です。${waits}`;
  });
  return say`${year}の目標《もくひょう》は${total}こです。${each.join("")}${surveyed}`;
}

/** 2こは、2027年1月ごろに出ます。 */
function comingEasy(expected: readonly ExpectedFigures[]): string {
  return expected.map(({ month, count }) => `${count}こは、${monthEasy(month)}ごろに出《で》ます。`).join("");
}
