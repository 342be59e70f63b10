/** How far a KPI still has to go from the latest figure known. */
import type { GuideMethod, Kpi, PlanDefinition } from "@/domain/plan/definition";
import { editionInYear, inTermsOf, isSaidInTerms, kpiInYear, settingsInYear } from "@/domain/plan/editions";
import { lowestOf } from "@/domain/plan/lowest";
import { baselineInTerms, type YearRecord } from "@/domain/reports/series";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { effortShare } from "./effort";
import { type Pace, paceOf, stepsLeft } from "./pace";
import { type WayAhead, wayAhead } from "./pace-ahead";
import { type WayOver, wayOver } from "./way-left";

/** From the latest figure known up to the year: what the way to the target asks for. */
export interface Outlook {
  readonly from: { readonly fy: FiscalYear; readonly value: DecimalString; readonly isBaseline: boolean };
  /** Why nothing is still to be done; null while years are to come. */
  readonly over: WayOver | null;
  readonly pace: Pace;
  readonly method: GuideMethod;
  /** From that figure to the target's year, as the guide counts them. */
  readonly stepsLeft: number;
  /** From the 現状値 to that figure. */
  readonly stepsTaken: number;
  /** How much more than an even way each year to come needs; null where nothing can be reckoned. */
  readonly effort: DecimalString | null;
  /** To the target that was decided for later years; null where there is none. */
  readonly ahead: WayAhead | null;
}

/** @param years of the KPI, as they are shown @returns null where nothing can be reckoned */
export function outlookOf(
  {
    plan,
    fy,
    lastEnded,
  }: {
    readonly plan: PlanDefinition;
    readonly fy: FiscalYear;
    /** The latest year that has ended: what lies ahead of it is still to come. */
    readonly lastEnded: FiscalYear;
  },
  definition: Kpi,
  years: readonly YearRecord[],
): Outlook | null {
  const kpi = kpiInYear(definition, fy);
  if (kpi.target.value.kind !== "number") return null;
  const from = latestFigure(definition, years, fy) ?? baselineOf(kpi);
  if (from === null) return null;
  const { baseline, target, direction, upperLimit } = kpi;
  const method = settingsInYear(plan, fy).guideMethod;
  const way = { fy: from.fy, baseline, target, method, startFy: plan.startFy };
  const pace =
    from.ownPace ?? paceOf({ ...way, direction, actual: from.value, lowest: lowestOf(kpi), upperLimit });
  const { ownPace: _, ...figure } = from;
  const left = stepsLeft(way);
  const ahead = wayAhead(plan, definition, fy, from);
  const over = wayOver({ fy, targetFy: (ahead?.kpi ?? kpi).target.fy }, lastEnded);
  return {
    from: figure,
    over,
    pace,
    method,
    stepsLeft: left,
    stepsTaken: stepsLeft({ ...way, fy: baseline.fy }) - left,
    effort: over === null ? effortOf(definition, fy, { way, pace, ahead }) : null,
    ahead,
  };
}

/** Towards the target that holds in the end. */
function effortOf(
  definition: Kpi,
  fy: FiscalYear,
  { way, pace, ahead }: Pick<Outlook, "pace" | "ahead"> & { readonly way: Parameters<typeof effortShare>[0] },
): DecimalString | null {
  if (ahead === null) return effortShare({ ...way, baseline: baselineInTerms(definition, fy) }, pace);
  const { target } = ahead.kpi;
  return effortShare({ ...way, target, baseline: baselineInTerms(definition, ahead.since) }, ahead);
}

type From = Outlook["from"] & {
  /** Where the figure's year is read by the very definition of the chosen one. */
  readonly ownPace: Pace | null;
};

/** The latest figure up to a year, in that year's terms: what lies before a break without a factor says nothing of the way. */
function latestFigure(definition: Kpi, years: readonly YearRecord[], fy: FiscalYear): From | null {
  const latest = years.findLast(
    (year) => year.fy <= fy && year.actual !== null && year.figureStatus !== "interim",
  );
  if (!latest?.actual || !isSaidInTerms(definition, fy, "target")) return null;
  const value = inTermsOf(definition, latest.actual, latest.fy, fy);
  const isRead = latest.edition === editionInYear(definition, fy).no;
  return value && { fy: latest.fy, value, isBaseline: false, ownPace: isRead ? latest.pace : null };
}

function baselineOf({ baseline }: Kpi): From | null {
  return baseline.value && { fy: baseline.fy, value: baseline.value, isBaseline: true, ownPace: null };
}
