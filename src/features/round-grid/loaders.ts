/** What the grid of a round shows, and what its cells would change. */
import { notFound } from "next/navigation";
import { cache } from "react";
import type { PreviewPart } from "@/domain/imports/preview";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import { requestTime } from "@/lib/request-time";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility } from "@/server/auth/sessions/session";
import { listPlans } from "@/server/plan/queries";
import { listApprovedReports, listReports } from "@/server/reports/queries";
import { getRoundOverview } from "@/server/rounds/overview";
import type { GridPage } from "./components/grid-view";
import type { GridCells } from "./schema";
import { type GridOutcome, gridLine, gridOutcomes, gridPreview, gridSources } from "./view-model";

const overviewOf = cache((viewer: Viewer, roundId: string) => getRoundOverview(viewer, { roundId }));

/** Before the first byte: 403 for who does not manage rounds, 404 for an unknown one. */
export async function admitToGrid(roundId: string): Promise<void> {
  const viewer = await requireAbility("round.manage");
  shown(await overviewOf(viewer, roundId));
}

export async function loadGrid(roundId: string, now: Date = requestTime()): Promise<GridPage> {
  const viewer = await requireAbility("round.manage");
  const grid = await readGrid(viewer, roundId, now);
  if (!grid.ok) notFound();
  const { round, sources } = grid.value;
  return {
    round: { id: round.id, fy: round.fy, title: round.title },
    lines: sources.map(gridLine),
  };
}

export interface GridPreview {
  readonly part: PreviewPart;
  /** By KPI, of the lines that would change: applied is what was seen. */
  readonly versions: Readonly<Record<string, number>>;
}

export async function previewGrid(
  viewer: Viewer,
  { roundId, cells }: { readonly roundId: string; readonly cells: GridCells },
  now: Date = new Date(),
): Promise<Result<GridPreview>> {
  const outcomes = await readOutcomes(viewer, { roundId, cells }, now);
  if (!outcomes.ok) return outcomes;
  return done({
    part: gridPreview(outcomes.value, cells),
    versions: Object.fromEntries(outcomes.value.map(({ source }) => [source.kpiId, source.version])),
  });
}

/** What the cells make of each line, beside what stands there now. */
export async function readOutcomes(
  viewer: Viewer,
  { roundId, cells }: { readonly roundId: string; readonly cells: GridCells },
  now: Date = new Date(),
): Promise<Result<GridOutcome[]>> {
  const grid = await readGrid(viewer, roundId, now);
  return grid.ok ? done(gridOutcomes(grid.value.sources, cells)) : grid;
}

async function readGrid(viewer: Viewer, roundId: string, now: Date) {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const overview = await overviewOf(viewer, roundId);
  if (!overview.ok) return overview;
  const { round, items } = overview.value;
  const { fy } = round;
  const [plans, reports, approved] = await Promise.all([
    listPlans(viewer),
    listReports(viewer, { fy }, now),
    listApprovedReports(viewer),
  ]);
  if (!plans.ok) return plans;
  if (!reports.ok) return reports;
  if (!approved.ok) return approved;
  const definitions = plans.value.map(({ definition }) => definition);
  const today = tokyoDate(now);
  return done({
    round,
    sources: gridSources(definitions, items, reports.value, approved.value, { fy, today }),
  });
}
