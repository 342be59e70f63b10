/**
 * What became of a decision of before: one for earlier years goes over everything that was decided for later ones. Read
 * from what is on record, so that it is told of decisions of any age.
 */
import type { ChangedPart, DefinitionChange } from "./definition";
import { TERMS } from "./editions";

/** Parts that hold from a fiscal year on, until another decision takes their place. */
export const PARTS_OF_YEARS: readonly ChangedPart[] = [
  ...TERMS,
  "baselineFy",
  "targetFy",
  "improvementReference",
  "guideMethod",
];

/** `changed`: another value for the same years; `withdrawn`: it never comes to hold; `brought_forward`: it holds sooner. */
export const FATES = ["changed", "withdrawn", "brought_forward"] as const;
export type Fate = (typeof FATES)[number];

interface Replaced {
  readonly fate: Fate;
  /** The decision that took its place. */
  readonly by: DefinitionChange;
}

/** @param ledger every change of the plan that is on record, oldest first. @returns null for a decision that holds */
export function replacedBy(change: DefinitionChange, ledger: readonly DefinitionChange[]): Replaced | null {
  if (!PARTS_OF_YEARS.includes(change.what) && change.what !== "planned") return null;
  const at = ledger.indexOf(change);
  const by = at < 0 ? undefined : ledger.slice(at + 1).find((later) => goesOver(later, change));
  if (by === undefined) return null;
  if (by.from === change.from) return { fate: "changed", by };
  return { fate: by.after === change.after ? "brought_forward" : "withdrawn", by };
}

/** The decisions for later years whose place this one took, oldest first. */
export function replacedThrough(
  change: DefinitionChange,
  ledger: readonly DefinitionChange[],
): { readonly fate: Fate; readonly earlier: DefinitionChange }[] {
  return ledger.flatMap((earlier) => {
    const replaced = replacedBy(earlier, ledger);
    return replaced?.by === change && replaced.fate !== "changed" ? [{ fate: replaced.fate, earlier }] : [];
  });
}

function goesOver(later: DefinitionChange, change: DefinitionChange): boolean {
  if (later.kpiId !== change.kpiId || later.what !== change.what) return false;
  // A 計画 is of its own year alone.
  if (change.what === "planned") return later.from === change.from;
  return later.from === null || (change.from !== null && later.from <= change.from);
}
