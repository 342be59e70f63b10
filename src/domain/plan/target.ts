/** A target that lies on the wrong side of the baseline: who asks for less than there is has to say so. */
import { compareDecimals, type DecimalString } from "@/domain/shared/decimal";
import type { Direction, KpiTerms } from "./definition";

/** A target equal to the baseline is kept, not worse. */
export function isBehind(direction: Direction, baseline: DecimalString, target: DecimalString): boolean {
  const order = compareDecimals(target, baseline);
  return direction === "up" ? order < 0 : order > 0;
}

export function isTargetBehindBaseline({
  direction,
  baseline,
  target,
}: Pick<KpiTerms, "direction" | "baseline" | "target">): boolean {
  return (
    baseline.value !== null &&
    target.value.kind === "number" &&
    isBehind(direction, baseline.value, target.value.value)
  );
}
