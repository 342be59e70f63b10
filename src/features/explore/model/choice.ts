/** Which KPIs are shown: of all that can be chosen, by what the address says. Pure. */

import type { NoWay } from "@/domain/reports/pace/way-share";
import type { ExploreState } from "./address";

/** So many lines can be told apart by colour and shape (デジタル庁ダッシュボードガイドブック: five colours at most). */
export const MOST_SHOWN = 5;

/** A KPI that can be chosen: all that the list of choices says of it. */
export interface ExploreChoice {
  readonly id: string;
  readonly name: string;
  /** The pillar, or 計画全般. */
  readonly place: string;
  /** Why it cannot be drawn; null where it can. */
  readonly noWay: NoWay | null;
  /** Among those that are shown while nobody has chosen. */
  readonly isOffered: boolean;
}

/** All that are chosen, in the plan's order; without a choice those that are offered. */
export function chosenIds(
  choices: readonly ExploreChoice[],
  { kpiIds }: Pick<ExploreState, "kpiIds">,
): string[] {
  return choices
    .filter(({ id, isOffered }) => (kpiIds === null ? isOffered : kpiIds.includes(id)))
    .map(({ id }) => id);
}

/** Of those that are chosen, the ones that find room. */
export function shownIds(choices: readonly ExploreChoice[], state: Pick<ExploreState, "kpiIds">): string[] {
  return chosenIds(choices, state).slice(0, MOST_SHOWN);
}
