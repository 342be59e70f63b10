/** What the publication in force knows of the content of the earlier ones. */
import { z } from "zod";
import { definedParts, type FirstTold, type ToldChange } from "@/domain/publication/changes/since";
import { CHANGE_KINDS } from "@/domain/publication/snapshot";
import { INITIATIVE_STATES } from "@/domain/reports/initiatives/initiative";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { toPartId } from "@/domain/shared/part-id";
import type { Tx } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";

export interface Later {
  readonly currentNo: number;
  readonly record: readonly ToldChange[];
  readonly firstTold: FirstTold;
  /** The KPIs, initiatives, metrics and parts of plans of which a report, or another definition, was ever told. */
  readonly toldIds: ReadonlySet<string>;
}

const toldDefinition = z
  .object({
    planId: z.string(),
    path: z.string().nullable().default(null),
    initiativeIds: z.array(z.string().transform(toInitiativeId)).optional(),
    before: z.string().nullable().default(null),
    after: z.string().nullable().default(null),
  })
  // Of the words themselves nothing has to be kept.
  .transform(({ before, after, ...told }) => ({ ...told, isWhole: before === null || after === null }));

const toldRow = z.object({
  no: z.int(),
  kind: z.enum(CHANGE_KINDS),
  kpiId: z.string().transform(toKpiId).nullable(),
  fy: z.int().transform(fiscalYear).nullable(),
  initiative: z
    .object({
      initiativeId: z.string().transform(toInitiativeId),
      before: z.enum(INITIATIVE_STATES),
      after: z.enum(INITIATIVE_STATES).nullable(),
    })
    .optional(),
  metric: z.object({ metricId: z.string().transform(toMetricId) }).optional(),
  assessment: z.object({ partId: z.string().transform(toPartId) }).optional(),
  definition: z.array(toldDefinition).optional(),
});
const laterRow = z.object({
  no: z.int(),
  record: z.array(toldRow).nullable(),
  first: z.record(z.string(), z.int()),
});

/** null where the current publication is older than the record: then nothing is known. */
export async function readLater(tx: Tx): Promise<Later | null> {
  const [row] = parseRows(
    laterRow,
    await tx.$queryRaw`
      SELECT no, nullif(snapshot::jsonb->'record', 'null') AS record,
        (SELECT coalesce(jsonb_object_agg(kpi_id || '/' || fiscal_year, first), '{}')
         FROM (SELECT kpi_id, fiscal_year, min(publication_no) AS first
               FROM publication_figure GROUP BY kpi_id, fiscal_year) AS told) AS first
      FROM publication ORDER BY no DESC LIMIT 1`,
  );
  if (!row?.record) return null;
  const { no, record, first } = row;
  const toldIds = new Set([
    ...Object.keys(first).flatMap((key) => key.split("/")[0] ?? []),
    ...record.flatMap((change) => definedParts(change).map(({ id }) => id)),
  ]);
  return { currentNo: no, record, firstTold: (id, fy) => first[`${id}/${fy}`] ?? null, toldIds };
}
