/** The same item's year twice in a table. */
import { sameFigure } from "@/domain/shared/decimal";
import type { PastFigure, PastFiguresRead } from "./figure";
import { PAST_WORDS } from "./words";

/**
 * Of two that say something else nobody can tell which one is meant: neither is taken, and each names the other. What is said
 * twice alike is taken once, with the words of either: a row that says nothing of something says nothing else of it.
 */
export function withoutTwins(figures: readonly PastFigure[]): PastFiguresRead {
  const byYear = Map.groupBy(figures, ({ kpiId, fy }) => `${kpiId}/${fy}`);
  const groups = [...byYear.values()].map((twins): PastFiguresRead => {
    const [first, ...others] = twins;
    if (first === undefined || others.length === 0) return { figures: twins, faults: [] };
    if (twins.every((one) => others.every((other) => saysTheSame(one, other)))) {
      const fault = { kind: "again", address: first.address } as const;
      return { figures: [twins.reduce(together)], faults: others.map(({ address }) => ({ address, fault })) };
    }
    return {
      figures: [],
      faults: twins.map((twin) => ({ address: twin.address, fault: differing(twin, twins) })),
    };
  });
  return {
    figures: groups.flatMap((each) => each.figures),
    faults: groups.flatMap((each) => each.faults),
  };
}

function differing(twin: PastFigure, twins: readonly PastFigure[]) {
  const other = twins.find((each) => !saysTheSame(each, twin));
  return { kind: "twice", address: other?.address ?? "" } as const;
}

function saysTheSame(one: PastFigure, other: PastFigure): boolean {
  return (
    sameFigure(one.actual, other.actual) &&
    PAST_WORDS.every(
      (word) => !(word in one.said && word in other.said) || one.content[word] === other.content[word],
    )
  );
}

function together(one: PastFigure, other: PastFigure): PastFigure {
  const words = PAST_WORDS.filter((word) => word in other.said && !(word in one.said));
  const more = Object.fromEntries(words.map((word) => [word, other.content[word]]));
  return { ...one, content: { ...one.content, ...more }, said: { ...other.said, ...one.said } };
}
