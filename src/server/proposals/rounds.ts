/** What a change of a plan would do to the rounds (照会) that run, before it is confirmed. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { askingPlans } from "@/domain/plan/lead";
import { givenItems, heldByOthers } from "@/domain/plan/responsible";
import { type ChangedRound, changedRounds } from "@/domain/rounds/changed-items";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import type { Tx } from "@/server/db/client";
import type { PlanDto } from "@/server/plan/queries";
import { askingPlan, type RunningRoundDto, readAskingRounds } from "@/server/rounds/changed-items";

/**
 * Reads for its caller, who has asked `can`; with the same number of queries whatever the plan's size.
 * @param plans those in force
 * @param after one of them as it would be, or a new one
 */
export async function readChangedRounds(
  tx: Tx,
  plans: readonly PlanDto[],
  after: PlanDefinition,
  now: Date,
): Promise<ChangedRound<RunningRoundDto>[]> {
  const rounds = await readAskingRounds(tx);
  const rows = await tx.item.findMany({ select: { id: true, department: { select: { name: true } } } });
  const today = tokyoDate(now);
  const departments = new Map([
    ...rows.map(({ id, department }) => [id, department?.name ?? null] as const),
    ...givenIn(plans, after, new Set(rows.map(({ id }) => id)), today),
  ]);
  const asking = askingPlans(plans);
  const isNew = !plans.some(({ definition }) => definition.id === after.id);
  const definitions = [
    ...asking.map(({ definition }) => (definition.id === after.id ? after : definition)),
    ...(isNew ? [after] : []),
  ];
  return changedRounds(
    rounds,
    asking.map(askingPlan),
    definitions.map((definition) => ({ definition, departmentOf: (id) => departments.get(id) ?? null })),
  );
}

function givenIn(
  plans: readonly PlanDto[],
  after: PlanDefinition,
  known: ReadonlySet<string>,
  today: IsoDate,
): (readonly [id: string, department: string | null])[] {
  const definitions = plans.map(({ definition }) => definition);
  const before = definitions.find(({ id }) => id === after.id) ?? null;
  const held = heldByOthers(after, definitions, today);
  return givenItems(after, before, { held, known }).map(({ id, department }) => [id, department] as const);
}
