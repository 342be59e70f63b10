/**
 * What somebody saw of a plan's draft before they acted on it. Nothing is taken into a draft, decided or given up by who
 * saw another one: its number alone proves nothing, because a draft that is begun anew counts from 1 again.
 */
import type { ProposedChange } from "./diff";

/** Which state of a plan and of its draft a page was made from. */
export interface SeenDraft {
  /** Of the plan in force. */
  readonly version: number;
  /** Of the draft; 0: there was none. */
  readonly revision: number;
  /** A hash of all that the draft said; "" where there was none. */
  readonly content: string;
}

/** Whether what a person acts on is what stands there now. */
export function isAsSeen(now: SeenDraft, seen: SeenDraft): boolean {
  return now.version === seen.version && now.revision === seen.revision && now.content === seen.content;
}

/** As a form's hidden field says it. */
export function seenText({ version, revision, content }: SeenDraft): string {
  return `${version}.${revision}.${content}`;
}

/** @returns null for a text that says no such thing */
export function readSeen(text: string): SeenDraft | null {
  const [, version, revision, content] = /^(\d{1,9})\.(\d{1,9})\.([0-9a-f]{0,64})$/.exec(text) ?? [];
  if (version === undefined || revision === undefined || content === undefined) return null;
  return { version: Number(version), revision: Number(revision), content };
}

/** Parts that are decided together: a target's value and its year, the terms that break the line. */
export type DecidedTogether = readonly [ProposedChange, ...ProposedChange[]];

export function decidedTogether(changes: readonly ProposedChange[]): DecidedTogether[] {
  const groups = new Map<string, [ProposedChange, ...ProposedChange[]]>();
  for (const change of changes) {
    const group = groups.get(change.key);
    if (group) group.push(change);
    else groups.set(change.key, [change]);
  }
  return [...groups.values()];
}

/** The values that a decision is about: others under the same key are another change. */
export function decidedValues(group: DecidedTogether): string {
  return JSON.stringify(group.map(({ what, before, after }) => [what, before, after]));
}
