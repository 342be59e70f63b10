/**
 * What the search calls what it finds, and where it says that it stands: in Japanese here, in the languages of the editions in
 * editions/item-words.ts. Which items there are is one rule for all of them: search-items.ts.
 */
import type { Initiative, Kpi, Measure, Metric, Pillar, PlanDefinition } from "@/domain/plan/definition";
import type { PublicItem } from "@/domain/publication/search/find";
import type { Said } from "@/domain/publication/search/said-pieces";
import type { RecordedChange } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { measureNumber, pillarHeading, placeInPlan } from "@/domain/words/ja/plan/plan-words";
import { ASSESSMENT_FIELD_WORDS, partHeading } from "@/domain/words/ja/publication/assessments";
import { CHANGE_KIND_WORDS } from "@/domain/words/ja/publication/publication";
import { METRIC_ANSWER_WORDS } from "@/domain/words/ja/publication/published-metrics";
import { INITIATIVE_FIELD_WORDS } from "@/domain/words/ja/reports/initiative-answers";

interface Place {
  readonly pillar: Pillar | null;
  readonly measure: Measure | null;
}

/** What a text is called that a page has: each is said before what was found in it. */
type TextLabel =
  | "aim"
  | "vision"
  | "outcome"
  | "rationale"
  | "definition"
  | "department"
  | "reason"
  | "metricReason"
  | "nextStep"
  | "basisNote"
  | "missingNote"
  | "done"
  | "result"
  | "summary"
  | "opinion"
  | "opinionBy"
  | "response";

/** What a page has to have for the item to be found there. */
type Shown = "name" | "metric_words" | "earlier_answer";

export interface ItemWords {
  readonly labels: Readonly<Record<TextLabel, string>>;
  readonly plan: (plan: PlanDefinition) => Said;
  readonly planPlace: Said;
  readonly aim: (plan: PlanDefinition) => Said;
  /** With its number. */
  readonly pillar: (pillar: Pillar) => Said;
  readonly vision: (pillar: Pillar) => Said;
  readonly outcome: (pillar: Pillar) => Said;
  /** With its number. */
  readonly measure: (measure: Measure) => Said;
  readonly initiative: (initiative: Initiative) => Said;
  readonly kpi: (kpi: Kpi) => Said;
  readonly kpiText: (kpi: Kpi, what: "rationale" | "definition") => Said;
  readonly metric: (metric: Metric) => Said;
  readonly metricDefinition: (metric: Metric) => Said;
  readonly place: (plan: PlanDefinition, place: Place) => Said;
  /** What an assessment is of. */
  readonly part: (plan: PlanDefinition, part: Place) => Said;
  readonly year: (fy: FiscalYear) => Said;
  /** What somebody wrote, in whatever language it is shown. */
  readonly own: (text: string) => Said;
  readonly change: (change: RecordedChange) => Pick<PublicItem, "title" | "place" | "texts">;
  /** Where that stands: the language's own page, or the Japanese one. May name a place on the page. */
  readonly route: (route: string, shown: Shown) => string;
}

export const ITEMS_JA: ItemWords = {
  labels: {
    aim: "目指す姿",
    vision: "具体像",
    outcome: "目指す成果",
    rationale: "指標の考え方",
    definition: "定義",
    department: "所管課",
    reason: "要因",
    metricReason: METRIC_ANSWER_WORDS.reason,
    nextStep: METRIC_ANSWER_WORDS.nextStep,
    basisNote: METRIC_ANSWER_WORDS.basisNote,
    missingNote: METRIC_ANSWER_WORDS.missingNote,
    done: INITIATIVE_FIELD_WORDS.done,
    result: INITIATIVE_FIELD_WORDS.result,
    summary: ASSESSMENT_FIELD_WORDS.summary,
    opinion: ASSESSMENT_FIELD_WORDS.opinion,
    opinionBy: ASSESSMENT_FIELD_WORDS.opinionBy,
    response: ASSESSMENT_FIELD_WORDS.response,
  },
  plan: ({ name }) => name,
  planPlace: "計画",
  aim: ({ aim }) => aim,
  pillar: (pillar) => `(${pillar.no}) ${pillarHeading(pillar)}`,
  vision: ({ vision }) => vision.join(" "),
  outcome: ({ outcome }) => outcome ?? "",
  measure: ({ no, title }) => `${measureNumber(no)} ${title}`,
  initiative: ({ text }) => text,
  kpi: ({ name }) => name,
  kpiText: (kpi, what) => kpi[what] ?? "",
  metric: ({ name }) => name,
  metricDefinition: ({ definition }) => definition ?? "",
  place: (plan, place) => placeInPlan(plan, place),
  part: (_, part) => partHeading(part),
  year: fiscalYearJa,
  own: (text) => text,
  change: ({ kind, text, no, publishedAt }) => ({
    title: text,
    place: `${CHANGE_KIND_WORDS[kind]}　${dateJa(publishedAt)}公表（第${no}号）`,
    texts: [],
  }),
  route: (route) => route,
};
