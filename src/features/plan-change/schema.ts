/** What the forms of a changed plan send. Values of the plan itself are read by the plan file's own readers, on the server. */

import { z } from "zod";
import { PLAN_WORDS } from "@/domain/plan/definition";
import { parseQuantity } from "@/domain/plan/quantity";
import { readSeen } from "@/domain/proposals/as-seen";
import { type FiscalYear, fiscalYear, isFiscalYear } from "@/domain/shared/fiscal-year";
import { isInitiativeId } from "@/domain/shared/initiative-id";
import { type IsoDate, isIsoDate } from "@/domain/shared/iso-date";
import { isKpiId } from "@/domain/shared/kpi-id";
import { isMetricId } from "@/domain/shared/metric-id";

/** Until when in the plan's period: every year of it. */
export const FROM_BEGINNING = "all";

const planId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
/** Which draft the page showed. */
const seen = z.string().transform((text, context) => {
  const read = readSeen(text);
  if (read) return read;
  context.addIssue({ code: "custom", message: "画面を読み込み直してください。" });
  return z.NEVER;
});
const draftRef = { planId, seen };

const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `${max}文字以内で入力してください。` });
const dayOrNone = z
  .string()
  .refine((text) => text === "" || isIsoDate(text), { error: "実在する日付を入力してください。" })
  .transform((text): IsoDate | null => (isIsoDate(text) ? text : null));
const yearOrNone = z
  .string()
  .refine((text) => text === "" || text === FROM_BEGINNING || isYear(text), {
    error: "年度を一覧から選んでください。",
  })
  .transform((text): FiscalYear | null => (isYear(text) ? fiscalYear(Number(text)) : null));

function isYear(text: string): boolean {
  return /^\d{4}$/.test(text) && isFiscalYear(Number(text));
}

const factor = z.string().transform((text, context) => {
  const read = parseQuantity(text);
  if (read.ok && (read.value === null || Number(read.value) > 0)) return read.value;
  context.addIssue({ code: "custom", message: "係数は0より大きい数値で入力してください（例: 1000）。" });
  return z.NEVER;
});

/** By the key of the change; with `.reason` and its like the names of its fields. */
export function decisionField(key: string): string {
  return `decisions.${key}`;
}

/**
 * Where the browser keeps what is typed there: by the plan's version, so that what was typed for a draft that became one does
 * not come back in the next draft.
 */
export function keptDecisions(version: number): string {
  return `decisions.${version}`;
}

export const decideFormSchema = z.strictObject({
  ...draftRef,
  intent: z.enum(["save", "confirm"]),
  /** Which effects the person had before their eyes (`effectsSeen`). */
  effects: z.string().max(64),
  decidedOn: dayOrNone,
  document: words(200),
  /** By the keys of the changes. */
  decisions: z
    .record(
      z.string().max(500),
      z.strictObject({
        seen: z.string().max(64),
        from: yearOrNone,
        reason: words(1000),
        decidedOn: dayOrNone,
        document: words(200),
        factor,
        rejudges: z.boolean(),
        /** What was said for another value holds for the one of now. */
        stands: z.boolean(),
      }),
    )
    .refine((decisions) => Object.keys(decisions).length <= 2000),
});

export const rejudgeFormSchema = z.strictObject({
  ...draftRef,
  /** "" for the plan's settings, which are every KPI's. */
  kpiId: z
    .string()
    .refine((text) => text === "" || isKpiId(text))
    .transform((text) => (isKpiId(text) ? text : null)),
  rejudgeFrom: z
    .string()
    .refine(isYear, { error: "年度を一覧から選んでください。" })
    .transform((text) => fiscalYear(Number(text))),
  rejudgeReason: words(1000).min(1, { error: "評価し直す理由を入力してください。" }),
  rejudgeDecidedOn: dayOrNone,
  rejudgeDocument: words(200),
});

export const discardFormSchema = z.strictObject(draftRef);

/** The fields of each form, as its controls are named. */
export const EDIT_FIELDS = {
  kpi: [
    "id",
    "name",
    "definition",
    "rationale",
    "place",
    "unit",
    "scale",
    "decimals",
    "direction",
    "aggregation",
    "upperLimit",
    "lowest",
    "baselineFy",
    "baselineValue",
    "targetFy",
    "targetKind",
    "targetValue",
    "department",
    "source",
    "from",
    "until",
    "surveyed",
    "continues",
    "sampleSurvey",
    "targetBehindBaseline",
  ],
  texts: [
    "name",
    "endFy",
    "aim",
    "positioning",
    "sourceDocument",
    "improvementReference",
    "guideMethod",
    "allowSelfApproval",
    "siteName",
    "publisher",
    "contact",
    "licenceName",
    "licenceUrl",
    ...PLAN_WORDS.map((word) => `word.${word}` as const),
  ],
  pillar: ["catchphrase", "title", "viewpoint", "vision", "outcome", "source"],
  measure: ["title", "department", "source", "initiatives"],
  initiative: ["place", "marker", "text", "department", "supports", "until"],
  metric: [
    "id",
    "name",
    "definition",
    "place",
    "unit",
    "scale",
    "decimals",
    "aggregation",
    "upperLimit",
    "lowest",
    "department",
    "source",
    "from",
    "until",
  ],
} as const;
export type EditKind = keyof typeof EDIT_FIELDS;

const typed = z.string().max(20_000, { error: "20,000文字以内で入力してください。" });
const fieldsOf = (names: readonly string[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, typed])));
const position = z.int().min(1).max(999);
const kpiRef = z.string().refine(isKpiId);
const metricRef = z.string().refine(isMetricId);
const initiativeRef = z.string().refine(isInitiativeId);

export const editKpiFormSchema = z.strictObject({
  ...draftRef,
  kpiId: kpiRef.nullable(),
  fields: fieldsOf(EDIT_FIELDS.kpi),
  planned: z.array(z.strictObject({ fy: z.string().regex(/^\d{4}$/), text: typed })).max(120),
});
export const editTextsFormSchema = z.strictObject({ ...draftRef, fields: fieldsOf(EDIT_FIELDS.texts) });
export const editPillarFormSchema = z.strictObject({
  ...draftRef,
  no: position.nullable(),
  fields: fieldsOf(EDIT_FIELDS.pillar),
});
export const editMeasureFormSchema = z.strictObject({
  ...draftRef,
  pillar: position,
  no: position.nullable(),
  fields: fieldsOf(EDIT_FIELDS.measure),
});

export const editInitiativeFormSchema = z.strictObject({
  ...draftRef,
  initiativeId: initiativeRef.nullable(),
  fields: fieldsOf(EDIT_FIELDS.initiative),
});

export const editMetricFormSchema = z.strictObject({
  ...draftRef,
  metricId: metricRef.nullable(),
  /** What a department suggested, where a new one is made of it. */
  suggestionId: z.uuid().nullable(),
  fields: fieldsOf(EDIT_FIELDS.metric),
});

const planPart = z.discriminatedUnion("part", [
  z.strictObject({ part: z.literal("kpi"), kpiId: kpiRef }),
  z.strictObject({ part: z.literal("pillar"), pillar: position }),
  z.strictObject({ part: z.literal("measure"), pillar: position, measure: position }),
  z.strictObject({ part: z.literal("initiative"), initiativeId: initiativeRef }),
  z.strictObject({ part: z.literal("metric"), metricId: metricRef }),
]);
/** A part as the hidden field of a button says it. */
const partText = z
  .string()
  .max(200)
  .transform((text, context) => {
    const parsed = planPart.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: "計画の項目の指定が正しくありません。" });
    return z.NEVER;
  });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const arrangeFormSchema = z.strictObject({
  ...draftRef,
  part: partText,
  act: z.enum(["up", "down", "remove"]),
});

/** A plan of 50 KPIs has about 180,000; beyond this it is something else. */
export const MAX_PLAN_FILE_BYTES = 900_000;
export const PLAN_FILE_TOO_LARGE =
  "ファイルが大きすぎます（900 KBまで）。計画ファイル（YAML）を選んでいるか、お確かめください。";

/** A plan file as text; a new plan is taken in only after its summary was seen. */
export const planFileFormSchema = z.strictObject({
  bytes: z.number().max(MAX_PLAN_FILE_BYTES, { error: PLAN_FILE_TOO_LARGE }),
  /** What was chosen, as it is; once it was shown, the text that was read. */
  content: z.union([z.string(), z.instanceof(Uint8Array)]),
  seen: z.enum(["", "yes"]),
  /** The draft that the file may take the place of, as it was seen; "" where nobody said so. */
  replaces: z.string().max(100),
});
