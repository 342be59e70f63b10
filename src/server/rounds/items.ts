/** What a round asks for and of whom. */

import { figuresInYear } from "@/domain/plan/figures";
import { askingPlans } from "@/domain/plan/lead";
import {
  isRespondent,
  type Respondent,
  type RespondentProblem,
  respondentProblem,
} from "@/domain/rounds/respondents";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { byName } from "@/domain/shared/names";
import type { Tx } from "@/server/db/client";
import type { PlanDto } from "@/server/plan/queries";
import { digest } from "./rows";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Somebody who answers, or did: a contributor, active or not. */
export interface RespondentDto extends Respondent {
  readonly name: string;
}

/** A current KPI or metric of a plan that covers the year, and whether the round asks for it. */
export interface RoundItemDto {
  readonly planId: string;
  readonly kpiId: KpiId;
  readonly name: string;
  /** KPI以外の実績. */
  readonly isMetric: boolean;
  readonly department: Named | null;
  readonly isIncluded: boolean;
  /** The person named; null: everybody of the department. */
  readonly respondent: Named | null;
  /** Who gets the request: nobody where there is a problem. */
  readonly respondents: readonly Named[];
  readonly problem: RespondentProblem | null;
  /** ISO instant, while the office lets this one be changed after the close. */
  readonly reopenedAt: string | null;
  readonly reopenedReason: string;
}

/** Everybody who answers or did, by name. */
export async function readRespondents(tx: Tx): Promise<RespondentDto[]> {
  const people = await tx.user.findMany({
    where: { role: "contributor" },
    select: { id: true, name: true, departmentId: true, active: true },
    orderBy: { email: "asc" },
  });
  return people.sort(byName);
}

interface Line {
  readonly kpiId: KpiId;
  readonly respondent: Named | null;
  readonly reopenedAt: Date | null;
  readonly reopenedReason: string;
}

/** The lines of several rounds at once, by round. */
export async function readItemRows(tx: Tx, roundIds: readonly string[]): Promise<Map<string, Line[]>> {
  const rows = await tx.roundItem.findMany({
    where: { roundId: { in: [...roundIds] } },
    select: {
      roundId: true,
      itemId: true,
      reopenedAt: true,
      reopenedReason: true,
      respondent: { select: { id: true, name: true } },
    },
  });
  const lines = new Map<string, Line[]>(roundIds.map((id) => [id, []]));
  for (const { itemId, ...row } of rows) lines.get(row.roundId)?.push({ ...row, kpiId: toKpiId(itemId) });
  return lines;
}

/** Every KPI and metric of the round's year in the plans' order, with the round's line where it has one. */
export async function readItems(
  tx: Tx,
  round: { readonly id: string; readonly fy: FiscalYear },
  plans: readonly PlanDto[],
  people: readonly RespondentDto[],
): Promise<RoundItemDto[]> {
  return itemsOf(round.fy, (await readItemRows(tx, [round.id])).get(round.id) ?? [], plans, people);
}

/** Every KPI and metric of the year in the plans' order, with its line where it has one. */
export function itemsOf(
  fy: FiscalYear,
  rows: readonly Line[],
  plans: readonly PlanDto[],
  people: readonly RespondentDto[],
): RoundItemDto[] {
  const lines = new Map(rows.map((row) => [row.kpiId, row]));
  return figuresOfYear(plans, fy).map(({ planId, kpi, isMetric, department }) => {
    const line = lines.get(kpi.id);
    const respondent = line?.respondent ?? null;
    const item = { departmentId: department?.id ?? null, respondentId: respondent?.id ?? null };
    return {
      planId,
      kpiId: kpi.id,
      name: kpi.name,
      isMetric,
      department,
      isIncluded: line !== undefined,
      respondent,
      respondents: people
        .filter((person) => isRespondent(item, person))
        .map(({ id, name }) => ({ id, name })),
      problem: respondentProblem(item, people),
      reopenedAt: line?.reopenedAt?.toISOString() ?? null,
      reopenedReason: line?.reopenedReason ?? "",
    };
  });
}

export function figuresOfYear(plans: readonly PlanDto[], fy: FiscalYear) {
  return askingPlans(plans).flatMap(({ definition, departments }) =>
    figuresInYear(definition, fy)
      .filter(({ kpi }) => Object.hasOwn(departments, kpi.id))
      .map(({ kpi, isMetric }) => ({
        planId: definition.id,
        plan: definition,
        kpi,
        isMetric,
        department: departments[kpi.id] ?? null,
      })),
  );
}

/** What a writer saw of the items: which are asked for, of whom, and who would not get the request. */
export function itemsSeen(items: readonly RoundItemDto[]): string {
  return digest(
    items.map(({ kpiId, isIncluded, department, respondent, problem }) => [
      kpiId,
      isIncluded,
      department?.id ?? null,
      respondent?.id ?? null,
      problem,
    ]),
  );
}
