import { listFigures } from "@/domain/plan/figures";
import { listInitiatives } from "@/domain/plan/initiatives";
import type { RespondentProblem } from "@/domain/rounds/respondents";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { Tx } from "@/server/db/client";
import type { PlanDto } from "@/server/plan/queries";
import { itemsOf, type RespondentDto, type RoundItemDto, readItemRows } from "@/server/rounds/items";
import { digest, type RoundDto } from "@/server/rounds/rows";

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Who leaves: a person, or a whole department (機構改革). */
export interface TransferParty {
  readonly kind: "person" | "department";
  readonly id: string;
}

export interface RunningRound {
  readonly round: RoundDto;
  /** Those asked for. */
  readonly items: readonly RoundItemDto[];
  /** Whose personal links of this round are good. */
  readonly linksOf: readonly string[];
}

/** What the given rounds, which are those not closed, ask for. */
export async function readRunning(
  tx: Tx,
  rounds: readonly RoundDto[],
  plans: readonly PlanDto[],
  people: readonly RespondentDto[],
): Promise<RunningRound[]> {
  const ids = rounds.map(({ id }) => id);
  const lines = await readItemRows(tx, ids);
  const links = await tx.responseLink.findMany({
    where: { roundId: { in: ids }, revokedAt: null },
    select: { roundId: true, userId: true },
    distinct: ["roundId", "userId"],
    orderBy: [{ roundId: "asc" }, { userId: "asc" }],
  });
  return rounds.map((round) => ({
    round,
    items: itemsOf(round.fy, lines.get(round.id) ?? [], plans, people).filter(({ isIncluded }) => isIncluded),
    linksOf: links.filter(({ roundId }) => roundId === round.id).map(({ userId }) => userId),
  }));
}

export interface AskingProblemDto {
  readonly kpiId: KpiId;
  readonly name: string;
  readonly planId: string;
  readonly department: Named | null;
  readonly respondent: Named | null;
  readonly problem: RespondentProblem;
  /** The round that asks in vain; null: of a plan now running, not asked for yet. */
  readonly round: { readonly id: string; readonly fy: FiscalYear; readonly title: string } | null;
}

/** Every request that would reach nobody, and every KPI of a plan now running that nobody could be asked for. */
export function problemsOf(
  running: readonly RunningRound[],
  unasked: readonly RoundItemDto[],
): AskingProblemDto[] {
  const inRounds = running.flatMap(({ round, items }) =>
    items.flatMap((item) => toProblem(item, { id: round.id, fy: round.fy, title: round.title })),
  );
  const known = new Set(inRounds.map(({ kpiId }) => kpiId));
  return [
    ...inRounds,
    ...unasked.filter(({ kpiId }) => !known.has(kpiId)).flatMap((item) => toProblem(item, null)),
  ];
}

function toProblem(item: RoundItemDto, round: AskingProblemDto["round"]): AskingProblemDto[] {
  const { kpiId, name, planId, department, respondent, problem } = item;
  return problem === null ? [] : [{ kpiId, name, planId, department, respondent, problem, round }];
}

/** What a department answers for with a figure, in whatever year. */
export interface HeldFigure extends Named {
  /** KPI以外の実績. */
  readonly isMetric: boolean;
}

export interface Holdings {
  readonly items: readonly {
    readonly roundId: string;
    readonly fy: FiscalYear;
    readonly kpiId: KpiId;
    readonly name: string;
    readonly department: Named | null;
  }[];
  /** KPIs and metrics whose department changes; none when a person leaves. */
  readonly kpis: readonly HeldFigure[];
  /** Ids of the initiatives whose department changes; none when a person leaves. */
  readonly initiatives: readonly string[];
  /** Whose personal links end, each with the round. */
  readonly links: readonly { readonly roundId: string; readonly userId: string }[];
  /** What a writer names as seen. */
  readonly seen: string;
}

export function holdingsOf(
  party: TransferParty,
  running: readonly RunningRound[],
  plans: readonly PlanDto[],
  people: readonly RespondentDto[],
): Holdings {
  const isPerson = party.kind === "person";
  const leaving = new Set(
    isPerson
      ? [party.id]
      : people.filter(({ departmentId }) => departmentId === party.id).map(({ id }) => id),
  );
  const items = running.flatMap(({ round, items: asked }) =>
    asked
      .filter(({ respondent, department }) =>
        isPerson ? respondent?.id === party.id : department?.id === party.id,
      )
      .map(({ kpiId, name, department }) => ({
        roundId: round.id,
        fy: round.fy,
        kpiId,
        name,
        department,
      })),
  );
  const kpis = isPerson ? [] : figuresOfDepartment(plans, party.id);
  const initiatives = isPerson ? [] : initiativesOfDepartment(plans, party.id);
  const links = running.flatMap(({ round, linksOf }) =>
    linksOf.filter((userId) => leaving.has(userId)).map((userId) => ({ roundId: round.id, userId })),
  );
  return { items, kpis, initiatives, links, seen: digest([party, items, kpis, initiatives, links]) };
}

export function initiativesOfDepartment(plans: readonly PlanDto[], departmentId: string): string[] {
  const found = plans.flatMap(({ definition, departments }) =>
    listInitiatives(definition)
      .map(({ initiative }) => initiative.id)
      .filter((id) => departments[id]?.id === departmentId),
  );
  return [...new Set(found)];
}

export function figuresOfDepartment(plans: readonly PlanDto[], departmentId: string): HeldFigure[] {
  const found = plans.flatMap(({ definition, departments }) =>
    listFigures(definition)
      .filter(({ kpi }) => departments[kpi.id]?.id === departmentId)
      .map(({ kpi, isMetric }) => ({ id: kpi.id, name: kpi.name, isMetric })),
  );
  return [...new Map(found.map((kpi) => [kpi.id, kpi])).values()];
}
