/**
 * Many changes of reports in one transaction, all or nothing: each is decided by the rules of one (`decideChange`), and makes
 * a revision and an audit event of its own; only reading and writing is done for all of them together.
 */
import { randomUUID } from "node:crypto";
import type { Kpi } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { type FigureOfPlan, listFigures } from "@/domain/plan/figures";
import { askingPlans } from "@/domain/plan/lead";
import { coversYear } from "@/domain/plan/years";
import type { ApprovedReport, ReportState } from "@/domain/reports/report";
import { buildSeries } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { FieldErrors, Refusal } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { type NewAuditEvent, recordAudits } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";
import { type PlanDto, readPlans } from "@/server/plan/queries";
import { submissionColumns } from "./advance";
import { approvedFigures } from "./approved";
import type { ReportChangeInput } from "./change-input";
import {
  type ChangeFacts,
  type DecidedChange,
  decideChange,
  revisionColumns,
  summary,
} from "./decide-change";
import { closeReopenedItem, type RoundOfYear, readRoundsOfYears } from "./entry-window";
import { type ReportWithLatest, readReportsWithLatest } from "./latest-revision";
import { afterReturn } from "./return";
import { holdRoundAgainstChange } from "./round-lock";
import { officeOf } from "./rows";

/** Which revision a change has made. */
export interface ChangedReport {
  readonly kpiId: KpiId;
  readonly fy: FiscalYear;
  readonly reportId: string;
  readonly no: number;
}

/** What became of all of them; of a refusal the first one, and nothing may be kept of the others. */
export type ChangesResult =
  | { readonly ok: true; readonly changed: readonly ChangedReport[] }
  | {
      readonly ok: false;
      readonly kpiId: KpiId;
      readonly fy: FiscalYear;
      readonly reason: Refusal;
      readonly errors?: FieldErrors;
    };

export interface ManyChanges {
  /** Parsed (`parseReportChange`), each of another report. */
  readonly inputs: readonly ReportChangeInput[];
  /** Figures that are not approved yet, and that what is handed in is held against as well. */
  readonly beside?: readonly ApprovedReport[];
  /** What else is written in the transaction, with the audit events that tell of it: events are a transaction's last write. */
  readonly alsoWrite?: (changed: readonly ChangedReport[]) => Promise<readonly NewAuditEvent[]>;
}

interface Change extends DecidedChange {
  readonly input: ReportChangeInput;
  readonly report: ReportWithLatest | null;
  readonly reportId: string;
  readonly no: number;
  readonly by: string | null;
}

export async function applyChanges(
  tx: Tx,
  viewer: Viewer,
  { inputs, beside = [], alsoWrite }: ManyChanges,
  now: Date,
): Promise<ChangesResult> {
  const factsOf = await readFacts(tx, inputs, beside);
  const changes: Change[] = [];
  for (const input of inputs) {
    const { kpiId, fy } = input;
    const facts = factsOf(input);
    if (facts === null) return { kpiId, fy, ok: false, reason: "not_found" };
    const decided = decideChange(viewer, input, facts, now);
    if (!decided.ok) return { kpiId, fy, ...decided };
    const { report, owner } = facts;
    changes.push({
      ...decided.value,
      input,
      report,
      reportId: report?.id ?? randomUUID(),
      no: input.version + 1,
      by: officeOf(viewer, owner.plan),
    });
  }
  await advance(tx, viewer, changes);
  const rows = changes.map((change) => ({
    reportId: change.reportId,
    no: change.no,
    ...revisionColumns(viewer, change.input, change),
  }));
  await insertRows(tx, "report_revision", rows);
  await followUp(tx, changes, factsOf, now);
  const changed = changes.map(({ input: { kpiId, fy }, reportId, no }) => ({ kpiId, fy, reportId, no }));
  const also = (await alsoWrite?.(changed)) ?? [];
  const events = changes.map(
    ({ input, report }, index): NewAuditEvent => ({
      action: `report.${input.event}`,
      subject: { kind: "report", kpiId: input.kpiId, fy: input.fy },
      before: report ? summary(report.newest) : null,
      after: rows[index] ? summary(rows[index]) : null,
    }),
  );
  await recordAudits(tx, viewer, [...events, ...also]);
  return { ok: true, changed };
}

/** What is read for all of them at once. The rounds of their years are held, the earliest first. */
async function readFacts(
  tx: Tx,
  inputs: readonly ReportChangeInput[],
  beside: readonly ApprovedReport[],
): Promise<(input: ReportChangeInput) => ChangeFacts | null> {
  const kpiIds = [...new Set(inputs.map(({ kpiId }) => kpiId))];
  const fys = [...new Set(inputs.map(({ fy }) => fy))].sort((a, b) => a - b);
  for (const fy of fys) await holdRoundAgainstChange(tx, fy);
  const ownerOf = ownersOf(await readPlans(tx));
  const reportOf = await readReportsWithLatest(tx, { kpiIds, fys });
  const roundOf = await readRoundsOfYears(tx, fys);
  const rounds = new Map<FiscalYear, RoundOfYear>(fys.map((fy) => [fy, roundOf(fy)]));
  const isHandingIn = inputs.some(({ event }) => event === "submit");
  const approved = isHandingIn ? [...(await approvedFigures(tx, { id: { in: kpiIds } })), ...beside] : [];
  const figuresOf = Map.groupBy(approved, ({ kpiId }) => kpiId);
  const series = new Map<Kpi, ReturnType<ChangeFacts["years"]>>();
  return (input) => {
    const [owner, round] = [ownerOf(input), rounds.get(input.fy)];
    if (owner === null || round === undefined) return null;
    const { plan, kpi } = owner;
    const years = () => {
      const known = series.get(kpi) ?? buildSeries(plan, kpi, figuresOf.get(kpi.id) ?? []).years;
      series.set(kpi, known);
      return known;
    };
    return { owner, round, report: reportOf(input), years };
  };
}

/** As `readKpi` finds the owner of one. */
function ownersOf(
  plans: readonly PlanDto[],
): (of: Pick<ReportChangeInput, "kpiId" | "fy">) => ChangeFacts["owner"] | null {
  const figures = new Map<KpiId, (FigureOfPlan & { readonly departments: PlanDto["departments"] })[]>();
  for (const { definition: plan, departments } of askingPlans(plans)) {
    for (const placed of listFigures(plan)) {
      const all = figures.get(placed.kpi.id) ?? [];
      figures.set(placed.kpi.id, [...all, { ...placed, plan, departments }]);
    }
  }
  return ({ kpiId, fy }) => {
    const found = figures.get(kpiId)?.find(({ plan }) => coversYear(plan, fy));
    if (!found) return null;
    const { plan, kpi, isMetric, departments } = found;
    return { department: departments[kpiId] ?? null, plan, kpi: kpiInYear(kpi, fy), isMetric };
  };
}

/** Points every report at its next revision. A lost race breaks a key, which `writing` tells as a conflict. */
async function advance(tx: Tx, viewer: Viewer, changes: readonly Change[]): Promise<void> {
  const pointers = ({ input: { event }, state, no }: Change) => ({
    state,
    version: no,
    ...(event === "approve" ? { approvedRevision: no } : {}),
    ...submissionColumns(event, viewer),
  });
  const begun = changes
    .filter(({ report }) => report === null)
    .map((change) => ({
      id: change.reportId,
      itemId: change.input.kpiId,
      fy: change.input.fy,
      ...pointers(change),
    }));
  await insertRows(tx, "report", begun);
  // Those that are alike but for their number are moved on together.
  const moved = Map.groupBy(
    changes.filter(({ report }) => report !== null),
    ({ input: { event }, state, no }) => `${event}/${state satisfies ReportState}/${no}`,
  );
  for (const alike of moved.values()) {
    const [first] = alike;
    if (first === undefined) continue;
    // Where another writer was quicker fewer rows are moved, and the revision's key is taken: nothing is kept.
    await tx.report.updateMany({
      where: { id: { in: alike.map(({ reportId }) => reportId) }, version: first.input.version },
      data: pointers(first),
    });
  }
}

/** What a decision brings with it for the round that asked. */
async function followUp(
  tx: Tx,
  changes: readonly Change[],
  factsOf: (input: ReportChangeInput) => ChangeFacts | null,
  now: Date,
): Promise<void> {
  for (const { input, no } of changes) {
    if (input.event !== "approve" && input.event !== "return") continue;
    const round = factsOf(input)?.round;
    if (!round?.isAsked(input.kpiId)) continue;
    if (input.event === "return") await afterReturn(tx, input, no, now);
    else if (round.isReopened(input.kpiId)) await closeReopenedItem(tx, input);
  }
}
