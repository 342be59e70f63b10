/** 公表時点で見る: which plan a manager's page is about, as it is now or as one publication told it. One reading for every such page. */

import { cache } from "react";
import type { PlanDefinition } from "@/domain/plan/definition";
import { readFirst } from "@/domain/plan/lead";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { can } from "@/domain/shared/access";
import { latestEndedFy } from "@/domain/shared/fiscal-year";
import { quoted } from "@/domain/words/ja/quotes";
import { notToldBy } from "@/domain/words/ja/reports/as-of";
import { done, type FieldErrors, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { listPlans, type PlanDto } from "@/server/plan/queries";
import { listStandingPublications, readSnapshotOf, type StandingPublicationDto } from "./as-of";

export interface PlanSource {
  readonly plan: PlanDefinition;
  /** Every plan that can be chosen in its place, as it is now or as it was told. */
  readonly definitions: readonly PlanDefinition[];
  /** As they are now. */
  readonly plans: readonly PlanDto[];
  /** Those that can be chosen, newest first. */
  readonly publications: readonly StandingPublicationDto[];
  /** null: as it is now. */
  readonly snapshot: PublicationSnapshot | null;
}

/**
 * @param planId null: the plan that is read first
 * @param asOf the number of a publication; null for what is so now
 * @returns `not_found` for an unknown plan, and before a plan is loaded; with a sentence where the publication is not there,
 *   was withdrawn, or does not tell a plan that is here
 */
export async function readPlanSource(
  viewer: Viewer,
  { planId, asOf }: { readonly planId: string | null; readonly asOf: number | null },
  now: Date = new Date(),
): Promise<Result<PlanSource>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const [plans, publications, snapshot] = await Promise.all([
    listPlans(viewer),
    publicationsOfRequest(viewer),
    asOf === null ? done(null) : snapshotOfRequest(viewer, asOf),
  ]);
  if (!plans.ok) return plans;
  if (!publications.ok) return publications;
  if (!snapshot.ok) return snapshot;
  const told = snapshot.value?.plans ?? plans.value;
  const definitions = told.map(({ definition }) => definition);
  const on = snapshot.value ? new Date(snapshot.value.publishedAt) : now;
  const plan =
    planId === null
      ? readFirst<(typeof told)[number]>(told, latestEndedFy(on))?.definition
      : definitions.find(({ id }) => id === planId);
  if (!plan) return refused("not_found", notTold(plans.value, { planId, asOf }));
  return done({
    plan,
    definitions,
    plans: plans.value,
    publications: publications.value,
    snapshot: snapshot.value,
  });
}

function notTold(
  plans: readonly PlanDto[],
  { planId, asOf }: { readonly planId: string | null; readonly asOf: number | null },
): FieldErrors | undefined {
  const plan = plans.find(({ definition }) => definition.id === planId)?.definition;
  return plan && asOf !== null ? { "": notToldBy(asOf, `計画${quoted(plan.name)}`) } : undefined;
}

// Whoever is let in is shown the same: one request reads them once.
const publicationsOfRequest = cache(listStandingPublications);
const snapshotOfRequest = cache((viewer: Viewer, no: number) => readSnapshotOf(viewer, { no }));
