/** What stands in the forms of a plan before anything is typed: the draft's values, as a person writes them. Pure. */
import {
  type Kpi,
  listKpis,
  PLAN_WORDS,
  type PlanDefinition,
  type PlanWords,
  planYears,
} from "@/domain/plan/definition";
import { editionsOf, kpiInYear } from "@/domain/plan/editions";
import { listMetrics } from "@/domain/plan/metrics";
import { targetNotation } from "@/domain/plan/notation";
import { formatQuantity } from "@/domain/plan/quantity";
import { isTranslated, type Translated } from "@/domain/plan/translations";
import {
  isEmptyMeasure,
  isEmptyPillar,
  type PlanPart,
  placeOfKpi,
  placesOf,
  placeText,
} from "@/domain/proposals/edit";
import { isKpiOnRecord, type OnRecord } from "@/domain/proposals/history/record";
import { mayRejudgeFrom } from "@/domain/proposals/history/rejudging";
import { addYears, type FiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { planNameAmong } from "@/domain/words/ja/plan/life";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { placeLabel } from "@/domain/words/ja/plan/places";
import { AGGREGATION_WORDS, changedValue, DIRECTION_WORDS } from "@/domain/words/ja/plan/plan";
import { FIELD_WORDS } from "@/domain/words/ja/plan/plan-fields";
import { pillarShort, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { changedRoundSentences } from "@/domain/words/ja/rounds/changed-rounds";

/** The plan as it would be, and which draft says so. */
export interface DraftNow {
  readonly planId: string;
  readonly planName: string;
  /** Which plan and which draft the form is made from; as {@link seenText} says it. */
  readonly seen: string;
  readonly definition: PlanDefinition;
  readonly hasDraft: boolean;
  readonly inForce: PlanDefinition;
  readonly record: OnRecord;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface FormBase {
  readonly planId: string;
  readonly planName: string;
  readonly seen: string;
  readonly title: string;
  /** It says something in another language as well: of a text that is changed here, that goes. */
  readonly isTranslated: boolean;
  /** What stands in each field, by its name. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface TextsForm extends FormBase, Rejudging {
  readonly kpiId: null;
  readonly years: readonly Choice[];
}

interface Rejudging {
  /** Years from which what was decided for later ones could hold as well; empty: there are none. */
  readonly rejudgeYears: readonly Choice[];
}

/** Of a pillar: `at` holds which one. */
export type WordsForm = FormBase & { readonly at: Readonly<Record<string, string>> };

export interface KpiForm extends FormBase, Rejudging {
  /** null: a new one. */
  readonly kpiId: KpiId | null;
  readonly places: readonly Choice[];
  readonly years: readonly Choice[];
  readonly planYears: readonly Choice[];
  readonly aggregations: readonly Choice[];
  readonly directions: readonly Choice[];
  readonly departments: readonly string[];
  /** KPIs of plans before, that this one can carry on. */
  readonly carried: readonly Choice[];
  /** 計画 of each year; `actual` is what the document prints, and not to be changed here. */
  readonly planned: readonly {
    readonly name: string;
    readonly label: string;
    readonly actual: string | null;
  }[];
  readonly surveyed: readonly string[];
  /** Terms of earlier years, to be read. */
  readonly earlier: readonly string[];
}

/** One line of the list of parts. */
export interface EditItem {
  readonly part: PlanPart;
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Nothing stands in it, and nothing is on record of it, so that it may be taken out. */
  readonly isEmpty: boolean;
  /** Where it is ended instead; left out where it is not. */
  readonly endHref?: string;
}

export interface EditIndex {
  readonly words: PlanWords;
  readonly planId: string;
  readonly planName: string;
  readonly seen: string;
  /** Something is proposed already. */
  readonly hasDraft: boolean;
  /** Names of the KPIs whose target lies behind the baseline: so begins a plan whose predecessor met its target. */
  readonly behindBaseline: readonly string[];
  readonly kpis: readonly EditItem[];
  /** Of all places. */
  readonly metrics: readonly EditItem[];
  readonly pillars: readonly (EditItem & {
    readonly no: number;
    readonly kpis: readonly EditItem[];
    readonly measures: readonly (EditItem & {
      readonly no: number;
      readonly initiatives: number;
      readonly kpis: readonly EditItem[];
    })[];
  })[];
}

/** @param metrics the metrics of all places (`metricItems`) */
export function buildEditIndex(
  { planId, planName, seen, hasDraft, definition, record }: DraftNow,
  metrics: readonly EditItem[],
): EditIndex {
  const ends = (index: number, all: readonly unknown[]) => ({
    isFirst: index === 0,
    isLast: index === all.length - 1,
  });
  const items = (kpis: readonly Kpi[]): EditItem[] =>
    kpis.map(({ id, name, until }, index) => ({
      part: { part: "kpi", kpiId: id },
      name: until === undefined ? name : `${name}（${fiscalYearJa(until)}まで）`,
      isEmpty: !isKpiOnRecord(record, id),
      ...ends(index, kpis),
    }));
  return {
    planId,
    planName,
    seen,
    hasDraft,
    behindBaseline: listKpis(definition).flatMap(({ kpi }) => (kpi.targetBehindBaseline ? [kpi.name] : [])),
    words: wordsOf(definition),
    metrics,
    kpis: items(definition.kpis),
    pillars: definition.pillars.map((pillar, index, pillars) => ({
      part: { part: "pillar", pillar: pillar.no },
      no: pillar.no,
      name: `(${pillar.no}) ${pillarShort(pillar)}`,
      isEmpty: isEmptyPillar(pillar),
      ...ends(index, pillars),
      kpis: items(pillar.kpis),
      measures: pillar.measures.map((measure, at, measures) => ({
        part: { part: "measure", pillar: pillar.no, measure: measure.no },
        no: measure.no,
        name: measure.title,
        initiatives: measure.initiatives.length,
        isEmpty: isEmptyMeasure(measure),
        ...ends(at, measures),
        kpis: items(measure.kpis),
      })),
    })),
  };
}

export function buildTextsForm({ definition, ...draft }: DraftNow): TextsForm {
  const { settings, publication } = definition;
  return {
    ...base(draft, definition),
    title: "計画の文言と取扱い",
    kpiId: null,
    rejudgeYears: rejudgeYears({ definition, ...draft }, null),
    years: fiscalYears(definition.startFy, addYears(definition.endFy, 10)).map(yearChoice),
    fields: {
      name: definition.name,
      endFy: String(definition.endFy),
      aim: definition.aim,
      positioning: definition.positioning.join("\n"),
      sourceDocument: definition.sourceDocument,
      improvementReference: settings.improvementReference,
      guideMethod: settings.guideMethod,
      allowSelfApproval: settings.allowSelfApproval ? "yes" : "",
      siteName: publication.siteName,
      publisher: publication.publisher,
      contact: publication.contact,
      licenceName: publication.licence.name,
      licenceUrl: publication.licence.url,
      ...Object.fromEntries(PLAN_WORDS.map((word) => [`word.${word}`, definition.words?.[word] ?? ""])),
    },
  };
}

/** @returns null for a pillar that the plan does not have */
export function buildPillarForm({ definition, ...draft }: DraftNow, no: string): WordsForm | null {
  const pillar = definition.pillars.find((each) => String(each.no) === no);
  if (!pillar && no !== "new") return null;
  const words = wordsOf(definition);
  return {
    ...base(draft, pillar),
    title: pillar ? `${words.pillar}(${pillar.no})` : `${words.pillar}を加える`,
    at: { no: pillar ? no : "" },
    fields: {
      catchphrase: pillar?.catchphrase ?? "",
      title: pillar?.title ?? "",
      viewpoint: pillar?.viewpoint ?? "",
      vision: pillar?.vision.join("\n") ?? "",
      outcome: pillar?.outcome ?? "",
      source: pillar?.source ?? "",
    },
  };
}

/** @returns null for a KPI that the plan does not have */
export function buildKpiForm(
  { definition, ...draft }: DraftNow,
  kpiId: KpiId | null,
  around: {
    readonly earlier: readonly PlanDefinition[];
    readonly departments: readonly string[];
    readonly runningFy: FiscalYear;
  },
): KpiForm | null {
  const kpi = listKpis(definition).find((placed) => placed.kpi.id === kpiId)?.kpi ?? null;
  if (kpiId !== null && kpi === null) return null;
  const years = planYears(definition);
  const known = new Map((kpi?.years ?? []).map((year) => [year.fy, year]));
  const shown = [...new Set([...known.keys(), ...years])].sort((a, b) => a - b);
  const first = around.runningFy > definition.startFy ? String(around.runningFy) : "";
  const place = kpi ? placeOfKpi(definition, kpi.id) : null;
  return {
    ...base(draft, kpi),
    title: kpi?.name ?? "指標を加える",
    kpiId,
    places: placesOf(definition).map((each) => ({
      value: placeText(each),
      label: placeLabel(definition, each),
    })),
    years: fiscalYears(addYears(definition.startFy, -10), addYears(definition.endFy, 10)).map(yearChoice),
    planYears: years.map(yearChoice),
    aggregations: Object.entries(AGGREGATION_WORDS).map(([value, label]) => ({ value, label })),
    directions: Object.entries(DIRECTION_WORDS).map(([value, label]) => ({ value, label })),
    departments: around.departments,
    carried: around.earlier
      .filter(({ endFy }) => endFy < definition.startFy)
      .flatMap((plan) =>
        listKpis(plan).map(({ kpi: each }) => ({
          value: each.id,
          label: `${each.name}（${planNameAmong(plan, around.earlier)}）`,
        })),
      ),
    planned: shown.map((fy) => {
      const actual = known.get(fy)?.actual ?? null;
      const read = kpi && kpiInYear(kpi, fy);
      return {
        name: `planned.${fy}`,
        label: `${fiscalYearLabel(fy)}${read && read.unit !== kpi.unit ? `（単位は${read.unit}）` : ""}`,
        actual: actual === null || !read ? null : formatQuantity(actual, read),
      };
    }),
    surveyed: (kpi?.surveyed ?? []).map(String),
    rejudgeYears: kpi ? rejudgeYears({ definition, ...draft }, kpi.id) : [],
    earlier: kpi ? earlierText(kpi) : [],
    fields: {
      id: kpi?.id ?? "",
      name: kpi?.name ?? "",
      definition: kpi?.definition ?? "",
      rationale: kpi?.rationale ?? "",
      place: place ? placeText(place) : "",
      sampleSurvey: kpi?.sampleSurvey ? "yes" : "",
      targetBehindBaseline: kpi?.targetBehindBaseline ? "yes" : "",
      unit: kpi?.unit ?? "",
      scale: String(kpi?.scale ?? 1),
      decimals: String(kpi?.decimals ?? 0),
      direction: kpi?.direction ?? "up",
      aggregation: kpi?.aggregation ?? "annual",
      upperLimit: kpi?.upperLimit ?? "",
      lowest: kpi?.lowest === null ? FIELD_WORDS.unlimited : (kpi?.lowest ?? ""),
      baselineFy: String(kpi?.baseline.fy ?? definition.startFy),
      baselineValue: kpi?.baseline.value ?? "",
      targetFy: String(kpi?.target.fy ?? definition.endFy),
      targetKind: kpi?.target.value.kind ?? "number",
      targetValue: kpi?.target.value.kind === "number" ? kpi.target.value.value : "",
      department: kpi?.department ?? "",
      source: kpi?.source ?? "",
      from: kpi ? String(kpi.from ?? "") : first,
      until: String(kpi?.until ?? ""),
      continues: kpi?.continues ?? "",
      ...Object.fromEntries(
        shown.map((fy) => {
          const year = known.get(fy);
          return [
            `planned.${fy}`,
            year?.planned && kpi ? targetNotation(year.planned, kpiInYear(kpi, fy)) : "",
          ];
        }),
      ),
    },
  };
}

/** What every form has of its draft. */
export function base(
  { planId, planName, seen }: Pick<DraftNow, "planId" | "planName" | "seen">,
  part: Translated<object> | null | undefined,
) {
  return { planId, planName, seen, isTranslated: part ? isTranslated(part) : false };
}

function yearChoice(fy: FiscalYear): Choice {
  return { value: String(fy), label: fiscalYearLabel(fy) };
}

function rejudgeYears({ definition, inForce, record }: DraftNow, kpiId: KpiId | null): Choice[] {
  return planYears(inForce)
    .filter((fy) => mayRejudgeFrom(inForce, definition, kpiId, fy, record))
    .map(yearChoice);
}

/** 令和8年度まで：千枚、小さいほどよい、目標値 10,000千枚（令和11年度） */
function earlierText(kpi: Kpi): string[] {
  return editionsOf(kpi)
    .slice(0, -1)
    .map(({ until, terms }) => {
      const value = changedValue("target", targetNotation(terms.target.value, terms), terms);
      const target = `目標値 ${value}（${fiscalYearJa(terms.target.fy)}）`;
      const end = until === null ? "" : `${fiscalYearJa(until)}まで：`;
      return `${end}${terms.unit}、${DIRECTION_WORDS[terms.direction]}、${target}`;
    });
}

/** 「、KPI以外の実績 5」; "" where there is none. */
function metricsNote(plan: PlanDefinition): string {
  const { length } = listMetrics(plan);
  return length === 0 ? "" : `、${METRICS} ${length}`;
}

/** What a plan file holds, before it is taken in, and what it does to the rounds that run. */
export function planSummary(
  plan: PlanDefinition,
  rounds: Parameters<typeof changedRoundSentences>[0],
): { term: string; description: string }[] {
  const asked = changedRoundSentences(rounds);
  const measures = plan.pillars.flatMap((pillar) => pillar.measures);
  const initiatives = measures.flatMap((each) => each.initiatives).length;
  const words = wordsOf(plan);
  return [
    { term: "計画の名称", description: plan.name },
    { term: "市町村", description: `${plan.municipality.name}（${plan.municipality.code}）` },
    {
      term: "計画期間",
      description: `${fiscalYearLabel(plan.startFy)}から${fiscalYearLabel(plan.endFy)}まで`,
    },
    { term: "計画の記号（id）", description: plan.id },
    {
      term: "内容",
      description: `${words.pillar} ${plan.pillars.length}、${words.measure} ${measures.length}、取組項目 ${initiatives}、指標 ${listKpis(plan).length}${metricsNote(plan)}`,
    },
    ...(asked.length === 0 ? [] : [{ term: "照会", description: asked.join("") }]),
  ];
}
