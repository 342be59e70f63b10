/** Why something published was corrected, where it was approved more than once before the public saw it again. */

export interface Approval {
  readonly revision: number;
  readonly correctionReason: string;
  readonly content: object;
}

/** Of a content: what nobody outside reads, and what another field says. */
const NOT_TOLD: readonly string[] = ["warningNote", "actualText"];

/**
 * The reasons of the approvals after the one that was told of which something stands: a figure that one changed, words that
 * another did. What was replaced again before anybody saw it leaves no trace.
 * @param approvals of one item and year, in any order; the newest is what is told now
 * @param told the revision that the public knows; null where it knows none
 * @returns each reason once, a line each, in the order of approval; "" where nobody gave one
 */
export function reasonsSince(approvals: readonly Approval[], told: number | null): string {
  const inOrder = approvals.toSorted((a, b) => a.revision - b.revision);
  const since = inOrder.filter(({ revision }) => told === null || revision > told);
  const lastToChange = new Map<string, Approval>();
  let before = valuesOf(inOrder.findLast(({ revision }) => revision === told));
  for (const approval of since) {
    const now = valuesOf(approval);
    for (const [field, value] of now) {
      if (before.get(field) !== value) lastToChange.set(field, approval);
    }
    before = now;
  }
  const standing = new Set(lastToChange.size > 0 ? lastToChange.values() : since.slice(-1));
  const reasons = since.filter((each) => standing.has(each)).map(({ correctionReason }) => correctionReason);
  return [...new Set(reasons.filter((reason) => reason.trim() !== ""))].join("\n");
}

function valuesOf(approval: Approval | undefined): Map<string, string> {
  const told = Object.entries(approval?.content ?? {}).filter(([field]) => !NOT_TOLD.includes(field));
  return new Map(told.map(([field, value]) => [field, JSON.stringify(value)]));
}

/**
 * The reason that stands beside an answer which was told before: the one it was told with, until another one replaces it.
 * @param approvals of the item and year
 */
export function reasonToldOf(
  before: Pick<Approval, "revision" | "correctionReason">,
  approvals: readonly Approval[],
): string {
  const isNewer = approvals.some(({ revision }) => revision > before.revision);
  return isNewer ? reasonsSince(approvals, before.revision) : before.correctionReason;
}

/**
 * Every reason that a publication may tell of the newest of the approvals: it knew an earlier one, or none. Those of before
 * tell the newest approval's alone.
 */
export function possibleReasons(approvals: readonly Approval[]): string[] {
  const newest = approvals.toSorted((a, b) => a.revision - b.revision).at(-1);
  const known = [null, ...approvals.map(({ revision }) => revision)];
  return ["", newest?.correctionReason ?? "", ...known.map((told) => reasonsSince(approvals, told))];
}
