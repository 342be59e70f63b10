import {
  type GuideMethod,
  type ImprovementReference,
  type Initiative,
  type Kpi,
  kpiNames,
  listKpis,
  type PlanDefinition,
  type PlanWords,
} from "@/domain/plan/definition";
import { listFigures } from "@/domain/plan/figures";
import { responsibleDepartment } from "@/domain/plan/initiatives";
import { inOrderOfLead, lifeSeen } from "@/domain/plan/lead";
import { listMetrics, type PlacedMetric } from "@/domain/plan/metrics";
import { type TextInLanguages, textsInLanguages } from "@/domain/plan/texts/translated-texts";
import { addYears, fiscalYears } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { fiscalYearLabel } from "@/domain/words/ja/dates";
import { PLAN_ACT_WORDS, planNameAmong, planPeriod, planStandingWords } from "@/domain/words/ja/plan/life";
import { measureNumber, pillarLabel, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { quoted } from "@/domain/words/ja/quotes";
import { initiativeEndText } from "@/domain/words/ja/reports/initiatives";
import { settingWords } from "@/domain/words/ja/settings";
import type { DepartmentDto } from "@/server/accounts/departments";
import type { PlanDto } from "@/server/plan/queries";
import { AGGREGATION_LABELS, type KpiRow, kpiRow, yearsText } from "./kpi-row";

const IMPROVEMENT_REFERENCE_LABELS: Record<ImprovementReference, string> = {
  "previous-actual": "直前の実績（実績がなければ現状値）と比べます",
  baseline: "現状値と比べます",
};

const GUIDE_METHOD_LABELS: Record<GuideMethod, string> = {
  "equal-steps": "計画期間を均等に進むものとして計算します",
  "linear-from-baseline": "現状値の年度から目標値の年度まで、直線で計算します",
  none: "目安は示しません",
};

export interface MetricRow {
  readonly id: string;
  readonly name: string;
  readonly definition: string | null;
  /** 「(1) 身近なみどり　①街路樹の充実」 */
  readonly place: string;
  readonly unit: string;
  /** null: 要確認 */
  readonly aggregation: string | null;
  /** 「令和8年度から令和9年度まで」; null: all of the plan's. */
  readonly years: string | null;
  readonly source: string;
  readonly department: DepartmentDto | null;
}

interface MeasureView {
  readonly no: number;
  readonly label: string;
  readonly source: string;
  readonly initiatives: readonly {
    readonly id: string;
    readonly marker: Initiative["marker"];
    readonly text: string;
    /** 令和7年度で終了; null for one that goes on to the end of its plan. */
    readonly end: string | null;
    readonly department: string | null;
    /** Names of the KPIs that it works on. */
    readonly supports: readonly string[];
  }[];
}

export interface PillarView {
  readonly no: number;
  readonly heading: string;
  readonly title: string | null;
  /** What the plan calls a measure. */
  readonly measureWord: string;
  readonly vision: readonly string[];
  readonly outcome: string | null;
  readonly source: string;
  readonly kpis: readonly KpiRow[];
  readonly measures: readonly MeasureView[];
}

export interface PlanView {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  readonly version: number;
  readonly facts: readonly { readonly term: string; readonly description: string }[];
  readonly positioning: readonly string[];
  readonly settings: readonly { readonly term: string; readonly description: string }[];
  readonly kpis: readonly KpiRow[];
  readonly pillars: readonly PillarView[];
  /** KPI以外の実績 of all places, in the document's order. */
  readonly metrics: readonly MetricRow[];
  readonly corrections: PlanDefinition["corrections"];
  readonly textsInLanguages: readonly TextInLanguages[];
  readonly words: PlanWords;
  readonly counts: {
    readonly pillars: number;
    readonly measures: number;
    readonly initiatives: number;
    readonly kpis: number;
    readonly metrics: number;
    /** KPIs whose way of counting the document leaves open. */
    readonly unspecified: number;
    readonly unassigned: number;
  };
}

export function buildPlanView(plan: PlanDto): PlanView {
  const { definition, departments, version } = plan;
  const placed = listKpis(definition);
  const names = kpiNames([definition]);
  const row = (kpi: Kpi, measure: string | null = null) =>
    kpiRow(kpi, definition, measure, departments[kpi.id] ?? null);
  return {
    id: definition.id,
    name: definition.name,
    municipality: definition.municipality.name,
    version,
    facts: factsOf(definition, version),
    words: wordsOf(definition),
    positioning: definition.positioning,
    settings: settingsOf(definition),
    kpis: definition.kpis.map((kpi) => row(kpi)),
    pillars: definition.pillars.map((pillar) => ({
      no: pillar.no,
      heading: `(${pillar.no}) ${pillarLabel(pillar)}`,
      // One without a catchphrase has its title in the heading.
      title: pillar.catchphrase === null ? null : pillar.title,
      measureWord: wordsOf(definition).measure,
      vision: pillar.vision,
      outcome: pillar.outcome,
      source: pillar.source,
      kpis: [
        ...pillar.kpis.map((kpi) => row(kpi)),
        ...pillar.measures.flatMap((measure) =>
          measure.kpis.map((kpi) => row(kpi, `${measureNumber(measure.no)}${measure.title}`)),
        ),
      ],
      measures: pillar.measures.map((measure) => ({
        no: measure.no,
        label: `${measureNumber(measure.no)}${measure.title}`,
        source: measure.source,
        initiatives: measure.initiatives.map((initiative) => ({
          id: initiative.id,
          marker: initiative.marker,
          text: initiative.text,
          end: initiative.until === undefined ? null : initiativeEndText(initiative.until),
          department: responsibleDepartment(initiative, measure),
          supports: (initiative.supports ?? []).map((id) => names[id] ?? id),
        })),
      })),
    })),
    metrics: listMetrics(definition).map((placed) =>
      metricRow(placed, departments[placed.metric.id] ?? null),
    ),
    corrections: definition.corrections,
    textsInLanguages: textsInLanguages(definition),
    counts: {
      pillars: definition.pillars.length,
      measures: definition.pillars.flatMap(({ measures }) => measures).length,
      initiatives: definition.pillars.flatMap(({ measures }) => measures.flatMap((each) => each.initiatives))
        .length,
      kpis: placed.length,
      metrics: listMetrics(definition).length,
      unspecified: placed.filter(({ kpi }) => kpi.aggregation === "unspecified").length,
      unassigned: listFigures(definition).filter(({ kpi }) => !departments[kpi.id]).length,
    },
  };
}

function metricRow(
  { metric, pillar, measure, initiative }: PlacedMetric,
  department: DepartmentDto | null,
): MetricRow {
  return {
    id: metric.id,
    name: metric.name,
    definition: metric.definition,
    place: [
      pillar ? `(${pillar.no}) ${pillarLabel(pillar)}` : "計画全般",
      ...(measure ? [`${measureNumber(measure.no)}${measure.title}`] : []),
      ...(initiative ? [initiative.text] : []),
    ].join("　"),
    unit: metric.unit,
    aggregation: AGGREGATION_LABELS[metric.aggregation],
    years: yearsText(metric),
    source: metric.source,
    department,
  };
}

function factsOf(definition: PlanDefinition, version: number): PlanView["facts"] {
  return [
    { term: wordsOf(definition).aim, description: definition.aim },
    {
      term: "計画期間",
      description: `${fiscalYearLabel(definition.startFy)}から${fiscalYearLabel(definition.endFy)}まで`,
    },
    { term: "もとの資料", description: definition.sourceDocument },
    { term: "計画の記号（id）", description: definition.id },
    { term: "読み込んだ版", description: `第${version}版` },
  ];
}

function settingsOf(plan: PlanDefinition): PlanView["settings"] {
  const { settings, publication } = plan;
  return [
    {
      term: "「上向いている」の比べ方",
      description: settingWords(plan, "improvementReference", IMPROVEMENT_REFERENCE_LABELS),
    },
    { term: "目安の計算", description: settingWords(plan, "guideMethod", GUIDE_METHOD_LABELS) },
    {
      term: "提出した本人による承認",
      description: settings.allowSelfApproval ? "認めます" : "認めません（別の人が承認します）",
    },
    { term: "公表ページの名前", description: publication.siteName },
    { term: "公表する課", description: publication.publisher },
    { term: "問い合わせ先", description: publication.contact },
    { term: "データの利用条件", description: publication.licence.name },
  ];
}

/** A plan in the list of plans, with what may be done to it now. */
export interface PlanLife {
  readonly id: string;
  readonly name: string;
  readonly period: string;
  readonly phase: string;
  readonly isRunning: boolean;
  /** How it comes to lead the public site; null where another one does. */
  readonly leads: string | null;
  /** What a form of its life sends along. */
  readonly seen: string;
  readonly acts: readonly {
    readonly act: keyof typeof PLAN_ACT_WORDS;
    readonly label: string;
    readonly effect: string;
    readonly needsReason: boolean;
  }[];
  /** What the form of the next plan offers. */
  readonly next: {
    readonly years: readonly { readonly value: string; readonly label: string }[];
    readonly startFy: string;
    readonly endFy: string;
  };
}

/** As far ahead as a next plan may reach. */
const YEARS_AHEAD = 20;

/** It begins when this one has ended, and runs as long, unless the office says otherwise. */
function nextPeriod({ startFy, endFy }: PlanDefinition): PlanLife["next"] {
  const years = fiscalYears(addYears(endFy, 1), addYears(endFy, YEARS_AHEAD));
  return {
    years: years.map((fy) => ({ value: String(fy), label: fiscalYearLabel(fy) })),
    startFy: String(addYears(endFy, 1)),
    endFy: String(addYears(endFy, Math.min(endFy - startFy + 1, YEARS_AHEAD))),
  };
}

const ACT_EFFECTS: Record<keyof typeof PLAN_ACT_WORDS, string> = {
  lead: "次の公表から、期間に関わらず、この計画が公開サイトの先頭になります。",
  by_period: "次の公表から、期間が始まっている計画のうち、最も新しいものが先頭になります。",
  close: "本日で終了した計画になります。公開ページは残り、最終年度までの実績の入力と公表も続けられます。",
  reopen: "期間のとおりの計画に戻します。",
  remove: "計画を一覧から取り除きます。一度も公表していない計画だけを取り除けます。",
};

const LEADS_UNBEGUN = "準備中のこの計画も、公開されます。";
const CLOSES_UNBEGUN =
  "期間が始まる前に終了した計画になります。公開ページは残りますが、期間の年度になっても、期間によって先頭になることはありません。";

/** Which plan is first after the act: told before it is done. null where the act has nothing to do with it. */
function leadAfter(
  act: keyof typeof PLAN_ACT_WORDS,
  plan: PlanDto,
  plans: readonly PlanDto[],
  today: IsoDate,
): PlanDefinition | null {
  const after = {
    lead: null,
    by_period: { isChosenToLead: false },
    close: { closedOn: today, isChosenToLead: false },
    reopen: { closedOn: null },
    remove: null,
  }[act];
  if (after === null) return null;
  const inTime = plans.map((each) => {
    const { id, startFy, endFy } = each.definition;
    const { closedOn, isChosenToLead } = each;
    return { id, startFy, endFy, closedOn, isChosenToLead, ...(each === plan ? after : {}) };
  });
  const [leading] = inOrderOfLead(inTime, today);
  return plans.find(({ definition }) => definition.id === leading?.id)?.definition ?? null;
}

function leadAfterWords(leading: PlanDefinition | null, plans: readonly PlanDto[]): string {
  if (leading === null) return "";
  const definitions = plans.map(({ definition }) => definition);
  const name = planNameAmong(leading, definitions);
  return leading.id === definitions[0]?.id
    ? `公開サイトの先頭は、${quoted(name)}のまま変わりません。`
    : `次の公表から、${quoted(name)}が公開サイトの先頭になります。`;
}

/**
 * @param plans in the order of lead: the first one leads
 * @param published the ids of the plans that the public was ever shown
 * @param today ISO date in Asia/Tokyo
 */
export function buildPlanLives(
  plans: readonly PlanDto[],
  published: readonly string[],
  today: IsoDate,
): PlanLife[] {
  const definitions = plans.map(({ definition }) => definition);
  return plans.map((plan, index) => {
    const { definition, phase, isChosenToLead, isPublic, closedOn } = plan;
    const isPublished = published.includes(definition.id);
    const isClosable = phase === "running" || (phase === "in_preparation" && isPublished);
    const effectOf = (act: keyof typeof PLAN_ACT_WORDS) => {
      if (act === "lead")
        return isPublic || isPublished ? ACT_EFFECTS.lead : `${ACT_EFFECTS.lead}${LEADS_UNBEGUN}`;
      const effect = act === "close" && phase === "in_preparation" ? CLOSES_UNBEGUN : ACT_EFFECTS[act];
      return `${effect}${leadAfterWords(leadAfter(act, plan, plans, today), plans)}`;
    };
    const acts = [
      isChosenToLead ? ("by_period" as const) : ("lead" as const),
      ...(closedOn === null ? (isClosable ? (["close"] as const) : []) : (["reopen"] as const)),
      ...(isPublic || isPublished ? [] : (["remove"] as const)),
    ];
    return {
      id: definition.id,
      name: planNameAmong(definition, definitions),
      period: planPeriod(definition),
      phase: planStandingWords({ phase, isChosenToLead, isPublished }),
      isRunning: phase === "running",
      leads: isChosenToLead
        ? "公開サイトの先頭（選択）"
        : index === 0 && isPublic
          ? "公開サイトの先頭"
          : null,
      seen: lifeSeen(definition.id, plans),
      acts: acts.map((act) => ({
        act,
        label: PLAN_ACT_WORDS[act],
        effect: effectOf(act),
        needsReason: act !== "remove",
      })),
      next: nextPeriod(definition),
    };
  });
}
