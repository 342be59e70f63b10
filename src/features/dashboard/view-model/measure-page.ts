/** What the page of a measure (具体的な取組) shows, as it is now or as a publication told it. Pure. */

import type { Initiative, Measure, Pillar, PlanDefinition } from "@/domain/plan/definition";
import { goesOnIn, initiativesInYear, responsibleDepartment } from "@/domain/plan/initiatives";
import type { InitiativeState } from "@/domain/reports/initiatives/initiative";
import { tallyInitiatives } from "@/domain/reports/initiatives/initiative-tally";
import {
  type AnsweredYear,
  answerStanding,
  countInYear,
} from "@/domain/reports/initiatives/initiative-years";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa } from "@/domain/words/ja/dates";
import {
  ENDED_CELL,
  INITIATIVE_ANSWER_WORDS,
  INITIATIVE_STATE_WORDS,
  INTERIM_NOTE,
  initiativeEndNote,
  UNANSWERED_CELL,
} from "@/domain/words/ja/reports/initiatives";
import { type Answering, measureSentence } from "@/domain/words/ja/reports/measure";
import type { RecordedYearDto } from "@/server/publication/as-of";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";
import type { BesideFigures } from "./beside-figures";
import type { DashboardView, KpiStanding } from "./dashboard";
import { type ReplacedLine, replacedLines } from "./kpi";
import type { StandingInitiative } from "./standing-still";

/** An answer that holds, of one year. */
export interface MeasureAnswer {
  readonly initiativeId: string;
  readonly fy: FiscalYear;
  readonly department: string | null;
  /** 年度途中の状況: it was handed in before its fiscal year was over. */
  readonly isInterim: boolean;
  readonly correctionReason: string;
  /** ISO instant; "" where a publication does not tell it. */
  readonly approvedAt: string;
  readonly content: {
    readonly progress: InitiativeState;
    readonly done: string;
    readonly result: string;
    readonly nextStep: string;
  };
}

type Report = Pick<
  InitiativeReportDto,
  "initiativeId" | "state" | "isReturned" | "content" | "inForce" | "isAsked" | "department"
>;

export interface SaidOfInitiative {
  readonly fy: FiscalYear;
  readonly progress: InitiativeState;
  /** Of the middle of a year that has ended since, or runs still. */
  readonly isInterim: boolean;
  readonly words: readonly { readonly heading: string; readonly text: string }[];
  readonly department: string | null;
}

/** One initiative through the years. */
export interface InitiativeCourse {
  readonly id: string;
  /** With the year in which it ends, where it ends before its plan. */
  readonly text: string;
  readonly department: string | null;
  /** Handed in for the year, and not approved yet. */
  readonly pending: InitiativeState | null;
  /** What was answered up to the year, the latest first. */
  readonly years: readonly SaidOfInitiative[];
  /** How it stood in each year of which anything of the measure was answered. */
  readonly states: readonly { readonly fy: FiscalYear; readonly text: string }[];
  /** Nothing says how it stands in the year that is shown. */
  readonly isUnanswered: boolean;
}

export interface MeasureView {
  readonly sentence: string;
  /** Years after the shown one have ended as well: what it has not is not on its way. */
  readonly isPast: boolean;
  readonly answering: readonly Answering[];
  readonly initiatives: readonly InitiativeCourse[];
  /** The years of which anything was answered, ascending. */
  readonly years: readonly FiscalYear[];
  readonly kpis: readonly KpiStanding[];
  /** Of the pillar as a whole. */
  readonly ofPillar: readonly KpiStanding[];
  readonly standingStill: readonly StandingInitiative[];
  readonly beside: BesideFigures;
  readonly replaced: readonly ReplacedLine[];
}

interface MeasureInput extends Pick<MeasureView, "standingStill" | "beside"> {
  readonly view: DashboardView;
  readonly pillar: Pillar;
  readonly measure: Measure;
  /** Of the year. */
  readonly reports: readonly Report[];
  /** Of the plan, up to the year, oldest first. */
  readonly answers: readonly MeasureAnswer[];
  /** What is on record of its KPIs; of others as well. */
  readonly changes: readonly RecordedYearDto[];
  /** The latest fiscal year that had ended. */
  readonly lastEnded: FiscalYear;
  /** As of a publication nothing is owed. */
  readonly isLive: boolean;
}

export function buildMeasure(input: MeasureInput): MeasureView {
  const { view, pillar, measure, lastEnded } = input;
  const { plan, fy } = view;
  const own = initiativesInYear(plan, fy)
    .filter((each) => each.pillar.no === pillar.no && each.measure.no === measure.no)
    .map(({ initiative }) => initiative);
  const ids = new Set<string>(own.map(({ id }) => id));
  const isOwn = ({ initiativeId }: { readonly initiativeId: string }) => ids.has(initiativeId);
  const answers = input.answers.filter(isOwn);
  const reports = input.reports.filter(isOwn);
  const standingStill = input.standingStill.filter(({ id }) => ids.has(id));
  const isHere = ({ pillarNo, measureNo }: { pillarNo: number | null; measureNo: number | null }) =>
    pillarNo === pillar.no && measureNo === measure.no;
  const beside = {
    ...input.beside,
    metrics: input.beside.metrics.filter(isHere),
    said: input.beside.said.filter(isHere),
  };
  const ofPillar = view.pillars.find((each) => each.pillar.no === pillar.no)?.kpis ?? [];
  const isOfMeasure = ({ definition }: KpiStanding) => measure.kpis.some(({ id }) => id === definition.id);
  const kpis = ofPillar.filter(isOfMeasure);
  const years = [...new Set(answers.map((answer) => answer.fy))].sort((a, b) => a - b);
  const initiatives = own.map((each) => courseOf(each, measure, { answers, reports, years, fy }));
  const standings = own.map(({ id }) => answersOf(answers, id).map(answeredYear));
  const isPast = fy < lastEnded;
  return {
    isPast,
    sentence: measureSentence({
      fy,
      isRunning: fy > lastEnded,
      isPast,
      ...countInYear(standings, fy, lastEnded),
      standingStill: standingStill.length,
      tally: input.isLive ? tallyInitiatives(reports) : null,
    }),
    answering: answeringOf({ initiatives, kpis, metrics: beside.metrics }),
    initiatives,
    years,
    kpis,
    ofPillar: ofPillar.filter(({ measureTitle }) => measureTitle === null),
    standingStill,
    beside,
    replaced: [...replacedFigures(plan, kpis, input.changes), ...replacedAnswers(own, answers)],
  };
}

function answeredYear({ fy, isInterim, content: { progress } }: MeasureAnswer) {
  return { fy, progress, ...(isInterim && { isInterim }) };
}

function answersOf(answers: readonly MeasureAnswer[], id: string): MeasureAnswer[] {
  return answers.filter(({ initiativeId }) => initiativeId === id);
}

function courseOf(
  initiative: Initiative,
  measure: Measure,
  {
    answers,
    reports,
    years,
    fy,
  }: {
    readonly answers: readonly MeasureAnswer[];
    readonly reports: readonly Report[];
    readonly years: readonly FiscalYear[];
    readonly fy: FiscalYear;
  },
): InitiativeCourse {
  const { id, text } = initiative;
  const report = reports.find(({ initiativeId }) => initiativeId === id);
  const own = answersOf(answers, id);
  const answered = own.map(answeredYear);
  return {
    id,
    text: `${text}${initiativeEndNote(initiative)}`,
    department: report?.department?.name ?? responsibleDepartment(initiative, measure),
    pending: report?.state === "submitted" ? (report.content?.progress ?? null) : null,
    years: own.map(saidIn).toReversed(),
    states: years.map((year) => ({ fy: year, text: stateCell(initiative, answered, year) })),
    isUnanswered: answerStanding(answered, fy) === null,
  };
}

function stateCell(initiative: Initiative, answered: readonly AnsweredYear[], fy: FiscalYear): string {
  if (!goesOnIn(initiative, fy)) return ENDED_CELL;
  const standing = answerStanding(answered, fy);
  return standing === null ? UNANSWERED_CELL : stateText(standing);
}

/** 実施中（年度途中） */
export function stateText({
  progress,
  isInterim,
}: {
  readonly progress: InitiativeState;
  readonly isInterim?: boolean | undefined;
}): string {
  return `${INITIATIVE_STATE_WORDS[progress]}${isInterim ? INTERIM_NOTE : ""}`;
}

function saidIn({ fy, isInterim, department, correctionReason, content }: MeasureAnswer): SaidOfInitiative {
  const { progress, done, result, nextStep } = content;
  const texts = { done, result, nextStep, correctionReason };
  return {
    fy,
    progress,
    isInterim,
    department,
    words: (["done", "result", "nextStep", "correctionReason"] as const)
      .map((field) => ({ heading: INITIATIVE_ANSWER_WORDS[field], text: texts[field] }))
      .filter(({ text }) => text !== ""),
  };
}

/** Who answers for what, in the order in which the page names it. */
function answeringOf({
  initiatives,
  kpis,
  metrics,
}: {
  readonly initiatives: readonly { readonly department: string | null }[];
  readonly kpis: readonly { readonly department: string | null }[];
  readonly metrics: readonly { readonly department: string | null }[];
}): Answering[] {
  const all = { initiatives, kpis, metrics };
  const names = new Set(Object.values(all).flatMap((each) => each.flatMap((of) => of.department || [])));
  const count = (of: (typeof all)[keyof typeof all], name: string) =>
    of.filter(({ department }) => department === name).length;
  return [...names].map((department) => ({
    department,
    initiatives: count(initiatives, department),
    kpis: count(kpis, department),
    metrics: count(metrics, department),
  }));
}

function replacedFigures(
  plan: PlanDefinition,
  kpis: readonly KpiStanding[],
  changes: readonly RecordedYearDto[],
): ReplacedLine[] {
  return kpis.flatMap(({ definition, series }) =>
    replacedLines([{ plan, kpi: definition, years: series.years }], changes).map((line) => ({
      ...line,
      key: `${definition.id} ${line.key}`,
      what: `${definition.name}　${line.what}`,
    })),
  );
}

/** The latest year first. */
function replacedAnswers(
  initiatives: readonly Initiative[],
  answers: readonly MeasureAnswer[],
): ReplacedLine[] {
  const texts = new Map<string, string>(initiatives.map(({ id, text }) => [id, text]));
  return answers.toReversed().flatMap(({ initiativeId, fy, correctionReason, approvedAt }) =>
    correctionReason === ""
      ? []
      : [
          {
            key: `${initiativeId} ${fy}`,
            fy,
            what: `${texts.get(initiativeId) ?? ""}　訂正`,
            change: null,
            marks: null,
            reason: correctionReason,
            when: approvedAt === "" ? "" : dateJa(approvedAt),
          },
        ],
  );
}
