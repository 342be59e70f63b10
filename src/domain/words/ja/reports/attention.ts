/** Why a KPI asks for a look (気をつけるもの), in one sentence. Words only: domain/reports/attention.ts decides. */

import type { Kpi } from "@/domain/plan/definition";
import { formatQuantity, targetDecimals } from "@/domain/plan/quantity";
import type { Attention, AttentionKind, MissedLine } from "@/domain/reports/attention";
import type { ComparisonPoint } from "@/domain/reports/judgement";
import { printedShortfall, printedStrictly } from "@/domain/reports/pace/pace-print";
import { compareDecimals, type DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { movedWord } from "@/domain/words/ja/plan/movement";
import { derivedText } from "./pace";
import { REPORT_STATE_WORDS } from "./reports";

export const ATTENTION_TITLE = "気をつけるもの";

/** The heading of the group whose figures nobody has approved. */
export const EXPECTED_BAD_TITLE = "承認前だが、未達の見込みのもの";

export const NO_ATTENTION = "この年度に、気をつけるものは見つかっていません。";

/** Below a list that shows what weighs most. */
export function attentionLeftOut(count: number): string {
  return `このほかに${count}件あります。柱ごとのページで確かめられます。`;
}

const KINDS_OF_FIGURES = {
  bad_mark: "評価が未達のもの",
  plan_missed: "計画に遠いもの",
  behind_guide: "目安に遅れているもの",
} as const satisfies Partial<Record<AttentionKind, string>>;

/**
 * By what the list measures, where it holds what is measured in more than one way: the first sentences of the page name what is
 * farthest behind by its 目安 alone, and that need not stand first here.
 * @param kinds those in the list
 */
export function attentionMeasures(kinds: readonly AttentionKind[]): string | null {
  const own = (["bad_mark", "plan_missed", "behind_guide"] as const).filter((kind) => kinds.includes(kind));
  const hasPlan = own.includes("plan_missed");
  if (own.length < 2 && !hasPlan) return null;
  return [
    own.length < 2 ? "" : `${own.map((kind) => KINDS_OF_FIGURES[kind]).join("、")}の順に並べています。`,
    hasPlan ? "「計画に遠い」は、現状値からその年度の計画までの道のりの半分より多くが足りないものです。" : "",
    "はじめの文の「遅れている」は、これとは別に、目安に対する進み（目安のないものは、計画に対する不足）で比べています。",
  ].join("");
}

/** In two or three letters, before the KPI's name. */
export const ATTENTION_WORDS: Record<AttentionKind, string> = {
  bad_mark: "× 未達",
  plan_missed: "計画に遠い",
  behind_guide: "目安に遅れ",
  falling: "後退",
  overdue: "期限超過",
  expected_bad: "見込み ×",
  stale: "値が古い",
  missing: "値がない",
};

/** What the link leads to. */
export const ATTENTION_LINK_WORDS: Record<AttentionKind, string> = {
  bad_mark: "要因を読む",
  plan_missed: "要因を読む",
  behind_guide: "要因を読む",
  falling: "要因を読む",
  overdue: "報告の状況を見る",
  expected_bad: "報告を見る",
  stale: "推移を見る",
  missing: "推移を見る",
};

type Read = Pick<Kpi, "unit" | "decimals" | "direction">;

/** @param kpi as it is read in the year */
export function attentionSentence(why: Attention, kpi: Read, fy: FiscalYear): string {
  switch (why.kind) {
    case "bad_mark": {
      const against = why.against === null ? "" : `${lineText(why.against, kpi, fy)}に対し`;
      const fell = why.fellFrom === null ? "" : `${fellText(why.fellFrom, why.actual, kpi, fy)}います。`;
      return `${against}${formatQuantity(why.actual, kpi)}です。${fell}`;
    }
    case "plan_missed": {
      const planned = lineText({ what: "planned", fy, value: why.planned }, kpi, fy);
      return `${planned}に対し${formatQuantity(why.actual, kpi)}で、現状値から計画までの道のりの${printedShortfall(why.share)}%が足りません。`;
    }
    case "behind_guide":
      return `${lineText({ what: "guide", fy, value: why.guide }, kpi, fy)}に対し${formatQuantity(why.actual, kpi)}です。`;
    case "falling":
      return `${formatQuantity(why.actual, kpi)}で、${fellText(why.from, why.actual, kpi, fy)}います。`;
    case "overdue":
      return `報告の期限を${why.days}日過ぎています。`;
    case "expected_bad":
      return `${formatQuantity(why.actual, kpi)}で承認されると、未達になります（${REPORT_STATE_WORDS.submitted}）。`;
    case "stale":
      return staleText(why, kpi, fy);
    case "missing": {
      const last = why.last === null ? "" : `その前の値は、${pointText(why.last, kpi, fy)}です。`;
      return `${fiscalYearJa(fy)}の値がありません。${last}`;
    }
  }
}

/** Of a year that others have followed only what was known up to it: figures may stand after it. */
function staleText(
  { last, askedSince, isPast }: Extract<Attention, { kind: "stale" }>,
  kpi: Read,
  fy: FiscalYear,
): string {
  const until = `${fiscalYearJa(fy)}まで`;
  if (last === null) {
    const since = fiscalYearJa(askedSince);
    return isPast
      ? `${since}から${until}、値が一度もありません。`
      : `${since}から、値がまだ一度もありません。`;
  }
  return `${pointText(last, kpi, fy)}のあと、${isPast ? `${until}値が` : "新しい値が"}ありません。`;
}

function lineText({ what, fy: of, value }: MissedLine, kpi: Read, fy: FiscalYear): string {
  if (what === "guide") return `目安${derivedText(printedStrictly(value, kpi), kpi)}`;
  const decimals = targetDecimals(value, kpi.decimals);
  const text = formatQuantity(value, { ...kpi, decimals });
  return what === "planned" ? `計画${text}` : `目標値${text}${of === fy ? "" : `（${fiscalYearJa(of)}）`}`;
}

/** 前年度の14,500千枚より増えて, before います. */
function fellText(from: ComparisonPoint, actual: DecimalString, kpi: Read, fy: FiscalYear): string {
  const order = compareDecimals(actual, from.value) < 0 ? -1 : 1;
  return `${pointText(from, kpi, fy)}より${movedWord(kpi, order)}`;
}

function pointText({ source, fy: of, value }: ComparisonPoint, kpi: Read, fy: FiscalYear): string {
  const name = source === "baseline" ? `現状値（${fiscalYearJa(of)}）` : yearName(of, fy);
  return `${name}の${formatQuantity(value, kpi)}`;
}

function yearName(of: FiscalYear, fy: FiscalYear): string {
  return of === fy - 1 ? "前年度" : fiscalYearJa(of);
}
