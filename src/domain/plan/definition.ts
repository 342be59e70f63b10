/**
 * The PLAN stage: what was promised. A plan is loaded from a plan file (prisma/plans/*.yaml), versioned as a
 * whole, and never changed by a report.
 */

import type { DecimalString } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { MetricId } from "@/domain/shared/metric-id";
import type {
  InitiativeTexts,
  KpiTexts,
  MeasureTexts,
  MetricTexts,
  PillarTexts,
  PlanTexts,
  Translated,
} from "./translations";

/** Which way is better. 15,000千枚 → 10,000千枚 is `down`; 0件 → 0件 is `down`, met when ≤ 0. */
export type Direction = "up" | "down";

/** How the figure is counted; `unspecified` where the document does not say (shown to the office as 要確認). */
export const AGGREGATIONS = ["annual", "point_in_time", "cumulative", "share", "unspecified"] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** A number, a rise or fall against the baseline (上昇, ↗), or none (—). */
export type Target =
  | { readonly kind: "number"; readonly value: DecimalString }
  | { readonly kind: "trend" }
  | { readonly kind: "none" };

/** One fiscal year of a KPI as the plan document prints it. `actual: null` is a blank in the document, never 0. */
export interface DocumentedYear {
  readonly fy: FiscalYear;
  /** Left out where the document prints a figure of that year and no 計画. */
  readonly planned?: Target;
  readonly actual: DecimalString | null;
}

/**
 * What a figure of a KPI means and what it is measured against. A figure is read by the terms in force for its own year
 * (`kpiInYear` of editions.ts): terms that come later never touch it.
 */
export interface KpiTerms {
  /**
   * What is counted, where the document's label says more than the name; else null. Left out of earlier terms where the
   * terms after them say the same.
   */
  readonly definition?: string | null;
  /** Printed behind the value: 手続き, %, 千枚. */
  readonly unit: string;
  /** How many of the base unit one unit is: 千枚 → 1000. */
  readonly scale: number;
  /** Decimal places printed. */
  readonly decimals: number;
  readonly direction: Direction;
  readonly aggregation: Aggregation;
  /** Highest value that can be true ("100" for a share), or null. */
  readonly upperLimit: DecimalString | null;
  /** Lowest value that can be true; null: none. What holds where it is left out says `lowestOf` of lowest.ts. */
  readonly lowest?: DecimalString | null;
  readonly baseline: { readonly fy: FiscalYear; readonly value: DecimalString | null };
  readonly target: { readonly fy: FiscalYear; readonly value: Target };
}

/** Terms that were replaced by others. */
export interface EarlierTerms extends KpiTerms {
  /** The last fiscal year they were in force for. */
  readonly until: FiscalYear;
  /**
   * What a figure in these terms is multiplied by to be compared with one in the terms after them (千枚 → 枚: 1000). null
   * or left out where nobody gave one: across a break nothing is compared then.
   */
  readonly factor?: DecimalString | null;
}

/** One KPI. Its own terms are those in force now; what is left out holds for the whole plan. */
export interface Kpi extends KpiTerms, Translated<KpiTexts> {
  /** Stable for ever. */
  readonly id: KpiId;
  readonly name: string;
  readonly definition: string | null;
  /** 指標の考え方 */
  readonly rationale: string | null;
  /** Terms of the years before, ascending; left out while there was only one edition. */
  readonly earlier?: readonly EarlierTerms[];
  /** The first and the last fiscal year it is asked for; left out: the plan's. A KPI ends, it never vanishes. */
  readonly from?: FiscalYear;
  readonly until?: FiscalYear;
  /** The only years in which it is surveyed; left out: every year. */
  readonly surveyed?: readonly FiscalYear[];
  /** 継続: the KPI of an earlier plan that this one carries on, under another id. */
  readonly continues?: KpiId;
  /** The figure comes from a sample survey (アンケート): it has a sampling error, which is said beside its mark. */
  readonly sampleSurvey?: boolean;
  /** The target is meant to be worse than the baseline: else such a target is taken for a slip. */
  readonly targetBehindBaseline?: boolean;
  /** Ascending by year; only the years the document prints. */
  readonly years: readonly DocumentedYear[];
  /** The department that the plan file names as responseScope for the KPI; null where it names none. */
  readonly department: string | null;
  /** Where in the document it stands: 別紙5-1(1). */
  readonly source: string;
}

/**
 * KPI以外の実績: a yearly figure that the plan sets no target for, 「KPI以外にも様々な実績を数値的に把握し」. It has no mark, and is
 * never in a tally. It has one definition for all its years: one that would count otherwise is another metric.
 */
export interface Metric extends Translated<MetricTexts> {
  /** Stable for ever, and no KPI's or initiative's; in the next plan the same id is the same metric, carried on. */
  readonly id: MetricId;
  readonly name: string;
  /** What is counted, where the name does not say it all; else null. */
  readonly definition: string | null;
  readonly unit: string;
  /** How many of the base unit one unit is: 千枚 → 1000. */
  readonly scale: number;
  readonly decimals: number;
  readonly aggregation: Aggregation;
  readonly upperLimit: DecimalString | null;
  /** Lowest value that can be true; null: none; left out: 0. */
  readonly lowest?: DecimalString | null;
  /** The first and the last fiscal year it is asked for; left out: the plan's. */
  readonly from?: FiscalYear;
  readonly until?: FiscalYear;
  /** Who answers for it; null where the plan names nobody. */
  readonly department: string | null;
  /** Where the figure comes from: a statistic, a record, a register. */
  readonly source: string;
}

/** 取組項目: one line under a measure. */
export interface Initiative extends Translated<InitiativeTexts> {
  /** Stable for ever, and no KPI's; in the next plan the same id is the same initiative, carried on. */
  readonly id: InitiativeId;
  /** Stored as it stands; the document gives no legend, so no meaning is invented. */
  readonly marker: "○" | "・";
  readonly text: string;
  /** Who is responsible for it; left out: whoever is for the measure (`responsibleDepartment` of initiatives.ts). */
  readonly department?: string;
  /** The KPIs of the plan that it works on; left out where the plan names none, never empty. */
  readonly supports?: readonly KpiId[];
  /** The last fiscal year it is asked for; left out: the plan's. One that was answered ends, it never vanishes. */
  readonly until?: FiscalYear;
  /** Left out where it has none, as everywhere. */
  readonly metrics?: readonly Metric[];
}

export interface Measure extends Translated<MeasureTexts> {
  /** 1-based; printed as ①②… */
  readonly no: number;
  readonly title: string;
  /** Who is responsible for its initiatives, where they name nobody themselves. */
  readonly department?: string;
  readonly initiatives: readonly Initiative[];
  readonly kpis: readonly Kpi[];
  readonly metrics?: readonly Metric[];
  readonly source: string;
}

export interface Pillar extends Translated<PillarTexts> {
  /** 1-based; printed as (1) (2) … */
  readonly no: number;
  /** 「身近なみどり」 without the brackets; null where the plan has none. */
  readonly catchphrase: string | null;
  /** みんなで育てる まちの緑 */
  readonly title: string;
  /** The viewpoint the document groups by: 市民サービス; null where it has none. */
  readonly viewpoint: string | null;
  /** 具体像 */
  readonly vision: readonly string[];
  /** The sentence behind ⇒. */
  readonly outcome: string | null;
  readonly kpis: readonly Kpi[];
  readonly metrics?: readonly Metric[];
  readonly measures: readonly Measure[];
  readonly source: string;
}

/** A character-recognition error of the source text, and what the plan file writes instead. */
interface Correction {
  readonly text: string;
  readonly written: string;
  readonly reason: string;
}

export const IMPROVEMENT_REFERENCES = ["previous-actual", "baseline"] as const;
export type ImprovementReference = (typeof IMPROVEMENT_REFERENCES)[number];

export const GUIDE_METHODS = ["equal-steps", "linear-from-baseline", "none"] as const;
export type GuideMethod = (typeof GUIDE_METHODS)[number];

export interface PlanSettings {
  /** Against what 「上向いている」 is measured; the document does not say. */
  readonly improvementReference: ImprovementReference;
  readonly guideMethod: GuideMethod;
  /** Whether a person may approve what they submitted themselves. */
  readonly allowSelfApproval: boolean;
}

/** Settings of years before that marks and guides depend on. */
export interface EarlierSettings {
  /** The last fiscal year they were in force for. */
  readonly until: FiscalYear;
  readonly improvementReference: ImprovementReference;
  readonly guideMethod: GuideMethod;
}

/** The parts of a plan and of a KPI that a recorded change can speak of. */
export const CHANGED_PARTS = [
  "added",
  "ended",
  "name",
  "place",
  "department",
  "definition",
  "rationale",
  "unit",
  "scale",
  "decimals",
  "direction",
  "aggregation",
  "upperLimit",
  "lowest",
  "baseline",
  "baselineFy",
  "target",
  "targetFy",
  "planned",
  "documented",
  "from",
  "until",
  "surveyed",
  "continues",
  "improvementReference",
  "guideMethod",
  "allowSelfApproval",
  "endFy",
  "order",
  "text",
] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];

/** 定義の変更: one change that was decided, why and when. Only ever added to. */
export interface DefinitionChange {
  /** null: the plan as a whole. */
  readonly kpiId: KpiId | null;
  readonly what: ChangedPart;
  /** The first fiscal year it holds for; of `planned` and `documented` the year itself; null: no year matters. */
  readonly from: FiscalYear | null;
  /** As the plan file writes it: "2500", "↗", "—", "千枚"; null where there was or is nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /**
   * The units in which the two values were said; of a quantity of a KPI whose unit was ever changed. Left out of every other
   * change, and of those that are older than this.
   */
  readonly units?: { readonly before: string; readonly after: string };
  readonly reason: string;
  /** ISO date of the decision, and what it stands in; null where nobody said. */
  readonly decidedOn: IsoDate | null;
  readonly document: string | null;
  /** 変更後の定義で評価し直す: years already published are marked anew. */
  readonly rejudges: boolean;
}

/** What the public pages say of themselves. */
interface PublicationSettings {
  /** みどりの計画の進み具合 */
  readonly siteName: string;
  /** The office that publishes; never a person. */
  readonly publisher: string;
  /** Where questions go: office, telephone, address, as one line. */
  readonly contact: string;
  readonly licence: { readonly name: string; readonly url: string };
}

/** What a plan calls its parts and its office, in the order in which a reader meets them. */
export const PLAN_WORDS = ["office", "aim", "pillar", "measure", "kpi", "kpiShort"] as const;
export type PlanWords = Readonly<Record<(typeof PLAN_WORDS)[number], string>>;

export interface PlanDefinition extends Translated<PlanTexts> {
  /** `dx-2` */
  readonly id: string;
  /** みどりの計画（第2期） */
  readonly name: string;
  readonly municipality: { readonly code: string; readonly name: string };
  readonly startFy: FiscalYear;
  readonly endFy: FiscalYear;
  /** 目指す姿 */
  readonly aim: string;
  /** 位置づけ, a paragraph each. */
  readonly positioning: readonly string[];
  /** The city's document: its name and date. */
  readonly sourceDocument: string;
  readonly settings: PlanSettings;
  /** Ascending; left out while they never changed. */
  readonly earlierSettings?: readonly EarlierSettings[];
  readonly publication: PublicationSettings;
  /** Its own words; what is left out has the usual one (`wordsOf`). */
  readonly words?: Partial<PlanWords>;
  /** KPIs of the plan as a whole (全般のKPI). */
  readonly kpis: readonly Kpi[];
  /** Metrics of the plan as a whole. */
  readonly metrics?: readonly Metric[];
  readonly pillars: readonly Pillar[];
  readonly corrections: readonly Correction[];
  /** 定義の変更, oldest first; left out while nothing was changed. */
  readonly changes?: readonly DefinitionChange[];
}

/** A KPI with its place in the plan. */
export interface PlacedKpi {
  readonly kpi: Kpi;
  readonly pillar: Pillar | null;
  readonly measure: Measure | null;
}

/** Every KPI of the plan in the document's order: the plan's own, then by pillar, then by measure. */
export function listKpis(plan: PlanDefinition): PlacedKpi[] {
  return [
    ...plan.kpis.map((kpi) => ({ kpi, pillar: null, measure: null })),
    ...plan.pillars.flatMap((pillar) => [
      ...pillar.kpis.map((kpi) => ({ kpi, pillar, measure: null })),
      ...pillar.measures.flatMap((measure) => measure.kpis.map((kpi) => ({ kpi, pillar, measure }))),
    ]),
  ];
}

/** The years the plan runs over, ascending. */
export function planYears(plan: Pick<PlanDefinition, "startFy" | "endFy">): FiscalYear[] {
  return fiscalYears(plan.startFy, plan.endFy);
}

/** What KPIs are called, by their ids: those of an earlier plan first, so that the name is the one of today. */
export function kpiNames(plans: readonly PlanDefinition[]): Readonly<Record<string, string>> {
  const oldestFirst = plans.toSorted((a, b) => a.startFy - b.startFy);
  return Object.fromEntries(
    oldestFirst.flatMap((plan) => listKpis(plan).map(({ kpi }) => [kpi.id, kpi.name])),
  );
}
