/** What is unsettled whether or not a round runs: the home pages speak of its years too. */

import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import { itemInScope, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { isReturned, LAST_STEP } from "./entry-window";

/** A report that waits for a decision, or for its department to mend it. */
export interface UnsettledReportDto {
  readonly itemId: string;
  readonly fy: FiscalYear;
}

/** Of every kind and year: handed in, given back, or opened again after its round's end. Three queries, whatever there is. */
export async function listUnsettled(viewer: Viewer): Promise<Result<UnsettledReportDto[]>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  const item = { current: true, ...itemInScope(scope) };
  const [waiting, givenBack, reopened] = await Promise.all([
    db().report.findMany({ where: { state: "submitted", item }, select: { itemId: true, fy: true } }),
    db().report.findMany({
      where: { state: { in: ["returned", "draft"] }, item, revisions: { some: { event: "return" } } },
      select: { itemId: true, fy: true, revisions: LAST_STEP },
    }),
    db().roundItem.findMany({
      where: { reopenedAt: { not: null }, item },
      select: { itemId: true, round: { select: { fy: true } } },
    }),
  ]);
  return done(
    [
      ...waiting,
      ...givenBack.filter(({ revisions }) => isReturned(revisions)),
      ...reopened.map(({ itemId, round }) => ({ itemId, fy: round.fy })),
    ].map(({ itemId, fy }) => ({ itemId, fy: fiscalYear(fy) })),
  );
}
