/** A department's page: what waits for this person, what is answered, what cannot be changed now. Pure. */

import type { Kpi } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { isDocumented } from "@/domain/plan/years";
import { DUE_SOON_DAYS, type ReportContent, type ReportState } from "@/domain/reports/report";
import type { KpiSeries, SeriesPlan } from "@/domain/reports/series";
import type { EntryWindow } from "@/domain/rounds/entry-window";
import { OUTSTANDING_REASONS, type Outstanding, type OutstandingReason } from "@/domain/rounds/outstanding";
import { isRespondent } from "@/domain/rounds/respondents";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { daysBetween, type IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { dateJa } from "@/domain/words/ja/dates";
import { answerWords, reportStandingWords } from "@/domain/words/ja/reports/reports";
import { ENTRY_CLOSED_WORDS } from "@/domain/words/ja/rounds/rounds";
import { type EntryDraft, type FigureContext, startDraft } from "../model/entry-draft";
import type { RevisionView } from "../schema";
import { defaultAsOf, figureContext } from "./figure";
import type { ReturnNote } from "./return-note";

/** One report of the department, with all that its card says. */
export interface MyReportSource {
  readonly plan: SeriesPlan;
  /** With every edition of its terms. */
  readonly kpi: Kpi;
  /** KPI以外の実績. */
  readonly isMetric: boolean;
  /** 「(1) 身近なみどり」; null for a KPI of the plan as a whole. */
  readonly place: string | null;
  readonly series: KpiSeries;
  readonly departmentId: string | null;
  readonly state: ReportState;
  readonly version: number;
  readonly content: ReportContent | null;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
  readonly respondent: { readonly id: string; readonly name: string } | null;
  readonly window: EntryWindow;
  readonly outstanding: Outstanding | null;
  readonly isHandedIn: boolean;
  readonly correctionReason: string;
  readonly approved: Parameters<typeof figureContext>[3]["approved"];
  readonly returned: ReturnNote | null;
  readonly reopenedReason: string | null;
  /** Messages beside the report that this person has not read. */
  readonly unread: number;
}

/** A report that waits: everything that its form begins with. */
export interface ReportCard {
  readonly kpiId: KpiId;
  readonly place: string;
  readonly reason: OutstandingReason;
  readonly context: FigureContext;
  readonly start: EntryDraft;
  readonly version: number;
  readonly current: RevisionView | null;
  readonly returned: MyReportSource["returned"];
  readonly reopenedReason: string | null;
  /** For `due_again`: the announced day. */
  readonly awaitedOn: IsoDate | null;
  readonly unread: number;
}

/** A report that is only looked at. */
export interface ReadRow {
  readonly kpiId: KpiId;
  readonly name: string;
  /** KPI以外の実績. */
  readonly isMetric: boolean;
  readonly state: ReportState;
  readonly stateWords: string;
  /** null where there is none. */
  readonly figure: string | null;
  readonly content: ReportContent | null;
  readonly respondent: string | null;
  readonly unread: number;
}

interface ClosedGroup {
  readonly words: string;
  readonly rows: readonly ReadRow[];
}

type RoundStanding = "open" | "preparing" | "closed" | "not_asked" | "none";

export interface MyReports {
  readonly fy: FiscalYear;
  readonly person: { readonly id: string; readonly byLink: boolean };
  /** What the plan calls its office. */
  readonly office: string;
  readonly departmentName: string | null;
  readonly round: {
    readonly id: string;
    readonly title: string;
    readonly instructions: string;
    readonly opensOn: IsoDate;
  } | null;
  readonly standing: RoundStanding;
  /** While something waits in an open round. */
  readonly deadline: { readonly text: string; readonly tone: "info" | "warning" | "error" } | null;
  readonly waiting: readonly ReportCard[];
  readonly answered: readonly ReadRow[];
  /** Asked of a colleague by name. */
  readonly colleagues: readonly ReadRow[];
  readonly closed: readonly ClosedGroup[];
}

export interface MyReportsInput {
  readonly person: { readonly id: string; readonly departmentId: string | null; readonly byLink: boolean };
  readonly departmentName: string | null;
  /** What the plan calls its office. */
  readonly office: string;
  readonly fy: FiscalYear;
  /** ISO date in Asia/Tokyo. */
  readonly today: IsoDate;
  readonly round: {
    readonly id: string;
    readonly title: string;
    readonly instructions: string;
    readonly opensOn: IsoDate;
    readonly dueOn: IsoDate;
  } | null;
  /** In the plans' order. */
  readonly reports: readonly MyReportSource[];
  /** How many initiatives (取組の状況) this person may answer and has not. */
  readonly owedInitiatives: number;
}

export function myReports(input: MyReportsInput): MyReports {
  const { fy, today, round, person } = input;
  const waiting: ReportCard[] = [];
  const answered: ReadRow[] = [];
  const colleagues: ReadRow[] = [];
  const closed = new Map<string, ReadRow[]>();
  for (const report of input.reports) {
    const { outstanding } = report;
    if (outstanding !== null && isRespondent(outstanding.by, { ...person, active: true }))
      waiting.push(cardOf(report, outstanding, fy, today));
    else if (outstanding !== null) colleagues.push(readRow(report, fy));
    else if (report.isHandedIn || report.window.open) answered.push(readRow(report, fy));
    else {
      const words = ENTRY_CLOSED_WORDS[report.window.reason](input.office);
      closed.set(words, [...(closed.get(words) ?? []), readRow(report, fy)]);
    }
  }
  const standing = standingOf(input);
  return {
    fy,
    person: { id: person.id, byLink: person.byLink },
    departmentName: input.departmentName,
    office: input.office,
    round: round && {
      id: round.id,
      title: round.title,
      instructions: round.instructions,
      opensOn: round.opensOn,
    },
    standing,
    deadline:
      round !== null && standing === "open"
        ? deadlineOf(round.dueOn, today, waiting.length + input.owedInitiatives)
        : null,
    waiting: waiting.sort(
      (a, b) => OUTSTANDING_REASONS.indexOf(a.reason) - OUTSTANDING_REASONS.indexOf(b.reason),
    ),
    answered,
    colleagues,
    closed: [...closed].map(([words, rows]) => ({ words, rows })),
  };
}

/** Asked of everybody of the department, or of this person by name. */
export function isOwnReport(
  report: Pick<MyReportSource, "departmentId" | "respondent">,
  person: { readonly id: string; readonly departmentId: string | null },
): boolean {
  const item = { departmentId: report.departmentId, respondentId: report.respondent?.id ?? null };
  return isRespondent(item, { ...person, active: true });
}

function cardOf(
  report: MyReportSource,
  outstanding: Outstanding,
  fy: FiscalYear,
  today: IsoDate,
): ReportCard {
  const { kpi, content, state, correctionReason } = report;
  const asOf = defaultAsOf(fy, today);
  const year = report.series.years.find((each) => each.fy === fy);
  const inForce = year?.figureStatus ?? (year?.corrections.length ? "taken_back" : null);
  const context = figureContext(report.plan, kpi, report.series, {
    fy,
    today,
    inForce,
    isMetric: report.isMetric,
    approved: report.approved,
    isAskedAgain: report.returned !== null || report.reopenedReason !== null,
  });
  return {
    kpiId: kpi.id,
    place: report.place ?? "計画全般",
    reason: outstanding.reason,
    context,
    start: startDraft({ state, content, correctionReason }, context, asOf),
    version: report.version,
    current:
      content === null || report.updatedAt === null
        ? null
        : {
            version: report.version,
            state,
            content,
            correctionReason,
            author: report.updatedBy ?? "",
            at: report.updatedAt,
          },
    returned: report.returned,
    reopenedReason: report.reopenedReason,
    unread: report.unread,
    awaitedOn: outstanding.awaitedOn,
  };
}

function readRow(
  { state, isHandedIn, content, respondent, unread, ...report }: MyReportSource,
  fy: FiscalYear,
): ReadRow {
  const kpi = kpiInYear(report.kpi, fy);
  const isPrinted = state === "not_started" && isDocumented(kpi, fy);
  const printed = kpi.years.find((year) => year.fy === fy)?.actual ?? null;
  return {
    kpiId: kpi.id,
    name: kpi.name,
    isMetric: report.isMetric,
    state,
    stateWords: reportStandingWords({ state, isHandedIn, isDocumented: isPrinted }),
    figure: isPrinted ? formatQuantity(printed, kpi) : answerWords(content, kpi),
    content,
    respondent: respondent?.name ?? null,
    unread,
  };
}

/** How the round stands to this department, told from what may be written now. */
function standingOf({ round, reports }: MyReportsInput): RoundStanding {
  if (round === null) return "none";
  const windows = reports.map(({ window }) => window);
  if (windows.some((window) => window.open && window.by === "round")) return "open";
  const refused = new Set(windows.map((window) => (window.open ? "closed" : window.reason)));
  if (refused.has("preparing")) return "preparing";
  return refused.has("closed") ? "closed" : "not_asked";
}

/** @param owed answers of whatever kind */
function deadlineOf(dueOn: IsoDate, today: IsoDate, owed: number): MyReports["deadline"] {
  const left = daysBetween(today, dueOn);
  const until = `期限は${dateJa(dueOn)}です。`;
  if (owed === 0) return { text: `${until}お答えいただく項目は、すべて提出されています。`, tone: "info" };
  if (left < 0) return { text: `${until}期限を${-left}日過ぎています。`, tone: "error" };
  if (left === 0) return { text: `${until}本日が期限です。`, tone: "warning" };
  return { text: `${until}あと${left}日です。`, tone: left <= DUE_SOON_DAYS ? "warning" : "info" };
}
