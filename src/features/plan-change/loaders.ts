/** A plan with its draft, for the pages on which it is changed. */
import { notFound } from "next/navigation";
import { listKpis } from "@/domain/plan/definition";
import { seenText } from "@/domain/proposals/as-seen";
import { can } from "@/domain/shared/access";
import { fiscalYearOf } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { requestTime } from "@/lib/request-time";
import { done, type Result, refused } from "@/lib/result";
import { proposalPreviewHref, staffRoutes } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { listDepartments } from "@/server/accounts/departments";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { writePlanFile } from "@/server/plan/plan-file/write";
import { listPlans } from "@/server/plan/queries";
import { definitionNow, readProposal } from "@/server/proposals/draft";
import { previewProposalInThread } from "@/server/proposals/preview";
import { listSuggestions, type SuggestionDto } from "@/server/proposals/suggestions/queries";
import type { PreviewFile } from "@/server/publication/preview";
import {
  buildEditIndex,
  buildKpiForm,
  buildPillarForm,
  buildTextsForm,
  type DraftNow,
  type EditIndex,
  type KpiForm,
  type TextsForm,
  type WordsForm,
} from "./view-model/forms";
import {
  buildInitiativeForm,
  buildMeasureForm,
  type InitiativeForm,
  type MeasureForm,
} from "./view-model/measure-forms";
import { buildMetricForm, type MetricForm, metricItems } from "./view-model/metric-form";
import { buildProposalView, type ProposalView } from "./view-model/proposal";

/** Before the first byte: 403 for who may not change a plan, 404 for one that is not here. */
export async function admitToProposal(planId: string): Promise<void> {
  const viewer = await requireAbility("plan.manage");
  shown(await readProposal(viewer, planId));
}

/** What every form of a plan needs: its definition as it would be, and which draft that is. */
async function loadDraft(planId: string): Promise<DraftNow> {
  const viewer = await requireViewer();
  const read = shown(await readProposal(viewer, planId));
  const { plan, draft } = read;
  return {
    planId,
    planName: plan.definition.name,
    seen: seenText(read.seen),
    hasDraft: draft !== null,
    definition: definitionNow(read),
    inForce: plan.definition,
    record: read.record,
  };
}

export async function loadEditIndex(planId: string): Promise<EditIndex> {
  const draft = await loadDraft(planId);
  return buildEditIndex(draft, metricItems(draft.definition));
}

export async function loadTextsForm(planId: string): Promise<TextsForm> {
  return buildTextsForm(await loadDraft(planId));
}

/** @param kpiId null for a new one */
export async function loadKpiForm(planId: string, kpiId: KpiId | null): Promise<KpiForm> {
  const viewer = await requireViewer();
  const [draft, plans, departments] = await Promise.all([
    loadDraft(planId),
    listPlans(viewer).then(shown),
    departmentNames(),
  ]);
  const form = buildKpiForm(draft, kpiId, {
    earlier: plans.map(({ definition }) => definition),
    departments,
    runningFy: fiscalYearOf(requestTime()),
  });
  return form ?? notFound();
}

/** @param no as the address says it: "2", or "new" */
export async function loadPillarForm(planId: string, no: string): Promise<WordsForm> {
  return buildPillarForm(await loadDraft(planId), no) ?? notFound();
}

/** @param place as the address says it: "1-2", or "1-new" */
export async function loadMeasureForm(planId: string, place: string): Promise<MeasureForm> {
  const [draft, departments] = await Promise.all([loadDraft(planId), departmentNames()]);
  const hrefOf = (id: string) => staffRoutes.planInitiative(planId, id);
  return buildMeasureForm(draft, place, { departments }, hrefOf) ?? notFound();
}

/** @param which the initiative by its id, or the measure that a new one is put into, as the address says it */
export async function loadInitiativeForm(
  planId: string,
  which: { readonly id: string } | { readonly place: string },
): Promise<InitiativeForm> {
  const [draft, departments] = await Promise.all([loadDraft(planId), departmentNames()]);
  return buildInitiativeForm(draft, which, { departments }) ?? notFound();
}

/**
 * @param metricId null for a new one
 * @param suggestionId what a department suggested, where a new one is to be made of it
 */
export async function loadMetricForm(
  planId: string,
  metricId: string | null,
  suggestionId: string | null = null,
): Promise<MetricForm> {
  const [draft, departments, suggestion] = await Promise.all([
    loadDraft(planId),
    departmentNames(),
    suggestionId === null ? null : loadSuggestion(planId, suggestionId),
  ]);
  const runningFy = fiscalYearOf(requestTime());
  return buildMetricForm(draft, metricId, { departments, suggestion, runningFy }) ?? notFound();
}

async function loadSuggestion(planId: string, id: string): Promise<SuggestionDto> {
  const listed = shown(await listSuggestions(await requireViewer()));
  return listed.find((each) => each.id === id && each.planId === planId) ?? notFound();
}

/** What a field for a department offers. */
async function departmentNames(): Promise<string[]> {
  const departments = shown(await listDepartments(await requireViewer()));
  return departments.map(({ name }) => name);
}

/**
 * Before the first byte: 403 for who may not change a plan, 404 for a part that its draft does not have.
 * @returns the KPI that the address names
 */
export async function admitToKpi(planId: string, kpiId: string): Promise<KpiId> {
  await admitToProposal(planId);
  const { definition } = await loadDraft(planId);
  const placed = listKpis(definition).find(({ kpi }) => kpi.id === kpiId) ?? notFound();
  return placed.kpi.id;
}

export async function admitToPillar(planId: string, no: string): Promise<void> {
  await admitToProposal(planId);
  await loadPillarForm(planId, no);
}

export async function admitToMeasure(planId: string, place: string): Promise<void> {
  await admitToProposal(planId);
  await loadMeasureForm(planId, place);
}

export async function admitToInitiative(
  planId: string,
  which: { readonly id: string } | { readonly place: string },
): Promise<void> {
  await admitToProposal(planId);
  await loadInitiativeForm(planId, which);
}

export async function admitToMetric(planId: string, metricId: string): Promise<void> {
  await admitToProposal(planId);
  await loadMetricForm(planId, metricId);
}

export async function admitToNewMetric(planId: string, suggestionId: string | null): Promise<void> {
  await admitToProposal(planId);
  if (suggestionId !== null) await loadSuggestion(planId, suggestionId);
}

export async function admitToPlanFile(): Promise<void> {
  await requireAbility("plan.manage");
}

/** The plan in force as a plan file; the office's alone, as the forms are. */
export async function loadPlanFile(
  viewer: Viewer,
  planId: string,
): Promise<Result<{ fileName: string; text: string }>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const plans = await listPlans(viewer);
  if (!plans.ok) return plans;
  const plan = plans.value.find(({ definition }) => definition.id === planId);
  if (!plan) return refused("not_found");
  return done({ fileName: `${planId}-v${plan.version}.yaml`, text: writePlanFile(plan.definition) });
}

export async function loadProposal(planId: string): Promise<ProposalView> {
  const viewer = await requireViewer();
  return buildProposalView(shown(await readProposal(viewer, planId)));
}

/** One public page as it would be, linked below the preview's own address. */
export async function loadProposalPreview(
  viewer: Viewer,
  planId: string,
  route: string,
): Promise<Result<PreviewFile>> {
  return previewProposalInThread(viewer, { planId, basePath: proposalPreviewHref(planId), route });
}
