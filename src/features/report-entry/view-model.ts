/** The list of one year's KPIs as a person works through it: what waits for whom, and how far it is. */
import type { FiscalYear } from "@/domain/fiscal-year";
import type { Kpi } from "@/domain/plan";
import { formatQuantity } from "@/domain/quantity";
import {
  type DueStatus,
  dueStatus,
  MISSING_REASON_WORDS,
  REPORT_STATES,
  type ReportContent,
  type ReportEvent,
  type ReportState,
} from "@/domain/report";
import type { EntryFilter } from "./schema";

/** The year's request, where the office has registered one. */
export interface RoundView {
  readonly title: string;
  readonly instructions: string;
  /** ISO date. */
  readonly dueOn: string;
}

/** What the list needs of one report. */
export interface EntrySource {
  readonly kpi: Pick<Kpi, "id" | "name" | "unit" | "decimals" | "years">;
  /** 「便利・快適」; null for a KPI of the plan as a whole. */
  readonly place: string | null;
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly state: ReportState;
  readonly content: ReportContent | null;
  readonly submittedById: string | null;
  readonly submittedBy: string | null;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
  readonly approvedRevision: number | null;
}

/** What this person may do with reports. */
export interface EntryAbilities {
  readonly viewerId: string;
  readonly edit: boolean;
  readonly decide: boolean;
}

export interface EntryRow {
  readonly kpiId: string;
  readonly name: string;
  readonly place: string;
  readonly department: string | null;
  readonly state: ReportState;
  /** The plan document prints this year's figure, so that nothing has to be entered. */
  readonly documented: boolean;
  readonly due: DueStatus;
  /** The figure as saved, "公表待ち", or what was typed and cannot be read; null where there is nothing. */
  readonly figure: string | null;
  readonly task: string;
  /** Whether it waits for this person. */
  readonly isTodo: boolean;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
}

export interface EntryProgress {
  readonly total: number;
  /** Handed in: submitted or approved, or printed in the plan document. */
  readonly submitted: number;
  readonly approved: number;
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
    readonly dueOn: string | null;
    readonly today: string;
    readonly abilities: EntryAbilities;
  },
): EntryRow[] {
  return sources
    .map((source, index) => {
      const documented =
        source.state === "not_started" &&
        source.kpi.years.some((year) => year.fy === context.fy && year.actual !== null);
      const due = documented ? "done" : dueStatus(source.state, context.dueOn, context.today);
      const task = taskOf(source, documented, due, context.abilities);
      const row: EntryRow = {
        kpiId: source.kpi.id,
        name: source.kpi.name,
        place: source.place ?? "計画全般",
        department: source.department?.name ?? null,
        state: source.state,
        documented,
        due,
        figure: documented ? documentedFigure(source.kpi, context.fy) : savedFigure(source),
        task: task.text,
        isTodo: task.rank < OTHERS_RANK,
        updatedAt: source.updatedAt,
        updatedBy: source.updatedBy,
      };
      return { row, rank: task.rank, index };
    })
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ row }) => row);
}

function taskOf(source: EntrySource, documented: boolean, due: DueStatus, abilities: EntryAbilities): Task {
  if (documented) return { text: "計画書に実績が載っています", rank: 40 };
  const { state } = source;
  if (state === "approved") return { text: "承認済みです", rank: 30 };
  if (state === "submitted") return decisionTask(source, abilities);
  if (!abilities.edit) return { text: "所管課の入力待ちです", rank: 20 };
  // The office enters what no department answers for; the rest is the department's turn.
  const isOthers = abilities.decide && source.department !== null;
  if (isOthers) {
    const words =
      state === "returned"
        ? "所管課が修正しています"
        : due === "overdue"
          ? "期限を過ぎています"
          : "所管課の入力待ちです";
    return { text: words, rank: due === "overdue" ? 11 : 12 };
  }
  if (state === "returned") return { text: "差し戻されました。修正してください", rank: 1 };
  const rank = due === "overdue" ? 2 : due === "due_soon" ? 3 : 4;
  return { text: state === "draft" ? "続きを入力してください" : "実績を入力してください", rank };
}

function decisionTask(source: EntrySource, { decide, viewerId }: EntryAbilities): Task {
  if (!decide) return { text: "DX推進課の確認を待っています", rank: 21 };
  return source.submittedById === viewerId
    ? { text: "ほかの担当者の確認を待っています", rank: 21 }
    : { text: "内容を確認し、承認または差戻しをしてください", rank: 0 };
}

function savedFigure({ content, kpi }: EntrySource): string | null {
  if (content === null) return null;
  if (content.missing) return MISSING_REASON_WORDS[content.missing.reason];
  if (content.actual !== null) return formatQuantity(content.actual, kpi);
  const typed = content.actualText.trim();
  return typed === "" ? null : `「${shorten(typed)}」（数値として読めません）`;
}

function documentedFigure(kpi: EntrySource["kpi"], fy: FiscalYear): string | null {
  return formatQuantity(kpi.years.find((year) => year.fy === fy)?.actual ?? null, kpi);
}

/** Longest typed text that the list repeats. */
const SHOWN_TEXT = 16;

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= SHOWN_TEXT ? text : `${characters.slice(0, SHOWN_TEXT).join("")}…`;
}

export function entryProgress(rows: readonly EntryRow[]): EntryProgress {
  const isApproved = (row: EntryRow) => row.state === "approved" || row.documented;
  return {
    total: rows.length,
    submitted: rows.filter((row) => row.state === "submitted" || isApproved(row)).length,
    approved: rows.filter(isApproved).length,
  };
}

function matches(row: EntryRow, filter: EntryFilter): boolean {
  if (filter === "all") return true;
  if (filter === "todo") return row.isTodo;
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
  const years = new Set<FiscalYear>();
  for (const { startFy, endFy } of plans) {
    for (let fy = startFy; fy <= Math.min(endFy, currentFy); fy += 1) years.add(fy);
  }
  return [...years].sort((a, b) => b - a);
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

/** One line of the history: drafts that one person saved in a row are one line, as nobody decided anything between. */
export interface HistoryLine {
  readonly no: number;
  readonly at: string;
  readonly author: string;
  readonly what: string;
  readonly figure: string;
  readonly comment: string;
}

export interface HistorySource {
  readonly no: number;
  readonly event: ReportEvent;
  readonly actualText: string;
  readonly comment: string;
  readonly correctionReason: string;
  readonly authorId: string | null;
  readonly author: string;
  readonly at: string;
}

const EVENT_WORDS: Record<ReportEvent, string> = {
  save_draft: "下書きを保存",
  submit: "提出",
  return: "差戻し",
  approve: "承認",
};

/** @param revisions newest first */
export function historyLines(revisions: readonly HistorySource[]): HistoryLine[] {
  return revisions
    .filter((revision, index) => {
      const later = revisions[index - 1];
      const isOvertaken =
        later?.event === "save_draft" &&
        revision.event === "save_draft" &&
        later.authorId === revision.authorId;
      return !isOvertaken;
    })
    .map((revision) => ({
      no: revision.no,
      at: revision.at,
      author: revision.author,
      what: EVENT_WORDS[revision.event],
      figure: shorten(revision.actualText.trim()),
      comment: revision.comment || revision.correctionReason,
    }));
}

/** What the office wrote when it last returned the report; null once it was submitted again. */
export function openReturn(revisions: readonly HistorySource[]): HistorySource | null {
  const last = revisions.find((revision) => revision.event !== "save_draft");
  return last?.event === "return" ? last : null;
}

/** The next KPI that waits for this person; null when none does. */
export function nextTodo(rows: readonly EntryRow[], kpiId: string): EntryRow | null {
  return rows.find((row) => row.isTodo && row.kpiId !== kpiId) ?? null;
}
