/** What of a publication's changes stands first where only a few can be shown. */

import type { ChangeKind, PublicationChange } from "./snapshot";

/** That something published was not so, or is another thing now, before what is merely new. */
const URGENT: readonly ChangeKind[] = ["withdrawal", "correction", "mark", "definition", "confirmation"];

/** The same changes, each kind in the order in which they were told. */
export function newsFirst(changes: readonly PublicationChange[]): PublicationChange[] {
  const rank = ({ kind }: PublicationChange) => {
    const at = URGENT.indexOf(kind);
    return at === -1 ? URGENT.length : at;
  };
  return changes.toSorted((a, b) => rank(a) - rank(b));
}
