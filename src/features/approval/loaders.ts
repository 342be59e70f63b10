/** What the approval page shows: one figure, initiative or assessment of a year that waits, in a constant number of queries. */

import { notFound } from "next/navigation";
import type { PlanDefinition } from "@/domain/plan/definition";
import { figuresInYear } from "@/domain/plan/figures";
import { initiativesInYear } from "@/domain/plan/initiatives";
import { placeInQueue } from "@/domain/reports/approval-queue";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { requestTime } from "@/lib/request-time";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility } from "@/server/auth/sessions/session";
import { listPlans } from "@/server/plan/queries";
import { type AssessmentDto, listAssessments } from "@/server/reports/assessments/queries";
import { listEvidence } from "@/server/reports/evidence/queries";
import { type InitiativeReportDto, listInitiativeReports } from "@/server/reports/initiatives/queries";
import { getReport, listApprovedReports, listReports } from "@/server/reports/queries";
import { getRound } from "@/server/rounds/queries";
import type { ApprovalPage } from "./components/approval-view";
import type { Asked } from "./schema";
import {
  approvalItem,
  assessmentItem,
  assessmentName,
  initiativeItem,
  initiativesTogether,
  queueOf,
  wordsQueue,
} from "./view-model";

/** Before the first byte: 403 for who decides on nothing, 404 for what is no year. */
export async function admitToApproval(fy: FiscalYear | null): Promise<void> {
  await requireAbility("report.approve");
  if (fy === null) notFound();
}

export async function loadApproval(
  { fy, at, told }: Asked & { readonly fy: FiscalYear },
  now: Date = requestTime(),
): Promise<ApprovalPage> {
  const viewer = await requireAbility("report.approve");
  const [plans, reports, initiatives, assessments, round] = await Promise.all([
    listPlans(viewer).then(shown),
    listReports(viewer, { fy }, now).then(shown),
    listInitiativeReports(viewer, { fy }, now).then(shown),
    listAssessments(viewer, { fys: [fy] }, now).then(shown),
    getRound(viewer, { fy }).then(shown),
  ]);
  const definitions = plans.map(({ definition }) => definition);
  const queue = [...queueOf(viewer, definitions, reports), ...wordsQueue(initiatives, assessments)];
  const waiting = new Set(queue.filter(({ waits }) => waits).map(({ id }) => id));
  const place = placeInQueue(queue, at);
  const nameOf = (id: string | null) => nameIn(definitions, assessments, fy, id);
  const assessment = assessments.find(({ partId }) => partId === place?.id);
  const initiative = initiatives.find(({ initiativeId }) => initiativeId === place?.id);
  return {
    fy,
    place,
    waiting: [...waiting],
    told: told && { decision: told.decision, name: nameOf(told.was) },
    // Somebody was quicker, or an old address was kept.
    passed: at !== null && place?.id !== at ? nameOf(at) : null,
    item: assessment
      ? assessmentItem(definitions, assessment)
      : initiative
        ? await initiativeOf(viewer, initiative, definitions, now)
        : place && (await itemOf(viewer, toKpiId(place.id), fy, definitions, now)),
    own: queue.filter(({ isOwn }) => isOwn).length,
    together: {
      roundId: reports.some(({ kpiId }) => waiting.has(kpiId)) ? (round?.id ?? null) : null,
      ...initiativesTogether(definitions, initiatives, fy),
    },
  };
}

/** Of a figure, an initiative or an assessment of the year; null where the id is of none. */
function nameIn(
  plans: readonly PlanDefinition[],
  assessments: readonly AssessmentDto[],
  fy: FiscalYear,
  id: string | null,
): string | null {
  const figure = plans.flatMap((plan) => figuresInYear(plan, fy)).find(({ kpi }) => kpi.id === id);
  if (figure) return figure.kpi.name;
  const placed = plans
    .flatMap((plan) => initiativesInYear(plan, fy))
    .find(({ initiative }) => initiative.id === id);
  if (placed) return placed.initiative.text;
  const assessment = assessments.find(({ partId }) => partId === id);
  const plan = plans.find((each) => each.id === assessment?.planId);
  return assessment && plan ? assessmentName(plan, assessment) : null;
}

async function initiativeOf(
  viewer: Viewer,
  report: InitiativeReportDto,
  plans: readonly PlanDefinition[],
  now: Date,
) {
  const { initiativeId, fy } = report;
  const evidence = shown(await listEvidence(viewer, { kpiId: initiativeId, fy }, now));
  return initiativeItem(plans, report, evidence.pieces);
}

async function itemOf(
  viewer: Viewer,
  kpiId: KpiId,
  fy: FiscalYear,
  plans: readonly PlanDefinition[],
  now: Date,
) {
  const [report, approved, evidence] = await Promise.all([
    getReport(viewer, { kpiId, fy }, now).then(shown),
    listApprovedReports(viewer, { kpiId }).then(shown),
    listEvidence(viewer, { kpiId, fy }, now).then(shown),
  ]);
  return approvalItem(plans, report, approved, evidence.pieces);
}
