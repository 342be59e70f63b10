/** 「詳しく見る」: what would follow if each coming year brought so much. A sum for thinking, never a figure of the plan. Pure. */

import type { Direction, PlanDefinition } from "@/domain/plan/definition";
import { endsBeforeTarget, inTermsOf } from "@/domain/plan/editions";
import { lowestOf } from "@/domain/plan/lowest";
import { printedPace, printedStrictly } from "@/domain/reports/pace/pace-print";
import { guideOf, type YearRecord } from "@/domain/reports/series";
import {
  compareDecimals,
  type DecimalString,
  decimal,
  roundDecimal,
  toDecimalString,
} from "@/domain/shared/decimal";
import { addYears, earlierFy, type FiscalYear, fiscalYears, laterFy } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { fiscalYearShort } from "@/domain/words/ja/dates";
import { derivedChangeText, perStepWords } from "@/domain/words/ja/reports/pace";
import type { KpiStanding } from "./dashboard";

interface ExploreRow {
  readonly fy: FiscalYear;
  /** R7 */
  readonly label: string;
  readonly actual: DecimalString | null;
  /** Not approved yet. */
  readonly working: DecimalString | null;
  readonly guide: DecimalString | null;
}

/** Everything the exploring chart needs: plain data, as it crosses to the browser. */
export interface ExploreInput {
  readonly kpiId: KpiId;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly direction: Direction;
  /** The least and the most that can be true. */
  readonly lowest: DecimalString | null;
  readonly upperLimit: DecimalString | null;
  readonly from: { readonly fy: FiscalYear; readonly value: DecimalString };
  readonly target: { readonly fy: FiscalYear; readonly value: DecimalString };
  /** What each year needs: where the trial begins. */
  readonly neededPerYear: DecimalString;
  /** As they are printed: +11.5回; null where nothing is measured yet. */
  readonly needed: string;
  readonly brought: string | null;
  /** 計画期間の1年あたり */
  readonly perStep: string;
  /** Every year from the first known one to the target's, ascending. */
  readonly rows: readonly ExploreRow[];
}

/** null where there is no way left to a numeric target, and so nothing to try. */
export function exploreInput(plan: PlanDefinition, standing: KpiStanding): ExploreInput | null {
  const { definition, outlook, series, working } = standing;
  const way = wayToTry(standing);
  if (outlook === null || way === null) return null;
  const { kpi, neededPerYear, readIn } = way;
  if (kpi.target.value.kind !== "number" || endsBeforeTarget(kpi)) return null;
  // What each year brought was reckoned in the terms of the chosen year.
  const { broughtPerYear } = printedPace(outlook.pace, standing.kpi);
  const inTerms = (actual: DecimalString | null, fy: FiscalYear) =>
    actual === null || fy >= readIn ? actual : inTermsOf(definition, actual, fy, readIn);
  // A part of a year stands on no line of whole years.
  const ofWholeYear = ({ actual, figureStatus, fy }: YearRecord) =>
    figureStatus === "interim" ? null : inTerms(actual, fy);
  const actuals = new Map(series.years.map((year) => [year.fy, ofWholeYear(year)]));
  const known = series.years.map(({ fy }) => fy);
  const first = known.reduce(earlierFy, kpi.baseline.fy);
  const last = known.reduce(laterFy, kpi.target.fy);
  const rows = fiscalYears(first, last).map(
    (fy): ExploreRow => ({
      fy,
      label: fiscalYearShort(fy),
      actual: actuals.get(fy) ?? (fy === kpi.baseline.fy ? kpi.baseline.value : null),
      working: working?.year.fy === fy ? ofWholeYear(working.year) : null,
      guide: guideOf(plan, definition, fy),
    }),
  );
  return {
    kpiId: kpi.id,
    name: kpi.name,
    unit: kpi.unit,
    decimals: kpi.decimals,
    direction: kpi.direction,
    lowest: lowestOf(kpi),
    upperLimit: kpi.upperLimit,
    // A baseline of before the plan holds until the plan's first step.
    from: { fy: addYears(kpi.target.fy, -way.stepsLeft), value: way.value },
    target: { fy: kpi.target.fy, value: kpi.target.value.value },
    neededPerYear,
    needed: derivedChangeText(printedStrictly(neededPerYear, kpi), kpi),
    brought:
      outlook.from.isBaseline || broughtPerYear === null
        ? null
        : derivedChangeText(broughtPerYear, standing.kpi),
    perStep: perStepWords(outlook.method),
    rows,
  };
}

/** The way to the target in force for its year: the one that was decided for later years, where there is one. */
function wayToTry({ kpi, year, outlook }: KpiStanding) {
  if (outlook === null) return null;
  const { ahead, pace, from, stepsLeft } = outlook;
  if (ahead !== null) return { ...ahead, readIn: ahead.since };
  if (pace.neededPerYear === null) return null;
  return { kpi, value: from.value, neededPerYear: pace.neededPerYear, stepsLeft, readIn: year.fy };
}

/** The straight way from the latest figure, kept between the KPI's limits; the first entry is that figure itself. */
export function project(
  input: Pick<ExploreInput, "from" | "target" | Limit>,
  perYear: DecimalString,
): { fy: FiscalYear; value: DecimalString }[] {
  const { from, target } = input;
  return fiscalYears(from.fy, laterFy(from.fy, target.fy)).map((fy, index) => {
    const straight = toDecimalString(decimal(from.value).plus(decimal(perYear).times(index)));
    return { fy, value: within(straight, input) };
  });
}

/** Whether the trial reaches the target in the target's year. */
export function reachesTarget(
  input: Pick<ExploreInput, "from" | "target" | Limit | "direction">,
  perYear: DecimalString,
): boolean {
  const landing = project(input, perYear).at(-1)?.value ?? input.from.value;
  const order = compareDecimals(landing, input.target.value);
  return input.direction === "up" ? order >= 0 : order <= 0;
}

/** The needed change with as many places as the KPI prints, rounded so that it does reach the target. */
export function startingChange(input: ExploreInput): DecimalString {
  const rounded = roundDecimal(decimal(input.neededPerYear), input.decimals);
  if (reachesTarget(input, rounded)) return rounded;
  const step = decimal(10)
    .pow(-input.decimals)
    .times(input.direction === "up" ? 1 : -1);
  return toDecimalString(decimal(rounded).plus(step));
}

type Limit = "lowest" | "upperLimit";

function within(value: DecimalString, { lowest, upperLimit }: Pick<ExploreInput, Limit>): DecimalString {
  if (lowest !== null && compareDecimals(value, lowest) < 0) return lowest;
  return upperLimit !== null && compareDecimals(value, upperLimit) > 0 ? upperLimit : value;
}
