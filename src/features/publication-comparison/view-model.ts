import type { ChangeKind } from "@/domain/publication/snapshot";
import { DIFFERENCE_KINDS, type ToldDifference } from "@/domain/words/ja/publication/differences";
import type { ComparisonQuery } from "./schema";

export interface DifferenceGroup {
  readonly kind: ChangeKind;
  readonly differences: readonly ToldDifference[];
}

/** Kind by kind, those that there are. */
export function differenceGroups(differences: readonly ToldDifference[]): DifferenceGroup[] {
  return DIFFERENCE_KINDS.map((kind) => ({
    kind,
    differences: differences.filter((each) => each.kind === kind),
  })).filter((group) => group.differences.length > 0);
}

export type Pair =
  | { readonly ok: true; readonly from: number; readonly to: number }
  | { readonly ok: false; readonly problem: string | null };

/**
 * The two that are compared, the earlier one first: those of the address, else the newest and the one before it.
 * @param standing numbers of the publications that were not taken back, newest first
 * @returns no problem where there is nothing to compare yet
 */
export function pairOf({ from, to }: ComparisonQuery, standing: readonly number[]): Pair {
  const [newest, before] = standing;
  if (newest === undefined || before === undefined) return { ok: false, problem: null };
  const pair = [from ?? before, to ?? newest];
  const unknown = pair.find((no) => !standing.includes(no));
  if (unknown !== undefined) {
    return {
      ok: false,
      problem: `第${unknown}号は、ないか、取り下げられています。ほかの号を選んでください。`,
    };
  }
  const [first = before, last = newest] = pair.toSorted((a, b) => a - b);
  if (first === last) return { ok: false, problem: "同じ号を選んでいます。別の2つの号を選んでください。" };
  return { ok: true, from: first, to: last };
}
