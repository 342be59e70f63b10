/**
 * What a part's form is refused for at once, at its field: a year that has an answer would not be a year of it any more, or its
 * 現状値 would be of a later year than what is measured from it.
 */
import type { PlanDefinition } from "@/domain/plan/definition";
import { listFigures } from "@/domain/plan/figures";
import { listInitiatives } from "@/domain/plan/initiatives";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ProposalProblem } from "./problems";

interface YearsOfPart {
  readonly from?: FiscalYear;
  readonly until?: FiscalYear;
}

interface AtField {
  readonly field: "from" | "until" | "surveyed" | "baselineFy";
  readonly problem: ProposalProblem;
}

/**
 * The field, and what the proposal would be refused for; of years that are left out the latest last. Empty where there is nothing.
 * @param id of the KPI, metric or initiative
 */
export function problemsAtField(
  problems: readonly ProposalProblem[],
  proposed: PlanDefinition,
  id: string | null,
): AtField[] {
  const late = problems.filter((problem) => problem.kind === "late_baseline" && problem.kpi.id === id);
  return [
    ...late.map((problem) => ({ field: "baselineFy" as const, problem })),
    ...leftOutYears(problems, proposed, id),
  ];
}

function leftOutYears(
  problems: readonly ProposalProblem[],
  proposed: PlanDefinition,
  id: string | null,
): AtField[] {
  const part: YearsOfPart | undefined =
    listFigures(proposed).find(({ kpi }) => kpi.id === id)?.kpi ??
    listInitiatives(proposed).find(({ initiative }) => initiative.id === id)?.initiative;
  if (!part) return [];
  const { from, until } = part;
  const fieldOf = (fy: FiscalYear) => {
    if (until !== undefined && fy > until) return "until";
    return from !== undefined && fy < from ? "from" : "surveyed";
  };
  return problems
    .flatMap((problem) => {
      const fy = yearLeftOut(problem, id);
      return fy === null ? [] : [{ fy, problem }];
    })
    .sort((a, b) => a.fy - b.fy)
    .map(({ fy, problem }) => ({ field: fieldOf(fy), problem }));
}

function yearLeftOut(problem: ProposalProblem, id: string | null): FiscalYear | null {
  switch (problem.kind) {
    case "metric_not_asked":
      return problem.metric.id === id ? problem.fy : null;
    case "initiative_not_asked":
      return problem.initiative.id === id ? problem.fy : null;
    case "not_asked":
      return problem.kpi.id === id ? problem.fy : null;
    case "underway":
      return problem.kpi.id === id && problem.misfit.kind === "not_asked" ? problem.fy : null;
    default:
      return null;
  }
}
