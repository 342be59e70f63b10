/** The texts that the public reads now: what can be stopped by naming what it stands beside, year and field. */

import { listMetrics } from "@/domain/plan/metrics";
import { assessedPart } from "@/domain/publication/changes/of-assessments";
import type { PublishedPlan } from "@/domain/publication/snapshot";
import { elsewhere, type StoppableText, stoppableTexts } from "@/domain/publication/stops/stoppable";
import { type StoppableField, withoutStopped } from "@/domain/publication/stops/stops";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ItemId } from "@/domain/shared/item-id";
import type { PartId } from "@/domain/shared/part-id";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { readSnapshot } from "@/server/publication/compose/snapshot";
import { readStopper } from "@/server/publication/stop-record/stops";
import { currentPublicationNo } from "@/server/publication/store/current-no";
import { itemNames } from "./names";

interface TextPlaceDto {
  /** Of an initiative its words; of an assessment what it is of. */
  readonly name: string;
  readonly fy: FiscalYear;
  readonly field: StoppableField;
  /** KPI以外の実績. */
  readonly isMetric: boolean;
}

export interface PublishedTextDto extends TextPlaceDto {
  readonly itemId: ItemId | PartId;
  /** Of the reasons of several corrections each on a line. */
  readonly text: string;
  /** Where the same words are read as well: stopped here, they go there too. */
  readonly elsewhere: readonly TextPlaceDto[];
}

/** Of the publication in force; what is stopped already is left out. */
export async function listPublishedTexts(viewer: Viewer): Promise<Result<PublishedTextDto[]>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  const no = await currentPublicationNo();
  const snapshot = no === null ? null : await readSnapshot(db(), no);
  if (snapshot === null) return done([]);
  const stopper = await readStopper(db());
  const isFree = (text: string) =>
    withoutStopped(text, stopper) === text && !text.includes("公開を停止しました〕");
  const names = new Map(snapshot.plans.flatMap((plan) => [...namesOf(plan)]));
  const metrics = new Set<ItemId | PartId>(
    snapshot.plans.flatMap(({ definition }) => listMetrics(definition).map(({ metric }) => metric.id)),
  );
  const placeOf = ({ itemId, fy, field }: StoppableText) => ({
    name: names.get(itemId) ?? itemId,
    fy,
    field,
    isMetric: metrics.has(itemId),
  });
  const all = snapshot.plans
    .flatMap(stoppableTexts)
    .map((text) => ({ ...text, texts: text.texts.filter(isFree) }))
    .filter(({ texts }) => texts.length > 0);
  return done(
    all.map((text) => ({
      itemId: text.itemId,
      ...placeOf(text),
      text: text.texts.join("\n"),
      elsewhere: elsewhere(text, all).map(placeOf),
    })),
  );
}

function namesOf({ definition, assessments = [] }: PublishedPlan): ReadonlyMap<string, string> {
  const parts = assessments.map((each) => ({ id: each.partId, ...assessedPart(definition, each) }));
  return itemNames(definition, parts);
}
