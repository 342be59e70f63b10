/** What a round asks for, as answer sheets show it and take it back: each item with its newest answer and those before. */
import { type FigureValues, figureValues, standingFigure } from "@/domain/imports/figure-answer";
import {
  type InitiativeValues,
  initiativeValues,
  standingInitiative,
} from "@/domain/imports/initiative-answer";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { type FigureOfPlan, figureFinder } from "@/domain/plan/figures";
import { initiativesInYear, type PlacedInitiative } from "@/domain/plan/initiatives";
import type { AnswersBeside, EarlierAnswer } from "@/domain/reports/initiatives/initiative";
import type { ReportState } from "@/domain/reports/report";
import { buildSeries, comparableYears } from "@/domain/reports/series";
import { can } from "@/domain/shared/access";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { isRowId } from "@/server/input/fields";
import { listPlans } from "@/server/plan/queries";
import { listInitiativeReports } from "@/server/reports/initiatives/queries";
import { isInterimRow, toInitiativeContent } from "@/server/reports/initiatives/rows";
import { listApprovedReports, listReports } from "@/server/reports/queries";
import { CONTENT_SELECT, toContent } from "@/server/reports/rows";
import { ROUND_SELECT, type RoundDto, toRound } from "@/server/rounds/rows";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Answered<Values> {
  readonly department: Named | null;
  readonly state: ReportState;
  /** Number of the newest revision; 0: nothing was saved. */
  readonly version: number;
  /** Something was approved: another answer is a correction. */
  readonly isApproved: boolean;
  /** What a sheet shows where that revision is the newest. */
  readonly valuesAt: (version: number) => Values;
  /** What the newest revision says, also where a sheet asks for it anew. */
  readonly standing: Values;
}

export interface FigureAnswer extends Answered<FigureValues> {
  /** As it is read in the round's year. */
  readonly kpi: Kpi;
  readonly placed: FigureOfPlan;
  /** Figures of earlier years in this year's terms, oldest first. */
  readonly earlier: readonly { readonly fy: FiscalYear; readonly value: DecimalString }[];
}

export interface InitiativeAnswer extends Answered<InitiativeValues> {
  readonly placed: PlacedInitiative;
  readonly earlier: (EarlierAnswer & { readonly fy: FiscalYear }) | null;
  /** What a new answer is looked at with. */
  readonly beside: AnswersBeside;
}

export interface RoundAnswers {
  readonly round: RoundDto;
  /** In the plans' order. */
  readonly figures: readonly FigureAnswer[];
  readonly initiatives: readonly InitiativeAnswer[];
  readonly plans: readonly PlanDefinition[];
}

/** @returns what the viewer may see of a round that was sent out; `not_found` where there is none */
export async function readRoundAnswers(
  viewer: Viewer,
  roundId: string,
  now: Date = new Date(),
): Promise<Result<RoundAnswers>> {
  const { departmentId } = viewer;
  if (!can(viewer, "report.sheet", { departmentId })) return refused("forbidden");
  if (!isRowId(roundId)) return refused("not_found");
  const row = await db().collectionRound.findUnique({
    where: { id: roundId },
    select: { ...ROUND_SELECT, items: { select: { itemId: true } } },
  });
  if (!row || row.openedAt === null) return refused("not_found");
  const round = toRound(row);
  const { fy } = round;
  const [plans, reports, initiatives, approved] = await Promise.all([
    listPlans(viewer),
    listReports(viewer, { fy }, now),
    listInitiativeReports(viewer, { fy }, now),
    listApprovedReports(viewer),
  ]);
  if (!plans.ok) return plans;
  if (!reports.ok) return reports;
  if (!initiatives.ok) return initiatives;
  if (!approved.ok) return approved;
  const definitions = plans.value.map(({ definition }) => definition);
  const asked = new Set(row.items.map(({ itemId }) => itemId));
  const figures = reports.value.filter(({ kpiId }) => asked.has(kpiId));
  const lines = initiatives.value.filter(({ isAsked }) => isAsked);
  const revisions = await readRevisions(fy, [
    ...figures.map(({ kpiId }) => kpiId),
    ...lines.map(({ initiativeId }) => initiativeId),
  ]);
  const findFigure = figureFinder(definitions);
  const approvedOf = Map.groupBy(approved.value, ({ kpiId }) => kpiId);
  return done({
    round,
    plans: definitions,
    figures: figures.flatMap((report): FigureAnswer[] => {
      const placed = findFigure(report);
      if (!placed) return [];
      const kpi = kpiInYear(placed.kpi, fy);
      const { years } = buildSeries(placed.plan, placed.kpi, approvedOf.get(report.kpiId) ?? []);
      return [
        {
          ...stateOf(report),
          isApproved: report.approvedRevision !== null,
          kpi,
          placed,
          earlier: comparableYears(placed.kpi, years, fy),
          valuesAt: (version) => figureValues(figureAt(revisions, report.kpiId, version), kpi),
          standing: standingFigure(figureAt(revisions, report.kpiId, report.version), kpi),
        },
      ];
    }),
    initiatives: lines.flatMap((line): InitiativeAnswer[] => {
      const placed = findInitiative(definitions, fy, line);
      if (!placed) return [];
      return [
        {
          ...stateOf(line),
          isApproved: line.inForce !== null,
          placed,
          earlier: line.earlier,
          beside: line,
          valuesAt: (version) => initiativeValues(lineAt(revisions, line.initiativeId, version)),
          standing: standingInitiative(lineAt(revisions, line.initiativeId, line.version)),
        },
      ];
    }),
  });
}

function stateOf({
  department,
  state,
  version,
}: Pick<Answered<unknown>, "department" | "state" | "version">) {
  return { department, state, version };
}

function findInitiative(
  plans: readonly PlanDefinition[],
  fy: FiscalYear,
  { planId, initiativeId }: { readonly planId: string; readonly initiativeId: string },
): PlacedInitiative | undefined {
  const plan = plans.find(({ id }) => id === planId);
  return plan && initiativesInYear(plan, fy).find(({ initiative }) => initiative.id === initiativeId);
}

const SHOWN_SELECT = {
  ...CONTENT_SELECT,
  no: true,
  state: true,
  progress: true,
  done: true,
  result: true,
  correctionReason: true,
  report: { select: { itemId: true } },
} as const;

async function readRevisions(fy: FiscalYear, itemIds: readonly string[]) {
  return db().reportRevision.findMany({
    where: { report: { fy, itemId: { in: [...itemIds] } } },
    select: SHOWN_SELECT,
  });
}
type Revisions = Awaited<ReturnType<typeof readRevisions>>;

function rowAt(revisions: Revisions, itemId: string, version: number) {
  return revisions.find(({ report, no }) => report.itemId === itemId && no === version);
}

function figureAt(revisions: Revisions, itemId: string, version: number) {
  const row = rowAt(revisions, itemId, version);
  return row ? { content: toContent(row), state: row.state, correctionReason: row.correctionReason } : null;
}

function lineAt(revisions: Revisions, itemId: string, version: number) {
  const row = rowAt(revisions, itemId, version);
  return row
    ? {
        content: toInitiativeContent(row),
        state: row.state,
        isInterim: isInterimRow(row),
        correctionReason: row.correctionReason,
      }
    : null;
}
