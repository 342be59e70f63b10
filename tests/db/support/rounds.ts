/** What the tests of the yearly round do again and again, as the office's pages do it. */
import type { Result } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { setItems } from "@/server/rounds/change-items";
import { getRoundOverview, type RoundOverviewDto } from "@/server/rounds/overview";
import { closeRound, openRound } from "@/server/rounds/transitions";
import { NOW } from "./reports";

export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`the test's own set-up was refused: ${result.reason} ${JSON.stringify(result.errors)}`);
}

/** The round as a person sees it now. */
export async function look(viewer: Viewer, roundId: string): Promise<RoundOverviewDto> {
  return must(await getRoundOverview(viewer, { roundId }));
}

/** What the form of openRound sends. */
export async function opening(viewer: Viewer, roundId: string, acceptProblems = true) {
  const { seen, itemsSeen } = await look(viewer, roundId);
  return { id: roundId, seen, itemsSeen, acceptProblems };
}

export async function openNow(viewer: Viewer, roundId: string, now = NOW): Promise<void> {
  must(await openRound(viewer, await opening(viewer, roundId), now));
}

export async function closeNow(viewer: Viewer, roundId: string, now = NOW): Promise<void> {
  const { seen } = await look(viewer, roundId);
  must(await closeRound(viewer, { id: roundId, seen }, now));
}

/** Asks for these KPIs, each of the person given or of everybody (null). */
export async function ask(viewer: Viewer, roundId: string, wanted: Readonly<Record<string, string | null>>) {
  const { itemsSeen } = await look(viewer, roundId);
  const items = Object.entries(wanted).map(([kpiId, respondentId]) => ({ kpiId, respondentId }));
  return setItems(viewer, { id: roundId, seen: itemsSeen, items }, NOW);
}
