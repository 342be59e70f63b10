/** The publications as the staff side lists them, and what the newest one shows. */

import { z } from "zod";
import { type UnnamedPlan, withInitiativeIds } from "@/domain/plan/initiative-ids";
import { inTurn, type Stopper, withoutStopped } from "@/domain/publication/stops/stops";
import { can } from "@/domain/shared/access";
import { type FiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";
import { isKpiId, type KpiId } from "@/domain/shared/kpi-id";
import { sameData } from "@/domain/shared/same-data";
import { cleanTexts } from "@/domain/shared/typed-text";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db, type Tx } from "@/server/db/client";
import { kept, PUBLICATIONS } from "@/server/db/kept";
import { parseRows } from "@/server/db/rows";
import { definitionSchema } from "@/server/plan/stored-definition";
import { EDITIONS } from "@/server/publication/edition/manifest";
import { readStopper, readStopperOfThen } from "@/server/publication/stop-record/stops";

export interface PublicationDto {
  readonly no: number;
  readonly title: string;
  readonly note: string;
  readonly publishedAt: string;
  /** Who pressed the button; "システム" for the first publication, made at start. */
  readonly publishedBy: string;
  readonly manifestSha256: string;
  /** As its manifest lists them: the pages shown, and those that stand in the archive. */
  readonly files: number;
  readonly withdrawn: { readonly reason: string; readonly at: string } | null;
}

/** Newest first. */
export async function listPublications(viewer: Viewer): Promise<Result<PublicationDto[]>> {
  if (!can(viewer, "publication.read", {})) return refused("forbidden");
  const rows = await db().publication.findMany({
    orderBy: { no: "desc" },
    select: {
      no: true,
      title: true,
      note: true,
      publishedAt: true,
      manifestSha256: true,
      publishedBy: { select: { name: true } },
      withdrawal: { select: { reason: true, at: true } },
      _count: { select: { files: { where: { edition: { in: [...EDITIONS] } } } } },
    },
  });
  return done(
    rows.map(({ publishedAt, publishedBy, withdrawal, _count, ...row }) => ({
      ...row,
      publishedAt: publishedAt.toISOString(),
      publishedBy: publishedBy?.name ?? "システム",
      files: _count.files,
      withdrawn: withdrawal && { reason: withdrawal.reason, at: withdrawal.at.toISOString() },
    })),
  );
}

/** What every publication says of itself, newest first: what was published is open to everybody. */
export async function listPublicationTexts(
  viewer: Viewer,
): Promise<Result<Pick<PublicationDto, "no" | "title" | "note" | "publishedAt">[]>> {
  if (!can(viewer, "plan.read", {})) return refused("forbidden");
  const rows = await db().publication.findMany({
    orderBy: { no: "desc" },
    select: { no: true, title: true, note: true, publishedAt: true },
  });
  return done(rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() })));
}

/** The years that the newest publication has a report of, the latest first. */
export async function listPublishedYears(viewer: Viewer): Promise<Result<FiscalYear[]>> {
  if (!can(viewer, "publication.read", {})) return refused("forbidden");
  const rows = parseRows(
    z.object({ fy: z.int().refine(isFiscalYear) }),
    await db().$queryRaw`
    SELECT substring(path FROM '^years/(\\d{4})/index\\.html$')::int AS fy FROM publication_file
    WHERE publication_no = (SELECT max(no) FROM publication) AND edition = 'current'
      AND path ~ '^years/\\d{4}/index\\.html$'
    ORDER BY fy DESC`,
  );
  return done(rows.map(({ fy }) => fy));
}

/** The publication now in force, and which revision of each figure it shows, of KPIs and metrics (0: the plan document's own). */
export interface PublishedFiguresDto {
  readonly no: number;
  /** ISO instant. */
  readonly publishedAt: string;
  readonly figures: readonly { readonly kpiId: KpiId; readonly fy: FiscalYear; readonly revision: number }[];
}

const shownRow = z.object({
  no: z.int(),
  publishedAt: z.date(),
  kpiId: z.string().refine(isKpiId).nullable(),
  fy: z.int().refine(isFiscalYear).nullable(),
  revision: z.int().nullable(),
});

/** null while nothing is published. Read out of the snapshot by the database: it is large, and little of it is needed. */
export async function readPublishedFigures(viewer: Viewer): Promise<Result<PublishedFiguresDto | null>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  return done(await kept(PUBLICATIONS, "published figures", readShownFigures));
}

async function readShownFigures(): Promise<PublishedFiguresDto | null> {
  const rows = parseRows(
    shownRow,
    await db().$queryRaw`
    SELECT p.no, p.published_at AS "publishedAt", figure.kpi_id AS "kpiId", figure.fy, figure.revision
    FROM (
      SELECT no, published_at, snapshot::jsonb AS snapshot FROM publication
      WHERE NOT EXISTS (SELECT FROM publication_withdrawal w WHERE w.publication_no = publication.no)
      ORDER BY no DESC LIMIT 1
    ) p
    LEFT JOIN LATERAL (
      SELECT coalesce(series->>'kpiId', series->>'metricId') AS kpi_id, (year->>'fy')::int AS fy,
             (year->>'revision')::int AS revision
      FROM jsonb_array_elements(p.snapshot->'plans') AS plan,
           jsonb_array_elements((plan->'courses') || coalesce(plan->'metrics', '[]')) AS series,
           jsonb_array_elements(series->'years') AS year
      WHERE year->>'revision' IS NOT NULL
    ) figure ON true`,
  );
  const first = rows[0];
  if (!first) return null;
  return {
    no: first.no,
    publishedAt: first.publishedAt.toISOString(),
    figures: rows.flatMap(({ kpiId, fy, revision }) =>
      kpiId === null || fy === null || revision === null ? [] : [{ kpiId, fy, revision }],
    ),
  };
}

/** The ids of the plans that the public was ever shown: the newest publication tells every plan that the ones before it told. */
export async function readEverPublishedPlans(viewer: Viewer): Promise<Result<string[]>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const rows = parseRows(
    z.object({ planId: z.string() }),
    await db().$queryRaw`
    SELECT shown->'definition'->>'id' AS "planId"
    FROM (SELECT snapshot::jsonb AS snapshot FROM publication ORDER BY no DESC LIMIT 1) p,
         jsonb_array_elements(p.snapshot->'plans') AS shown`,
  );
  return done(rows.map(({ planId }) => planId));
}

/** A plan that the publication now in force shows. */
export interface PublishedPlanDto {
  readonly planId: string;
  /** The plan has not been changed or closed since, nor opened again. */
  readonly isUpToDate: boolean;
}

const publishedPlanRow = z.object({
  planId: z.string(),
  publishedAt: z.date(),
  isClosedAlike: z.boolean(),
  isSame: z.boolean(),
  /** Both definitions where they differ as they lie; else null. */
  shown: definitionSchema.nullable(),
  inForce: definitionSchema.nullable(),
});

/** The plans that the public is shown now; none while nothing is published. The definitions are compared where they lie. */
export async function readPublishedPlans(viewer: Viewer): Promise<Result<PublishedPlanDto[]>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const rows = parseRows(
    publishedPlanRow,
    await db().$queryRaw`
      SELECT pair.id AS "planId", pair.published_at AS "publishedAt", pair."isClosedAlike", pair."isSame",
             CASE WHEN NOT pair."isSame" THEN pair.shown END AS shown,
             CASE WHEN NOT pair."isSame" THEN pair.definition END AS "inForce"
      FROM (
        SELECT plan.id, p.published_at, shown->'definition' AS shown, version.definition,
               shown->'definition' = version.definition AS "isSame",
               shown->>'closedOn' IS NOT DISTINCT FROM plan.closed_on::text AS "isClosedAlike"
        FROM (
          SELECT snapshot::jsonb AS snapshot, published_at FROM publication
          WHERE NOT EXISTS (SELECT FROM publication_withdrawal w WHERE w.publication_no = publication.no)
          ORDER BY no DESC LIMIT 1
        ) p,
        jsonb_array_elements(p.snapshot->'plans') AS shown
        JOIN plan ON plan.id = shown->'definition'->>'id'
        JOIN plan_version version ON version.plan_id = plan.id AND version.version = plan.current_version
      ) pair`,
  );
  const [first] = rows.filter(({ isSame }) => !isSame);
  const isToldSo = first ? await comparedAsTold(db(), first.publishedAt) : () => true;
  return done(
    rows.map(({ planId, isClosedAlike, isSame, shown, inForce }) => ({
      planId,
      isUpToDate: isClosedAlike && (isSame || isToldSo(shown, inForce)),
    })),
  );
}

/**
 * A definition that is published is told without what is stopped (公開の停止) and what nobody sees, and with ids of initiatives:
 * one that is to be compared with it is read in the same way, under the stops of then.
 */
async function comparedAsTold(tx: Tx, publishedAt: Date) {
  const stopper = await readStopper(tx);
  const then = await readStopperOfThen(tx, publishedAt);
  const told = (definition: unknown, by: Stopper) =>
    withoutStopped(cleanTexts(withInitiativeIds(definition as UnnamedPlan)), by);
  return (shown: unknown, inForce: unknown): boolean =>
    sameData(told(inForce, then ? inTurn(then, stopper) : stopper), told(shown, stopper));
}
