/** The texts beside figures and states that the public reads now: what can be stopped by naming KPI, metric or initiative, year and field. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { listFigures } from "@/domain/plan/figures";
import { listInitiatives } from "@/domain/plan/initiatives";
import { STOPPABLE_FIELDS, type StoppableField, withoutStopped } from "@/domain/publication/stops";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ItemId } from "@/domain/shared/item-id";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { readSnapshot } from "@/server/publication/compose/snapshot";
import { readStopper } from "@/server/publication/stop-record/stops";
import { currentPublicationNo } from "@/server/publication/store/current-no";
import { fieldText, yearsOf } from "./hide";

export interface PublishedTextDto {
  readonly kpiId: ItemId;
  /** Of an initiative its words. */
  readonly kpiName: string;
  readonly fy: FiscalYear;
  readonly field: StoppableField;
  readonly text: string;
}

/** Of the publication in force; what is stopped already is left out. */
export async function listPublishedTexts(viewer: Viewer): Promise<Result<PublishedTextDto[]>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  const no = await currentPublicationNo();
  const snapshot = no === null ? null : await readSnapshot(db(), no);
  if (snapshot === null) return done([]);
  const stopper = await readStopper(db());
  return done(
    snapshot.plans.flatMap((plan) => {
      const names = namesOf(plan.definition);
      return yearsOf(plan).flatMap(({ kpiId, year }) =>
        STOPPABLE_FIELDS.flatMap((field) => {
          const text = fieldText(year, field);
          const isStopped = withoutStopped(text, stopper) !== text || text.includes("公開を停止しました〕");
          if (text === "" || isStopped) return [];
          return [{ kpiId, kpiName: names.get(kpiId) ?? kpiId, fy: year.fy, field, text }];
        }),
      );
    }),
  );
}

function namesOf(plan: PlanDefinition): ReadonlyMap<ItemId, string> {
  return new Map<ItemId, string>([
    ...listFigures(plan).map(({ kpi }) => [kpi.id, kpi.name] as const),
    ...listInitiatives(plan).map(({ initiative: { id, text } }) => [id, text] as const),
  ]);
}
