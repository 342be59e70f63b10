/** The texts beside figures that the public reads now: what can be stopped by naming KPI or metric, year and field. */

import { listFigures } from "@/domain/plan/figures";
import { STOPPABLE_FIELDS, type StoppableField, withoutStopped } from "@/domain/publication/stops";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { readSnapshot } from "@/server/publication/compose/snapshot";
import { readStopper } from "@/server/publication/stop-record/stops";
import { currentPublicationNo } from "@/server/publication/store/current-no";
import { textsBesideFigures } from "./hide";

export interface PublishedTextDto {
  /** A KPI's or a metric's. */
  readonly kpiId: string;
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
      const names = new Map(listFigures(plan.definition).map(({ kpi }) => [String(kpi.id), kpi.name]));
      return textsBesideFigures(plan).flatMap(({ id, fy, textIn }) =>
        STOPPABLE_FIELDS.flatMap((field) => {
          const text = textIn(field);
          if (
            text === "" ||
            withoutStopped(text, stopper) !== text ||
            text.includes("公開を停止しました〕")
          ) {
            return [];
          }
          return [{ kpiId: id, kpiName: names.get(id) ?? id, fy, field, text }];
        }),
      );
    }),
  );
}
