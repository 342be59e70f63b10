/** A plan that is not here yet comes in: from a plan file, checked before. A change of one that is here is a proposal. */

import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { can } from "@/domain/shared/access";
import { toKpiId } from "@/domain/shared/kpi-id";
import { sameData } from "@/domain/shared/same-data";
import { NEW_PLAN_REFUSAL_WORDS } from "@/domain/words/ja/plan";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { type PlanDto, readPlans } from "./queries";
import { holdPlans, writeVersion } from "./versions";

/** `added`: a new plan. `same`: it is here as it stands. `differs`: it is here, and the file says something else. */
export type ImportOutcome = "added" | "same" | "differs";

/**
 * Takes in a plan that is not here; all or nothing. One that is here is left as it is, and the answer says whether the
 * file says the same. `invalid` with a sentence where a KPI's id belongs to another plan that it does not carry on, or
 * where the plans here are another municipality's and nobody asked for that.
 */
export async function importPlan(
  viewer: Viewer,
  definition: PlanDefinition,
  { otherMunicipality = false }: { readonly otherMunicipality?: boolean } = {},
): Promise<Result<{ outcome: ImportOutcome; version: number }>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  return writing(async (tx): Promise<Result<{ outcome: ImportOutcome; version: number }>> => {
    await holdPlans(tx);
    const plans = await readPlans(tx);
    const here = plans.find((plan) => plan.definition.id === definition.id);
    if (here) {
      const outcome = sameData(here.definition, definition) ? "same" : "differs";
      return done({ outcome, version: here.version });
    }
    const problem = await problemOfNewPlan(tx, plans, definition, otherMunicipality);
    if (problem) return refused("invalid", { "": problem });
    const { version, sha256 } = await writeVersion(tx, viewer, definition, null);
    await recordAudit(tx, viewer, {
      action: "plan.import",
      subject: { kind: "plan", id: definition.id },
      before: null,
      after: { version, sha256, kpis: listKpis(definition).length },
    });
    return done({ outcome: "added", version });
  });
}

async function problemOfNewPlan(
  tx: Tx,
  plans: readonly PlanDto[],
  definition: PlanDefinition,
  otherMunicipality: boolean,
): Promise<string | null> {
  const { code } = definition.municipality;
  const other = plans.find((plan) => plan.definition.municipality.code !== code);
  if (other && !otherMunicipality) {
    return NEW_PLAN_REFUSAL_WORDS.other_municipality(other.definition.municipality.name);
  }
  return problemOfIds(tx, plans, definition);
}

/** Whether the definition's KPIs may have their ids, beside the other plans that are here; null where they may. */
export async function problemOfIds(
  tx: Tx,
  plans: readonly PlanDto[],
  definition: PlanDefinition,
): Promise<string | null> {
  const taken = await tx.planKpi.findMany({
    where: { kpiId: { in: listKpis(definition).map(({ kpi }) => kpi.id) }, planId: { not: definition.id } },
    select: { kpiId: true, planId: true },
  });
  for (const { kpiId, planId } of taken) {
    const earlier = plans.find((plan) => plan.definition.id === planId)?.definition;
    // The same id in the next plan is the same KPI, carried on; two plans at once cannot share one.
    if (!earlier || earlier.endFy < definition.startFy || definition.endFy < earlier.startFy) continue;
    return NEW_PLAN_REFUSAL_WORDS.id_taken(toKpiId(kpiId), earlier.name);
  }
  const known = new Set(plans.flatMap((plan) => listKpis(plan.definition).map(({ kpi }) => kpi.id)));
  for (const { kpi } of listKpis(definition)) {
    if (kpi.continues !== undefined && !known.has(kpi.continues)) {
      return NEW_PLAN_REFUSAL_WORDS.continues_unknown(kpi.name, kpi.continues);
    }
  }
  return null;
}
