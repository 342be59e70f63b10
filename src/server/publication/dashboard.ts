/** What managers' pages and the staff home need beside plans and reports: what is public, and what waits. */
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";

/** The publication now in force, and which revision of each figure it shows (0: the plan document's own). */
export interface PublishedFiguresDto {
  readonly no: number;
  /** ISO instant. */
  readonly publishedAt: string;
  readonly figures: readonly { readonly kpiId: string; readonly fy: FiscalYear; readonly revision: number }[];
}

/** null while nothing is published. Read out of the snapshot by the database: it is large, and little of it is needed. */
export async function readPublishedFigures(viewer: Viewer): Promise<Result<PublishedFiguresDto | null>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const rows = await db().$queryRaw<
    { no: number; publishedAt: Date; kpiId: string | null; fy: number | null; revision: number | null }[]
  >`
    SELECT p.no, p.published_at AS "publishedAt", figure.kpi_id AS "kpiId", figure.fy, figure.revision
    FROM (
      SELECT no, published_at, snapshot::jsonb AS snapshot FROM publication
      WHERE NOT EXISTS (SELECT FROM publication_withdrawal w WHERE w.publication_no = publication.no)
      ORDER BY no DESC LIMIT 1
    ) p
    LEFT JOIN LATERAL (
      SELECT series->>'kpiId' AS kpi_id, (year->>'fy')::int AS fy, (year->>'revision')::int AS revision
      FROM jsonb_array_elements(p.snapshot->'plans') AS plan,
           jsonb_array_elements(plan->'courses') AS series,
           jsonb_array_elements(series->'years') AS year
      WHERE year->>'revision' IS NOT NULL
    ) figure ON true`;
  const first = rows[0];
  if (!first) return done(null);
  return done({
    no: first.no,
    publishedAt: first.publishedAt.toISOString(),
    figures: rows.flatMap(({ kpiId, fy, revision }) =>
      kpiId === null || fy === null || revision === null ? [] : [{ kpiId, fy, revision }],
    ),
  });
}

/** 照会: the fiscal year now asked for, and until when. */
export interface RunningRoundDto {
  readonly fy: FiscalYear;
  readonly title: string;
  /** ISO date. */
  readonly dueOn: string;
}

/** The newest round that was sent out and is not closed, its deadline passed or not; null when none is. */
export async function readRunningRound(viewer: Viewer): Promise<Result<RunningRoundDto | null>> {
  if (!can(viewer, "round.read", {})) return refused("forbidden");
  const row = await db().collectionRound.findFirst({
    where: { openedAt: { not: null }, closedAt: null },
    orderBy: { fy: "desc" },
    select: { fy: true, title: true, dueOn: true },
  });
  return done(row && { fy: row.fy, title: row.title, dueOn: row.dueOn.toISOString().slice(0, 10) });
}

export interface AccountCountsDto {
  readonly active: number;
  /** Active accounts that have never taken up their invitation, run out or not. */
  readonly invited: number;
}

/** How many people have an account, and how many of them have not begun. */
export async function countAccounts(viewer: Viewer): Promise<Result<AccountCountsDto>> {
  if (!can(viewer, "account.read", {})) return refused("forbidden");
  const [row] = await db().$queryRaw<{ active: number; invited: number }[]>`
    SELECT count(*)::int AS active,
           (count(*) FILTER (WHERE u.password_hash IS NULL AND EXISTS (
             SELECT FROM invitation i WHERE i.user_id = u.id AND i.used_at IS NULL
           )))::int AS invited
    FROM user_account u WHERE u.active`;
  return done(row ?? { active: 0, invited: 0 });
}
