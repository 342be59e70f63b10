/** A publication's snapshot as it comes out of its text column. */

import { z } from "zod";
import { CHANGED_PARTS } from "@/domain/plan/definition";
import { type UnnamedPlan, withInitiativeIds } from "@/domain/plan/initiative-ids";
import {
  ASSESSMENT_PARTS,
  CHANGE_KINDS,
  MARK_CAUSES,
  PLAN_EVENTS,
  type PublicationSnapshot,
} from "@/domain/publication/snapshot";
import { STOP_CAUSES } from "@/domain/publication/stops/stops";
import { INITIATIVE_STATES } from "@/domain/reports/initiatives/initiative";
import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import { PACE_CODES } from "@/domain/reports/pace/pace";
import { FIGURE_STATUSES, MISSING_REASONS } from "@/domain/reports/report";
import { isDecimalString } from "@/domain/shared/decimal";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { isIsoDate } from "@/domain/shared/iso-date";
import { definitionSchema, targetSchema } from "@/server/plan/stored-definition";

// Loose objects throughout: a later version may have written more, and nothing of it may be lost. What earlier
// versions did not write yet is optional.

const fy = z.int().refine(isFiscalYear);
const figure = z.string().refine(isDecimalString);
const text = z.string();
const day = z.string().refine(isIsoDate);

const point = z.looseObject({ source: z.enum(["actual", "baseline"]), fy, value: figure });

const judgement = z.looseObject({
  code: z.enum(JUDGEMENT_CODES),
  reason: z.looseObject({ kind: text, cause: z.enum(MISSING_REASONS).optional() }),
  applied: z.looseObject({ source: z.enum(["planned", "final"]), fy, target: targetSchema }).nullable(),
  reference: point.nullable(),
  ruleVersion: text,
  sentence: text,
});

const pace = z.looseObject({
  guide: figure.nullable(),
  covered: figure.nullable(),
  code: z.enum(PACE_CODES).nullable(),
  neededPerYear: figure.nullable(),
  broughtPerYear: figure.nullable(),
  landing: figure.nullable(),
});

const correction = z.looseObject({
  kind: z.enum(["corrected", "confirmed"]).optional(),
  status: z.enum(FIGURE_STATUSES).nullable().optional(),
  revision: z.int(),
  before: figure.nullable(),
  after: figure.nullable(),
  reason: text,
  approvedAt: text,
  office: text.nullable(),
  judgementBefore: z.enum(JUDGEMENT_CODES),
  judgementAfter: z.enum(JUDGEMENT_CODES),
});

const stopNotice = z.looseObject({ cause: z.enum(STOP_CAUSES), on: day });

const evidence = z.discriminatedUnion("kind", [
  z.looseObject({
    kind: z.literal("file"),
    title: text,
    sha256: text,
    size: z.int(),
    contentType: text,
    path: text,
    picture: z.looseObject({ alt: text, width: z.int(), height: z.int() }).optional(),
    stopped: stopNotice.optional(),
  }),
  z.looseObject({ kind: z.literal("url"), title: text, url: text }),
]);

const year = z.looseObject({
  fy,
  planned: targetSchema.nullable(),
  actual: figure.nullable(),
  origin: z.enum(["document", "report"]).nullable(),
  missing: z
    .looseObject({ reason: z.enum(MISSING_REASONS), note: text, expectedOn: day.nullable() })
    .nullable(),
  asOf: day.nullable(),
  basisNote: text,
  reason: text,
  nextStep: text,
  department: text.nullable(),
  revision: z.int().nullable(),
  judgement,
  pace: pace.nullable(),
  corrections: z.array(correction),
  figureStatus: z.enum(FIGURE_STATUSES).nullable().optional(),
  edition: z.int().optional(),
  isCounted: z.boolean().optional(),
  rewordings: z
    .array(
      z.looseObject({
        revision: z.int(),
        reason: text,
        approvedAt: text,
        office: text.nullable(),
        wordsStayed: z.literal(true).optional(),
      }),
    )
    .optional(),
  evidence: z.array(evidence).optional(),
});

const initiative = z.looseObject({
  initiativeId: text,
  years: z.array(
    z.looseObject({
      fy,
      progress: z.enum(INITIATIVE_STATES),
      done: text,
      result: text,
      nextStep: text,
      department: text.nullable(),
      revision: z.int(),
      correctionReason: text,
      isInterim: z.literal(true).optional(),
      evidence: z.array(evidence).optional(),
    }),
  ),
});

const metric = z.looseObject({
  metricId: text,
  years: z.array(
    z.looseObject({
      fy,
      actual: figure.nullable(),
      figureStatus: z.enum(FIGURE_STATUSES),
      missing: z.enum(MISSING_REASONS).nullable(),
      missingNote: text,
      expectedOn: day.nullable(),
      asOf: day.nullable(),
      basisNote: text,
      reason: text,
      nextStep: text,
      unit: text,
      department: text.nullable(),
      revision: z.int(),
      correctionReason: text,
      evidence: z.array(evidence).optional(),
    }),
  ),
});

const assessment = z.looseObject({
  partId: text,
  pillarNo: z.int().nullable(),
  measureNo: z.int().nullable(),
  years: z.array(
    z.looseObject({
      fy,
      summary: text,
      office: text.nullable(),
      opinion: z.looseObject({ text, by: text, on: day, response: text }).nullable(),
      budget: figure.nullable(),
      settlement: figure.nullable(),
      revision: z.int(),
      correctionReason: text,
    }),
  ),
});

const toldPieces = z.array(
  z.discriminatedUnion("kind", [
    z.looseObject({ kind: z.literal("withheld") }),
    z.looseObject({ kind: z.literal("file"), title: text, sha256: text, stopped: stopNotice.optional() }),
    z.looseObject({ kind: z.literal("url"), title: text, url: text }),
  ]),
);

const toldDefinition = z.looseObject({
  planId: text,
  kpiId: text.nullable(),
  what: z.enum([...CHANGED_PARTS, ...PLAN_EVENTS]),
  from: fy.nullable(),
  before: text.nullable(),
  after: text.nullable(),
  path: text.nullable(),
  isDecided: z.boolean(),
  initiativeIds: z.array(text).optional(),
  reason: text.optional(),
});

const change = {
  kind: z.enum(CHANGE_KINDS),
  kpiId: text.nullable(),
  fy: fy.nullable(),
  text,
  marks: z
    .looseObject({
      before: z.enum(JUDGEMENT_CODES),
      after: z.enum(JUDGEMENT_CODES),
      causes: z.array(z.enum(MARK_CAUSES)),
    })
    .optional(),
  evidence: z.looseObject({ added: toldPieces, removed: toldPieces }).optional(),
  department: z.looseObject({ before: text, after: text }).optional(),
  definition: z.array(toldDefinition).optional(),
  initiative: z
    .looseObject({
      planId: text,
      initiativeId: text,
      before: z.enum(INITIATIVE_STATES),
      after: z.enum(INITIATIVE_STATES).nullable(),
      reason: text,
    })
    .optional(),
  metric: z
    .looseObject({
      planId: text,
      metricId: text,
      before: figure.nullable(),
      after: figure.nullable(),
      reason: text,
    })
    .optional(),
  assessment: z
    .looseObject({
      planId: text,
      partId: text,
      changed: z.array(z.enum(ASSESSMENT_PARTS)),
      amounts: z
        .array(
          z.looseObject({ what: z.enum(["budget", "settlement"]), before: figure, after: figure.nullable() }),
        )
        .optional(),
      reason: text,
    })
    .optional(),
};

export const changeSchema = z.looseObject(change);

const snapshotSchema = z.looseObject({
  formatVersion: z.literal(1),
  no: z.int(),
  title: text,
  note: text,
  publishedAt: text,
  publisher: text,
  reportFy: fy,
  ruleVersion: text,
  site: z.looseObject({
    name: text,
    origin: text.nullable(),
    licence: z.looseObject({ name: text, url: text }),
    contact: text,
    version: text,
    demo: z.boolean(),
  }),
  plans: z.array(
    z.looseObject({
      definition: definitionSchema,
      assessments: z.array(assessment).optional(),
      initiatives: z.array(initiative).optional(),
      metrics: z.array(metric).optional(),
      closedOn: day.optional(),
      closedReason: text.optional(),
      courses: z.array(z.looseObject({ kpiId: text, years: z.array(year) })),
    }),
  ),
  changes: z.array(changeSchema),
  record: z.array(z.looseObject({ ...change, no: z.int(), publishedAt: text })).optional(),
  history: z.array(
    z.looseObject({
      no: z.int(),
      title: text,
      note: text,
      publishedAt: text,
      withdrawn: z.boolean(),
      withdrawnReason: text.nullable().optional(),
    }),
  ),
});

/**
 * What was published, to be read. What was stored before initiatives had ids is read with those of their places.
 * @throws ZodError or SyntaxError where the column holds something else
 */
export function storedSnapshot(json: string): PublicationSnapshot {
  const value = snapshotAsStored(json);
  return {
    ...value,
    plans: value.plans.map((plan) => ({ ...plan, definition: withInitiativeIds(plan.definition) })),
  };
}

type StoredPlan = Omit<PublicationSnapshot["plans"][number], "definition"> & {
  readonly definition: UnnamedPlan;
};
type SnapshotAsStored = Omit<PublicationSnapshot, "plans"> & { readonly plans: readonly StoredPlan[] };

/**
 * The same as it stands, for whoever writes it again: the stored value itself, its keys in their stored order, nothing
 * put in.
 * @throws ZodError or SyntaxError where the column holds something else
 */
export function snapshotAsStored(json: string): SnapshotAsStored {
  const value: unknown = JSON.parse(json);
  snapshotSchema.parse(value);
  return value as SnapshotAsStored;
}
