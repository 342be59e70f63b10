/** One report as whoever decides on it looks at it: everything on one screen. Pure. */

import { plannedText, targetText } from "@/components/charts/chart-text";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { type FigureOfPlan, figureFinder } from "@/domain/plan/figures";
import { initiativesInYear, listInitiatives } from "@/domain/plan/initiatives";
import { partAt } from "@/domain/plan/parts";
import { formatQuantity } from "@/domain/plan/quantity";
import { documentedFigure } from "@/domain/plan/years";
import type { QueuedItem } from "@/domain/reports/approval-queue";
import type { AssessmentContent } from "@/domain/reports/assessment";
import type { Handling } from "@/domain/reports/entry/handling";
import { previewReport, type ReportPreview } from "@/domain/reports/entry/preview";
import { type InitiativeContent, initiativeWarnings } from "@/domain/reports/initiatives/initiative";
import type { JudgementCode } from "@/domain/reports/judgement";
import { printedStrictly } from "@/domain/reports/pace/pace-print";
import { awaitsDecision } from "@/domain/reports/progress";
import type { ApprovedReport, ReportContent } from "@/domain/reports/report";
import { guideOf } from "@/domain/reports/series";
import { can } from "@/domain/shared/access";
import { type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { PartId } from "@/domain/shared/part-id";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { NO_TARGET_FIGURE } from "@/domain/words/ja/plan/metrics";
import { figurePlace } from "@/domain/words/ja/plan/places";
import { partLabel, placeInPlan } from "@/domain/words/ja/plan/plan-words";
import { ASSESSMENTS_TITLE } from "@/domain/words/ja/publication/assessments";
import { entryWarningSentence, INTERIM_NOT_JUDGED, turnedSentence } from "@/domain/words/ja/reports/entry";
import {
  INITIATIVE_FIELD_WORDS,
  INITIATIVE_WARNING_WORDS,
} from "@/domain/words/ja/reports/initiative-answers";
import { undecidedText } from "@/domain/words/ja/reports/initiative-entry";
import { judgementSentence } from "@/domain/words/ja/reports/judgement";
import { derivedChangeText, derivedText } from "@/domain/words/ja/reports/pace";
import { answerWords, BY_LINK, reasonWord } from "@/domain/words/ja/reports/reports";
import type { Viewer } from "@/server/access/viewer";
import type { AssessmentDto } from "@/server/reports/assessments/queries";
import type { EvidenceDto } from "@/server/reports/evidence/rows";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";
import type { ReportDetailDto, ReportDto } from "@/server/reports/queries";

/** A term, and what is said of it. */
interface Line {
  readonly term: string;
  readonly text: string;
}

export interface FigureItem {
  readonly kind: "figure";
  readonly kpiId: KpiId;
  readonly fy: FiscalYear;
  readonly name: string;
  /** KPI以外の実績: no mark. */
  readonly isMetric: boolean;
  readonly place: string;
  readonly department: string;
  /** What waits: the decision is made on it and no other. */
  readonly version: number;
  readonly answer: string;
  readonly beside: readonly Line[];
  /** The mark that would follow; null where none does. */
  readonly mark: JudgementCode | null;
  readonly meaning: readonly string[];
  readonly warnings: readonly string[];
  readonly words: readonly Line[];
  readonly submitted: { readonly text: string; readonly at: string } | null;
  readonly evidence: readonly EvidenceDto[];
}

/** 総括・意見: what is said of a year of a plan, a pillar or a measure. */
export interface AssessmentItem {
  readonly kind: "assessment";
  readonly planId: string;
  readonly partId: PartId;
  readonly fy: FiscalYear;
  readonly name: string;
  readonly planName: string;
  readonly version: number;
  readonly content: AssessmentContent;
  /** What it would replace. */
  readonly inForce: AssessmentContent | null;
  readonly correctionReason: string;
  readonly handling: Handling | null;
}

/** 取組の状況: a state and words in the place of a figure. */
export interface InitiativeItem {
  readonly kind: "initiative";
  readonly initiativeId: InitiativeId;
  readonly fy: FiscalYear;
  readonly name: string;
  readonly place: string;
  readonly department: string;
  readonly version: number;
  readonly content: InitiativeContent;
  /** What was said of the year before, and what it would replace. */
  readonly beside: readonly { readonly term: string; readonly content: InitiativeContent }[];
  /** Of a year before, not decided yet: a sentence. */
  readonly undecided: string | null;
  readonly warnings: readonly string[];
  readonly words: readonly Line[];
  readonly handling: Handling | null;
  readonly evidence: readonly EvidenceDto[];
}

export type ApprovalItem = FigureItem | InitiativeItem | AssessmentItem;

/** A figure or an initiative by its id, an assessment by that of its part. */
interface Queued extends QueuedItem<string> {
  /** Handed in by this person, or by a link of theirs. */
  readonly isOwn: boolean;
}

/** Every figure of the year in the plans' order, and whether it waits for this person: four eyes, as the data layer sees them. */
export function queueOf(
  viewer: Viewer,
  plans: readonly PlanDefinition[],
  reports: readonly Pick<ReportDto, "kpiId" | "planId" | "state" | "department" | "authorIds">[],
): Queued[] {
  const selfApproving = new Set(
    plans.flatMap(({ id, settings }) => (settings.allowSelfApproval ? [id] : [])),
  );
  return reports.map((report) => {
    const mayDecide = can(viewer, "report.approve", {
      departmentId: report.department?.id ?? null,
      authorIds: report.authorIds,
      allowSelfApproval: selfApproving.has(report.planId),
    });
    const isSubmitted = awaitsDecision(report);
    return { id: report.kpiId, waits: isSubmitted && mayDecide, isOwn: isSubmitted && !mayDecide };
  });
}

/** What is asked of a year besides its figures, and comes up after them: the initiatives, and last what is said of it all. */
export function wordsQueue(
  initiatives: readonly Pick<InitiativeReportDto, "initiativeId" | "allowed">[],
  assessments: readonly Pick<AssessmentDto, "partId" | "allowed">[],
): Queued[] {
  const queued = (id: string, { approve, ownSubmission }: Pick<AssessmentDto, "allowed">["allowed"]) => ({
    id,
    waits: approve,
    isOwn: ownSubmission,
  });
  return [
    ...initiatives.map(({ initiativeId, allowed }) => queued(initiativeId, allowed)),
    ...assessments.map(({ partId, allowed }) => queued(partId, allowed)),
  ];
}

/** The initiatives that wait for this person, and the measure in which they begin: there many are approved at once. */
export function initiativesTogether(
  plans: readonly PlanDefinition[],
  initiatives: readonly Pick<InitiativeReportDto, "initiativeId" | "allowed">[],
  fy: FiscalYear,
): {
  readonly initiatives: number;
  readonly measure: { readonly plan: string; readonly measure: string } | null;
} {
  const waiting = new Set(
    initiatives.filter(({ allowed }) => allowed.approve).map(({ initiativeId }) => initiativeId),
  );
  const places = plans.flatMap((plan) =>
    initiativesInYear(plan, fy)
      .filter(({ initiative }) => waiting.has(initiative.id))
      .map(({ pillar, measure }) => ({ plan: plan.id, measure: `${pillar.no}-${measure.no}` })),
  );
  return { initiatives: waiting.size, measure: places[0] ?? null };
}

/** 総括・意見 計画全体 */
export function assessmentName(plan: PlanDefinition, listed: Pick<AssessmentDto, "pillarNo" | "measureNo">) {
  return `${ASSESSMENTS_TITLE} ${partLabel(partAt(plan, listed))}`;
}

/** @returns null where nothing was written, or its plan is gone */
export function assessmentItem(
  plans: readonly PlanDefinition[],
  listed: AssessmentDto,
): AssessmentItem | null {
  const { planId, partId, fy, version, content, inForce, correctionReason, handling } = listed;
  const plan = plans.find(({ id }) => id === planId);
  if (!plan || content === null) return null;
  const name = partLabel(partAt(plan, listed));
  const said = { content, inForce, correctionReason, handling };
  return { kind: "assessment", planId, partId, fy, name, planName: plan.name, version, ...said };
}

/** @returns null where it is in no plan, or nothing was answered */
export function initiativeItem(
  plans: readonly PlanDefinition[],
  report: InitiativeReportDto,
  evidence: readonly EvidenceDto[],
): InitiativeItem | null {
  const { initiativeId, fy, version, content, earlier, inForce, undecided, correctionReason, handling } =
    report;
  const plan = plans.find(({ id }) => id === report.planId);
  const placed = plan && listInitiatives(plan).find(({ initiative }) => initiative.id === initiativeId);
  if (!placed || content === null) return null;
  const note = { term: INITIATIVE_FIELD_WORDS.warningNote, text: content.warningNote };
  const why = { term: INITIATIVE_FIELD_WORDS.correctionReason, text: correctionReason };
  return {
    kind: "initiative",
    initiativeId,
    fy,
    name: placed.initiative.text,
    place: placeInPlan(plan, placed),
    department: report.department?.name ?? "所管課なし",
    version,
    content,
    beside: [
      ...(inForce === null ? [] : [{ term: "訂正する前の、承認済みの回答", content: inForce }]),
      ...(earlier === null
        ? []
        : [{ term: `${fiscalYearJa(earlier.fy)}の回答`, content: { ...earlier, warningNote: "" } }]),
    ],
    undecided: undecided && undecidedText(undecided),
    warnings: initiativeWarnings(content, report).map((warning) => INITIATIVE_WARNING_WORDS[warning]),
    words: [why, note].filter(({ text }) => text !== ""),
    handling,
    evidence,
  };
}

/** @returns null where it is in no plan, or nothing was handed in */
export function approvalItem(
  plans: readonly PlanDefinition[],
  report: ReportDetailDto,
  approved: readonly ApprovedReport[],
  evidence: readonly EvidenceDto[],
): FigureItem | null {
  const placed = figureFinder(plans)(report);
  if (placed === null || report.current === null) return null;
  const { fy, kpiId } = report;
  const { content, correctionReason } = report.current;
  const kpi = kpiInYear(placed.kpi, fy);
  const preview = previewReport(placed.plan, placed.kpi, fy, approved, content);
  const isInterim = preview.judgement?.reason.kind === "interim";
  const hasFigure = content.actual !== null;
  return {
    kind: "figure",
    kpiId,
    fy,
    name: kpi.name,
    isMetric: placed.isMetric,
    place: figurePlace(placed) ?? "計画全般",
    department: report.department?.name ?? "所管課なし",
    version: report.version,
    answer: answerWords(content, kpi) ?? content.actualText,
    beside: besideLines(placed, kpi, preview, content.actual, report),
    mark: hasFigure && !isInterim && !placed.isMetric ? (preview.judgement?.code ?? null) : null,
    meaning: hasFigure ? meaningOf(placed.isMetric, preview) : [],
    warnings: preview.warnings.map((warning) => entryWarningSentence(warning, kpi)),
    words: wordLines(content, correctionReason, placed.isMetric),
    submitted: submissionOf(report),
    evidence,
  };
}

function meaningOf(isMetric: boolean, { judgement, turned }: ReportPreview): string[] {
  const meaning = isMetric
    ? NO_TARGET_FIGURE
    : judgement?.reason.kind === "interim"
      ? INTERIM_NOT_JUDGED
      : judgement && judgementSentence(judgement);
  return [...(meaning ? [meaning] : []), ...(turned.length > 0 ? [turnedSentence(turned)] : [])];
}

/** What the figure is held against: the year before and the change from it, the year's own plan, the guide, the target. */
function besideLines(
  { plan, kpi: withEditions, isMetric }: FigureOfPlan,
  kpi: Kpi,
  { previous }: ReportPreview,
  actual: DecimalString | null,
  { fy, approved }: ReportDetailDto,
): Line[] {
  const lines: Line[] = [];
  const printed = documentedFigure(kpi, fy);
  if (approved !== null) {
    lines.push({ term: "承認済みの回答", text: answerWords(approved.content, kpi) ?? "なし" });
  } else if (printed !== null) {
    lines.push({ term: "計画書に記載された値", text: formatQuantity(printed, kpi) });
  }
  if (previous === null) {
    lines.push({ term: "前年度までの値", text: "比べられる値はありません" });
  } else {
    const term = previous.fy === kpi.baseline.fy ? "現状値" : previous.fy === fy - 1 ? "前年度" : "前回";
    lines.push({
      term: `${term}（${fiscalYearJa(previous.fy)}）`,
      text: formatQuantity(previous.value, kpi),
    });
  }
  if (previous !== null && actual !== null) {
    const value = toDecimalString(decimal(actual).minus(previous.value));
    lines.push({
      term: "変化",
      text: derivedChangeText({ value, decimals: kpi.decimals, isRounded: false }, kpi),
    });
  }
  if (isMetric) return lines;
  const planned = kpi.years.find((year) => year.fy === fy)?.planned ?? null;
  if (planned !== null && planned.kind !== "none") {
    lines.push({ term: `${fiscalYearJa(fy)}の計画`, text: plannedText(planned, kpi) });
  }
  const guide = guideOf(plan, withEditions, fy);
  if (guide !== null) {
    lines.push({ term: `${fiscalYearJa(fy)}の目安`, text: derivedText(printedStrictly(guide, kpi), kpi) });
  }
  if (kpi.target.value.kind !== "none") {
    lines.push({
      term: `目標値（${fiscalYearJa(kpi.target.fy)}）`,
      text: targetText(kpi.target.value, kpi),
    });
  }
  return lines;
}

/** What the department wrote; what is always asked for is named where it is blank as well. */
function wordLines(content: ReportContent, correctionReason: string, isMetric: boolean): Line[] {
  const { missing } = content;
  const always: Line[] = missing
    ? [{ term: "値がない理由", text: missing.note }]
    : [
        { term: reasonWord({ isMetric }), text: content.reason },
        { term: "時点", text: content.asOf === null ? "" : dateJa(content.asOf) },
      ];
  const expected: Line[] = missing?.expectedOn
    ? [{ term: "値が分かる見込みの日", text: dateJa(missing.expectedOn) }]
    : [];
  const optional: Line[] = [
    { term: "集計の範囲・注記", text: content.basisNote },
    { term: "この値で正しい理由", text: content.warningNote },
  ];
  const correction: Line[] = correctionReason === "" ? [] : [{ term: "訂正の理由", text: correctionReason }];
  return [
    ...correction,
    ...always.slice(0, 1),
    { term: "今後の取組", text: content.nextStep },
    ...always.slice(1),
    ...expected,
    ...optional.filter(({ text }) => text !== ""),
  ];
}

/** 「中島 健太さんが回答リンクから提出」 */
function submissionOf({ history }: ReportDetailDto): FigureItem["submitted"] {
  const newest = history.find(({ event }) => event === "submit");
  if (newest === undefined) return null;
  const way = newest.isByLink ? BY_LINK : newest.isOnBehalf ? "所管課に代わって" : "サインインして";
  return { text: `${newest.author}さんが${way}提出`, at: newest.at };
}
