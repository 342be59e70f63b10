/** 公表時点で見る: what a publication said, for the staff's pages that show it in the place of what is so now. */

import { z } from "zod";
import { marksWithoutFigure } from "@/domain/publication/record";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { withoutStopped } from "@/domain/publication/stops/stops";
import { JUDGEMENT_CODES, type JudgementCode } from "@/domain/reports/judgement";
import { can } from "@/domain/shared/access";
import { type DecimalString, decimalString } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
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
}

const yearRow = z.object({
  fy: z.int().transform(fiscalYear),
  actual: z.string().transform(decimalString).nullable(),
  code: z.enum(JUDGEMENT_CODES),
});

/** Every year that was told with a figure or an answer, of whichever plan, ascending. Read where it lies: a snapshot is large. */
export async function listPublishedYearsOf(
  viewer: Viewer,
  { kpiIds }: { readonly kpiIds: readonly KpiId[] },
): Promise<Result<PublishedYearDto[]>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const rows = await db().$queryRaw`
    SELECT (year->>'fy')::int AS fy, year->>'actual' AS actual, year->'judgement'->>'code' AS code
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

/** A mark of a published year that became another one while the year's figure stayed. */
export interface TurnedMarkDto {
  readonly fy: FiscalYear;
  readonly before: JudgementCode;
  readonly after: JudgementCode;
  /** The sentence that the public was told, with the reason. */
  readonly text: string;
  /** The publication that told it, and its instant (ISO). */
  readonly no: number;
  readonly publishedAt: string;
}

const turnedRow = yearRow.pick({ fy: true }).extend({
  before: z.enum(JUDGEMENT_CODES),
  after: z.enum(JUDGEMENT_CODES),
  text: z.string(),
  no: z.int(),
  publishedAt: z.string(),
});

/** What the publication in force has on record of turned marks, the oldest first; none of one older than such a record. */
export async function listTurnedMarksOf(
  viewer: Viewer,
  { kpiIds }: { readonly kpiIds: readonly KpiId[] },
): Promise<Result<TurnedMarkDto[]>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const rows = await db().$queryRaw`
    SELECT (told->>'fy')::int AS fy, told->'marks'->>'before' AS before, told->'marks'->>'after' AS after,
      told->>'text' AS text, (told->>'no')::int AS no, told->>'publishedAt' AS "publishedAt"
    FROM (
      SELECT snapshot::jsonb AS snapshot FROM publication
      WHERE NOT EXISTS (SELECT FROM publication_withdrawal w WHERE w.publication_no = publication.no)
      ORDER BY no DESC LIMIT 1
    ) p,
    jsonb_array_elements(p.snapshot->'record') WITH ORDINALITY AS of_record(told, place)
    WHERE told->>'kind' = 'mark' AND told->>'kpiId' = ANY(${[...kpiIds]}) AND told->'marks' IS NOT NULL
    ORDER BY place`;
  return done(parseRows(turnedRow, rows));
}

/** The same of a publication that is read whole. */
export function turnedMarksIn(
  { record = [] }: Pick<PublicationSnapshot, "record">,
  kpiIds: readonly KpiId[],
): TurnedMarkDto[] {
  return marksWithoutFigure(record, kpiIds)
    .toReversed()
    .flatMap(({ fy, marks, text, no, publishedAt }) =>
      fy === null || !marks ? [] : [{ fy, before: marks.before, after: marks.after, text, no, publishedAt }],
    );
}
