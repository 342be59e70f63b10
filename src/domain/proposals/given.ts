/**
 * Beside which values a reason was given. It stays in the draft when only the value of its change is edited afterwards; but
 * it was typed for another one, and counts again only once somebody says so or writes it anew.
 */
import type { PlanDefinition } from "@/domain/plan/definition";
import { identityAfterEdit } from "@/domain/plan/places";
import { type DecidedTogether, decidedTogether, decidedValues } from "./as-seen";
import type { Decision, PlanDecisions } from "./decide";
import type { ProposedChange } from "./diff";

/** Every decision with the values that it stands beside now; one that says its own keeps them. */
export function givenNow(decisions: PlanDecisions, changes: readonly ProposedChange[]): PlanDecisions {
  const values = new Map(decidedTogether(changes).map((group) => [group[0].key, decidedValues(group)]));
  return Object.fromEntries(
    Object.entries(decisions).map(([key, decision]) => [
      key,
      { ...decision, givenFor: decision.givenFor ?? values.get(key) ?? "" },
    ]),
  );
}

const OF_TEXTS = /^plan\/(?:text|order)\//;

/** What was decided in a draft, found by its changes once the draft is edited. */
export function carriedOver(
  decisions: PlanDecisions,
  inForce: PlanDefinition,
  draft: PlanDefinition,
  edited: PlanDefinition,
): PlanDecisions {
  const after = identityAfterEdit(inForce, draft, edited);
  return Object.fromEntries(
    Object.entries(decisions).map(([key, decision]) => {
      const [kind] = OF_TEXTS.exec(key) ?? [];
      return [kind === undefined ? key : `${kind}${after(key.slice(kind.length))}`, decision];
    }),
  );
}

/** Whether something was said about a change that is another one by now. */
export function isGivenForOthers(decision: Decision, group: DecidedTogether): boolean {
  const { reason, factor, rejudges, givenFor } = decision;
  const isSaid = reason.trim() !== "" || factor !== null || rejudges;
  return isSaid && givenFor !== undefined && givenFor !== decidedValues(group);
}

/** The values that it was given for, a pair each; none where nobody knows them. */
export function givenValues({ givenFor }: Decision): { before: string | null; after: string | null }[] {
  const told: readonly (readonly [string, string | null, string | null])[] = givenFor
    ? JSON.parse(givenFor)
    : [];
  return told.map(([, before, after]) => ({ before, after }));
}

/**
 * What a form says of a change whose decision stands in the draft already: left as it was, it stays given for what it was.
 * @param stands the person says that it holds for the value of now
 */
export function saidAgain(said: Decision, stored: Decision | undefined, stands: boolean): Decision {
  const isAsStored =
    stored !== undefined &&
    said.reason.trim() === stored.reason.trim() &&
    said.factor === stored.factor &&
    said.rejudges === stored.rejudges;
  return isAsStored && !stands && stored.givenFor !== undefined
    ? { ...said, givenFor: stored.givenFor }
    : said;
}
