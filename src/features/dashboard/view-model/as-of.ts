/** 公表時点で見る: what one publication said of a plan, in the place of what is so now. Pure. */

import { listKpis } from "@/domain/plan/definition";
import type { PublishedPlan } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { besideFigures } from "./beside-figures";
import type { DashboardInput } from "./dashboard";
import type { MeasureAnswer } from "./measure-page";
import type { StandingStillInput } from "./standing-still";

type BesideInput = Parameters<typeof besideFigures>[0];

export interface ToldPlan {
  readonly dashboard: Pick<
    DashboardInput,
    "plan" | "departments" | "approved" | "working" | "published" | "told" | "linkTo"
  >;
  /** The years with a figure, by KPI. */
  readonly known: readonly {
    readonly kpiId: DashboardInput["approved"][number]["kpiId"];
    readonly fy: FiscalYear;
  }[];
  readonly metrics: BesideInput["approved"];
  readonly assessments: BesideInput["assessments"];
  readonly initiatives: Pick<StandingStillInput, "reports" | "approved">;
  /** What was answered on initiatives up to the year, oldest first. */
  readonly answers: readonly MeasureAnswer[];
}

export function toldPlan(plan: PublishedPlan, fy: FiscalYear): ToldPlan {
  const { definition, courses } = plan;
  return {
    dashboard: {
      plan: definition,
      departments: toldDepartments(plan, fy),
      approved: [],
      working: [],
      published: null,
      told: courses,
      linkTo: () => null,
    },
    known: courses.flatMap(({ kpiId, years }) =>
      years.flatMap((year) => (year.actual === null ? [] : [{ kpiId, fy: year.fy }])),
    ),
    metrics: toldMetrics(plan),
    assessments: toldAssessments(plan, fy),
    initiatives: toldInitiatives(plan, fy),
    answers: toldAnswers(plan, fy),
  };
}

/** Who answered for the year, by the name of then; else whom the plan names, else who answered last. */
function toldDepartments(
  { definition, courses }: PublishedPlan,
  fy: FiscalYear,
): DashboardInput["departments"] {
  const named = new Map<string, string | null>(
    listKpis(definition).map(({ kpi }) => [kpi.id, kpi.department]),
  );
  return Object.fromEntries(
    courses.map(({ kpiId, years }) => {
      const answered = years.find((year) => year.fy === fy)?.department ?? null;
      const last = years.findLast(({ department }) => department !== null)?.department ?? null;
      const name = answered ?? named.get(kpiId) ?? last;
      return [kpiId, name === null ? null : { id: "", name }];
    }),
  );
}

function toldMetrics({ metrics = [] }: PublishedPlan): BesideInput["approved"] {
  return metrics.flatMap(({ metricId, years }) =>
    years.map(({ fy, department, actual, figureStatus, asOf, missing }) => ({
      kpiId: metricId,
      fy,
      department,
      content: { actual, figureStatus, asOf, missing: missing && { reason: missing } },
    })),
  );
}

function toldAssessments(
  { definition, assessments = [] }: PublishedPlan,
  of: FiscalYear,
): BesideInput["assessments"] {
  return assessments.flatMap(({ years, ...part }) =>
    years
      .filter(({ fy }) => fy === of)
      .map(({ summary, opinion, budget, settlement }) => ({
        ...part,
        planId: definition.id,
        inForce: {
          summary,
          opinion: opinion?.text ?? "",
          opinionBy: opinion?.by ?? "",
          opinionOn: opinion?.on ?? null,
          response: opinion?.response ?? "",
          budgetText: budget ?? "",
          settlementText: settlement ?? "",
        },
      })),
  );
}

function toldAnswers({ initiatives = [] }: PublishedPlan, upTo: FiscalYear): MeasureAnswer[] {
  return initiatives.flatMap(({ initiativeId, years }) =>
    years
      .filter(({ fy }) => fy <= upTo)
      .map(({ fy, department, correctionReason, isInterim = false, progress, done, result, nextStep }) => ({
        initiativeId,
        fy,
        department,
        isInterim,
        correctionReason,
        approvedAt: "",
        content: { progress, done, result, nextStep },
      })),
  );
}

/** Nothing is late in what was published, and nothing waits. */
function toldInitiatives({ initiatives = [] }: PublishedPlan, of: FiscalYear): ToldPlan["initiatives"] {
  const answers = initiatives.flatMap(({ initiativeId, years }) =>
    years.map(({ fy, department, progress, done, result, nextStep }) => ({
      initiativeId,
      fy,
      department,
      content: { progress, done, result, nextStep, warningNote: "" },
    })),
  );
  return {
    approved: answers.filter(({ fy }) => fy < of),
    reports: answers
      .filter(({ fy }) => fy === of)
      .map(({ initiativeId, department, content }) => ({
        initiativeId,
        state: "approved",
        isReturned: false,
        content,
        inForce: content,
        isAsked: true,
        department: department === null ? null : { id: "", name: department },
      })),
  };
}
