/** What the grid of a round shows, and what its cells would change. */
import { notFound } from "next/navigation";
import { cache } from "react";
import { can } from "@/domain/shared/access";
import { tokyoDate } from "@/domain/shared/iso-date";
import { requestTime } from "@/lib/request-time";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { examinePasted } from "@/server/answer-sheets/examine-pasted";
import type { ReturnedItem } from "@/server/answer-sheets/items";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility } from "@/server/auth/sessions/session";
import { listPlans } from "@/server/plan/queries";
import { listEntryNotes } from "@/server/reports/entry-notes";
import { listApprovedReports, listReports } from "@/server/reports/queries";
import { getRoundOverview } from "@/server/rounds/overview";
import type { GridCells } from "./schema";
import {
  type GridPage,
  type GridPreview,
  gridItems,
  gridLine,
  gridPreview,
  gridSources,
  versionsOf,
} from "./view-model";

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

interface GridInput {
  readonly roundId: string;
  readonly cells: GridCells;
}

/** What the cells would change, asked of the one writer of reports as well. */
export async function previewGrid(
  viewer: Viewer,
  input: GridInput,
  now: Date = new Date(),
): Promise<Result<GridPreview>> {
  const items = await readGridItems(viewer, input, now);
  if (!items.ok) return items;
  const examined = await examinePasted(viewer, items.value, now);
  if (!examined.ok) return examined;
  return done({ part: gridPreview(examined.value, input.cells), versions: versionsOf(examined.value) });
}

/** What the cells make of each line, beside what stands there now. */
export async function readGridItems(
  viewer: Viewer,
  { roundId, cells }: GridInput,
  now: Date = new Date(),
): Promise<Result<ReturnedItem[]>> {
  const grid = await readGrid(viewer, roundId, now);
  if (!grid.ok) return grid;
  const { round, sources } = grid.value;
  return done(gridItems(sources, cells, { fy: round.fy, today: tokyoDate(now) }));
}

async function readGrid(viewer: Viewer, roundId: string, now: Date) {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const overview = await overviewOf(viewer, roundId);
  if (!overview.ok) return overview;
  const { round, items } = overview.value;
  const { fy } = round;
  const [plans, reports, notes, approved] = await Promise.all([
    listPlans(viewer),
    listReports(viewer, { fy }, now),
    listEntryNotes(viewer, { fy }),
    listApprovedReports(viewer),
  ]);
  if (!plans.ok) return plans;
  if (!reports.ok) return reports;
  if (!notes.ok) return notes;
  if (!approved.ok) return approved;
  const definitions = plans.value.map(({ definition }) => definition);
  return done({
    round,
    sources: gridSources(definitions, items, reports.value, notes.value, approved.value, fy),
  });
}
