/** Which KPI or metric a table means: by its id, or by its name as names are compared. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { type FigureOfPlan, listFigures } from "@/domain/plan/figures";
import { askingPlans } from "@/domain/plan/lead";
import { coversYear } from "@/domain/plan/years";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { isKpiId, type KpiId } from "@/domain/shared/kpi-id";
import { nameKey } from "@/domain/shared/names";
import type { PastFigureFault } from "./faults";

export interface AskingPlan {
  readonly definition: PlanDefinition;
  readonly closedOn: IsoDate | null;
}

export interface Items {
  readonly find: (text: string, fy: FiscalYear) => { readonly id: KpiId } | PastFigureFault;
  /** As the plan reads it that asks for it in that year; null where none does. */
  readonly inYear: (id: KpiId, fy: FiscalYear) => FigureOfPlan | null;
}

/** The KPIs and metrics of all plans, by their ids and by their names as names are compared. */
export function itemsOf(plans: readonly AskingPlan[]): Items {
  const figures = askingPlans(plans).flatMap(({ definition: plan }) =>
    listFigures(plan).map((placed): FigureOfPlan => ({ ...placed, plan })),
  );
  const byId = Map.groupBy(figures, ({ kpi }) => kpi.id);
  const byName = Map.groupBy(figures, ({ kpi }) => tableKey(kpi.name));
  const inYear: Items["inYear"] = (id, fy) => byId.get(id)?.find(({ plan }) => coversYear(plan, fy)) ?? null;
  return {
    inYear,
    find: (text, fy) => {
      if (text === "") return { kind: "no_item" };
      const id = text.normalize("NFKC").toLowerCase();
      if (isKpiId(id) && byId.has(id)) return { id };
      const named = [...new Set((byName.get(tableKey(text)) ?? []).map(({ kpi }) => kpi.id))];
      // The next plan may ask the same again under another id: the year tells which is meant.
      const asked = named.filter((id) => inYear(id, fy) !== null);
      const [first, ...others] = asked.length > 0 ? asked : named;
      if (first === undefined) return { kind: "unknown_item", text };
      return others.length === 0 ? { id: first } : { kind: "several_items", text, ids: [first, ...others] };
    },
  };
}

/** In a narrow column a name is broken by hand, in the middle of a word. */
function tableKey(name: string): string {
  return nameKey(name).replaceAll(" ", "");
}
