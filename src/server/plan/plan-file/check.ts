/** A definition that was not read from a plan file (typed on screen, kept as a draft) is held to the file's own rules. */
import type { UnnamedPlan } from "@/domain/plan/initiative-ids";
import type { PlanFileError } from "./read";
import { parsePlanFile } from "./schema";
import { writePlanFile } from "./write";

/** What a plan file with this content would be refused for; empty where it would be taken. */
export function definitionErrors(plan: UnnamedPlan): readonly PlanFileError[] {
  // What is on record of changes was not typed here, and may tell of a KPI that is gone.
  const { changes: _, ...typed } = plan;
  const parsed = parsePlanFile(writePlanFile(typed));
  if (parsed.ok) return [];
  // Nobody sees the file, so its line numbers say nothing.
  return parsed.errors.map(({ path, message }) => ({
    path,
    message: message.replace(/（\d+行目[^）]*）$/, ""),
  }));
}
