/** The list of one year's KPIs as a person works through it: what waits for whom, and how far it is. */

import type { Kpi } from "@/domain/plan/definition";
import { formatQuantity } from "@/domain/plan/quantity";
import { isDocumented } from "@/domain/plan/years";
import { awaitsDecision } from "@/domain/reports/progress";
import { type DueStatus, dueStatus, REPORT_STATES, type ReportState } from "@/domain/reports/report";
import type { Outstanding } from "@/domain/rounds/outstanding";
import { earlierFy, type FiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { answerWords } from "@/domain/words/ja/reports/reports";
import type { ReportDto } from "@/server/reports/queries";
import type { RoundDto } from "@/server/rounds/rows";
import type { EntryFilter } from "../schema";

/** The year's request, where the office has registered one. */
export type RoundView = Pick<RoundDto, "title" | "instructions" | "opensOn" | "dueOn">;

/** What the list needs of one report. */
export interface EntrySource
  extends Pick<
    ReportDto,
    | "department"
    | "isMetric"
    | "state"
    | "content"
    | "authorIds"
    | "handling"
    | "approvedRevision"
    | "respondent"
    | "window"
    | "outstanding"
    | "isHandedIn"
    | "isInForce"
  > {
  readonly kpi: Pick<Kpi, "id" | "name" | "unit" | "decimals" | "years">;
  /** 「身近なみどり」; null for a KPI of the plan as a whole. */
  readonly place: string | null;
  /** Whether it is this person's to write now. */
  readonly mayEdit: boolean;
  /** Whether this person decides on it, by the plan's setting; asked of what is submitted alone. */
  readonly mayDecide: boolean;
}

/** What this person may do with reports. */
export interface EntryAbilities {
  readonly decide: boolean;
  /** What the plan calls its office. */
  readonly office: string;
}

export interface EntryRow {
  readonly kpiId: KpiId;
  readonly name: string;
  readonly place: string;
  /** KPI以外の実績. */
  readonly isMetric: boolean;
  readonly department: string | null;
  readonly respondent: string | null;
  readonly state: ReportState;
  /** The plan document prints this year's figure, so that nothing has to be entered. */
  readonly documented: boolean;
  readonly isHandedIn: boolean;
  /** An answer is approved, or printed in the plan document, whatever is written beside it. */
  readonly isInForce: boolean;
  readonly due: DueStatus;
  /** The figure as saved, "公表待ち（…予定）", or what was typed and cannot be read; null where there is nothing. */
  readonly figure: string | null;
  readonly task: string;
  /** Whether it waits for this person. */
  readonly isTodo: boolean;
  readonly handling: ReportDto["handling"];
}

interface Task {
  readonly text: string;
  /** Lower comes first; below 10 it waits for this person. */
  readonly rank: number;
}

const OTHERS_RANK = 10;

/** Rows with what waits for this person first; within that, the plan's own order. */
export function entryRows(
  sources: readonly EntrySource[],
  context: {
    readonly fy: FiscalYear;
    readonly dueOn: IsoDate | null;
    readonly today: IsoDate;
    readonly abilities: EntryAbilities;
  },
): EntryRow[] {
  return sources
    .map((source, index) => {
      const documented = source.state === "not_started" && isDocumented(source.kpi, context.fy);
      // What the round does not ask for has no deadline, nor has what came back after it was answered.
      const dueOn = isLeftOut(source) || hasComeBack(source.outstanding) ? null : context.dueOn;
      const due = dueStatus(source.isHandedIn, dueOn, context.today);
      const task = taskOf(source, { ...context, documented, due });
      const row: EntryRow = {
        kpiId: source.kpi.id,
        name: source.kpi.name,
        place: source.place ?? "計画全般",
        isMetric: source.isMetric,
        department: source.department?.name ?? null,
        respondent: source.respondent?.name ?? null,
        state: source.state,
        documented,
        isHandedIn: source.isHandedIn,
        isInForce: source.isInForce,
        due,
        figure: documented ? documentedFigure(source.kpi, context.fy) : savedFigure(source),
        task: task.text,
        isTodo: task.rank < OTHERS_RANK,
        handling: source.handling,
      };
      return { row, rank: task.rank, index };
    })
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ row }) => row);
}

function hasComeBack(outstanding: Outstanding | null): boolean {
  const reason = outstanding?.reason;
  return reason === "due_again" || reason === "year_ended" || reason === "reopened";
}

function isLeftOut({ window }: EntrySource): boolean {
  return !window.open && window.reason === "not_asked";
}

function taskOf(
  source: EntrySource,
  context: {
    readonly documented: boolean;
    readonly due: DueStatus;
    readonly dueOn: IsoDate | null;
    readonly abilities: EntryAbilities;
  },
): Task {
  const { documented, due, abilities } = context;
  const { state, department } = source;
  const reason = source.outstanding?.reason;
  // The office enters what no department answers for; the rest is the department's turn.
  const isOwnTurn = source.mayEdit && !(abilities.decide && department !== null);
  if (reason === "due_again") {
    return isOwnTurn
      ? { text: "公表予定日になりました。実績を入力してください", rank: 2 }
      : { text: "公表予定日になりました。所管課の入力待ちです", rank: 11 };
  }
  if (reason === "year_ended") {
    return isOwnTurn
      ? { text: "年度が終わりました。年度を通した実績を入力してください", rank: 2 }
      : { text: "年度途中の値のまま、年度が終わりました。所管課の入力待ちです", rank: 11 };
  }
  if (reason === "reopened") {
    return isOwnTurn
      ? { text: "受付が再開されました。内容を直してください", rank: 2 }
      : { text: "受付を再開しています。所管課の入力待ちです", rank: 12 };
  }
  if (documented) return { text: "計画書に実績が載っています", rank: 40 };
  if (state === "approved") return { text: "承認済みです", rank: 30 };
  if (awaitsDecision({ state })) return decisionTask(source, abilities);
  if (state === "draft" && source.isHandedIn)
    return { text: "回答は済んでいます。変更の下書きがあります", rank: 29 };
  if (!isOwnTurn) return othersTask(source, context);
  if (state === "returned") return { text: "差し戻されました。修正してください", rank: 1 };
  const rank = due === "overdue" ? 3 : due === "due_soon" ? 4 : 5;
  return { text: state === "draft" ? "続きを入力してください" : "実績を入力してください", rank };
}

/** The department's turn, as everybody else sees it. */
function othersTask(
  { state, window }: EntrySource,
  { due, dueOn }: { readonly due: DueStatus; readonly dueOn: IsoDate | null },
): Task {
  if (dueOn !== null && !window.open) {
    if (window.reason === "not_asked") return { text: "この照会の対象ではありません", rank: 22 };
    if (window.reason === "preparing") return { text: "照会はまだ始まっていません", rank: 20 };
    return { text: "入力されないまま、照会の受付が終わりました", rank: 11 };
  }
  if (state === "returned") return { text: "所管課が修正しています", rank: 12 };
  return due === "overdue"
    ? { text: "期限を過ぎています", rank: 11 }
    : { text: "所管課の入力待ちです", rank: 12 };
}

function decisionTask({ mayDecide }: EntrySource, { decide, office }: EntryAbilities): Task {
  if (!decide) return { text: `${office}の確認を待っています`, rank: 21 };
  return mayDecide
    ? { text: "内容を確認し、承認または差戻しをしてください", rank: 0 }
    : { text: "ほかの担当者の確認を待っています", rank: 21 };
}

function savedFigure({ content, kpi }: EntrySource): string | null {
  if (content === null) return null;
  const answer = answerWords(content, kpi);
  if (answer !== null) return answer;
  const typed = content.actualText.trim();
  return typed === "" ? null : `「${shorten(typed)}」（数値として読めません）`;
}

function documentedFigure(kpi: EntrySource["kpi"], fy: FiscalYear): string | null {
  return formatQuantity(kpi.years.find((year) => year.fy === fy)?.actual ?? null, kpi);
}

/** Longest typed text that the list repeats. */
const SHOWN_TEXT = 16;

/** At most as much of a typed text as a table repeats. */
export function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= SHOWN_TEXT ? text : `${characters.slice(0, SHOWN_TEXT).join("")}…`;
}

function matches(row: EntryRow, filter: EntryFilter): boolean {
  if (filter === "all") return true;
  if (filter === "todo") return row.isTodo;
  // As the page's head counts them: an approved answer holds, whatever is written beside it.
  if (filter === "approved") return row.isInForce;
  // A year printed in the plan document is neither begun nor to be begun.
  return row.state === filter && !row.documented;
}

export function filterRows(rows: readonly EntryRow[], filter: EntryFilter): EntryRow[] {
  return rows.filter((row) => matches(row, filter));
}

/** Every filter with how many rows it shows; empty states are left out, unless chosen. */
export function filterCounts(
  rows: readonly EntryRow[],
  chosen: EntryFilter,
): { readonly filter: EntryFilter; readonly count: number }[] {
  return (["all", "todo", ...REPORT_STATES] as const)
    .map((filter) => ({ filter, count: filterRows(rows, filter).length }))
    .filter(({ filter, count }) => filter === "all" || filter === chosen || count > 0);
}

/** The years that can be entered: of every plan, begun by now, latest first. */
export function reportableYears(
  plans: readonly { readonly startFy: FiscalYear; readonly endFy: FiscalYear }[],
  currentFy: FiscalYear,
): FiscalYear[] {
  const years = plans.flatMap(({ startFy, endFy }) => fiscalYears(startFy, earlierFy(endFy, currentFy)));
  return [...new Set(years)].sort((a, b) => b - a);
}

/** The year asked for, else the latest that has ended, else the latest there is; null where no plan has begun. */
export function chooseYear(
  years: readonly FiscalYear[],
  asked: FiscalYear | null,
  latestEnded: FiscalYear,
): FiscalYear | null {
  if (asked !== null && years.includes(asked)) return asked;
  return years.find((fy) => fy <= latestEnded) ?? years[0] ?? null;
}

/** The next KPI that waits for this person; null when none does. */
export function nextTodo(rows: readonly EntryRow[], kpiId: KpiId): EntryRow | null {
  return rows.find((row) => row.isTodo && row.kpiId !== kpiId) ?? null;
}
