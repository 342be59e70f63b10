/** What a part's form is refused for at once: a year that has an answer would not be a year of it any more. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { isSurveyed } from "@/domain/plan/editions";
import { listFigures } from "@/domain/plan/figures";
import { listInitiatives } from "@/domain/plan/initiatives";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ProposalProblem } from "./problems";

interface YearsOfPart {
  readonly from?: FiscalYear;
  readonly until?: FiscalYear;
}

/**
 * By year, the field that leaves it out, and what the proposal would be refused for; empty where there is nothing.
 * @param id of the KPI, metric or initiative
 */
export function leftOutYears(
  problems: readonly ProposalProblem[],
  proposed: PlanDefinition,
  id: string | null,
): { readonly field: "from" | "until" | "surveyed"; readonly problem: ProposalProblem }[] {
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
      return problem.kpi.id === id && !isSurveyed(problem.kpi, problem.fy) ? problem.fy : null;
    default:
      return null;
  }
}
