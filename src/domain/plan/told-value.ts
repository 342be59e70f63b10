/** One value of a changed part of a definition, as data: a language says it in its own words. */
import {
  AGGREGATIONS,
  type Aggregation,
  type ChangedPart,
  type Direction,
  GUIDE_METHODS,
  type GuideMethod,
  IMPROVEMENT_REFERENCES,
  type ImprovementReference,
  type Kpi,
  type Target,
} from "@/domain/plan/definition";
import { NO_TARGET } from "@/domain/plan/notation";
import { decimalsOf, targetDecimals } from "@/domain/plan/quantity";
import { FIGURES } from "@/domain/plan/told";
import { type DecimalString, decimalString, isDecimalString } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";

export type ToldValue =
  /** The plan says nothing of it; of some parts that means something of its own. */
  | { readonly is: "nothing" | "every_year" | "from_the_start" | "to_the_end" }
  /** `decimals`: as many as are printed. */
  | { readonly is: "figure"; readonly value: DecimalString; readonly decimals: number }
  | { readonly is: "target"; readonly target: Exclude<Target, { kind: "number" }> }
  | { readonly is: "years"; readonly fys: readonly FiscalYear[] }
  | { readonly is: "direction"; readonly direction: Direction }
  | { readonly is: "aggregation"; readonly aggregation: Aggregation }
  | { readonly is: "places"; readonly count: number }
  | { readonly is: "times"; readonly count: number }
  | { readonly is: "reference"; readonly reference: ImprovementReference }
  | { readonly is: "guide"; readonly guide: GuideMethod }
  /** Words of the plan. */
  | { readonly is: "words"; readonly words: string };

/** As many places as a figure may have. */
const MOST_PLACES = 6;
const YEARS: readonly ChangedPart[] = ["baselineFy", "targetFy", "from", "until", "endFy", "surveyed"];
const WORDS: readonly ChangedPart[] = ["name", "department", "definition", "rationale", "unit"];
const LEFT_OUT = { surveyed: "every_year", from: "from_the_start", until: "to_the_end" } as const;

/**
 * @param value in the plan file's notation; null: the plan said nothing of it
 * @param kpi as it is read in the years that the value holds for
 * @returns null where there is no value to tell old → new (it came, ended, moved; a text of the plan)
 */
export function toldValue(
  what: ChangedPart,
  value: string | null,
  kpi: Pick<Kpi, "decimals"> | null,
): ToldValue | null {
  const isTold = FIGURES.includes(what) || YEARS.includes(what) || WORDS.includes(what);
  if (value === null) {
    if (what === "surveyed" || what === "from" || what === "until") return { is: LEFT_OUT[what] };
    return isTold ? { is: "nothing" } : null;
  }
  if (WORDS.includes(what)) return { is: "words", words: value };
  if (YEARS.includes(what)) {
    const fys = value.split(",").map(Number);
    return fys.every(isFiscalYear) ? { is: "years", fys: fys.map(fiscalYear) } : null;
  }
  if (FIGURES.includes(what)) return toldFigure(value, kpi);
  return toldSetting(what, value);
}

function toldFigure(value: string, kpi: Pick<Kpi, "decimals"> | null): ToldValue {
  if (!isDecimalString(value)) {
    return { is: "target", target: { kind: value === NO_TARGET ? "none" : "trend" } };
  }
  const figure = decimalString(value);
  const decimals = Math.max(kpi?.decimals ?? 0, decimalsOf(figure, MOST_PLACES));
  return { is: "figure", value: figure, decimals: targetDecimals(figure, decimals) };
}

function toldSetting(what: ChangedPart, value: string): ToldValue | null {
  switch (what) {
    case "direction":
      return value === "up" || value === "down" ? { is: "direction", direction: value } : null;
    case "aggregation": {
      const aggregation = AGGREGATIONS.find((each) => each === value);
      return aggregation === undefined ? null : { is: "aggregation", aggregation };
    }
    case "decimals":
      return { is: "places", count: Number(value) };
    case "scale":
      return { is: "times", count: Number(value) };
    case "improvementReference": {
      const reference = IMPROVEMENT_REFERENCES.find((each) => each === value);
      return reference === undefined ? null : { is: "reference", reference };
    }
    case "guideMethod": {
      const guide = GUIDE_METHODS.find((each) => each === value);
      return guide === undefined ? null : { is: "guide", guide };
    }
    default:
      return null;
  }
}
