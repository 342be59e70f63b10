/** The one way an answer about an initiative becomes public. */

import type { InitiativeContent, InitiativeState } from "@/domain/reports/initiatives/initiative";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { changeInitiatives, listInitiativeReports } from "@/server/reports/initiatives/queries";
import { NOW, type Office } from "./publications";

type Change = Parameters<typeof changeInitiatives>[1]["changes"][number];

export function answerOf(
  progress: InitiativeState,
  words: Partial<InitiativeContent> = {},
): InitiativeContent {
  return { progress, done: "", result: "", nextStep: "", warningNote: "", ...words };
}

/** One person of the office does it to all of them at once. */
export async function eachInitiative(
  viewer: Office["first"],
  ids: readonly string[],
  said: Omit<Change, "initiativeId" | "version">,
  fy: FiscalYear = fiscalYear(2025),
): Promise<void> {
  const listed = await listInitiativeReports(viewer, { fy }, NOW);
  if (!listed.ok) throw new Error(listed.reason);
  const versions = new Map<string, number>(
    listed.value.map(({ initiativeId, version }) => [initiativeId, version]),
  );
  const changes = ids.map((id) => ({ initiativeId: id, version: versions.get(id) ?? 0, ...said }));
  const outcomes = await changeInitiatives(viewer, { fy, changes }, NOW);
  if (!outcomes.ok) throw new Error(outcomes.reason);
  const wrong = outcomes.value.find(({ outcome }) => outcome !== "done");
  if (wrong) throw new Error(`${said.event}: ${JSON.stringify(wrong)}`);
}

/** One person submits, the other approves; a second time it is a correction. */
export async function approveInitiatives(
  { first, second }: Office,
  ids: readonly string[],
  content: InitiativeContent,
  correctionReason = "",
  fy: FiscalYear = fiscalYear(2025),
): Promise<void> {
  await eachInitiative(first, ids, { event: "submit", content, correctionReason }, fy);
  await eachInitiative(second, ids, { event: "approve" }, fy);
}
