/** All that a plan says of a KPI, a metric or an initiative that comes into it: whoever decides reads more than its name. */
import { type Kpi, listKpis, type PlacedKpi, type PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives, type PlacedInitiative, responsibleDepartment } from "@/domain/plan/initiatives";
import { lowestOf } from "@/domain/plan/lowest";
import { listMetrics, type PlacedMetric } from "@/domain/plan/metrics";
import { targetNotation } from "@/domain/plan/notation";
import { placeNotation } from "@/domain/plan/places";
import { initiativeOfPath } from "@/domain/plan/texts/initiative-texts";
import { metricOfPath, metricParts } from "@/domain/plan/texts/metric-texts";
import type { ProposedChange } from "@/domain/proposals/diff";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { METRIC_PART_WORDS } from "@/domain/words/ja/plan/metrics";
import { CHANGED_PART_WORDS, changedValue, placeWords } from "@/domain/words/ja/plan/plan";
import { metricValue } from "@/domain/words/ja/publication/metric-changes";
import { quoted } from "@/domain/words/ja/quotes";
import { initiativeEndText } from "@/domain/words/ja/reports/initiatives";

export interface NewItemLine {
  readonly term: string;
  readonly description: string;
}

/**
 * Empty for a change that brings nothing new in.
 * @param plan as it would be
 * @param kpiName of any KPI by its id: what is carried on stands in another plan
 */
export function newItemLines(
  { what, kpiId, path, before, after }: Pick<ProposedChange, "what" | "kpiId" | "path" | "before" | "after">,
  plan: PlanDefinition,
  kpiName: (id: string) => string | null,
): NewItemLine[] {
  if (before !== null || after === null) return [];
  if (what === "added") {
    const placed = listKpis(plan).find(({ kpi }) => kpi.id === kpiId);
    return placed ? kpiLines(placed, kpiName) : [];
  }
  if (path === null) return [];
  const metric = metricOfPath(path);
  if (metric?.part === null) {
    const placed = listMetrics(plan).find((each) => each.metric.id === metric.id);
    return placed ? metricLines(placed) : [];
  }
  const initiative = initiativeOfPath(path);
  if (initiative?.part !== "line") return [];
  const placed = listInitiatives(plan).find((each) => each.initiative.id === initiative.id);
  return placed ? initiativeLines(placed, kpiName) : [];
}

function metricLines(placed: PlacedMetric): NewItemLine[] {
  return metricParts(placed)
    .filter(({ part, value }) => part !== "scale" || value !== "1")
    .map(({ part, value }) => ({
      term: METRIC_PART_WORDS[part] ?? part,
      description: metricValue(part, value),
    }));
}

function initiativeLines(
  { initiative, pillar, measure }: PlacedInitiative,
  kpiName: (id: string) => string | null,
): NewItemLine[] {
  const { supports = [], until } = initiative;
  return [
    { term: CHANGED_PART_WORDS.place, description: placeWords(placeNotation({ pillar, measure })) },
    {
      term: CHANGED_PART_WORDS.department,
      description: responsibleDepartment(initiative, measure) ?? "なし",
    },
    {
      term: "関わる指標",
      description: supports.map((id) => quoted(kpiName(id) ?? id)).join("、") || "なし",
    },
    ...(until === undefined ? [] : [{ term: "終わりの年度", description: initiativeEndText(until) }]),
  ];
}

function kpiLines(placed: PlacedKpi, kpiName: (id: string) => string | null): NewItemLine[] {
  const { kpi } = placed;
  const line = (what: keyof typeof CHANGED_PART_WORDS, value: string | null, year = ""): NewItemLine => ({
    term: CHANGED_PART_WORDS[what],
    description: `${changedValue(what, value, kpi, kpiName)}${value === null ? "" : year}`,
  });
  const optional = (what: "surveyed" | "continues", value: string | undefined) =>
    value === undefined ? [] : [line(what, value)];
  return [
    line("name", kpi.name),
    line("place", placeNotation(placed)),
    line("definition", kpi.definition),
    line("rationale", kpi.rationale),
    line("unit", kpi.unit),
    ...(kpi.scale === 1 ? [] : [line("scale", String(kpi.scale))]),
    line("decimals", String(kpi.decimals)),
    line("direction", kpi.direction),
    line("aggregation", kpi.aggregation),
    line("upperLimit", kpi.upperLimit),
    line("lowest", lowestOf(kpi)),
    line("baseline", kpi.baseline.value, `（${fiscalYearJa(kpi.baseline.fy)}）`),
    line("target", targetNotation(kpi.target.value, kpi), `（${fiscalYearJa(kpi.target.fy)}）`),
    ...plannedLines(kpi),
    line("department", kpi.department),
    { term: "資料の箇所", description: kpi.source },
    line("from", kpi.from === undefined ? null : String(kpi.from)),
    line("until", kpi.until === undefined ? null : String(kpi.until)),
    ...optional("surveyed", kpi.surveyed?.join(",")),
    ...optional("continues", kpi.continues),
  ];
}

function plannedLines(kpi: Kpi): NewItemLine[] {
  return kpi.years.flatMap(({ fy, planned, actual }) => [
    ...(planned === undefined
      ? []
      : [
          {
            term: `${fiscalYearJa(fy)}の計画`,
            description: changedValue("planned", targetNotation(planned, kpi), kpi),
          },
        ]),
    ...(actual === null
      ? []
      : [
          {
            term: `${fiscalYearJa(fy)}の実績（計画書）`,
            description: changedValue("documented", actual, kpi),
          },
        ]),
  ]);
}
