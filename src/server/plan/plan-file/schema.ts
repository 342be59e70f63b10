/**
 * The format of a plan file (prisma/plans/README.md): its shape as a zod schema, the checks between its values, and
 * `parsePlanFile`, which turns the text of a file into a plan or into the list of everything wrong with it.
 */

import {
  AGGREGATIONS,
  type Aggregation,
  CHANGED_PARTS,
  GUIDE_METHODS,
  IMPROVEMENT_REFERENCES,
  type PlanWords,
} from "@/domain/plan/definition";
import type { UnnamedPlan } from "@/domain/plan/initiative-ids";
import { ARROW_BY_DIRECTION, NO_TARGET } from "@/domain/plan/notation";
import { EDITION_LANGUAGES } from "@/domain/plan/translations";
import type { DecimalString } from "@/domain/shared/decimal";
import { MAX_INITIATIVE_ID } from "@/domain/shared/initiative-id";
import { type IsoDate, isIsoDate } from "@/domain/shared/iso-date";
import type { MetricId } from "@/domain/shared/metric-id";
import { isMunicipalityCode } from "@/domain/shared/municipality-code";
import { unsayableTarget, wrongCheckDigit } from "@/domain/words/ja/plan/plan-fields";
import { crossChecks } from "./checks";
import { type PathStep, type PlanFileError, readPlanTree } from "./read";
import { list, oneOf, optional, scalar, section, withoutBlanks } from "./shapes";
import { decodePlanFile, NOT_UTF8 } from "./syntax";
import {
  INITIATIVE_TEXTS,
  KPI_TEXTS,
  MEASURE_TEXTS,
  METRIC_TEXTS,
  PILLAR_TEXTS,
  PLAN_TEXTS,
} from "./translations";
import {
  FIRST_FY,
  LAST_FY,
  MAX_TEXT,
  MAX_WORD,
  readFigure,
  readFiscalYear,
  readInitiativeId,
  readKpiId,
  readMetricId,
  readName,
  readRecorded,
  readSlug,
  readTarget,
  readText,
  readWebAddress,
  readWhole,
  upperLimitOf,
} from "./values";

export type PlanFileResult =
  | { readonly ok: true; readonly plan: UnnamedPlan }
  | { readonly ok: false; readonly errors: readonly PlanFileError[] };

const EXPECTED = {
  text: `文字（1行、${MAX_TEXT}字以内）`,
  slug: "半角の小文字の英字で始まり、小文字の英字・数字・ハイフンだけの2～40字",
  initiativeId: `半角の小文字の英字で始まり、小文字の英字・数字・ハイフンだけの2～${MAX_INITIATIVE_ID}字`,
  fiscalYear: `年度（西暦の4桁、${FIRST_FY}～${LAST_FY}。例: 令和7年度は 2025）`,
  figure: "数値（半角、桁区切りなし、整数18桁・小数6桁以内。例: 2500、18.2）",
  target: `数値（半角、桁区切りなし）、${ARROW_BY_DIRECTION.up} または ${ARROW_BY_DIRECTION.down}（良くなること）、${NO_TARGET}（目標なし）のいずれか`,
} as const;

const text = scalar(EXPECTED.text, readText);
const name = scalar(EXPECTED.text, readName);
const optionalRecord = scalar(EXPECTED.text, readRecorded, { is: null }).default(null);
const optionalText = scalar(EXPECTED.text, readText, { is: null }).default(null);
const optionalName = scalar(EXPECTED.text, readName, { is: null }).default(null);
const slug = scalar(EXPECTED.slug, readSlug);
const kpiId = scalar(EXPECTED.slug, readKpiId);
const optionalKpiId = scalar(EXPECTED.slug, readKpiId, { is: null }).default(null);
const readYesNo = (found: string) => (found === "true" ? true : found === "false" ? false : undefined);
const fiscalYear = scalar(EXPECTED.fiscalYear, readFiscalYear);
/** Must stand there, so that a figure is not forgotten; a blank says that it is unknown. */
const figureOrUnknown = scalar(`${EXPECTED.figure}、または null（不明）`, readFigure, { is: null });
const target = scalar(EXPECTED.target, readTarget, undefined, unsayableTarget);
const position = scalar("番号（1から始まる整数）", readWhole(1, 999));

/** The limit stands last, whether the file says it or not: a publication's bytes follow the order of the keys. */
function withLimit<T extends { aggregation: Aggregation; upperLimit?: DecimalString | null | undefined }>({
  upperLimit,
  ...terms
}: T) {
  return { ...terms, upperLimit: upperLimitOf(upperLimit, terms.aggregation) };
}

const termsShape = {
  unit: scalar<string>("単位（1～20字。例: 件、千枚）", (found) => {
    const unit = readText(found);
    return unit !== undefined && unit.length <= 20 ? unit : undefined;
  }),
  scale: scalar(
    "1単位が基本の単位いくつ分か（1～10億の整数。例: 千枚は 1000）",
    readWhole(1, 1_000_000_000),
    {
      is: 1,
    },
  ).default(1),
  decimals: scalar("表示する小数の桁数（0～6の整数）", readWhole(0, 6), { is: 0 }).default(0),
  direction: oneOf(["up", "down"]),
  aggregation: oneOf(AGGREGATIONS),
  upperLimit: scalar(`${EXPECTED.figure}、または null（上限なし）`, readFigure, { is: null }).optional(),
  lowest: scalar(`${EXPECTED.figure}、または null（下限なし）`, readFigure, { is: null }).optional(),
  baseline: section({ fy: fiscalYear, value: figureOrUnknown }),
  target: section({ fy: fiscalYear, value: target }),
};

const earlierSchema = section({
  until: fiscalYear,
  factor: scalar(`${EXPECTED.figure}、または null（比べられない）`, readFigure, { is: null }).optional(),
  definition: scalar(EXPECTED.text, readText, { is: null }).optional(),
  ...termsShape,
}).transform((terms) => withoutBlanks(withLimit(terms)));

const kpiSchema = section({
  id: kpiId,
  name,
  definition: optionalText,
  rationale: optionalText,
  ...termsShape,
  earlier: optional(list(earlierSchema)),
  from: optional(fiscalYear),
  until: optional(fiscalYear),
  surveyed: optional(list(fiscalYear)),
  continues: optional(kpiId),
  sampleSurvey: optional(scalar<boolean>("true または false", readYesNo)),
  targetBehindBaseline: optional(scalar<boolean>("true または false", readYesNo)),
  years: list(
    section({ fy: fiscalYear, planned: optional(target), actual: figureOrUnknown }).transform(withoutBlanks),
  ),
  department: optionalName,
  source: text,
  ...KPI_TEXTS,
}).transform((kpi) => withoutBlanks(withLimit(kpi)));

const metricSchema = section({
  id: scalar<MetricId>(EXPECTED.slug, readMetricId),
  name,
  definition: optionalText,
  unit: termsShape.unit,
  scale: termsShape.scale,
  decimals: termsShape.decimals,
  aggregation: termsShape.aggregation,
  upperLimit: termsShape.upperLimit,
  lowest: termsShape.lowest,
  from: optional(fiscalYear),
  until: optional(fiscalYear),
  department: optionalName,
  source: text,
  ...METRIC_TEXTS,
}).transform((metric) => withoutBlanks(withLimit(metric)));
/** An empty list says no more than none. */
const metrics = list(metricSchema).transform((found) => (found.length === 0 ? undefined : found));

const initiativeSchema = section({
  id: optional(scalar(EXPECTED.initiativeId, readInitiativeId)),
  marker: oneOf(["○", "・"]),
  text,
  department: optional(name),
  supports: optional(list(kpiId)),
  until: optional(fiscalYear),
  metrics,
  ...INITIATIVE_TEXTS,
}).transform(({ supports, ...rest }) =>
  // An empty list says no more than none.
  withoutBlanks({ ...rest, supports: supports?.length ? supports : undefined }),
);

const measureSchema = section({
  no: position,
  title: text,
  department: optional(name),
  initiatives: list(initiativeSchema),
  kpis: list(kpiSchema),
  metrics,
  source: text,
  ...MEASURE_TEXTS,
}).transform(withoutBlanks);

const pillarSchema = section({
  no: position,
  catchphrase: optionalText,
  title: text,
  viewpoint: optionalText,
  vision: list(text),
  outcome: optionalText,
  kpis: list(kpiSchema),
  metrics,
  measures: list(measureSchema),
  source: text,
  ...PILLAR_TEXTS,
})
  .superRefine((pillar, context) => {
    for (const language of EDITION_LANGUAGES) {
      const said = pillar[language]?.vision;
      if (said === undefined || said.length === pillar.vision.length) continue;
      const message = `具体像（vision）は${pillar.vision.length}文です。同じ順に、同じ数の文を書いてください。`;
      context.addIssue({ code: "custom", path: [language, "vision"], message });
    }
  })
  .transform(withoutBlanks);

/** A plan file that names no licence is published under this one. */
const DEFAULT_LICENCE = {
  name: "クリエイティブ・コモンズ 表示 4.0 国際（CC BY 4.0）",
  url: "https://creativecommons.org/licenses/by/4.0/deed.ja",
};

const publicationSchema = section({
  siteName: name,
  publisher: name,
  contact: text,
  licence: section({
    name,
    url: scalar<string>("https:// か http:// で始まるアドレス", readWebAddress),
  }).default(DEFAULT_LICENCE),
});

const word = optional(
  scalar<string>(`言葉（1～${MAX_WORD}字）`, (found) => {
    const read = readText(found);
    return read !== undefined && read.length <= MAX_WORD ? read : undefined;
  }),
);
const wordsSchema = section({
  office: word,
  aim: word,
  pillar: word,
  measure: word,
  kpi: word,
  kpiShort: word,
} satisfies Record<keyof PlanWords, typeof word>).transform(withoutBlanks);

/** One decided change (定義の変更): what stands on record, or why the file differs from the plan that is here. */
const changeSchema = section({
  kpi: optionalKpiId,
  what: oneOf(CHANGED_PARTS),
  from: scalar(EXPECTED.fiscalYear, readFiscalYear, { is: null }).default(null),
  before: optionalRecord,
  after: optionalRecord,
  units: optional(section({ before: termsShape.unit, after: termsShape.unit })),
  reason: scalar(EXPECTED.text, readText, { is: "" }).default(""),
  decidedOn: scalar<IsoDate, null>(
    "決定した日（例: 2027-03-25）",
    (day) => (isIsoDate(day) ? day : undefined),
    {
      is: null,
    },
  ).default(null),
  document: optionalText,
  rejudges: scalar<boolean, boolean>("true または false", readYesNo, { is: false }).default(false),
}).transform(({ kpi, what, ...change }) => withoutBlanks({ kpiId: kpi, what, ...change }));

/** The definition of the format. Input: the tree of `readPlanTree`, every scalar a string or null. */
const planFileSchema = section({
  id: slug,
  name,
  municipality: section({
    code: scalar<string>(
      "全国地方公共団体コード（検査数字を含む半角6桁の数字）",
      (code) => (isMunicipalityCode(code) ? code : undefined),
      undefined,
      wrongCheckDigit,
    ),
    name,
  }),
  startFy: fiscalYear,
  endFy: fiscalYear,
  aim: text,
  positioning: list(text),
  sourceDocument: text,
  settings: section({
    improvementReference: oneOf(IMPROVEMENT_REFERENCES),
    guideMethod: oneOf(GUIDE_METHODS),
    allowSelfApproval: scalar<boolean>("true または false", readYesNo),
  }),
  earlierSettings: optional(
    list(
      section({
        until: fiscalYear,
        improvementReference: oneOf(IMPROVEMENT_REFERENCES),
        guideMethod: oneOf(GUIDE_METHODS),
      }),
    ),
  ),
  publication: publicationSchema,
  words: optional(wordsSchema),
  kpis: list(kpiSchema),
  metrics,
  pillars: list(pillarSchema),
  corrections: list(section({ text, written: text, reason: text })),
  changes: optional(list(changeSchema)),
  ...PLAN_TEXTS,
}).transform(withoutBlanks);

/**
 * Reads a plan file.
 * @param source the file's text (YAML), or its bytes. Any at all: this never throws.
 * @returns the plan, its initiatives with the ids that the file gives them, or every error found, each with its path in the file and what was expected there.
 */
export function parsePlanFile(source: string | Uint8Array): PlanFileResult {
  const decoded = typeof source === "string" ? { text: source } : decodePlanFile(source);
  if ("badLine" in decoded) {
    return { ok: false, errors: [{ path: `${decoded.badLine}行目`, message: NOT_UTF8 }] };
  }
  const tree = readPlanTree(decoded.text);
  if (tree.broken) return { ok: false, errors: tree.errors };
  const parsed = planFileSchema.safeParse(tree.root);
  const shapeErrors = (parsed.error?.issues ?? []).flatMap((issue) => {
    const path = issue.path as PathStep[];
    const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [path];
    return paths.map((at) => tree.errorAt(at, issue.message));
  });
  const contradictions = [...crossChecks(tree.root)].map(([path, message]) => tree.errorAt(path, message));
  const errors = [...tree.errors, ...shapeErrors, ...contradictions];
  if (errors.length > 0 || !parsed.success) return { ok: false, errors };
  return { ok: true, plan: parsed.data };
}
