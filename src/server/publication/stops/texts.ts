/** The texts beside figures that the public reads now: what can be stopped by naming KPI, year and field. */

import { listKpis } from "@/domain/plan/definition";
import { STOPPABLE_FIELDS, type StoppableField, withoutStopped } from "@/domain/publication/stops";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { readSnapshot } from "@/server/publication/compose/snapshot";
import { readStopper } from "@/server/publication/stop-record/stops";
import { currentPublicationNo } from "@/server/publication/store/current-no";
import { fieldText } from "./hide";

export interface PublishedTextDto {
  readonly kpiId: KpiId;
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
    snapshot.plans.flatMap(({ definition, courses }) => {
      const names = new Map(listKpis(definition).map(({ kpi }) => [kpi.id, kpi.name]));
      return courses.flatMap(({ kpiId, years }) =>
        years.flatMap((year) =>
          STOPPABLE_FIELDS.flatMap((field) => {
            const text = fieldText(year, field);
            if (
              text === "" ||
              withoutStopped(text, stopper) !== text ||
              text.includes("公開を停止しました〕")
            ) {
              return [];
            }
            return [{ kpiId, kpiName: names.get(kpiId) ?? kpiId, fy: year.fy, field, text }];
          }),
        ),
      );
    }),
  );
}
