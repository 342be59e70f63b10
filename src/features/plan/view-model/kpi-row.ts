/** A KPI as the page of its plan lists it. */
import { targetText } from "@/components/charts/chart-text";
import type { Aggregation, Kpi, KpiTerms, PlanDefinition } from "@/domain/plan/definition";
import { stretchesOf } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { DIRECTION_WORDS } from "@/domain/words/ja/plan/plan";
import { unitNote } from "@/domain/words/ja/plan/quantity";
import type { DepartmentDto } from "@/server/accounts/departments";

/** How a figure is counted; null: the document does not say, so the office has to find out (要確認). */
export const AGGREGATION_LABELS: Record<Aggregation, string | null> = {
  annual: "年間",
  point_in_time: "時点",
  cumulative: "累計",
  share: "割合",
  unspecified: null,
};

export interface ValueInTime {
  readonly text: string;
  readonly year: string;
  /** 令和8年度まで; null of the one that holds in the end. */
  readonly until: string | null;
}

export interface KpiRow {
  readonly id: string;
  readonly name: string;
  /** ①行政手続きのオンライン化の推進; null for a KPI of a pillar or of the whole plan. */
  readonly measure: string | null;
  readonly definition: string | null;
  readonly rationale: string | null;
  /** What holds in turn for the plan's years, the earliest first. */
  readonly baseline: readonly ValueInTime[];
  readonly target: readonly ValueInTime[];
  readonly direction: string;
  /** null: 要確認 */
  readonly aggregation: string | null;
  readonly unitNote: string | null;
  /** As of a metric. */
  readonly years: string | null;
  readonly source: string;
  readonly department: DepartmentDto | null;
}

/** 令和8年度から令和9年度まで; null for one that goes through the whole plan. */
export function yearsText({ from, until }: Pick<Kpi, "from" | "until">): string | null {
  const years = [
    from === undefined ? "" : `${fiscalYearJa(from)}から`,
    until === undefined ? "" : `${fiscalYearJa(until)}まで`,
  ].join("");
  return years === "" ? null : years;
}

/** A KPI in the table of the plan's definition. */
export function kpiRow(
  kpi: Kpi,
  plan: Pick<PlanDefinition, "startFy" | "endFy">,
  measure: string | null,
  department: KpiRow["department"],
): KpiRow {
  return {
    id: kpi.id,
    name: kpi.name,
    measure,
    definition: kpi.definition,
    rationale: kpi.rationale,
    baseline: inTime(kpi, "baseline", plan, (terms) => ({
      text: terms.baseline.value === null ? "なし" : formatQuantity(terms.baseline.value, terms),
      year: fiscalYearJa(terms.baseline.fy),
    })),
    target: inTime(kpi, "target", plan, (terms) => ({
      text: targetText(terms.target.value, terms),
      year: fiscalYearJa(terms.target.fy),
    })),
    direction: DIRECTION_WORDS[kpi.direction],
    aggregation: AGGREGATION_LABELS[kpi.aggregation],
    unitNote: unitNote(kpi),
    years: yearsText(kpi),
    source: kpi.source,
    department,
  };
}

/** What the editions say of one term in turn, each in its own unit. */
function inTime(
  kpi: Kpi,
  term: "baseline" | "target",
  { startFy, endFy }: Pick<PlanDefinition, "startFy" | "endFy">,
  say: (terms: KpiTerms) => Omit<ValueInTime, "until">,
): ValueInTime[] {
  const stretches = stretchesOf(kpi, term, startFy, endFy);
  return stretches.map(({ terms, until }, index) => ({
    ...say(terms),
    until: index === stretches.length - 1 || until === null ? null : `${fiscalYearJa(until)}まで`,
  }));
}
