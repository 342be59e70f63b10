/** The years in which something would be asked for no more, or again: what the departments and the tallies notice of it. */
import { type PlanDefinition, planYears } from "@/domain/plan/definition";
import { figuresInYear, listFigures } from "@/domain/plan/figures";
import { initiativesInYear, listInitiatives } from "@/domain/plan/initiatives";
import { coversYear } from "@/domain/plan/years";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

export interface AskedOtherwise {
  readonly kind: "kpi" | "metric" | "initiative";
  /** Of today. */
  readonly name: string;
  /** Ascending; at least one. */
  readonly fys: readonly FiscalYear[];
  /** Whether it would be asked for in them. */
  readonly isAsked: boolean;
}

/**
 * Of what both plans have, in the document's order. Years of one of them alone are the plan's to tell, as is what comes in or is
 * left out altogether.
 */
export function askedOtherwise(before: PlanDefinition, after: PlanDefinition): AskedOtherwise[] {
  const years = planYears(before).filter((fy) => coversYear(after, fy));
  const [was, is] = [before, after].map((plan) => new Map(years.map((fy) => [fy, idsInYear(plan, fy)])));
  const stays = new Set(itemsOf(after).map(({ id }) => id));
  return itemsOf(before)
    .filter(({ id }) => stays.has(id))
    .flatMap(({ id, ...item }) =>
      [false, true].flatMap((isAsked) => {
        const fys = years.filter(
          (fy) => was?.get(fy)?.has(id) === !isAsked && is?.get(fy)?.has(id) === isAsked,
        );
        return fys.length === 0 ? [] : [{ ...item, fys, isAsked }];
      }),
    );
}

function itemsOf(plan: PlanDefinition): (Pick<AskedOtherwise, "kind" | "name"> & { readonly id: string })[] {
  return [
    ...listFigures(plan).map(({ kpi: { id, name }, isMetric }) => ({
      id,
      kind: isMetric ? ("metric" as const) : ("kpi" as const),
      name,
    })),
    ...listInitiatives(plan).map(({ initiative: { id, text } }) => ({
      id,
      kind: "initiative" as const,
      name: text,
    })),
  ];
}

function idsInYear(plan: PlanDefinition, fy: FiscalYear): ReadonlySet<string> {
  return new Set<string>([
    ...figuresInYear(plan, fy).map(({ kpi }) => kpi.id),
    ...initiativesInYear(plan, fy).map(({ initiative }) => initiative.id),
  ]);
}
