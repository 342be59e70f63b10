/** Which KPIs are shown: of all that can be chosen, by what the address says. Pure. */

import type { ExploreState } from "./address";
import type { ExploreChoice } from "./data";

/** So many lines can be told apart by colour and shape (デジタル庁ダッシュボードガイドブック: five colours at most). */
export const MOST_SHOWN = 5;

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
