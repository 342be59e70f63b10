/** A 現状値 is where a KPI stood when its way began: it is of no year after the first one that is measured from it. */
import { type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";
import { listKpis, type PlacedKpi, type PlanDefinition } from "./definition";
import { editionsOf } from "./editions";

export interface LateBaseline extends PlacedKpi {
  /** Of the year, in the plan file: `pillars[0].kpis[1].baseline.fy`. */
  readonly path: string;
  /** The year of the 現状値. */
  readonly fy: FiscalYear;
  /** The first year that is measured from it. */
  readonly first: FiscalYear;
}

/**
 * The 現状値 that are of a later year than the first one that they hold for, of every edition in which a KPI is asked for. One
 * that is not measured yet (null) may say when it will be.
 */
export function lateBaselines(plan: PlanDefinition): LateBaseline[] {
  return listKpis(plan).flatMap((placed) => {
    const path = pathOf(plan, placed);
    const begins = laterFy(plan.startFy, placed.kpi.from ?? plan.startFy);
    return editionsOf(placed.kpi).flatMap(({ no, from, until, terms: { baseline } }) => {
      const first = laterFy(begins, from ?? begins);
      const isOver = until !== null && until < first;
      return isOver || baseline.value === null || baseline.fy <= first
        ? []
        : [
            {
              ...placed,
              path: `${path}${no <= (placed.kpi.earlier?.length ?? 0) ? `.earlier[${no - 1}]` : ""}.baseline.fy`,
              fy: baseline.fy,
              first,
            },
          ];
    });
  });
}

function pathOf(plan: PlanDefinition, { kpi, pillar, measure }: PlacedKpi): string {
  const kpis = (measure ?? pillar ?? plan).kpis;
  const steps = [pillar && `pillars[${pillar.no - 1}].`, measure && `measures[${measure.no - 1}].`];
  return `${steps.filter((step) => step !== null).join("")}kpis[${kpis.indexOf(kpi)}]`;
}
