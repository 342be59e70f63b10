/** Initiatives and their states, in やさしい日本語. */
import type { InitiativeCounts, InitiativeState } from "@/domain/reports/initiatives/initiative";
import type { InitiativeWords, ReplacedFacts, StateCountFacts } from "@/domain/words/public/initiative-words";
import { fiscalYearEasy } from "./dates";

const STATES_EASY: Readonly<Record<InitiativeState, string>> = {
  not_begun: "まだ始《はじ》めていません",
  preparing: "準備《じゅんび》しています",
  under_way: "しています",
  completed: "終《お》わりました",
  reconsidered: "やり方《かた》を考《かんが》えなおしています",
};

/** What is furthest first; last what nothing is known of. */
const COUNTED: readonly (readonly [keyof InitiativeCounts, string])[] = [
  ...(["completed", "under_way", "preparing", "not_begun", "reconsidered"] as const).map(
    (state) => [state, `、${STATES_EASY[state]}`] as const,
  ),
  ["unanswered", "の報告《ほうこく》は、まだありません"],
];

/** 令和7年度は、ぜんぶで18こです。2こは、終わりました。15こは、しています。1この報告は、まだありません。 */
function countsEasy({ fy, isRunning, counts, standIns }: StateCountFacts): string {
  const said = COUNTED.filter(([state]) => counts[state] > 0).map(([state, words]) => {
    const note =
      state === "unanswered" && standIns > 0
        ? `そのうち${standIns}こは、年度《ねんど》の途中《とちゅう》の報告《ほうこく》があります。`
        : "";
    return `${counts[state]}こ${state === "unanswered" ? "" : "は"}${words}。${note}`;
  });
  const total = COUNTED.reduce((sum, [state]) => sum + counts[state], 0);
  const running = isRunning ? "この年度《ねんど》は、まだ終《お》わっていません。" : "";
  return `${fiscalYearEasy(fy)}は、ぜんぶで${total}こです。${said.join("")}${running}`;
}

function replacedEasy({ kind, no, before, after }: ReplacedFacts): string {
  const by = `第《だい》${no}号《ごう》で`;
  if (kind === "evidence") return `${by}、資料《しりょう》をかえました。`;
  if (kind === "text" || after === null) return `${by}、説明《せつめい》をかえました。`;
  return `${by}、なおしました（「${STATES_EASY[before]}」 → 「${STATES_EASY[after]}」）。`;
}

export const INITIATIVES_EASY: InitiativeWords = {
  heading: "していること",
  none: "計画《けいかく》に、くわしいことは書《か》いてありません。",
  states: STATES_EASY,
  counts: countsEasy,
  ofYear: (fy, isOfPart) => `（${fiscalYearEasy(fy)}${isOfPart ? "の途中《とちゅう》" : ""}）`,
  completedIn: (fy) => `（${fiscalYearEasy(fy)}）`,
  unanswered: (fy) => `${fiscalYearEasy(fy)}の報告《ほうこく》は、まだありません。`,
  lastYear: (fy) => `${fiscalYearEasy(fy)}まで`,
  replaced: replacedEasy,
  seeBefore: "なおす前《まえ》のページを見《み》る",
  done: "したこと",
  result: "結果《けっか》",
  answeredBy: "報告《ほうこく》した課《か》",
  correctionReason: "なおした理由《りゆう》",
  responsible: "担当《たんとう》（する課《か》）",
  indicators: "関係《かんけい》がある目標《もくひょう》",
  course: "年度《ねんど》ごとのようす",
  initiative: "していること",
  noReport: "報告《ほうこく》なし",
  ended: "終《お》わり",
  interim: "（年度《ねんど》の途中《とちゅう》）",
};
