/** What a proposed plan changes of the one in force: every difference, one by one, whichever door it came by. */

import {
  type ChangedPart,
  type Kpi,
  type KpiTerms,
  listKpis,
  type PlacedKpi,
  type PlanDefinition,
} from "@/domain/plan/definition";
import { BREAKING_TERMS, changedTerms, kpiInYear, TERMS } from "@/domain/plan/editions";
import { targetNotation } from "@/domain/plan/notation";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { sameData } from "@/domain/shared/same-data";

/** One difference between the plan in force and the proposed one. */
export interface ProposedChange {
  /**
   * The same for the same part of the plan: a decision is found by it. Of a term's value and its year one and the same,
   * and of all terms that break the line: there is one break, from one year, with one factor.
   */
  readonly key: string;
  readonly kpiId: KpiId | null;
  readonly what: ChangedPart;
  /** Of `planned` and `documented` the year; else null. */
  readonly fy: FiscalYear | null;
  /** Of `text`: where it stands ("aim", "pillars[0].title"); else null. */
  readonly path: string | null;
  /** In the plan file's notation. */
  readonly before: string | null;
  readonly after: string | null;
  /** A change of substance has to be given a reason; of words a typo needs none. */
  readonly isOfSubstance: boolean;
  /** It holds from a fiscal year on, which has to be said. */
  readonly needsYear: boolean;
}

/** Every difference, in the plan's order; empty where there is none. What became of the decisions is no difference. */
export function differences(before: PlanDefinition, after: PlanDefinition): ProposedChange[] {
  const was = new Map(listKpis(before).map((placed) => [placed.kpi.id, placed]));
  const is = new Map(listKpis(after).map((placed) => [placed.kpi.id, placed]));
  return [
    ...settingsDiffer(before, after),
    ...textsDiffer(before, after),
    ...ordersDiffer(before, after),
    ...[...is].flatMap(([id, placed]) => {
      const old = was.get(id);
      return old ? kpiDiffers(old, placed) : [change(id, "added", { after: placed.kpi.name })];
    }),
    ...[...was].flatMap(([id, { kpi }]) => (is.has(id) ? [] : [change(id, "ended", { before: kpi.name })])),
  ];
}

/** Words alone may be put right without a reason, and a department's name is no promise. */
const WORDS: readonly ChangedPart[] = ["name", "place", "department", "definition", "rationale", "text"];
const OF_YEARS: readonly ChangedPart[] = [
  ...TERMS,
  "baselineFy",
  "targetFy",
  "improvementReference",
  "guideMethod",
];

const BREAKING: readonly ChangedPart[] = BREAKING_TERMS;

/** By which the decision about a part is found. @param at of a text its path, of a 計画 its year */
export function decisionKey(
  kpiId: KpiId | null,
  what: ChangedPart,
  at: string | FiscalYear | null = null,
): string {
  const whole = what === "baselineFy" ? "baseline" : what === "targetFy" ? "target" : what;
  const part = BREAKING.includes(what) ? "break" : whole;
  return [kpiId ?? "plan", part, at].filter((each) => each !== null).join("/");
}

function change(
  kpiId: KpiId | null,
  what: ChangedPart,
  said: Partial<Pick<ProposedChange, "before" | "after" | "fy" | "path">>,
): ProposedChange {
  const { before = null, after = null, fy = null, path = null } = said;
  return {
    key: decisionKey(kpiId, what, path ?? fy),
    kpiId,
    what,
    fy,
    path,
    before,
    after,
    isOfSubstance: !WORDS.includes(what),
    needsYear: OF_YEARS.includes(what),
  };
}

function settingsDiffer(before: PlanDefinition, after: PlanDefinition): ProposedChange[] {
  const found: ProposedChange[] = [];
  for (const what of ["improvementReference", "guideMethod"] as const) {
    found.push(...settingDiffers(what, before.settings[what], after.settings[what]));
  }
  if (before.endFy !== after.endFy) {
    found.push(change(null, "endFy", { before: String(before.endFy), after: String(after.endFy) }));
  }
  return found;
}

export function settingDiffers(
  what: "improvementReference" | "guideMethod",
  before: string,
  after: string,
): ProposedChange[] {
  return before === after ? [] : [change(null, what, { before, after })];
}

/** Everything of a plan that is words: its own, its pillars', its measures' and what the public pages say of themselves. */
function textsDiffer(before: PlanDefinition, after: PlanDefinition): ProposedChange[] {
  const ids = new Set(listKpis(before).map(({ kpi }) => kpi.id));
  // Of a KPI that comes in or is left out no word is a change of its own.
  const inBoth = new Set(listKpis(after).flatMap(({ kpi }) => (ids.has(kpi.id) ? [kpi.id] : [])));
  const [was, is] = [textsOf(before, inBoth), textsOf(after, inBoth)];
  const paths = [...new Set([...was.keys(), ...is.keys()])];
  return paths
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) =>
      change(null, "text", { path, before: was.get(path) ?? null, after: is.get(path) ?? null }),
    );
}

/** KPIs of one place that stand in another order; one that came, went or moved is told of as that. */
function ordersDiffer(before: PlanDefinition, after: PlanDefinition): ProposedChange[] {
  const [was, is] = [kpisByPlace(before), kpisByPlace(after)];
  return [...is].flatMap(([place, kpis]) => {
    const old = was.get(place) ?? [];
    const stayed = (each: Kpi) =>
      old.some(({ id }) => id === each.id) && kpis.some(({ id }) => id === each.id);
    const [first, then] = [old.filter(stayed), kpis.filter(stayed)];
    if (first.every(({ id }, index) => id === then[index]?.id)) return [];
    const names = (some: readonly Kpi[]) => some.map(({ name }) => name).join("\n");
    return [change(null, "text", { path: `${place}order`, before: names(first), after: names(then) })];
  });
}

function kpisByPlace(plan: PlanDefinition): Map<string, readonly Kpi[]> {
  return new Map([
    ["", plan.kpis],
    ...plan.pillars.flatMap((pillar): [string, readonly Kpi[]][] => [
      [`pillars[${pillar.no}].`, pillar.kpis],
      ...pillar.measures.map((measure): [string, readonly Kpi[]] => [
        `pillars[${pillar.no}].measures[${measure.no}].`,
        measure.kpis,
      ]),
    ]),
  ]);
}

function textsOf(plan: PlanDefinition, kpiIds: ReadonlySet<string>): Map<string, string> {
  const texts = new Map<string, string>();
  const put = (path: string, value: string | boolean | null) => {
    if (value !== null && value !== "") texts.set(path, String(value));
  };
  const { publication, settings } = plan;
  put("name", plan.name);
  put("aim", plan.aim);
  put("positioning", plan.positioning.join("\n"));
  put("sourceDocument", plan.sourceDocument);
  put("municipality", `${plan.municipality.code} ${plan.municipality.name}`);
  put("settings.allowSelfApproval", settings.allowSelfApproval);
  put("publication.siteName", publication.siteName);
  put("publication.publisher", publication.publisher);
  put("publication.contact", publication.contact);
  put("publication.licence", `${publication.licence.name} ${publication.licence.url}`);
  put(
    "corrections",
    plan.corrections.map(({ text, written, reason }) => `${text} → ${written} ${reason}`).join("\n"),
  );
  for (const pillar of plan.pillars) {
    const at = `pillars[${pillar.no}]`;
    put(`${at}.catchphrase`, pillar.catchphrase);
    put(`${at}.title`, pillar.title);
    put(`${at}.viewpoint`, pillar.viewpoint);
    put(`${at}.vision`, pillar.vision.join("\n"));
    put(`${at}.outcome`, pillar.outcome);
    put(`${at}.source`, pillar.source);
    for (const measure of pillar.measures) {
      const inside = `${at}.measures[${measure.no}]`;
      put(`${inside}.title`, measure.title);
      put(`${inside}.source`, measure.source);
      put(
        `${inside}.initiatives`,
        measure.initiatives.map(({ marker, text }) => `${marker}${text}`).join("\n"),
      );
    }
  }
  for (const { kpi } of listKpis(plan)) {
    if (kpiIds.has(kpi.id)) put(`kpis[${kpi.id}].source`, kpi.source);
  }
  return texts;
}

function kpiDiffers(before: PlacedKpi, after: PlacedKpi): ProposedChange[] {
  const [was, is] = [before.kpi, after.kpi];
  const { id } = is;
  const found: ProposedChange[] = [];
  for (const what of ["name", "definition", "rationale", "department", "continues"] as const) {
    const [old, now] = [was[what] ?? null, is[what] ?? null];
    if (old !== now) found.push(change(id, what, { before: old, after: now }));
  }
  const [placeBefore, placeAfter] = [placeOf(before), placeOf(after)];
  if (placeBefore !== placeAfter) {
    found.push(change(id, "place", { before: placeBefore, after: placeAfter }));
  }
  found.push(...changedTerms(was, is).flatMap((term) => termDiffers(id, term, was, is)));
  if ((was.from ?? null) !== (is.from ?? null)) {
    found.push(change(id, "from", { before: textOf(was.from), after: textOf(is.from) }));
  }
  if ((was.until ?? null) !== (is.until ?? null)) {
    const what = is.until === undefined || was.until !== undefined ? "until" : "ended";
    found.push(change(id, what, { before: textOf(was.until), after: textOf(is.until) }));
  }
  if (!sameData(was.surveyed, is.surveyed)) {
    found.push(
      change(id, "surveyed", {
        before: was.surveyed?.join(",") ?? null,
        after: is.surveyed?.join(",") ?? null,
      }),
    );
  }
  return [...found, ...yearsDiffer(was, is)];
}

export function termDiffers(id: KpiId, term: keyof KpiTerms, was: KpiTerms, is: KpiTerms): ProposedChange[] {
  if (term === "baseline" || term === "target") {
    const notation = (terms: KpiTerms) =>
      term === "baseline" ? terms.baseline.value : targetNotation(terms.target.value, terms);
    const value = { before: notation(was), after: notation(is) };
    const fy = { before: String(was[term].fy), after: String(is[term].fy) };
    return [
      ...(value.before === value.after ? [] : [change(id, term, value)]),
      ...(fy.before === fy.after ? [] : [change(id, `${term}Fy`, fy)]),
    ];
  }
  const text = (terms: KpiTerms) => (terms[term] === null ? null : String(terms[term]));
  return [change(id, term, { before: text(was), after: text(is) })];
}

/** 計画 of each year, and the figures that the document prints. */
function yearsDiffer(was: Kpi, is: Kpi): ProposedChange[] {
  const [old, now] = [new Map(was.years.map((y) => [y.fy, y])), new Map(is.years.map((y) => [y.fy, y]))];
  const fys = [...new Set([...old.keys(), ...now.keys()])].sort((a, b) => a - b);
  return fys.flatMap((fy) => {
    const [before, after] = [old.get(fy), now.get(fy)];
    // An arrow is written by the direction of its year: another direction is no other 計画.
    const isSamePlanned = sameData(before?.planned, after?.planned);
    const planned = {
      before: before ? targetNotation(before.planned, kpiInYear(was, fy)) : null,
      after: after ? targetNotation(after.planned, kpiInYear(is, fy)) : null,
    };
    const printed = { before: before?.actual ?? null, after: after?.actual ?? null };
    return [
      ...(isSamePlanned ? [] : [change(is.id, "planned", { fy, ...planned })]),
      ...(printed.before === printed.after ? [] : [change(is.id, "documented", { fy, ...printed })]),
    ];
  });
}

/** 1-2: the second measure of the first pillar; 1: of the pillar itself; "": of the plan. */
function placeOf({ pillar, measure }: PlacedKpi): string {
  return [pillar?.no, measure?.no].filter((no) => no !== undefined).join("-");
}

function textOf(fy: FiscalYear | undefined): string | null {
  return fy === undefined ? null : String(fy);
}
