/** 照会 in words: its states, what may not be done with it, who would not be reached. */

import type { EntryClosedReason } from "@/domain/rounds/entry-window";
import type { OffDay } from "@/domain/rounds/off-days";
import type { RespondentProblem } from "@/domain/rounds/respondents";
import type { RoundState } from "@/domain/rounds/round";
import type { RoundRefusal } from "@/domain/rounds/transitions";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { dateJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { INITIATIVES_TITLE } from "@/domain/words/ja/reports/initiative-entry";

export const ROUND_STATE_WORDS: Record<RoundState, string> = {
  preparing: "準備中",
  open: "受付中",
  closed: "終了",
};

/** @param office what the plan calls its office */
export const ENTRY_CLOSED_WORDS: Record<EntryClosedReason, (office: string) => string> = {
  not_asked: (office) =>
    `この年度の照会の対象になっていないため、入力できません。必要なときは、${office}にご連絡ください。`,
  preparing: () => "照会がまだ始まっていないため、入力できません。始まるとメールでお知らせします。",
  closed: (office) =>
    `照会の受付が終わったため、変更できません。直したいところがあるときは、${office}にご連絡ください。`,
};

export const ROUND_REFUSAL_WORDS: Record<RoundRefusal, string> = {
  not_open_yet: "この照会は、まだ始まっていません。照会を始めてから行ってください。",
  already_open:
    "この照会は、すでに始まっています。件名・説明・開始日の変更や、対象の取りやめはできません。期限は延ばすことができます。",
  not_closed_yet: "この照会は終了していないため、再開の必要はありません。",
  closed: "この照会は、すでに終了しています。直すときは、対象を1件ずつ再開してください。",
};

/** A year has one round, and this one has it. */
export function yearTaken(fy: FiscalYear, last: string): string {
  return `${fiscalYearLabel(fy)}の照会は、すでに登録されています${last}。ほかの年度を選ぶか、一覧にある照会を変更してください。`;
}

/**
 * Something of a round is another thing than was looked at.
 * @param last who did something last, in brackets; "" where nobody did
 */
export function roundChangedMeanwhile(last: string): string {
  return `画面を開いたあとに、この照会か、その対象・担当者が変わりました${last}。画面を読み込み直して、いまの内容を確かめてください。`;
}

/** Beside a deadline on which nobody is at work. */
export function offDayQuestion(day: IsoDate, off: OffDay): string {
  return `${dateJa(day)}は${OFF_DAY_NAMES[off.kind](off)}です。この日を期限にしてよいか、お確かめください。`;
}

const OFF_DAY_NAMES: Record<OffDay["kind"], (off: OffDay) => string> = {
  holiday: (off) => ("name" in off ? `祝日（${off.name}）` : "祝日"),
  saturday: () => "土曜日",
  sunday: () => "日曜日",
  year_end: () => "年末年始の休み",
};

export const RESPONDENT_PROBLEM_WORDS: Record<RespondentProblem, string> = {
  no_department: "所管課が決まっていません",
  no_account: "所管課に使えるアカウントがありません",
  respondent_inactive: "担当者のアカウントが停止されています",
  respondent_moved: "担当者がほかの課に移っています",
};

/** What the office does so that such requests reach somebody. */
export const RESPONDENT_REMEDY_WORDS: Record<RespondentProblem, string> = {
  no_department: "計画で所管課を決めてください。決まるまでは、照会を管理する職員だけが入力できます。",
  no_account: "所管課の職員のアカウントを登録するか、停止を解いてください。",
  respondent_inactive: "担当者を選び直すか、担当を引き継いでください。",
  respondent_moved: "担当者を選び直すか、担当を引き継いでください。",
};

/** Over what a round asks for in vain. */
export function unreachedTitle(count: number, isOpen: boolean): string {
  return isOpen
    ? `${count}件の依頼は、だれにも届いていません`
    : `このまま始めると、${count}件の依頼はだれにも届きません`;
}

/** 指標・KPI以外の実績2件と取組の状況6件 */
export function askedInWords({ figures, initiatives }: AskedCounts): string {
  return [
    ...(figures > 0 || initiatives === 0 ? [`指標・${METRICS}${figures}件`] : []),
    ...(initiatives > 0 ? [`${INITIATIVES_TITLE}${initiatives}件`] : []),
  ].join("と");
}

export interface AskedCounts {
  /** KPIs and metrics. */
  readonly figures: number;
  readonly initiatives: number;
}
