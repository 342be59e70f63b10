/** Whom a round reaches: how much is asked of how many people, and what is asked in vain, with what to do about it. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { listInitiatives } from "@/domain/plan/initiatives";
import { isInitiativeOwed } from "@/domain/reports/initiatives/initiative-tally";
import {
  isRespondent,
  RESPONDENT_PROBLEMS,
  type Respondent,
  type RespondentProblem,
  respondentProblem,
} from "@/domain/rounds/respondents";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { INITIATIVES_TITLE } from "@/domain/words/ja/reports/initiative-entry";
import {
  type AskedCounts,
  RESPONDENT_PROBLEM_WORDS,
  RESPONDENT_REMEDY_WORDS,
} from "@/domain/words/ja/rounds/rounds";
import { staffRoutes } from "@/lib/routes";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";
import type { RoundOverviewItemDto } from "@/server/rounds/overview";
import type { RoundItemRow } from "./round";

/** What reaches nobody for one reason. */
interface UnreachedGroup {
  readonly problem: string;
  readonly remedy: string;
  /** Each leads to where it is put right. */
  readonly lines: readonly { readonly id: string; readonly name: string; readonly href: string }[];
}

export interface Reach {
  /** How many people are asked for anything. */
  readonly people: number;
  /** What is still to be answered, and goes to somebody. */
  readonly asked: AskedCounts;
  readonly unreached: AskedCounts & { readonly groups: readonly UnreachedGroup[] };
}

interface Request {
  readonly id: string;
  readonly name: string;
  readonly isInitiative: boolean;
  readonly problem: RespondentProblem | null;
  readonly href: string;
  readonly personIds: readonly string[];
}

/**
 * Nothing that is handed in is asked for.
 * @param people everybody who may answer
 */
export function reachOf(round: {
  readonly lines: readonly Pick<RoundItemRow, "kpiId" | "isHandedIn">[];
  readonly items: readonly RoundOverviewItemDto[];
  readonly initiatives: readonly InitiativeReportDto[];
  readonly people: readonly Respondent[];
  readonly plans: readonly PlanDefinition[];
}): Reach {
  const requests = [...figuresAsked(round), ...initiativesAsked(round)];
  const reached = requests.filter(({ problem }) => problem === null);
  const unreached = requests.filter(({ problem }) => problem !== null);
  return {
    people: new Set(reached.flatMap(({ personIds }) => personIds)).size,
    asked: countsOf(reached),
    unreached: {
      ...countsOf(unreached),
      groups: RESPONDENT_PROBLEMS.map((problem) => ({
        problem: RESPONDENT_PROBLEM_WORDS[problem],
        remedy: RESPONDENT_REMEDY_WORDS[problem],
        lines: unreached
          .filter((request) => request.problem === problem)
          .map(({ id, name, href }) => ({ id, name, href })),
      })).filter(({ lines }) => lines.length > 0),
    },
  };
}

function figuresAsked({ lines, items }: Pick<Parameters<typeof reachOf>[0], "lines" | "items">): Request[] {
  const open = new Set(lines.filter(({ isHandedIn }) => !isHandedIn).map(({ kpiId }) => kpiId));
  return items
    .filter(({ isIncluded, kpiId }) => isIncluded && open.has(kpiId))
    .map(({ kpiId, name, isMetric, planId, problem, respondent, respondents }) => ({
      id: kpiId,
      name: isMetric ? `${name}（${METRICS}）` : name,
      isInitiative: false,
      problem,
      href: remedyHref(problem, staffRoutes.plan({ plan: planId }), respondent?.id),
      personIds: respondents.map(({ id }) => id),
    }));
}

function initiativesAsked({
  initiatives,
  people,
  plans,
}: Pick<Parameters<typeof reachOf>[0], "initiatives" | "people" | "plans">): Request[] {
  const texts = new Map(
    plans.flatMap((plan) => listInitiatives(plan).map(({ initiative }) => [initiative.id, initiative.text])),
  );
  return initiatives.filter(isInitiativeOwed).map(({ planId, initiativeId, department }) => {
    const asked = { departmentId: department?.id ?? null, respondentId: null };
    const problem = respondentProblem(asked, people);
    return {
      id: initiativeId,
      name: `${texts.get(initiativeId) ?? initiativeId}（${INITIATIVES_TITLE}）`,
      isInitiative: true,
      problem,
      href: remedyHref(problem, staffRoutes.planInitiative(planId, initiativeId)),
      personIds: people.filter((person) => isRespondent(asked, person)).map(({ id }) => id),
    };
  });
}

/** Where it is put right: the plan, the accounts, or the transfer of what somebody was asked for. */
function remedyHref(problem: RespondentProblem | null, inPlan: string, respondentId = ""): string {
  if (problem === "no_account") return staffRoutes.accounts();
  if (problem === "respondent_inactive" || problem === "respondent_moved")
    return `${staffRoutes.transfer()}?from=person-${respondentId}#holdings-heading`;
  return inPlan;
}

function countsOf(requests: readonly Request[]): AskedCounts {
  const initiatives = requests.filter(({ isInitiative }) => isInitiative).length;
  return { figures: requests.length - initiatives, initiatives };
}
