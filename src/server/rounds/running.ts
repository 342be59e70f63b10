/** The round now running, for the dashboards and everybody's own reports. */
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";

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
  return done(
    row && { fy: fiscalYear(row.fy), title: row.title, dueOn: row.dueOn.toISOString().slice(0, 10) },
  );
}
