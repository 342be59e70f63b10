/** Between which figures a slider moves: a little beyond baseline and target, in steps that a person would type. Pure. */

import type { Kpi } from "@/domain/plan/definition";
import { lowestOf } from "@/domain/plan/lowest";
import { type DecimalString, decimal, maxDecimal, minDecimal } from "@/domain/shared/decimal";

export interface Slider {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly at: number;
}

const STEPS = 100;

/** null where nothing says how large a figure can be. */
export function sliderOf(
  kpi: Pick<Kpi, "baseline" | "target" | "decimals" | "upperLimit" | "lowest" | "aggregation">,
  typed: DecimalString | null,
): Slider | null {
  const { baseline, target, upperLimit } = kpi;
  if (baseline.value === null || target.value.kind !== "number") return null;
  const ends = [baseline.value, target.value.value];
  const [least, most] = [minDecimal(ends), maxDecimal(ends)];
  if (least === null || most === null) return null;
  const way = decimal(most).minus(least);
  if (way.isZero()) return null;
  const finest = decimal(10).pow(-kpi.decimals);
  // 1, 10, 100 … of the smallest digit: about a hundredth of the way.
  const power = Math.max(0, Math.floor(Math.log10(way.dividedBy(finest).dividedBy(STEPS).toNumber())));
  const step = finest.times(decimal(10).pow(power));
  const lowest = lowestOf(kpi);
  const floored = decimal(least).minus(way.dividedBy(4)).dividedBy(step).floor().times(step);
  const min = lowest !== null && floored.lessThan(lowest) ? decimal(lowest) : floored;
  const ceiled = decimal(most).plus(way.dividedBy(4)).dividedBy(step).ceil().times(step);
  const max = upperLimit !== null && ceiled.greaterThan(upperLimit) ? decimal(upperLimit) : ceiled;
  return {
    min: min.toNumber(),
    max: max.toNumber(),
    step: step.toNumber(),
    at: decimal(typed ?? baseline.value).toNumber(),
  };
}
