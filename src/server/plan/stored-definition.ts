/** A plan's definition as it comes out of its JSON column: checked once, then known by its version and hash. */

import { z } from "zod";
import {
  AGGREGATIONS,
  CHANGED_PARTS,
  GUIDE_METHODS,
  IMPROVEMENT_REFERENCES,
  PLAN_WORDS,
  type PlanDefinition,
} from "@/domain/plan/definition";
import { type UnnamedPlan, withInitiativeIds } from "@/domain/plan/initiative-ids";
import { isDecimalString } from "@/domain/shared/decimal";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { isIsoDate } from "@/domain/shared/iso-date";

/** What a part says in the languages of the editions. */
function inLanguages<T extends z.ZodType>(said: T) {
  return { easy: said.optional(), en: said.optional() };
}
const word = z.string().optional();
const units = z.array(z.looseObject({ of: z.string(), many: z.string(), one: word })).optional();

const fy = z.int().refine(isFiscalYear);
const figure = z.string().refine(isDecimalString);
const texts = z.array(z.string());

export const targetSchema = z.discriminatedUnion("kind", [
  z.looseObject({ kind: z.literal("number"), value: figure }),
  z.looseObject({ kind: z.literal("trend") }),
  z.looseObject({ kind: z.literal("none") }),
]);

const terms = {
  unit: z.string(),
  scale: z.number(),
  decimals: z.int(),
  direction: z.enum(["up", "down"]),
  aggregation: z.enum(AGGREGATIONS),
  upperLimit: figure.nullable(),
  lowest: figure.nullable().optional(),
  baseline: z.looseObject({ fy, value: figure.nullable() }),
  target: z.looseObject({ fy, value: targetSchema }),
};

const kpi = z.looseObject({
  id: z.string(),
  name: z.string(),
  definition: z.string().nullable(),
  rationale: z.string().nullable(),
  ...terms,
  earlier: z
    .array(
      z.looseObject({
        until: fy,
        factor: figure.nullable().optional(),
        definition: z.string().nullable().optional(),
        ...terms,
      }),
    )
    .optional(),
  from: fy.optional(),
  until: fy.optional(),
  surveyed: z.array(fy).optional(),
  continues: z.string().optional(),
  sampleSurvey: z.boolean().optional(),
  targetBehindBaseline: z.boolean().optional(),
  years: z.array(z.looseObject({ fy, planned: targetSchema.optional(), actual: figure.nullable() })),
  department: z.string().nullable(),
  source: z.string(),
  ...inLanguages(
    z.looseObject({
      name: word,
      definition: word,
      rationale: word,
      units,
    }),
  ),
});

const metric = z.looseObject({
  id: z.string(),
  name: z.string(),
  definition: z.string().nullable(),
  unit: z.string(),
  scale: z.number(),
  decimals: z.int(),
  aggregation: z.enum(AGGREGATIONS),
  upperLimit: figure.nullable(),
  lowest: figure.nullable().optional(),
  from: fy.optional(),
  until: fy.optional(),
  department: z.string().nullable(),
  source: z.string(),
  ...inLanguages(z.looseObject({ name: word, definition: word, units })),
});
const metrics = z.array(metric).optional();

const measure = z.looseObject({
  no: z.int(),
  title: z.string(),
  department: z.string().optional(),
  initiatives: z.array(
    z.looseObject({
      id: z.string().optional(),
      marker: z.enum(["○", "・"]),
      text: z.string(),
      department: z.string().optional(),
      supports: texts.optional(),
      until: fy.optional(),
      metrics,
      ...inLanguages(z.looseObject({ text: word })),
    }),
  ),
  kpis: z.array(kpi),
  metrics,
  source: z.string(),
  ...inLanguages(z.looseObject({ title: word })),
});

const pillar = z.looseObject({
  no: z.int(),
  catchphrase: z.string().nullable(),
  title: z.string(),
  viewpoint: z.string().nullable(),
  vision: texts,
  outcome: z.string().nullable(),
  kpis: z.array(kpi),
  metrics,
  measures: z.array(measure),
  source: z.string(),
  ...inLanguages(z.looseObject({ catchphrase: word, title: word, vision: texts.optional(), outcome: word })),
});

const decided = z.looseObject({
  kpiId: z.string().nullable(),
  what: z.enum(CHANGED_PARTS),
  from: fy.nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  units: z.looseObject({ before: z.string(), after: z.string() }).optional(),
  reason: z.string(),
  decidedOn: z.string().refine(isIsoDate).nullable(),
  document: z.string().nullable(),
  rejudges: z.boolean(),
});

/** What PlanDefinition says. Loose: a later version may have written more, and nothing of it may be lost. */
export const definitionSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  municipality: z.looseObject({ code: z.string(), name: z.string() }),
  startFy: fy,
  endFy: fy,
  aim: z.string(),
  positioning: texts,
  sourceDocument: z.string(),
  settings: z.looseObject({
    improvementReference: z.enum(IMPROVEMENT_REFERENCES),
    guideMethod: z.enum(GUIDE_METHODS),
    allowSelfApproval: z.boolean(),
  }),
  earlierSettings: z
    .array(
      z.looseObject({
        until: fy,
        improvementReference: z.enum(IMPROVEMENT_REFERENCES),
        guideMethod: z.enum(GUIDE_METHODS),
      }),
    )
    .optional(),
  publication: z.looseObject({
    siteName: z.string(),
    publisher: z.string(),
    contact: z.string(),
    licence: z.looseObject({ name: z.string(), url: z.string() }),
  }),
  words: z.partialRecord(z.enum(PLAN_WORDS), z.string()).optional(),
  kpis: z.array(kpi),
  metrics,
  pillars: z.array(pillar),
  corrections: z.array(z.looseObject({ text: z.string(), written: z.string(), reason: z.string() })),
  changes: z.array(decided).optional(),
  ...inLanguages(z.looseObject({ name: word, aim: word, siteName: word, publisher: word, contact: word })),
});

/** Versions are append-only: one that was checked needs no second look. Bounded by the imports of one process's life. */
const checked = new Set<string>();

/**
 * @returns the stored value itself, its keys in their stored order: what is published from it is the same byte for byte.
 *   What was stored before initiatives had ids is read with those of their places.
 * @throws ZodError where the column holds something else
 */
export function storedDefinition(row: {
  readonly planId: string;
  readonly version: number;
  readonly sha256: string;
  readonly definition: unknown;
}): PlanDefinition {
  const key = `${row.planId}/${row.version}/${row.sha256}`;
  if (!checked.has(key)) {
    definitionSchema.parse(row.definition);
    checked.add(key);
  }
  return withInitiativeIds(row.definition as UnnamedPlan);
}
