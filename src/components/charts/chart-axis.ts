/**
 * What one axis can hold. Figures of an earlier edition of the definition stand at their height in the newest unit where a
 * factor leads there; where none was given, the years before the change get a scale of their own.
 */
import type { Kpi, KpiTerms } from "@/domain/plan/definition";
import { breakInYear, type Edition, editionInYear, editionsOf } from "@/domain/plan/editions";
import { decimal } from "@/domain/shared/decimal";
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
import type { ChartCut } from "@/domain/words/public/chart-words";

/** One edition as it is drawn. */
export interface DrawnEdition extends Edition {
  /** By what a figure is multiplied to stand on its panel's axis. */
  readonly factor: number;
  /** Editions with the same number share an axis; 0 is the newest. */
  readonly panel: number;
  /** The unit of that axis. */
  readonly axisUnit: string;
}

/** Every edition, ascending. */
export function drawnEditions(kpi: Kpi): DrawnEdition[] {
  const editions = editionsOf(kpi);
  const drawn: DrawnEdition[] = [];
  for (const edition of editions.toReversed()) {
    const next = drawn[0];
    drawn.unshift({ ...edition, ...placeBefore(kpi, edition, next) });
  }
  return drawn;
}

function placeBefore(
  kpi: Kpi,
  { no, terms }: Edition,
  next: DrawnEdition | undefined,
): Pick<DrawnEdition, "factor" | "panel" | "axisUnit"> {
  if (next === undefined) return { factor: 1, panel: 0, axisUnit: terms.unit };
  const { factor, panel, axisUnit } = next;
  if (isSameMeasure(terms, next.terms)) return { factor, panel, axisUnit };
  const given = kpi.earlier?.[no - 1]?.factor ?? null;
  if (given === null) return { factor: 1, panel: panel + 1, axisUnit: terms.unit };
  return { factor: decimal(given).times(factor).toNumber(), panel, axisUnit };
}

/** Another way of counting breaks the line, but the numbers still stand on the same axis. */
function isSameMeasure(before: KpiTerms, after: KpiTerms): boolean {
  return before.unit === after.unit && before.scale === after.scale;
}

export function drawnEditionOf(editions: readonly DrawnEdition[], kpi: Kpi, fy: FiscalYear): DrawnEdition {
  const { no } = editionInYear(kpi, fy);
  const found = editions[no - 1];
  if (!found) throw new Error(`no edition for ${fy}`);
  return found;
}

/** Every place where the line is cut. */
export function cutsOf(kpi: Kpi, years: readonly { readonly fy: FiscalYear }[]): ChartCut[] {
  const drawn = drawnEditions(kpi);
  return years.flatMap(({ fy }) => {
    const terms = breakInYear(kpi, fy);
    if (terms.length === 0) return [];
    const before = drawnEditionOf(drawn, kpi, addYears(fy, -1));
    return [{ fy, terms, isApart: before.panel !== drawnEditionOf(drawn, kpi, fy).panel }];
  });
}

/** The years in runs that a line may join: a break of the definition begins a new one. */
export function unbrokenRuns(kpi: Kpi, fys: readonly FiscalYear[]): FiscalYear[][] {
  const runs: FiscalYear[][] = [];
  for (const fy of fys) {
    const last = runs.at(-1);
    if (last === undefined || breakInYear(kpi, fy).length > 0) runs.push([fy]);
    else last.push(fy);
  }
  return runs;
}
