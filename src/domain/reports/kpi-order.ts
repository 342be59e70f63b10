/** In which order the KPIs of a plan can be read; without one they stand as the plan has them. */

import { type DecimalString, decimal } from "@/domain/shared/decimal";
import { compareNames } from "@/domain/shared/names";
import type { JudgementCode } from "./judgement";
import { byEffort } from "./pace/effort";

/** `mark`: the worst first. `way`: the least of the way to the year's 目安 first. `need`: the most effort a year first. */
export const KPI_ORDERS = ["mark", "way", "need", "name"] as const;
export type KpiOrder = (typeof KPI_ORDERS)[number];

export interface OrderedKpi {
  readonly name: string;
  /** The mark of the year, or the one to come of a figure that nobody has approved. */
  readonly mark: { readonly code: JudgementCode; readonly isExpected: boolean };
  /** Share of the way to the year's 目安 that is covered; null where there is none. */
  readonly covered: DecimalString | null;
  /** See `effortShare`. */
  readonly effort: DecimalString | null;
}

const MARKS: readonly JudgementCode[] = ["not_achieved", "improving", "achieved", "not_evaluated"];

const COMPARE: Record<KpiOrder, (a: OrderedKpi, b: OrderedKpi) => number> = {
  mark: (a, b) =>
    MARKS.indexOf(a.mark.code) - MARKS.indexOf(b.mark.code) ||
    Number(a.mark.isExpected) - Number(b.mark.isExpected) ||
    byCovered(a.covered, b.covered),
  way: (a, b) => byCovered(a.covered, b.covered),
  need: (a, b) => byEffort(a.effort, b.effort),
  name: (a, b) => compareNames(a.name, b.name),
};

/** Equal ones stay in the order they came in, the plan's. */
export function inOrder<T>(kpis: readonly T[], order: KpiOrder, read: (kpi: T) => OrderedKpi): T[] {
  return kpis
    .map((kpi) => ({ kpi, read: read(kpi) }))
    .sort((a, b) => COMPARE[order](a.read, b.read))
    .map(({ kpi }) => kpi);
}

/** What has no share comes last. */
function byCovered(a: DecimalString | null, b: DecimalString | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return decimal(a).comparedTo(b);
}
