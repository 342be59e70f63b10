/** The way through what waits for a decision: one item, then the next one, until none is left. Pure. */

export interface QueuedItem<Id extends string> {
  readonly id: Id;
  /** It waits for this person's decision. */
  readonly waits: boolean;
}

export interface PlaceInQueue<Id extends string> {
  readonly id: Id;
  /** From 1. */
  readonly no: number;
  readonly total: number;
  readonly previous: Id | null;
  readonly next: Id | null;
}

/**
 * @param asked the item to be shown; one that does not wait (any more) gives way to the first that does
 * @returns null where nothing waits
 */
export function placeInQueue<Id extends string>(
  items: readonly QueuedItem<Id>[],
  asked: string | null,
): PlaceInQueue<Id> | null {
  const waiting = items.filter(({ waits }) => waits).map(({ id }) => id);
  const id = waiting.find((each) => each === asked) ?? waiting[0];
  if (id === undefined) return null;
  const at = waiting.indexOf(id);
  return {
    id,
    no: at + 1,
    total: waiting.length,
    previous: waiting[at - 1] ?? null,
    next: waiting[at + 1] ?? null,
  };
}

/** What comes up once that one is decided: the next that waits, from the top again at the end; null when none is left. */
export function nextInQueue<Id extends string>(items: readonly QueuedItem<Id>[], after: string): Id | null {
  const at = items.findIndex(({ id }) => id === after);
  const inTurn = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))];
  return inTurn.find(({ waits }) => waits)?.id ?? null;
}
