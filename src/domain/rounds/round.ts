/**
 * 照会: one fiscal year's request for figures. Whether it runs is derived from two dates; nothing of it is stored.
 */

export const ROUND_STATES = ["preparing", "open", "closed"] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** When it happened, as an instant or as ISO text; null where it has not. */
export interface RoundTimes {
  readonly openedAt: Date | string | null;
  readonly closedAt: Date | string | null;
}

/** A deadline that has passed does not close a round: late figures are better than none. The office closes it. */
export function roundState({ openedAt, closedAt }: RoundTimes): RoundState {
  if (closedAt !== null) return "closed";
  return openedAt === null ? "preparing" : "open";
}
