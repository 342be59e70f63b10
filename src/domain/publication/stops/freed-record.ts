/**
 * What earlier publications told of changes, as it would read had what was stopped then (公開の停止) and is free again not been
 * stopped: their sentences are carried on as they were made, and nobody makes them again.
 */

import type { DefinitionChange, PlanDefinition } from "@/domain/plan/definition";
import { reasonsSince } from "@/domain/publication/changes/correction-reasons";
import type { Material } from "@/domain/publication/compose";
import type { RecordedChange, ToldPiece } from "@/domain/publication/snapshot";
import { sameData } from "@/domain/shared/same-data";
import { withoutStopped } from "./stops";

type Recorded = Pick<
  Material,
  "plans" | "reports" | "approvedInitiatives" | "approvedMetrics" | "assessments" | "evidence" | "withdrawals"
>;

/** One text on record, as the stops of then and those of now would have it told. */
type Pair = readonly [asThen: string, now: string];

/**
 * @param asThen what is on record, as the stops of then would have it told
 * @param now the same as the stops of now have it told
 * @param openReason a reason as it stands within a sentence, without the end that the sentence gives it
 */
export function freedRecord(
  record: readonly RecordedChange[],
  asThen: Recorded,
  now: Recorded,
  openReason: (reason: string) => string,
): readonly RecordedChange[] {
  const ofPlans = plansPaired(asThen, now);
  const keyOf = (change: RecordedChange) => JSON.stringify([itemOf(change), change.fy]);
  const ofItems = Map.groupBy(record, keyOf);
  return record.map((change) => {
    const toldBefore = ofItems
      .get(keyOf(change))
      ?.findLast(({ no, kind }) => no < change.no && kind !== "mark");
    const pairs = [...textsTold(change, toldBefore?.publishedAt ?? "", asThen, now), ...ofPlans];
    return withFreedFiles(withFreedTexts(change, pairs, openReason), now.evidence);
  });
}

/** Of plans everything but their decisions: a sentence names their parts. */
function plansPaired(asThen: Recorded, now: Recorded): Pair[] {
  const withoutDecisions = ({ changes: _, ...definition }: PlanDefinition) => definition;
  const partsOf = ({ plans }: Recorded) =>
    plans.map(({ definition, ...plan }) => ({ ...plan, definition: withoutDecisions(definition) }));
  return paired(partsOf(asThen), partsOf(now));
}

/**
 * The texts that the change was told with, beside the names of parts: its reason above all.
 * @param since ISO instant at which a change of the same item and year was told before; "" for none
 */
function textsTold(change: RecordedChange, since: string, asThen: Recorded, now: Recorded): Pair[] {
  if (change.kind === "withdrawal") return paired(asThen.withdrawals, now.withdrawals);
  if (change.definition || change.kind === "mark") return decisionsTold(change, asThen, now);
  const of = (recorded: Recorded) => answersTold(change, since, recorded);
  const [then, own] = [of(asThen), of(now)];
  const titles = paired(then.titles, own.titles);
  // Several that were stopped and read alike were told once: what stood there are all of them.
  const areAllInOne = !then.told.includes("\n") && own.told.includes("\n");
  return areAllInOne ? [[then.told, own.told], ...titles] : [...paired(then.reasons, own.reasons), ...titles];
}

/** Decisions that a change of the definition, or a mark judged anew, can have told: found as it tells them, under the stops of then. */
function decisionsTold(
  { kpiId, kind, definition = [] }: RecordedChange,
  asThen: Recorded,
  now: Recorded,
): Pair[] {
  const isMeant = (each: DefinitionChange) =>
    kind === "mark"
      ? each.rejudges && (each.kpiId === null || each.kpiId === kpiId)
      : definition.some(
          ({ kpiId, what, before, after }) =>
            // A decision about a text does not say whose it is.
            (each.kpiId === null || each.kpiId === kpiId) &&
            what === each.what &&
            before === each.before &&
            after === each.after,
        );
  return asThen.plans.flatMap(({ definition: { changes = [] } }, plan) =>
    changes.flatMap((each, index) =>
      isMeant(each) ? paired(each, now.plans[plan]?.definition.changes?.[index]) : [],
    ),
  );
}

function itemOf({ kpiId, initiative, metric, assessment }: RecordedChange): string | null {
  return kpiId ?? initiative?.initiativeId ?? metric?.metricId ?? assessment?.partId ?? null;
}

/** The reasons of what was approved of the item and year since it was told before, and its addresses' titles. */
function answersTold(change: RecordedChange, since: string, recorded: Recorded) {
  const itemId = itemOf(change);
  const approvals = [
    ...recorded.reports.map((each) => ({ ...each, id: each.kpiId })),
    ...recorded.approvedInitiatives.map((each) => ({ ...each, id: each.initiativeId })),
    ...(recorded.approvedMetrics ?? []).map((each) => ({ ...each, id: each.metricId })),
    ...(recorded.assessments?.approved ?? []).map((each) => ({ ...each, id: each.partId })),
  ];
  const { fy, publishedAt } = change;
  const known = approvals.filter(
    (each) => each.id === itemId && each.fy === fy && each.approvedAt <= publishedAt,
  );
  const before = known.filter(({ approvedAt }) => approvedAt <= since).map(({ revision }) => revision);
  return {
    reasons: known
      .filter(({ approvedAt }) => approvedAt > since)
      .map(({ correctionReason }) => correctionReason),
    /** As one change tells of all of them. */
    told: reasonsSince(known, before.length === 0 ? null : Math.max(...before)),
    titles: recorded.evidence
      .filter((each) => each.kpiId === itemId && each.fy === fy && each.url !== null)
      .map(({ title }) => title),
  };
}

/** Every text of the one beside the same text of the other, line by line. */
function paired(asThen: unknown, now: unknown): Pair[] {
  if (typeof asThen === "string" && typeof now === "string") {
    const [was, is] = [asThen.split("\n"), now.split("\n")];
    return was.length === is.length ? was.map((line, index) => [line, is[index] ?? line]) : [];
  }
  if (typeof asThen !== "object" || asThen === null || typeof now !== "object" || now === null) return [];
  return Object.entries(asThen).flatMap(([key, part]) => paired(part, (now as Record<string, unknown>)[key]));
}

function withFreedTexts(
  change: RecordedChange,
  pairs: readonly Pair[],
  openReason: (reason: string) => string,
): RecordedChange {
  const swapped = pairs.filter(([asThen, now]) => asThen !== now);
  if (swapped.length === 0) return change;
  const stopped = [...new Set(swapped.map(([asThen]) => asThen))];
  const known = pairs.filter(([asThen]) => stopped.some((text) => asThen.includes(text)));
  const whole = freeing(known);
  const inSentence = freeing(
    known.map(([asThen, text]) => [openReason(asThen), asThen === text ? openReason(text) : text.trim()]),
  );
  const parts = [...inSentence.keys()].filter((text) => text !== "").toSorted((a, b) => b.length - a.length);
  // Longer ones first: a text that stays stopped may hold one that is free.
  const search = new RegExp(parts.map(literally).join("|"), "g");
  const freedLine = (line: string) =>
    whole.get(line) ??
    line.replace(search, (found, at: number) => {
      const text = inSentence.get(found) ?? found;
      // A sentence closes its reason by itself, but for one that was stopped together with its end.
      return at + found.length === line.length ? text : openReason(text);
    });
  return withoutStopped(change, {
    isIdle: false,
    hasTexts: true,
    text: (text) => text.split("\n").map(freedLine).join("\n"),
    file: () => null,
    files: new Map(),
    sentence: () => "",
  });
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** What becomes of each text; of one that stands for several of now nobody knows which it was: it stays. */
function freeing(pairs: readonly Pair[]): Map<string, string> {
  const possible = Map.groupBy(pairs, ([asThen]) => asThen);
  return new Map(
    [...possible].map(([asThen, all]) => {
      const words = new Set(all.map(([, now]) => now));
      return [asThen, words.size === 1 ? (all[0]?.[1] ?? asThen) : asThen];
    }),
  );
}

function withFreedFiles(change: RecordedChange, evidence: Recorded["evidence"]): RecordedChange {
  if (!change.evidence) return change;
  const freed = (piece: ToldPiece): ToldPiece => {
    if (piece.kind !== "file" || !piece.stopped) return piece;
    const now = evidence.find(({ file }) => file?.sha256 === piece.sha256 && !file.stopped);
    return now ? { kind: piece.kind, sha256: piece.sha256, title: now.title } : piece;
  };
  const { added, removed } = change.evidence;
  const told = { added: added.map(freed), removed: removed.map(freed) };
  return sameData(told, change.evidence) ? change : { ...change, evidence: told };
}
