/** How the plan file writes what is no plain text, and how a recorded change keeps it. */
import type { KpiTerms, Target } from "./definition";

/** 目標が「上昇」のとき: ↗ where more is better, ↘ where less is better (direction: down). */
export const ARROW_BY_DIRECTION = { up: "↗", down: "↘" } as const;
export const NO_TARGET = "—";

/** A target as the plan file writes it. */
export function targetNotation(target: Target, { direction }: Pick<KpiTerms, "direction">): string {
  if (target.kind === "number") return target.value;
  return target.kind === "none" ? NO_TARGET : ARROW_BY_DIRECTION[direction];
}
