/** States of a report, why there is no figure, and how it stands to its deadline. */

import type { Kpi } from "@/domain/plan/definition";
import { formatQuantity } from "@/domain/plan/quantity";
import { MESSAGE_FIELDS, type MessageField } from "@/domain/reports/entry/messages";
import type {
  Decision,
  DueStatus,
  FigureStatus,
  MissingReason,
  ReportContent,
  ReportEvent,
  ReportState,
  TransitionRefusal,
} from "@/domain/reports/report";
import type { IsoDate } from "@/domain/shared/iso-date";
import { dateJa } from "@/domain/words/ja/dates";

export const REPORT_STATE_WORDS: Record<ReportState, string> = {
  not_started: "未着手",
  draft: "下書き",
  submitted: "提出済み",
  returned: "差戻し",
  approved: "承認済み",
};

/** What was done with a report. */
export const REPORT_EVENT_WORDS: Record<ReportEvent, string> = {
  save_draft: "下書きを保存",
  submit: "提出",
  return: "差戻し",
  approve: "承認",
  take_back: "提出の取戻し",
};

/** Where somebody came from who used a personal link in place of signing in. */
export const BY_LINK = "回答リンクから";

/** Before the name of whoever decided on an answer, so that nobody reads it as that of who wrote it. */
export const DECIDED_BY: Record<Decision, string> = { approve: "承認", return: "差戻し" };

/**
 * How a report stands to who reads a list: where nothing was reported the plan document may have answered, and a draft
 * beside an answer in force takes nothing back.
 */
export function reportStandingWords(report: {
  readonly state: ReportState;
  readonly isDocumented: boolean;
  readonly isHandedIn: boolean;
}): string {
  if (report.state === "not_started" && report.isDocumented) return "計画書に記載";
  if (report.state === "draft" && report.isHandedIn) return "変更の下書き";
  return REPORT_STATE_WORDS[report.state];
}

/** In the place of a draft, for whoever does not read one. */
export const UNSAID_REPORT = "内容は、所管課から提出されると、ここで読めます。";
/** The same of one step on the record, which stays so. */
export const UNSAID_STEP = "提出する前の内容と、差し戻した・取り戻した内容は、表示していません。";

/** Somebody of another office handed in what a department is responsible for. */
export const ON_BEHALF = "代わって提出";

export const MISSING_REASON_WORDS: Record<MissingReason, string> = {
  not_entered: "未入力",
  awaiting_release: "公表待ち",
  not_surveyed: "調査なし",
};

export const FIGURE_STATUS_WORDS: Record<FigureStatus, string> = {
  final: "実績",
  provisional: "速報値",
  interim: "年度途中の値",
};

/** Whoever writes a report had it open: it went to somebody else meanwhile. */
export const REPORT_GONE =
  "この報告は、いまは書けません。所管課が変わったときは、新しい所管課が回答します。分からないときは、照会の問い合わせ先にお尋ねください。";

export const TRANSITION_REFUSAL_WORDS: Record<TransitionRefusal, string> = {
  awaiting_decision: "提出済みのため変更できません。承認または差戻しをお待ちください。",
  not_submitted: "提出されていないため、承認や差戻しはできません。",
};

export const DUE_STATUS_WORDS: Record<DueStatus, string> = {
  none: "期限なし",
  done: "提出済み",
  open: "期限前",
  due_soon: "期限間近",
  overdue: "期限超過",
};

/** The words beside a figure: of a KPI why it is so, of a metric (KPI以外の実績) what there is to say. */
export function reasonWord({ isMetric }: { readonly isMetric: boolean }): string {
  return isMetric ? "数値の説明" : "要因";
}

/** A field that a message or a return speaks of. */
export function messageFieldWord(field: MessageField, of: { readonly isMetric: boolean }): string {
  return field === "reason" ? reasonWord(of) : MESSAGE_FIELD_WORDS[field];
}

const MESSAGE_FIELD_WORDS: Record<Exclude<MessageField, "reason">, string> = {
  actual: "実績",
  nextStep: "今後の取組",
  asOf: "時点",
  basisNote: "集計の範囲",
};

/** All that a choice of field offers. */
export function messageFieldChoices(of: { readonly isMetric: boolean }) {
  return MESSAGE_FIELDS.map((field) => ({ value: field, label: messageFieldWord(field, of) }));
}

/** 「公表待ち（9月予定）」 */
export function awaitedText(expectedOn: IsoDate | null): string {
  return expectedOn === null ? "公表待ち" : `公表待ち（${dateJa(expectedOn)}予定）`;
}

/** To citizens, of a figure that is not there yet. */
export function releaseText(expectedOn: IsoDate): string {
  return `${dateJa(expectedOn)}ごろに公表する見込みです。`;
}

/** In the place of a mark, where a year has no place for one. */
export const NOT_SURVEYED_YEAR = "調査しない年度";

/** 「年度途中の値（令和8年9月30日時点）」 */
export function interimText(asOf: IsoDate | null): string {
  return `${FIGURE_STATUS_WORDS.interim}${asOf === null ? "" : `（${dateJa(asOf)}時点）`}`;
}

/** What stands behind a figure that is not the year's own: 「（速報値）」; "" behind one that is. */
export function figureStatusNote(status: FigureStatus): string {
  return status === "final" ? "" : `（${FIGURE_STATUS_WORDS[status]}）`;
}

/** The same with the day of what is of a part of the year: 「（年度途中の値、令和8年9月30日時点）」 */
export function datedStatusNote(status: FigureStatus, asOf: IsoDate | null): string {
  if (status !== "interim" || asOf === null) return figureStatusNote(status);
  return `（${FIGURE_STATUS_WORDS.interim}、${dateJa(asOf)}時点）`;
}

/** 2,000手続き, 2,000手続き（速報値）, 公表待ち（令和8年9月30日予定）, 調査なし; null where nothing readable was answered. */
export function answerWords(
  content: Pick<ReportContent, "actual" | "figureStatus" | "missing"> | null,
  kpi: Pick<Kpi, "unit" | "decimals">,
): string | null {
  if (content === null) return null;
  const { missing, actual, figureStatus } = content;
  if (missing?.reason === "awaiting_release") return awaitedText(missing.expectedOn);
  if (missing) return MISSING_REASON_WORDS[missing.reason];
  return actual === null ? null : `${formatQuantity(actual, kpi)}${figureStatusNote(figureStatus)}`;
}
