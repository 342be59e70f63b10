/** Everything of a plan that is words: its own, its pillars', its measures' and what the public pages say of themselves. */
import { type Kpi, listKpis, PLAN_WORDS, type PlanDefinition } from "@/domain/plan/definition";
import { type PillarPair, pairedPillars } from "@/domain/plan/places";
import { initiativeDifferences, initiativeLine, leftToMeasure } from "./initiative-texts";
import { isMetricOfSubstance, metricDifferences } from "./metric-texts";
import type { TextDifference } from "./text-difference";
import { translatedDifferences } from "./translated-texts";

export function textDifferences(before: PlanDefinition, after: PlanDefinition): TextDifference[] {
  const ids = new Set(listKpis(before).map(({ kpi }) => kpi.id));
  // Of a KPI that comes in or is left out no word is a change of its own.
  const inBoth = new Set(listKpis(after).flatMap(({ kpi }) => (ids.has(kpi.id) ? [kpi.id] : [])));
  const pairs = pairedPillars(before, after);
  const [was, is] = [textsOf(before, pairs, "was", inBoth), textsOf(after, pairs, "is", inBoth)];
  const paths = [...new Set([...is.keys(), ...was.keys()])];
  return [
    ...paths
      .filter((path) => was.get(path) !== is.get(path))
      .map((path) => ({
        path,
        before: was.get(path) ?? null,
        after: is.get(path) ?? null,
        ...initiativesOf(path, after),
      })),
    ...initiativeDifferences(before, after, pairs),
    ...metricDifferences(before, after, pairs),
    ...translatedDifferences(before, after, pairs),
    ...kpiOrders(before, after, pairs),
  ];
}

/** Of the department of a measure: the initiatives that it is responsible for. */
function initiativesOf(path: string, { pillars }: PlanDefinition): Pick<TextDifference, "initiativeIds"> {
  const [, pillarNo, no] = /^pillars\[(\d+)\]\.measures\[(\d+)\]\.department$/.exec(path) ?? [];
  const pillar = pillars.find((each) => String(each.no) === pillarNo);
  const measure = pillar?.measures.find((each) => String(each.no) === no);
  const initiativeIds = measure ? leftToMeasure(measure) : [];
  return initiativeIds.length === 0 ? {} : { initiativeIds };
}

/** Whether a part of the plan comes, goes or moves, and not its words alone: what was promised has to be answered for. */
export function isPartOfPlan({ path, before, after }: TextDifference): boolean {
  if (isMetricOfSubstance(path)) return true;
  if (/\.initiative(Places|Ends)\[[^\]]+\]$/.test(path)) return true;
  const isWhole = /\.initiatives\[[^\]]+\]$|^(former\.)?pillars\[\d+\](\.measures\[\d+\])?\.title$/.test(
    path,
  );
  return isWhole && (before === null || after === null);
}

function textsOf(
  plan: PlanDefinition,
  pairs: readonly PillarPair[],
  side: "was" | "is",
  kpiIds: ReadonlySet<string>,
): Map<string, string> {
  const texts = new Map<string, string>();
  const put = (path: string, value: string | boolean | null) => {
    if (value !== null && value !== "") texts.set(path, String(value));
  };
  const { publication } = plan;
  put("name", plan.name);
  put("aim", plan.aim);
  put("positioning", plan.positioning.join("\n"));
  put("sourceDocument", plan.sourceDocument);
  for (const word of PLAN_WORDS) put(`words.${word}`, plan.words?.[word] ?? null);
  put("municipality", `${plan.municipality.code} ${plan.municipality.name}`);
  put("publication.siteName", publication.siteName);
  put("publication.publisher", publication.publisher);
  put("publication.contact", publication.contact);
  put("publication.licence", `${publication.licence.name} ${publication.licence.url}`);
  put(
    "corrections",
    plan.corrections.map(({ text, written, reason }) => `${text} → ${written} ${reason}`).join("\n"),
  );
  for (const pair of pairs) {
    const pillar = pair[side];
    if (!pillar) continue;
    const at = pathOf(pair, "pillars");
    put(`${at}.catchphrase`, pillar.catchphrase);
    put(`${at}.title`, pillar.title);
    put(`${at}.viewpoint`, pillar.viewpoint);
    put(`${at}.vision`, pillar.vision.join("\n"));
    put(`${at}.outcome`, pillar.outcome);
    put(`${at}.source`, pillar.source);
    for (const each of pair.measures) {
      const measure = each[side];
      if (!measure) continue;
      const inside = pathOf(each, `${at}.measures`);
      put(`${inside}.title`, measure.title);
      put(`${inside}.source`, measure.source);
      put(`${inside}.department`, measure.department ?? null);
      // Of a measure that stays each line is told by itself.
      if (each.was === null || each.is === null) {
        put(`${inside}.initiatives`, measure.initiatives.map(initiativeLine).join("\n"));
      }
    }
  }
  for (const { kpi } of listKpis(plan)) {
    if (!kpiIds.has(kpi.id)) continue;
    put(`kpis[${kpi.id}].source`, kpi.source);
    put(`kpis[${kpi.id}].sampleSurvey`, kpi.sampleSurvey === true);
  }
  return texts;
}

function pathOf({ was, is }: { was: { no: number } | null; is: { no: number } | null }, list: string) {
  if (is) return `${list}[${is.no}]`;
  return `${list.startsWith(FORMER) ? "" : FORMER}${list}[${was?.no}]`;
}

const FORMER = "former.";

/** KPIs of one place that stand in another order; one that came, went or moved is told of as that. */
function kpiOrders(
  before: PlanDefinition,
  after: PlanDefinition,
  pairs: readonly PillarPair[],
): TextDifference[] {
  const places: [string, readonly Kpi[], readonly Kpi[]][] = [
    ["", before.kpis, after.kpis],
    ...pairs.flatMap(({ was, is, measures }): [string, readonly Kpi[], readonly Kpi[]][] =>
      was && is
        ? [
            [`pillars[${is.no}].`, was.kpis, is.kpis],
            ...measures.flatMap((each): [string, readonly Kpi[], readonly Kpi[]][] =>
              each.was && each.is
                ? [[`pillars[${is.no}].measures[${each.is.no}].`, each.was.kpis, each.is.kpis]]
                : [],
            ),
          ]
        : [],
    ),
  ];
  return places.flatMap(([place, old, kpis]) => {
    const stayed = (each: Kpi) =>
      old.some(({ id }) => id === each.id) && kpis.some(({ id }) => id === each.id);
    const [first, then] = [old.filter(stayed), kpis.filter(stayed)];
    if (first.every(({ id }, index) => id === then[index]?.id)) return [];
    const names = (some: readonly Kpi[]) => some.map(({ name }) => name).join("\n");
    return [{ path: `${place}order`, before: names(first), after: names(then) }];
  });
}
