/** What the pages of a year's assessments show, in a constant number of queries. */

import { forbidden, notFound } from "next/navigation";
import { partAt } from "@/domain/plan/parts";
import { can } from "@/domain/shared/access";
import { type FiscalYear, latestEndedFy } from "@/domain/shared/fiscal-year";
import type { PartId } from "@/domain/shared/part-id";
import { partLabel, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { requestTime } from "@/lib/request-time";
import { shown } from "@/server/auth/requests/shown";
import { requireViewer } from "@/server/auth/sessions/session";
import { listPlans } from "@/server/plan/queries";
import { listAssessments } from "@/server/reports/assessments/queries";
import { listInitiativeReports } from "@/server/reports/initiatives/queries";
import { listApprovedReports } from "@/server/reports/queries";
import type { AssessmentPage } from "./components/assessment-view";
import type { OverviewPage } from "./components/overview-view";
import type { Told } from "./schema";
import { factsOf } from "./view-model/facts";
import { planRows } from "./view-model/rows";

/** Before the first byte: 403 for who may not read every department's reports, 404 for what is no year. */
export async function admitToAssessments(fy: FiscalYear | null): Promise<void> {
  const viewer = await requireViewer();
  if (!can(viewer, "report.read", {})) forbidden();
  if (fy === null) notFound();
}

export async function loadOverview(
  { fy, told }: { readonly fy: FiscalYear; readonly told: Told | null },
  now: Date = requestTime(),
): Promise<OverviewPage> {
  const viewer = await requireViewer();
  const [plans, listed] = await Promise.all([
    listPlans(viewer).then(shown),
    listAssessments(viewer, { fys: [fy] }, now).then(shown),
  ]);
  const definitions = plans.map(({ definition }) => definition);
  const mayWrite = can(viewer, "report.edit", {});
  return { fy, told, plans: planRows(definitions, listed), mayWrite };
}

export async function loadAssessment(
  asked: { readonly fy: FiscalYear; readonly planId: string; readonly partId: PartId },
  now: Date = requestTime(),
): Promise<AssessmentPage> {
  const viewer = await requireViewer();
  const { fy, planId, partId } = asked;
  const [plans, listed, approved, initiatives] = await Promise.all([
    listPlans(viewer).then(shown),
    listAssessments(viewer, { fys: [fy] }, now).then(shown),
    listApprovedReports(viewer).then(shown),
    listInitiativeReports(viewer, { fy }, now).then(shown),
  ]);
  const plan = plans.find(({ definition }) => definition.id === planId)?.definition;
  const assessment = listed.find((each) => each.planId === planId && each.partId === partId);
  if (!plan || !assessment) notFound();
  const part = partAt(plan, assessment);
  return {
    planName: plan.name,
    label: partLabel(part),
    assessment,
    facts: factsOf(plan, part, fy, approved, initiatives),
    lastEnded: latestEndedFy(now),
    words: wordsOf(plan),
  };
}
