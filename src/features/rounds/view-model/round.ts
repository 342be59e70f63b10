/** One round as the office works through it: a line per KPI, what it needs, and who would be reminded. */

import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { figureFinder } from "@/domain/plan/figures";
import { formatQuantity } from "@/domain/plan/quantity";
import { isDocumented } from "@/domain/plan/years";
import { isForBulk } from "@/domain/reports/entry/entry-checks";
import { previewReport, type ReportPreview } from "@/domain/reports/entry/preview";
import type { JudgementCode } from "@/domain/reports/judgement";
import { awaitsDecision } from "@/domain/reports/progress";
import {
  type ApprovedReport,
  type DueStatus,
  dueStatus,
  type ReportContent,
  type ReportState,
} from "@/domain/reports/report";
import { isSaid } from "@/domain/reports/said";
import type { Outstanding } from "@/domain/rounds/outstanding";
import type { RoundState } from "@/domain/rounds/round";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { daysBetween, type IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { byName } from "@/domain/shared/names";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { entryWarningSentence } from "@/domain/words/ja/reports/entry";
import { answerWords } from "@/domain/words/ja/reports/reports";
import { RESPONDENT_PROBLEM_WORDS } from "@/domain/words/ja/rounds/rounds";
import type { ReportDto } from "@/server/reports/queries";
import type { RoundOverviewItemDto } from "@/server/rounds/overview";
import type { RoundDto } from "@/server/rounds/rows";
import { ROUND_FILTERS, type RoundFilter } from "../schema";

/** Somebody who is asked. */
export type RespondentName = RoundOverviewItemDto["respondents"][number];

type ReportSource = Pick<
  ReportDto,
  | "kpiId"
  | "state"
  | "version"
  | "content"
  | "authorIds"
  | "isByLink"
  | "approvedRevision"
  | "outstanding"
  | "isHandedIn"
  | "isInForce"
>;

export interface LineContext {
  /** How many messages of the KPI's report this person has not read. */
  readonly unreadOf: (kpiId: KpiId) => number;
  readonly round: Pick<RoundDto, "fy" | "state" | "dueOn">;
  readonly today: IsoDate;
  /** Whether anything waits for this person at all. */
  readonly canManage: boolean;
  /** Whether this person decides on a report whose authors these are, by the plan's setting. */
  readonly mayApprove: (plan: PlanDefinition, authorIds: readonly string[]) => boolean;
}

export interface RoundItemRow {
  readonly kpiId: KpiId;
  readonly name: string;
  /** KPI以外の実績: no mark stands in its line. */
  readonly isMetric: boolean;
  readonly department: string | null;
  /** 「課の全員」, or the person named. */
  readonly person: string;
  /** Who gets the mails. */
  readonly respondents: readonly RespondentName[];
  readonly problem: string | null;
  readonly state: ReportState;
  /** What waits for a decision came through a personal link. */
  readonly isByLink: boolean;
  /** The plan document prints this year's figure, so that nothing has to be entered. */
  readonly isDocumented: boolean;
  /** Of a round that is open the same as "not handed in"; before and after it a department can owe nothing. */
  readonly outstanding: Outstanding | null;
  readonly isHandedIn: boolean;
  /** An answer is approved, or printed in the plan document, whatever is written beside it. */
  readonly isInForce: boolean;
  readonly version: number;
  /** As handed in or in force; of a draft, and of what was given back, nothing is told here. */
  readonly figure: string | null;
  /** The number in it; null where it is none. */
  readonly value: DecimalString | null;
  readonly previous: {
    readonly year: string;
    readonly figure: string;
    readonly value: DecimalString;
  } | null;
  readonly unit: string;
  readonly decimals: number;
  readonly mark: JudgementCode | null;
  /** It is of an answer that awaits a decision. */
  readonly isMarkPending: boolean;
  readonly warnings: readonly string[];
  /** Why a warned figure is right all the same, in the department's words. */
  readonly warningNote: string;
  readonly due: DueStatus;
  /** 「あと3日」, 「2日超過」; null where nothing is owed. */
  readonly dueText: string | null;
  readonly contactedOn: IsoDate | null;
  /** What waits for the office; null: nothing. */
  readonly task: string | null;
  /** It waits for this person's decision. */
  readonly mayDecide: boolean;
  /** Can be approved with others at once. */
  readonly isApprovable: boolean;
  readonly reopened: string | null;
  /** Messages beside the figure that this person has not read. */
  readonly unread: number;
}

/** A line per KPI and metric asked for, in the plans' order. */
export function roundLines(
  plans: readonly PlanDefinition[],
  items: readonly RoundOverviewItemDto[],
  reports: readonly ReportSource[],
  approved: readonly ApprovedReport[],
  context: LineContext,
): RoundItemRow[] {
  const findFigure = figureFinder(plans);
  const reportOf = new Map(reports.map((report) => [report.kpiId, report]));
  const approvedOf = Map.groupBy(approved, ({ kpiId }) => kpiId);
  return items
    .filter(({ isIncluded }) => isIncluded)
    .flatMap((item) => {
      const found = findFigure(item);
      if (!found) return [];
      const { plan } = found;
      const kpi = kpiInYear(found.kpi, context.round.fy);
      const report = reportOf.get(item.kpiId) ?? null;
      const own = approvedOf.get(kpi.id) ?? [];
      const content = report && toldContent(report, own, context.round.fy);
      const preview = previewReport(plan, found.kpi, context.round.fy, own, content);
      return [lineOf(plan, kpi, item, { report, content, preview }, context)];
    });
}

/**
 * What a line tells of an answer: what is handed in or approved. What a department has not handed in stays with it until it
 * does; what is in force holds meanwhile.
 * @param approved of the same item, oldest first
 */
export function toldContent(
  { state, content }: Pick<ReportSource, "state" | "content">,
  approved: readonly Pick<ApprovedReport, "fy" | "content">[],
  fy: FiscalYear,
): ReportContent | null {
  return isSaid(state) ? content : (approved.findLast((each) => each.fy === fy)?.content ?? null);
}

function lineOf(
  plan: PlanDefinition,
  kpi: Kpi,
  item: RoundOverviewItemDto,
  {
    report,
    content,
    preview,
  }: {
    readonly report: ReportSource | null;
    readonly content: ReportContent | null;
    readonly preview: ReportPreview;
  },
  context: LineContext,
): RoundItemRow {
  const { round, today } = context;
  const state = report?.state ?? "not_started";
  const documented = state === "not_started" && isDocumented(kpi, round.fy);
  const outstanding = report?.outstanding ?? null;
  const isHandedIn = report?.isHandedIn ?? documented;
  const hasComeBack = isDueAgain(outstanding) || outstanding?.reason === "reopened";
  const due = dueStatus(isHandedIn, hasComeBack ? null : round.dueOn, today);
  const mayApprove = awaitsDecision({ state }) && context.mayApprove(plan, report?.authorIds ?? []);
  const problem = item.problem && RESPONDENT_PROBLEM_WORDS[item.problem];
  const { previous } = preview;
  const line = {
    kpiId: kpi.id,
    name: kpi.name,
    isMetric: item.isMetric,
    department: item.department?.name ?? null,
    person: item.respondent?.name ?? "課の全員",
    respondents: item.respondents,
    problem,
    state,
    isByLink: state === "submitted" && (report?.isByLink ?? false),
    isDocumented: documented,
    outstanding,
    isHandedIn,
    isInForce: report?.isInForce ?? documented,
    version: report?.version ?? 0,
    figure: figureOf(content, kpi, preview.actual),
    value: content === null ? preview.actual : content.actual,
    previous: previous && {
      year: fiscalYearJa(previous.fy),
      figure: formatQuantity(previous.value, kpi),
      value: previous.value,
    },
    unit: kpi.unit,
    decimals: kpi.decimals,
    mark: item.isMetric ? null : (preview.judgement?.code ?? null),
    isMarkPending: awaitsDecision({ state }),
    warnings: preview.warnings.map((warning) => entryWarningSentence(warning, kpi)),
    warningNote: content?.warningNote ?? "",
    due,
    dueText: dueText(outstanding, due, context),
    contactedOn: item.contactedOn,
    isApprovable: mayApprove && isForBulk(preview.warnings, content?.warningNote ?? ""),
    reopened: item.reopenedAt === null ? null : item.reopenedReason,
    unread: context.unreadOf(kpi.id),
  };
  return {
    ...line,
    mayDecide: mayApprove && context.canManage,
    task: context.canManage ? taskOf(line, mayApprove, round.state) : null,
  };
}

function isDueAgain(outstanding: Outstanding | null): boolean {
  return outstanding?.reason === "due_again" || outstanding?.reason === "year_ended";
}

function figureOf(content: ReportContent | null, kpi: Kpi, printed: DecimalString | null): string | null {
  if (content === null) return printed === null ? null : formatQuantity(printed, kpi);
  const answer = answerWords(content, kpi);
  if (answer !== null) return answer;
  return content.actualText.trim() === "" ? null : "数値として読めない入力";
}

function dueText(
  outstanding: Outstanding | null,
  due: DueStatus,
  { round, today }: LineContext,
): string | null {
  if (outstanding?.reason === "due_again")
    return `公表予定日（${dateJa(outstanding.awaitedOn ?? today)}）が来ています`;
  if (outstanding?.reason === "year_ended") return "年度途中の値のまま、年度が終わりました";
  if (due === "done" || due === "none" || round.state === "preparing") return null;
  if (round.state === "closed") return "未提出のまま終了";
  const left = daysBetween(today, round.dueOn);
  if (left === 0) return "今日まで";
  return left > 0 ? `あと${left}日` : `${-left}日超過`;
}

function taskOf(
  line: Pick<RoundItemRow, "problem" | "outstanding" | "isHandedIn" | "due">,
  mayApprove: boolean,
  round: RoundState,
): string | null {
  if (mayApprove) return "内容を確認し、承認または差戻しをしてください";
  if (line.outstanding?.reason === "due_again") return "公表予定日が来ています。入力を促してください";
  if (line.outstanding?.reason === "year_ended")
    return "年度が終わりました。年度を通した実績の入力を促してください";
  if (line.isHandedIn || round === "closed") return null;
  if (line.problem) return "依頼が届きません。所管課か担当者を直してください";
  return round === "open" && line.due === "overdue" ? "期限を過ぎています。督促してください" : null;
}

const MATCHES: Record<RoundFilter, (line: RoundItemRow, round: RoundState) => boolean> = {
  all: () => true,
  todo: (line) => line.task !== null,
  together: (line) => line.isApprovable,
  missing: (line) => !line.isHandedIn,
  overdue: (line, round) => round !== "preparing" && isLate(line),
  warned: (line) => line.warnings.length > 0,
};

/** Past the deadline, or due again since the day that was announced or the year's end. */
function isLate(line: Pick<RoundItemRow, "outstanding" | "due">): boolean {
  return isDueAgain(line.outstanding) || line.due === "overdue";
}

export function filterLines(
  lines: readonly RoundItemRow[],
  filter: RoundFilter,
  round: RoundState,
): RoundItemRow[] {
  return lines.filter((line) => MATCHES[filter](line, round));
}

/** @param canManage whether there is anything to do for who looks */
export function lineCounts(
  lines: readonly RoundItemRow[],
  round: RoundState,
  canManage: boolean,
): { readonly filter: RoundFilter; readonly count: number }[] {
  return ROUND_FILTERS.filter((filter) => canManage || (filter !== "todo" && filter !== "together")).map(
    (filter) => ({
      filter,
      count: filterLines(lines, filter, round).length,
    }),
  );
}

/** The people asked of these lines, each once, by name. */
function respondentsOf(lines: readonly Pick<RoundItemRow, "respondents">[]): RespondentName[] {
  const people = new Map(
    lines.flatMap(({ respondents }) => respondents.map((person) => [person.id, person] as const)),
  );
  return [...people.values()].sort(byName);
}

/** Who is asked for something that is late. */
export function latePeople(lines: readonly RoundItemRow[]): RespondentName[] {
  return respondentsOf(lines.filter(isLate));
}
