/**
 * What a change of a plan, or of who answers, does to the rounds (照会) that are not closed: what comes into a round, what leaves
 * it, and what is asked of another department from now on.
 */
import type { PlanDefinition } from "@/domain/plan/definition";
import { figuresInYear } from "@/domain/plan/figures";
import { initiativesInYear } from "@/domain/plan/initiatives";
import { isSameDepartment, type NamedItem } from "@/domain/plan/responsible";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

/** A plan with the name of the department that answers for each item; null for nobody. */
export interface AskingPlan {
  readonly definition: PlanDefinition;
  readonly departmentOf: (itemId: string) => string | null;
}

export interface AskedItem {
  readonly id: string;
  readonly kind: NamedItem["kind"];
  readonly name: string;
  /** null: nobody answers for it. */
  readonly department: string | null;
}

/** A round that is prepared or open. */
export interface AskingRound {
  readonly fy: FiscalYear;
  /** The KPIs and metrics that it asks for. Initiatives are asked for in every round of a year that they go on in. */
  readonly figures: ReadonlySet<string>;
}

export interface ChangedRound<Round extends AskingRound = AskingRound> {
  readonly round: Round;
  readonly added: readonly AskedItem[];
  readonly moved: readonly (AskedItem & { readonly from: string | null })[];
  readonly left: readonly AskedItem[];
}

/** The rounds that change, in the order given. */
export function changedRounds<Round extends AskingRound>(
  rounds: readonly Round[],
  before: readonly AskingPlan[],
  after: readonly AskingPlan[],
): ChangedRound<Round>[] {
  return rounds
    .map((round) => ({ round, ...changedItems(round, askedIn(before, round.fy), askedIn(after, round.fy)) }))
    .filter(({ added, moved, left }) => added.length + moved.length + left.length > 0);
}

function changedItems(
  { figures }: AskingRound,
  was: ReadonlyMap<string, AskedItem>,
  is: ReadonlyMap<string, AskedItem>,
): Omit<ChangedRound, "round"> {
  // What the office left out of the round when it chose its items stays left out.
  const isAsked = ({ id, kind }: AskedItem) => kind === "initiative" || figures.has(id);
  return {
    added: [...is.values()].filter(
      (item) => !was.has(item.id) && (item.kind === "initiative" || !isAsked(item)),
    ),
    moved: [...is.values()].flatMap((item) => {
      const old = was.get(item.id);
      const isMoved =
        old !== undefined && isAsked(item) && !isSameDepartment(old.department, item.department);
      return isMoved ? [{ ...item, from: old.department }] : [];
    }),
    left: [...was.values()].filter((item) => !is.has(item.id) && isAsked(item)),
  };
}

function askedIn(plans: readonly AskingPlan[], fy: FiscalYear): Map<string, AskedItem> {
  const items = plans.flatMap(({ definition, departmentOf }): AskedItem[] => [
    ...figuresInYear(definition, fy).map(({ kpi: { id, name }, isMetric }) => ({
      id,
      kind: isMetric ? ("metric" as const) : ("kpi" as const),
      name,
      department: departmentOf(id),
    })),
    ...initiativesInYear(definition, fy).map(({ initiative: { id, text } }) => ({
      id,
      kind: "initiative" as const,
      name: text,
      department: departmentOf(id),
    })),
  ]);
  return new Map(items.map((item) => [item.id, item]));
}
