/** A plan that is not here yet comes in: from a plan file, checked before. A change of one that is here is a proposal. */

import { carriedOnTwice } from "@/domain/plan/carried-on";
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { askingPlans } from "@/domain/plan/lead";
import { printedAhead } from "@/domain/plan/years";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { sameData } from "@/domain/shared/same-data";
import { NEW_PLAN_REFUSAL_WORDS } from "@/domain/words/ja/plan";
import { PRINTED_TOO_EARLY } from "@/domain/words/ja/proposals";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { problemOfInitiativeIds } from "./initiative-ids";
import { problemOfMetricIds } from "./metric-ids";
import { type PlanDto, readPlans } from "./queries";
import { holdPlans, writeVersion } from "./versions";

/** `added`: a new plan, `absent`: it would be one. `same`: it is here as it stands. `differs`: it is here, and the file says something else. */
export type ImportOutcome = "added" | "absent" | "same" | "differs";

/**
 * Takes in a plan that is not here; all or nothing. One that is here is left as it is, and the answer says whether the
 * file says the same. `invalid` with a sentence where a KPI's id belongs to another plan that it does not carry on, or,
 * under `municipality`, where the plans here are another municipality's and nobody asked for that.
 */
export async function importPlan(
  viewer: Viewer,
  definition: PlanDefinition,
  {
    otherMunicipality = false,
    isTrial = false,
  }: {
    readonly otherMunicipality?: boolean;
    /** Only says what would become of it; a plan that would be taken in is `absent`, and nothing is written. */
    readonly isTrial?: boolean;
  } = {},
  now: Date = new Date(),
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
    const other = plans.find((plan) => plan.definition.municipality.code !== definition.municipality.code);
    if (other && !otherMunicipality) {
      const { name } = other.definition.municipality;
      return refused("invalid", { municipality: NEW_PLAN_REFUSAL_WORDS.other_municipality(name) });
    }
    const [ahead] = printedAhead(definition, tokyoDate(now));
    const problem = ahead
      ? PRINTED_TOO_EARLY(ahead.kpi.name, ahead.fy)
      : await problemOfIds(tx, plans, definition);
    if (problem) return refused("invalid", { "": problem });
    if (isTrial) return done({ outcome: "absent", version: 0 });
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

/**
 * Whether the definition's KPIs, initiatives and metrics may have their ids, beside the other plans that are here; null where
 * they may. A plan that was called off stands in no one's way, and is carried on by none.
 */
export async function problemOfIds(
  tx: Tx,
  all: readonly PlanDto[],
  definition: PlanDefinition,
): Promise<string | null> {
  const own = ({ definition: { id } }: PlanDto) => id === definition.id;
  const plans = [...all.filter(own), ...askingPlans(all.filter((plan) => !own(plan)))];
  const taken = await tx.planItem.findMany({
    where: { itemId: { in: listKpis(definition).map(({ kpi }) => kpi.id) }, planId: { not: definition.id } },
    select: { itemId: true, planId: true },
  });
  const inForce = plans.find((plan) => plan.definition.id === definition.id)?.definition;
  const had = new Set(inForce && listKpis(inForce).map(({ kpi }) => kpi.id));
  const proposed = new Map(listKpis(definition).map(({ kpi }) => [kpi.id, kpi]));
  for (const { itemId: id, planId } of taken) {
    const kpiId = toKpiId(id);
    const other = plans.find((plan) => plan.definition.id === planId)?.definition;
    if (!other) continue;
    // The same id in the next plan is the same KPI, carried on; two plans at once cannot share one.
    if (other.endFy < definition.startFy) {
      // A new plan carries its KPIs on as a whole; of one that is put into a plan later, nobody can tell but who says so.
      if (!inForce || had.has(kpiId) || proposed.get(kpiId)?.continues === kpiId) continue;
      return NEW_PLAN_REFUSAL_WORDS.id_of_earlier(kpiId, other.name);
    }
    if (definition.endFy < other.startFy && (!inForce || had.has(kpiId))) continue;
    return NEW_PLAN_REFUSAL_WORDS.id_taken(kpiId, other.name);
  }
  const earlier = plans.filter((plan) => plan.definition.endFy < definition.startFy);
  const known = new Set(earlier.flatMap((plan) => listKpis(plan.definition).map(({ kpi }) => kpi.id)));
  for (const { kpi } of listKpis(definition)) {
    if (kpi.continues === undefined) continue;
    if (!known.has(kpi.continues)) {
      return NEW_PLAN_REFUSAL_WORDS.continues_unknown(kpi.name, kpi.continues);
    }
  }
  const twice = carriedOnTwice(definition);
  if (twice) return NEW_PLAN_REFUSAL_WORDS.continues_twice(twice.one.name, twice.other.name, twice.id);
  return (
    (await problemOfInitiativeIds(tx, plans, definition)) ?? (await problemOfMetricIds(tx, plans, definition))
  );
}
