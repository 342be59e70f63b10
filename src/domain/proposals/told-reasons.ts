/** The reasons that a plan file gives under `changes:` for what it changes: each has to speak of a change that the file makes. */
import type { DefinitionChange, PlanDefinition } from "@/domain/plan/definition";
import { decimal } from "@/domain/shared/decimal";
import { sameData } from "@/domain/shared/same-data";
import { differences, type ProposedChange } from "./diff";

/** An entry that the plan does not have on record, with its place in the file: `changes[index]`. */
interface ToldReason {
  readonly index: number;
  readonly entry: DefinitionChange;
}

/** Which of an entry's values is not the file's. */
type WrongPart = "before" | "after" | "from";

export type WrongReason = ToldReason &
  (
    | {
        /** The file does not change that part. @field changes what it changes of the same KPI, or of the plan itself */
        readonly kind: "unchanged";
        readonly changes: readonly ProposedChange[];
      }
    | {
        /** The file changes that part otherwise. */
        readonly kind: "otherwise";
        readonly part: WrongPart;
        readonly change: ProposedChange;
      }
    | {
        /** What is decided together has another reason, day, document or year in an entry before. */
        readonly kind: "repeated";
        readonly change: ProposedChange;
      }
  );

/** What is on record already is no reason for anything new. */
function newReasons(before: PlanDefinition, proposed: PlanDefinition): ToldReason[] {
  const known = before.changes ?? [];
  return (proposed.changes ?? [])
    .map((entry, index) => ({ index, entry }))
    .filter(({ entry }) => !known.some((each) => sameData(each, entry)));
}

/** The entry that gives the reason for the change; null where the file gives none. */
export function reasonFor(
  before: PlanDefinition,
  proposed: PlanDefinition,
  change: ProposedChange,
): DefinitionChange | null {
  const told = newReasons(before, proposed).find(
    ({ entry }) => isOfPart(entry, change) && wrongPart(entry, change) === null,
  );
  return told?.entry ?? null;
}

/** The entries that say something else than the file does, in its order; one that leaves a value out says nothing of it. */
export function wrongReasons(before: PlanDefinition, proposed: PlanDefinition): WrongReason[] {
  const changes = differences(before, proposed);
  const claimed = new Map<string, DefinitionChange>();
  return newReasons(before, proposed).flatMap(({ index, entry }): WrongReason[] => {
    const ofPart = changes.filter((change) => isOfPart(entry, change));
    const agreeing = ofPart.filter((change) => wrongPart(entry, change) === null);
    const [first] = agreeing;
    if (first) {
      const earlier = agreeing.map(({ key }) => claimed.get(key));
      for (const { key } of agreeing) if (!claimed.has(key)) claimed.set(key, entry);
      const isLost = earlier.every((each) => each !== undefined && !isDecidedAlike(each, entry));
      return isLost ? [{ index, entry, kind: "repeated", change: first }] : [];
    }
    if (before.changes?.some((known) => saysOf(entry, known))) return [];
    const [other] = ofPart;
    const part = other && wrongPart(entry, other);
    if (other && part) return [{ index, entry, kind: "otherwise", part, change: other }];
    const own = changes.filter(({ kpiId }) => kpiId === entry.kpiId);
    return [{ index, entry, kind: "unchanged", changes: own }];
  });
}

/** The entry is what the plan has on record, said with less: the file was taken in already. */
function saysOf(entry: DefinitionChange, known: DefinitionChange): boolean {
  const isOfSame = entry.kpiId === known.kpiId && entry.what === known.what && entry.reason === known.reason;
  if (!isOfSame || (entry.from !== null && entry.from !== known.from)) return false;
  return (["before", "after"] as const).every(
    (part) => entry[part] === null || isSaidAlike(entry[part], known[part]),
  );
}

function isOfPart(entry: DefinitionChange, { kpiId, what, fy }: ProposedChange): boolean {
  return entry.kpiId === kpiId && entry.what === what && (fy === null || entry.from === fy);
}

function wrongPart(entry: DefinitionChange, { what, before, after }: ProposedChange): WrongPart | null {
  if (entry.before !== null && !isSaidAlike(entry.before, before)) return "before";
  if (entry.after !== null && !isSaidAlike(entry.after, after)) return "after";
  // Of an end the year is the end itself.
  return what === "ended" && entry.from !== null && String(entry.from) !== after ? "from" : null;
}

function isSaidAlike(said: string, value: string | null): boolean {
  const isFigure = FIGURE.test(said) && FIGURE.test(value ?? "");
  return isFigure ? decimal(said).equals(value ?? "") : said === value;
}

/** 200 and 200.0 are one figure. */
const FIGURE = /^-?\d+(\.\d+)?$/;

function isDecidedAlike(one: DefinitionChange, other: DefinitionChange): boolean {
  const decided = ({ from, reason, decidedOn, document, rejudges }: DefinitionChange) => ({
    from,
    reason,
    decidedOn,
    document,
    rejudges,
  });
  return sameData(decided(one), decided(other));
}
