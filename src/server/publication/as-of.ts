/** 公表時点で見る: what a publication said, for the staff's pages that show it in the place of what is so now. */

import { z } from "zod";
import {
  CHANGE_KINDS,
  MARK_CAUSES,
  type PublicationSnapshot,
  type RecordedChange,
} from "@/domain/publication/snapshot";
import { withoutStopped } from "@/domain/publication/stops/stops";
import { JUDGEMENT_CODES, type JudgementCode } from "@/domain/reports/judgement";
import { FIGURE_STATUSES, type FigureStatus } from "@/domain/reports/report";
import { can } from "@/domain/shared/access";
import { type DecimalString, decimalString } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { noSuchPublication, withdrawnSince } from "@/domain/words/ja/reports/as-of";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { kept, PUBLICATIONS } from "@/server/db/kept";
import { parseRows } from "@/server/db/rows";
import { storedSnapshot } from "@/server/publication/compose/stored-snapshot";
import { readStopper } from "@/server/publication/stop-record/stops";

/** A publication that stands: it was not withdrawn. */
export interface StandingPublicationDto {
  readonly no: number;
  readonly title: string;
  /** ISO instant. */
  readonly publishedAt: string;
}

/** Newest first. */
export async function listStandingPublications(viewer: Viewer): Promise<Result<StandingPublicationDto[]>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const rows = await kept(PUBLICATIONS, "standing publications", () =>
    db().publication.findMany({
      where: { withdrawal: null },
      orderBy: { no: "desc" },
      select: { no: true, title: true, publishedAt: true },
    }),
  );
  return done(rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() })));
}

/**
 * Without what was stopped since (公開の停止).
 * @returns `not_found` with a sentence for one that is not there, or was withdrawn
 */
export async function readSnapshotOf(
  viewer: Viewer,
  { no }: { readonly no: number },
): Promise<Result<PublicationSnapshot>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const [row, stopper] = await Promise.all([
    db().publication.findUnique({
      where: { no },
      select: { snapshot: true, withdrawal: { select: { at: true } } },
    }),
    readStopper(db()),
  ]);
  if (!row) return refused("not_found", { "": noSuchPublication(no) });
  if (row.withdrawal) return refused("not_found", { "": withdrawnSince(no) });
  return done(withoutStopped(storedSnapshot(row.snapshot), stopper));
}

/** A document that a publication has on paper (PDF), in its archive. */
export interface PublishedPaperDto {
  readonly fy: FiscalYear;
  readonly kind: "year" | "committee";
}

const paperRow = z.object({
  fy: z.string().transform((text) => fiscalYear(Number(text))),
  kind: z.string().transform((text) => (text === "" ? ("year" as const) : ("committee" as const))),
});

/** The reports of its years and its committee's documents; none of publications older than such documents. */
export async function listPapersOf(
  viewer: Viewer,
  { no }: { readonly no: number },
): Promise<Result<PublishedPaperDto[]>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const rows = await db().$queryRaw`
    SELECT substring(path FROM '^years/(\\d{4})') AS fy, substring(path FROM '^years/\\d{4}(.*)\\.pdf$') AS kind
    FROM publication_file
    WHERE publication_no = ${no} AND edition = 'archive' AND path ~ '^years/\\d{4}(-committee)?\\.pdf$'
    ORDER BY path`;
  return done(parseRows(paperRow, rows));
}

/** What the publication in force says of a KPI's years, beside what is so by now. */
export interface PublishedYearDto {
  readonly fy: FiscalYear;
  readonly actual: DecimalString | null;
  readonly code: JudgementCode;
  /** null where there is no figure, and in publications that are older than it. */
  readonly figureStatus: FigureStatus | null;
}

const yearRow = z.object({
  fy: z.int().transform(fiscalYear),
  actual: z.string().transform(decimalString).nullable(),
  code: z.enum(JUDGEMENT_CODES),
  figureStatus: z.enum(FIGURE_STATUSES).nullable(),
});

/** Every year that was told with a figure or an answer, of whichever plan, ascending. Read where it lies: a snapshot is large. */
export async function listPublishedYearsOf(
  viewer: Viewer,
  { kpiIds }: { readonly kpiIds: readonly KpiId[] },
): Promise<Result<PublishedYearDto[]>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const rows = await db().$queryRaw`
    SELECT (year->>'fy')::int AS fy, year->>'actual' AS actual, year->'judgement'->>'code' AS code,
      year->>'figureStatus' AS "figureStatus"
    FROM (
      SELECT snapshot::jsonb AS snapshot FROM publication
      WHERE NOT EXISTS (SELECT FROM publication_withdrawal w WHERE w.publication_no = publication.no)
      ORDER BY no DESC LIMIT 1
    ) p,
    jsonb_array_elements(p.snapshot->'plans') AS plan,
    jsonb_array_elements(plan->'courses') AS series,
    jsonb_array_elements(series->'years') AS year
    WHERE series->>'kpiId' = ANY(${[...kpiIds]}) AND year->>'revision' IS NOT NULL
    ORDER BY fy`;
  return done(parseRows(yearRow, rows));
}

/** A change of a published year of a KPI as the publication in force has it on record: its sentence, and what became of the mark. */
export type RecordedYearDto = Pick<
  RecordedChange,
  "kind" | "kpiId" | "fy" | "marks" | "text" | "no" | "publishedAt"
>;

const recordedRow = z.object({
  kind: z.enum(CHANGE_KINDS),
  kpiId: z.string().transform(toKpiId),
  fy: z.int().transform(fiscalYear).nullable(),
  marks: z
    .object({
      before: z.enum(JUDGEMENT_CODES),
      after: z.enum(JUDGEMENT_CODES),
      causes: z.array(z.enum(MARK_CAUSES)),
    })
    .optional(),
  text: z.string(),
  no: z.int(),
  publishedAt: z.string(),
});

/** Everything that is on record of these KPIs, the oldest first; nothing where the publication is older than such a record. */
export async function listRecordOf(
  viewer: Viewer,
  { kpiIds }: { readonly kpiIds: readonly KpiId[] },
): Promise<Result<RecordedYearDto[]>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const rows = await db().$queryRaw<{ told: unknown }[]>`
    SELECT told
    FROM (
      SELECT snapshot::jsonb AS snapshot FROM publication
      WHERE NOT EXISTS (SELECT FROM publication_withdrawal w WHERE w.publication_no = publication.no)
      ORDER BY no DESC LIMIT 1
    ) p,
    jsonb_array_elements(p.snapshot->'record') WITH ORDINALITY AS of_record(told, place)
    WHERE told->>'kpiId' = ANY(${[...kpiIds]})
    ORDER BY place`;
  return done(
    parseRows(
      recordedRow,
      rows.map(({ told }) => told),
    ),
  );
}
