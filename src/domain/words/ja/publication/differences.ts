/** What is different between two publications, in sentences. */

import type { Difference, ReplacedText, TextPart } from "@/domain/publication/changes/differences";
import type { ChangeKind } from "@/domain/publication/snapshot";
import type { MissingReason } from "@/domain/reports/report";
import { isIsoDate } from "@/domain/shared/iso-date";
import { dateJa } from "@/domain/words/ja/dates";
import { MISSING_REASON_WORDS } from "@/domain/words/ja/reports/reports";
import { CHANGE_KIND_WORDS, changeText, longTexts } from "./publication";
import { stoppableFieldWord } from "./stops";

export const COMPARE_TITLE = "2つの公表を比べる";

/** Marks first: what a committee asks for; then figures, what was planned, words. */
export const DIFFERENCE_KINDS: readonly ChangeKind[] = [
  "mark",
  "correction",
  "confirmation",
  "figure",
  "definition",
  "initiatives",
  "assessments",
  "text",
  "evidence",
  "first",
  "withdrawal",
];

export interface ToldDifference {
  readonly kind: ChangeKind;
  readonly text: string;
  /** Words that are too long for a sentence: each old → new; "" where nothing stood or stands. */
  readonly texts: readonly { readonly what: string; readonly before: string; readonly after: string }[];
}

export function toldDifference({ fact, texts }: Difference): ToldDifference {
  const { kind, detail } = fact;
  const long = detail.what === "plan_words_updated" ? longTexts(detail) : [];
  const isMetric = "metric" in detail;
  return {
    kind,
    text: changeText(detail),
    texts: [
      ...texts.map(({ part, before, after }) => ({
        what: partWord(part, isMetric),
        before: said(part, before),
        after: said(part, after),
      })),
      ...long,
    ],
  };
}

/** 第3号から第5号までに、4件の違いがあります（訂正1、説明の更新3）。 */
export function differencesSentence(
  { from, to }: { readonly from: number; readonly to: number },
  differences: readonly Pick<ToldDifference, "kind">[],
): string {
  const between = to - from > 1 ? `間の${to - from - 1}回の公表で変わって元に戻ったものは、数えません。` : "";
  if (differences.length === 0) {
    return `第${from}号と第${to}号とで、公表した内容に違いはありません。${between}`;
  }
  const counts = DIFFERENCE_KINDS.map((kind) => ({
    kind,
    count: differences.filter((each) => each.kind === kind).length,
  })).filter(({ count }) => count > 0);
  const parts = counts.map(({ kind, count }) => `${CHANGE_KIND_WORDS[kind]}${count}`).join("、");
  return `第${from}号から第${to}号までに、${differences.length}件の違いがあります（${parts}）。${between}`;
}

function partWord(part: TextPart, isMetric: boolean): string {
  switch (part) {
    case "asOf":
      return "実績の時点";
    case "cause":
      return "実績がない理由";
    case "expectedOn":
      return "公表の予定";
    case "department":
      return "報告した所管課";
    default:
      return stoppableFieldWord({ field: part, isMetric });
  }
}

function said(part: ReplacedText["part"], text: string): string {
  if (text === "") return "";
  if (part === "cause") return MISSING_REASON_WORDS[text as MissingReason];
  const isDay = part === "asOf" || part === "expectedOn";
  return isDay && isIsoDate(text) ? dateJa(text) : text;
}
