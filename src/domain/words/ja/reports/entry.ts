/** What is said beside the fields of the entry form: what is worth asking about, and what keeps a report from being submitted. */

import type { Kpi } from "@/domain/plan/definition";
import { decimalsOf, formatNumber, formatQuantity } from "@/domain/plan/quantity";
import type { EntryWarning, KnownFigure } from "@/domain/reports/entry/entry-checks";
import type { TurnedMark } from "@/domain/reports/entry/preview";
import {
  MAX_REPORT_TEXT,
  type SubmissionContext,
  type SubmissionErrors,
  type SubmissionFault,
  type SubmissionField,
} from "@/domain/reports/entry/submission";
import { decimal } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { quantityFaultSentence, unitNote } from "@/domain/words/ja/plan/quantity";
import { NOTHING_CORRECTED } from "./corrections";
import { judgementMark } from "./judgement";
import { FIGURE_STATUS_WORDS, reasonWord } from "./reports";

export function entryWarningSentence(
  warning: EntryWarning,
  kpi: Pick<Kpi, "unit" | "scale" | "decimals">,
): string {
  switch (warning.code) {
    case "share_over_100":
      return "割合が100%を超えています。値をお確かめください。";
    case "beyond_target":
      return "目標値を大きく超えています。値をお確かめください。";
    case "as_of_outside":
      return "時点が、この年度の4月1日から翌年3月31日までの間にありません。日付をお確かめください。";
    case "scale_slip": {
      const note = unitNote(kpi);
      const meaning = note === null ? "" : `（${note}）`;
      const times = `${warning.factor.toLocaleString("en-US")}${warning.isTooLarge ? "分の1" : "倍"}`;
      const meant = formatNumber(warning.meant, Math.max(kpi.decimals, decimalsOf(warning.meant, 6)));
      return `これまでの値や目標値と、桁が違います。${times}の${meant}${kpi.unit}ではありませんか。この数値の単位は「${kpi.unit}」${meaning}です。桁や単位を取り違えていないかお確かめください。`;
    }
  }
  const last = formatQuantity(warning.last.value, kpi);
  switch (warning.code) {
    case "far_from_last":
      return `${name(warning.last)}の${last}から大きく変わっています。値をお確かめください。`;
    case "falling_cumulative":
      return `累計の数値ですが、${name(warning.last)}の${last}より減っています。累計の値かどうかお確かめください。`;
    case "large_change": {
      const before = decimal(warning.largest).isZero()
        ? "これまで値に変化がありませんでした"
        : `これまでの最も大きな変化は${formatQuantity(warning.largest, kpi)}でした`;
      return `${name(warning.last)}の${last}から${formatQuantity(warning.change, kpi)}変わっています。${before}。値をお確かめください。`;
    }
    case "same_as_last":
      return `${name(warning.last)}の${last}と同じ値です。前の年度の値をそのまま入力していないかお確かめください。`;
  }
}

function name({ fy }: KnownFigure): string {
  return `前回（${fiscalYearJa(fy)}）`;
}

const BLANK_WORDS: Partial<Record<SubmissionField, string>> = {
  "missing.note": "値がまだない理由を入力してください。",
  "missing.expectedOn": "値が分かる見込みの日付を入力してください。",
  asOf: "いつの時点の値か、日付を入力してください。",
  reason: "この実績になった要因を入力してください。",
  warningNote: "確認のお願いが出ています。この値で正しい理由を入力してください。",
  correctionReason: "一度承認された値を訂正する理由を入力してください。",
};

/** At the field where the words beside a figure are typed. */
export function reasonLabel(of: { readonly isMetric: boolean }): string {
  return of.isMetric ? `${reasonWord(of)}（増減の理由など）` : reasonWord(of);
}

const BLANK_METRIC_REASON = "これまでの値から大きく変わっています。増減の理由を入力してください。";

/** Why nothing but a 年度途中の値 can be entered now. */
export function yearRunsSentence(fy: FiscalYear): string {
  return `${fiscalYearJa(fy)}はまだ終わっていないため、「${FIGURE_STATUS_WORDS.interim}」として入力してください。評価（○・△・×）は付きません。`;
}

/** Beside a figure of a part of the year, where a mark would stand. */
export const INTERIM_NOT_JUDGED =
  "年度途中の値は評価しません。年度を通した実績が出てから、○・△・×を付けます。";

/** Which marks of later years a figure would turn. */
export function turnedSentence(turned: readonly TurnedMark[]): string {
  const marks = turned.map(
    ({ fy, before, after }) =>
      `${fiscalYearJa(fy)}は「${judgementMark(before)}」から「${judgementMark(after)}」`,
  );
  return `承認されると、あとの年度の目標達成状況も変わります：${marks.join("、")}。`;
}

/** To the office, of a figure of the whole year that was handed in before the year's end. */
export const YEAR_RUNS_AT_APPROVAL = `年度がまだ終わっていないため、年度を通した${FIGURE_STATUS_WORDS.final}としては承認できません。差し戻して、「${FIGURE_STATUS_WORDS.interim}」としての提出を依頼してください。`;

type Asked = Pick<SubmissionContext, "fy" | "today" | "isMetric">;

/** One sentence per field that has a fault. */
export function submissionSentences(
  errors: SubmissionErrors,
  asked: Asked,
): Partial<Record<SubmissionField, string>> {
  const faults = Object.entries(errors) as [SubmissionField, SubmissionFault][];
  return Object.fromEntries(faults.map(([field, fault]) => [field, faultSentence(field, fault, asked)]));
}

function faultSentence(field: SubmissionField, fault: SubmissionFault, asked: Asked): string {
  const { fy, today, isMetric } = asked;
  switch (fault.kind) {
    case "unreadable":
      return quantityFaultSentence(fault.fault);
    case "figure_and_missing":
      return "数値を消すか、「まだ出ていません」の選択を外してください。両方を同時には提出できません。";
    case "no_answer":
      return `${fiscalYearJa(fy)}の実績を入力するか、「まだ出ていません（公表待ち）」を選んでください。`;
    case "blank":
      if (field === "reason" && isMetric) return BLANK_METRIC_REASON;
      return BLANK_WORDS[field] ?? "入力してください。";
    case "no_such_date":
      return "実在する日付を入力してください。";
    case "future_date":
      return `まだ来ていない日付です。${dateJa(today)}までの日付を入力してください。`;
    case "year_runs":
      return yearRunsSentence(fy);
    case "past_date":
      return `過ぎた日付です。${dateJa(today)}以降の日付を入力してください。`;
    case "unchanged":
      return NOTHING_CORRECTED;
    case "too_long":
      return `${MAX_REPORT_TEXT.toLocaleString("en-US")}文字以内で入力してください（いま${fault.length.toLocaleString("en-US")}文字）。`;
  }
}
