/** What a person or a department answers for, and to whom it could be handed over. */

import { can } from "@/domain/shared/access";
import { fiscalYearOf } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { listedDepartments } from "@/server/accounts/departments";
import { db } from "@/server/db/client";
import { readPlansOnce } from "@/server/plan/queries";
import { itemsOf, type RespondentDto, readRespondents } from "@/server/rounds/items";
import { ROUND_SELECT, toRound } from "@/server/rounds/rows";
import {
  type AskingProblemDto,
  figuresOfDepartment,
  type Holdings,
  holdingsOf,
  initiativesOfDepartment,
  type Named,
  problemsOf,
  readRunning,
  type TransferParty,
} from "./affected";

export interface TransferDto {
  readonly problems: readonly AskingProblemDto[];
  /** Who could leave: contributors, active or not, with how many items of running rounds name them. */
  readonly people: readonly (RespondentDto & { readonly items: number })[];
  /** Departments, with how many KPIs, metrics and initiatives are theirs now. */
  readonly departments: readonly (Named & {
    readonly kpis: number;
    readonly metrics: number;
    readonly initiatives: number;
  })[];
  /** What would move, and to whom it could; null while nobody is chosen. */
  readonly chosen: {
    readonly party: TransferParty;
    readonly name: string;
    readonly holdings: Holdings;
    readonly successors: readonly Named[];
  } | null;
}

/** @param party who was chosen; an unknown one is `not_found` */
export async function getTransfer(
  viewer: Viewer,
  { party }: { party: TransferParty | null },
  now: Date = new Date(),
): Promise<Result<TransferDto>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const [plans, people, departments, rounds] = await Promise.all([
    readPlansOnce(),
    readRespondents(db()),
    listedDepartments(db()),
    db().collectionRound.findMany({
      where: { closedAt: null },
      select: ROUND_SELECT,
      orderBy: { fy: "asc" },
    }),
  ]);
  const running = await readRunning(db(), rounds.map(toRound), plans, people);
  const named = [...people, ...departments].find(({ id }) => id === party?.id);
  if (party && !named) return refused("not_found");
  const holdings = party && holdingsOf(party, running, plans, people);
  return done({
    problems: problemsOf(running, itemsOf(fiscalYearOf(now), [], plans, people)),
    people: people.map((person) => ({
      ...person,
      items: running.flatMap(({ items }) => items.filter(({ respondent }) => respondent?.id === person.id))
        .length,
    })),
    departments: departments.map((department) => {
      const figures = figuresOfDepartment(plans, department.id);
      const metrics = figures.filter(({ isMetric }) => isMetric).length;
      return {
        ...department,
        kpis: figures.length - metrics,
        metrics,
        initiatives: initiativesOfDepartment(plans, department.id).length,
      };
    }),
    chosen:
      party && holdings && named
        ? {
            party,
            name: named.name,
            holdings,
            successors: successorsOf(party, holdings, people, departments),
          }
        : null,
  });
}

/** People of the departments that answer for what moves; for a department, every other one. */
function successorsOf(
  party: TransferParty,
  holdings: Holdings,
  people: readonly RespondentDto[],
  departments: readonly Named[],
): Named[] {
  if (party.kind === "department") return departments.filter(({ id }) => id !== party.id);
  const owners = new Set(holdings.items.map(({ department }) => department?.id));
  return people
    .filter(
      ({ id, active, departmentId }) => active && id !== party.id && owners.has(departmentId ?? undefined),
    )
    .map(({ id, name }) => ({ id, name }));
}
