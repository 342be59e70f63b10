/** The rounds now running, for the home pages and everybody's own reports. */

import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { toIsoDay } from "@/server/db/days";

/** 照会: a fiscal year that is asked for now, and until when. */
export interface RunningRoundDto {
  readonly id: string;
  readonly fy: FiscalYear;
  readonly title: string;
  /** ISO date. */
  readonly dueOn: IsoDate;
}

/** Every round that was sent out and is not closed, its deadline passed or not; the latest year first. */
export async function readRunningRounds(viewer: Viewer): Promise<Result<RunningRoundDto[]>> {
  if (!can(viewer, "round.read", {})) return refused("forbidden");
  const rows = await db().collectionRound.findMany({
    where: { openedAt: { not: null }, closedAt: null },
    orderBy: { fy: "desc" },
    select: { id: true, fy: true, title: true, dueOn: true },
  });
  return done(
    rows.map(({ id, fy, title, dueOn }) => ({
      id,
      fy: fiscalYear(fy),
      title,
      dueOn: toIsoDay(dueOn),
    })),
  );
}
