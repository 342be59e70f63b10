/** What is shown for a choice: the same on the server, for the first paint, and in the browser, as somebody types. Pure. */

import type { Kpi, Target } from "@/domain/plan/definition";
import { inTermsOf, kpiInYear } from "@/domain/plan/editions";
import { checkQuantityForKpi } from "@/domain/plan/quantity";
import { type NoWay, shareInYear, wayInYear } from "@/domain/reports/pace/way-share";
import { buildSeries, guideOf, type MarkedYear, type SeriesYear } from "@/domain/reports/series";
import { latestWholeYear, type Trial, whatIfSeries, yearsToTry } from "@/domain/reports/what-if";
import type { DecimalString } from "@/domain/shared/decimal";
import { earlierFy, type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";
import { trialFaultSentence } from "@/domain/words/ja/reports/explore";
import { type ExploreState, trialText } from "./address";
import { chosenIds, MOST_SHOWN, shownIds } from "./choice";
import type { ExploreData, ExploreKpi } from "./data";

/** `baseline`: the 現状値, in a year without a figure. `trial`: tried, not measured. */
type FigureKind = "measured" | "provisional" | "interim" | "baseline" | "trial";

export interface ExploreRow {
  readonly fy: FiscalYear;
  readonly figure: { readonly value: DecimalString; readonly kind: FigureKind } | null;
  readonly working: ExploreKpi["working"][number] | null;
  readonly planned: Target | null;
  readonly guide: DecimalString | null;
  /** As the series has it, the trials included; null before the plan. */
  readonly year: MarkedYear | null;
  /** Of the figure; null where there is none, or no way. */
  readonly share: DecimalString | null;
}

export interface TrialField {
  readonly fy: FiscalYear;
  readonly text: string;
  readonly fault: string | undefined;
  /** As it would be; null where nothing readable is typed. */
  readonly year: SeriesYear | null;
}

export interface Explored {
  readonly kpi: Kpi;
  readonly place: string;
  /** Which of the drawn ones it is, from 0: its colour, shape and letter. */
  readonly index: number;
  readonly noWay: NoWay | null;
  readonly rows: readonly ExploreRow[];
  readonly fields: readonly TrialField[];
  /** From the latest known or tried year to the target's, where the pace says it lands; null where it does not. */
  readonly landing: {
    readonly from: MarkedYear;
    readonly fy: FiscalYear;
    /** In the terms of that year. */
    readonly value: DecimalString;
  } | null;
}

export interface Outcome {
  readonly years: readonly FiscalYear[];
  readonly shown: readonly Explored[];
  /** More were chosen than can be shown. */
  readonly isCut: boolean;
}

export function outcomeOf(data: ExploreData, state: ExploreState): Outcome {
  const ids = shownIds(data.choices, state);
  const shown = data.kpis.filter(({ kpi }) => ids.includes(kpi.id));
  const years = yearsBetween(data.years, state);
  const hasWay = ({ kpi }: ExploreKpi) => typeof wayInYear(kpi, kpi.target.fy) !== "string";
  return {
    years,
    shown: shown.map((each, at) => {
      const index = shown.slice(0, at).filter(hasWay).length;
      return exploredOf(data, each, { state, years, index });
    }),
    isCut: state.kpiIds !== null && chosenIds(data.choices, state).length > MOST_SHOWN,
  };
}

function yearsBetween(all: readonly FiscalYear[], { from, to }: Pick<ExploreState, "from" | "to">) {
  const [a, b] = [from ?? all[0], to ?? all.at(-1)];
  if (a === undefined || b === undefined) return [];
  const within = all.filter((fy) => earlierFy(a, b) <= fy && fy <= laterFy(a, b));
  return within.length === 0 ? all : within;
}

function exploredOf(
  { plan }: ExploreData,
  { kpi, place, reports, told, working }: ExploreKpi,
  { state, years, index }: { state: ExploreState; years: readonly FiscalYear[]; index: number },
): Explored {
  // What a publication told is tried by nobody.
  const open =
    told === null
      ? yearsToTry(plan, kpi, buildSeries(plan, kpi, reports)).filter((fy) => fy <= kpi.target.fy)
      : [];
  const typed = open.map((fy) => {
    const text = trialText(state, kpi.id, fy);
    const read = checkQuantityForKpi(text, kpiInYear(kpi, fy));
    const fault = read.ok ? undefined : trialFaultSentence(read);
    return { fy, text, fault, value: read.ok ? read.value : null };
  });
  const trials: Trial[] = typed.flatMap(({ fy, value }) => (value === null ? [] : [{ fy, value }]));
  const tried = told === null ? whatIfSeries(plan, kpi, reports, trials).years : [];
  const shown: readonly MarkedYear[] = told ?? tried;
  const byFy = new Map(shown.map((year) => [year.fy, year]));
  const isTried = (fy: FiscalYear) => trials.some((trial) => trial.fy === fy);
  const way = wayInYear(kpi, kpi.target.fy);
  return {
    kpi,
    place,
    index,
    noWay: typeof way === "string" ? way : null,
    rows: years.map((fy) => {
      const year = byFy.get(fy) ?? null;
      const figure = figureOf(kpi, fy, year, isTried(fy));
      return {
        fy,
        figure,
        working: working.find((each) => each.fy === fy) ?? null,
        planned: year?.planned ?? null,
        guide: guideOf(plan, kpi, fy),
        year,
        share: figure && figure.kind !== "interim" ? shareInYear(kpi, fy, figure.value) : null,
      };
    }),
    fields: typed.map(({ fy, text, fault, value }) => ({
      fy,
      text,
      fault,
      year: value === null ? null : (tried.find((year) => year.fy === fy) ?? null),
    })),
    landing: landingOf(kpi, latestWholeYear(shown)),
  };
}

function figureOf(kpi: Kpi, fy: FiscalYear, year: MarkedYear | null, isTried: boolean): ExploreRow["figure"] {
  if (year?.actual) {
    if (isTried) return { value: year.actual, kind: "trial" };
    const status = year.figureStatus ?? "final";
    return { value: year.actual, kind: status === "final" ? "measured" : status };
  }
  const { baseline } = kpiInYear(kpi, fy);
  return baseline.fy === fy && baseline.value !== null ? { value: baseline.value, kind: "baseline" } : null;
}

/** By the definition of the year that the pace is of, said in the terms of the year where it lands. */
function landingOf(definition: Kpi, from: MarkedYear | null): Explored["landing"] {
  if (!from?.pace?.landing) return null;
  const { fy } = kpiInYear(definition, from.fy).target;
  const value = inTermsOf(definition, from.pace.landing, from.fy, fy);
  return fy > from.fy && value !== null ? { from, fy, value } : null;
}
