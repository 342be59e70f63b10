/** One edit of a draft, from what was typed to the plan as it would be. Pure: the caller has read the plan. */
import {
  AGGREGATIONS,
  type DocumentedYear,
  GUIDE_METHODS,
  IMPROVEMENT_REFERENCES,
  type Kpi,
  listKpis,
  PLAN_WORDS,
  type PlanDefinition,
  planYears,
} from "@/domain/plan/definition";
import { pairedPillars } from "@/domain/plan/places";
import { withoutStaleTexts } from "@/domain/plan/texts/translated-texts";
import { moved, type PlanPart, placeOfText, withKpi, withoutPart, withPillar } from "@/domain/proposals/edit";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import type { MetricId } from "@/domain/shared/metric-id";
import { FIELD_WORDS } from "@/domain/words/ja/plan/plan-fields";
import { done, type Result, refused } from "@/lib/result";
import { MAX_WORD, readKpiId, readWebAddress, readWhole } from "@/server/plan/plan-file/values";
import { checked } from "./checked";
import { FieldReader, oneOf, type Typed } from "./fields";
import { addedMeasure, editedInitiative, editedMeasure } from "./measures";
import { editedMetric } from "./metrics";

/** What one form, or one button, does to the draft. Values are as they were typed. */
export type PlanEdit =
  /** `kpiId` null: a new one. */
  | { readonly kind: "kpi"; readonly kpiId: KpiId | null; readonly fields: Typed }
  | { readonly kind: "texts"; readonly fields: Typed }
  | { readonly kind: "pillar"; readonly no: number | null; readonly fields: Typed }
  | { readonly kind: "measure"; readonly pillar: number; readonly no: number | null; readonly fields: Typed }
  /** `initiativeId` null: a new one. */
  /** `metricId` null: a new one. */
  | {
      readonly kind: "metric";
      readonly metricId: MetricId | null;
      /** Of a new one: what a department suggested, as which it is put in. */
      readonly suggestionId?: string | null;
      readonly fields: Typed;
    }
  | { readonly kind: "initiative"; readonly initiativeId: InitiativeId | null; readonly fields: Typed }
  | { readonly kind: "move"; readonly part: PlanPart; readonly by: -1 | 1 }
  | { readonly kind: "remove"; readonly part: PlanPart };

/**
 * @param inForce the plan that the draft is to change; left out: what is edited is no draft
 * @param taken ids that no new initiative may get, beside those of the plan
 * @returns `invalid` with a sentence by field; `not_found` where the plan does not have the part
 */
export function applyEdit(
  plan: PlanDefinition,
  edit: PlanEdit,
  { taken = new Set(), inForce }: { taken?: ReadonlySet<string>; inForce?: PlanDefinition } = {},
): Result<PlanDefinition> {
  const edited = applied(plan, edit, taken);
  if (!edited.ok) return edited;
  const { value } = edited;
  return done(withoutStaleTexts(plan, value, pairedPillars(plan, value), inForce));
}

function applied(plan: PlanDefinition, edit: PlanEdit, taken: ReadonlySet<string>): Result<PlanDefinition> {
  switch (edit.kind) {
    case "kpi":
      return editedKpi(plan, edit.kpiId, edit.fields);
    case "texts":
      return editedTexts(plan, edit.fields);
    case "pillar":
      return editedPillar(plan, edit.no, edit.fields);
    case "measure":
      return edit.no === null
        ? addedMeasure(plan, edit.pillar, edit.fields, taken)
        : editedMeasure(plan, edit.pillar, edit.no, edit.fields);
    case "initiative":
      return editedInitiative(plan, edit.initiativeId, edit.fields, taken);
    case "metric":
      return editedMetric(plan, edit.metricId, edit.fields);
    case "move":
      return done(moved(plan, edit.part, edit.by));
    case "remove": {
      const without = withoutPart(plan, edit.part);
      return without ? done(without) : refused("invalid", { "": FIELD_WORDS.not_empty });
    }
  }
}

function editedKpi(plan: PlanDefinition, kpiId: KpiId | null, fields: Typed): Result<PlanDefinition> {
  const reader = new FieldReader(fields);
  const kpis = listKpis(plan).map(({ kpi }) => kpi);
  const old = kpiId === null ? null : kpis.find(({ id }) => id === kpiId);
  if (old === undefined) return refused("not_found");
  const id = old?.id ?? reader.value("id", readKpiId, FIELD_WORDS.slug, toKpiId("new"));
  if (old === null && kpis.some((kpi) => kpi.id === id)) reader.refuse("id", FIELD_WORDS.slug_taken);
  const place = placeOfText(plan, reader.raw("place"));
  if (!place) reader.refuse("place", FIELD_WORDS.choice);
  const {
    from: _from,
    until: _until,
    surveyed: _surveyed,
    continues: _continues,
    sampleSurvey: _sampleSurvey,
    targetBehindBaseline: _behind,
    lowest: _lowest,
    ...kept
  } = old ?? {};
  const from = reader.optionalYear("from", plan.startFy);
  const until = reader.optionalYear("until", plan.endFy);
  const continues =
    reader.raw("continues") === ""
      ? undefined
      : reader.value<KpiId | undefined>("continues", readKpiId, FIELD_WORDS.choice, undefined);
  const surveyed = surveyedYears(plan, reader);
  const lowest = reader.lowest("lowest");
  const kpi: Kpi = {
    ...kept,
    id,
    name: reader.name("name"),
    definition: reader.optionalText("definition"),
    rationale: reader.optionalText("rationale"),
    unit: reader.unit("unit"),
    scale: reader.value("scale", readWhole(1, 1_000_000_000), FIELD_WORDS.scale, 1),
    decimals: reader.value("decimals", readWhole(0, 6), FIELD_WORDS.decimals, 0),
    direction: reader.value("direction", oneOf(["up", "down"]), FIELD_WORDS.choice, "up"),
    aggregation: reader.value("aggregation", oneOf(AGGREGATIONS), FIELD_WORDS.choice, "unspecified"),
    upperLimit: reader.figure("upperLimit"),
    ...(lowest === undefined ? {} : { lowest }),
    baseline: { fy: reader.year("baselineFy", plan.startFy), value: reader.figure("baselineValue") },
    target: { fy: reader.year("targetFy", plan.endFy), value: finalTarget(reader) },
    years: yearsOf(plan, old ?? null, reader),
    department: reader.optionalName("department"),
    source: reader.text("source"),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(surveyed === undefined ? {} : { surveyed }),
    ...(continues === undefined ? {} : { continues }),
    ...(reader.raw("sampleSurvey") === "yes" ? { sampleSurvey: true } : {}),
    ...(reader.raw("targetBehindBaseline") === "yes" ? { targetBehindBaseline: true } : {}),
  };
  return checked(reader.errors, () => withKpi(plan, kpi, place ?? { pillar: null, measure: null }), {
    at: (path, edited) => (isOf(edited, kpi, path) ? kpiField(kpi, path) : null),
  });
}

function finalTarget(reader: FieldReader): Kpi["target"]["value"] {
  const kind = reader.value("targetKind", oneOf(["number", "trend", "none"]), FIELD_WORDS.choice, "none");
  if (kind !== "number") return { kind };
  const value = reader.targetFigure("targetValue");
  if (value === null && reader.errors.targetValue === undefined)
    reader.refuse("targetValue", FIELD_WORDS.target_value);
  return value === null ? { kind: "none" } : { kind: "number", value };
}

/** The years ticked; none or all of them: every year. */
function surveyedYears(plan: PlanDefinition, reader: FieldReader): FiscalYear[] | undefined {
  const ticked = new Set(reader.raw("surveyed").split(","));
  const years = planYears(plan);
  const surveyed = years.filter((fy) => ticked.has(String(fy)));
  return surveyed.length === 0 || surveyed.length === years.length ? undefined : surveyed;
}

/** 計画 of each year; what the document prints as 実績 stays. */
function yearsOf(plan: PlanDefinition, old: Kpi | null, reader: FieldReader): DocumentedYear[] {
  const known = new Map((old?.years ?? []).map((year) => [year.fy, year]));
  const fys = [...new Set([...known.keys(), ...planYears(plan)])].sort((a, b) => a - b);
  return fys.flatMap((fy): DocumentedYear[] => {
    const actual = known.get(fy)?.actual ?? null;
    const planned = reader.target(`planned.${fy}`);
    if (planned === null && actual === null) return [];
    return [{ fy, ...(planned === null ? {} : { planned }), actual }];
  });
}

/** Whether a path of the plan file leads through that KPI, or through what has taken its id. */
function isOf(plan: PlanDefinition, { id }: Kpi, path: string): boolean {
  let node: unknown = plan;
  for (const step of path.match(/[^.[\]]+/g) ?? []) {
    node = Object(node)[step];
    if (Object(node).id === id) return true;
  }
  return false;
}

/** Which field of the KPI's form a path of the plan file means. */
function kpiField(kpi: Kpi, path: string): string {
  const year = /\.years\[(\d+)\]/.exec(path)?.[1];
  if (year !== undefined) return `planned.${kpi.years[Number(year)]?.fy}`;
  const last = path.split(".").slice(-2).join(".");
  const parts: Record<string, string> = {
    "baseline.fy": "baselineFy",
    "baseline.value": "baselineValue",
    "target.fy": "targetFy",
    "target.value": "targetValue",
  };
  return parts[last] ?? (/\.(until|from|id|lowest|upperLimit)$/.exec(path)?.[1] || "");
}

function editedTexts(plan: PlanDefinition, fields: Typed): Result<PlanDefinition> {
  const reader = new FieldReader(fields);
  const words = wordsTyped(reader);
  const { words: _words, ...kept } = plan;
  const edited: PlanDefinition = {
    ...kept,
    ...(words === null ? {} : { words }),
    name: reader.name("name"),
    endFy: reader.year("endFy", plan.endFy),
    aim: reader.text("aim"),
    positioning: reader.lines("positioning"),
    sourceDocument: reader.text("sourceDocument"),
    settings: {
      improvementReference: reader.value(
        "improvementReference",
        oneOf(IMPROVEMENT_REFERENCES),
        FIELD_WORDS.choice,
        "baseline",
      ),
      guideMethod: reader.value("guideMethod", oneOf(GUIDE_METHODS), FIELD_WORDS.choice, "none"),
      allowSelfApproval: reader.raw("allowSelfApproval") === "yes",
    },
    publication: {
      siteName: reader.name("siteName"),
      publisher: reader.name("publisher"),
      contact: reader.text("contact"),
      licence: {
        name: reader.text("licenceName"),
        url: reader.value("licenceUrl", readWebAddress, FIELD_WORDS.address, ""),
      },
    },
  };
  return checked(reader.errors, () => edited, { at: (path) => (path === "endFy" ? "endFy" : "") });
}

/** What the plan calls its parts; null where every word is the usual one. */
function wordsTyped(reader: FieldReader): PlanDefinition["words"] | null {
  const words = PLAN_WORDS.flatMap((word) => {
    const typed = reader.optionalText(`word.${word}`);
    if (typed !== null && typed.length > MAX_WORD) reader.refuse(`word.${word}`, FIELD_WORDS.word(MAX_WORD));
    return typed === null ? [] : [[word, typed] as const];
  });
  return words.length === 0 ? null : Object.fromEntries(words);
}

function editedPillar(plan: PlanDefinition, no: number | null, fields: Typed): Result<PlanDefinition> {
  if (no !== null && !plan.pillars.some((pillar) => pillar.no === no)) return refused("not_found");
  const reader = new FieldReader(fields);
  const words = {
    catchphrase: reader.optionalText("catchphrase"),
    title: reader.text("title"),
    viewpoint: reader.optionalText("viewpoint"),
    vision: reader.lines("vision"),
    outcome: reader.optionalText("outcome"),
    source: reader.text("source"),
  };
  return checked(reader.errors, () => withPillar(plan, no, words));
}
