/**
 * 公開の停止: what no publication may show any more, how it is known again without being kept, and who may do what about
 * it. One person of the office hides, the same or another gives free again, and only a second one deletes for good.
 */

import type { IsoDate } from "@/domain/shared/iso-date";
import { type PassagePrint, withoutPassage } from "./passages";

export const STOP_KINDS = ["file", "text", "figure"] as const;
export type StopKind = (typeof STOP_KINDS)[number];

/** What the public is told of the reason; the office's own words stay inside. */
export const STOP_CAUSES = ["personal", "rights", "other"] as const;
export type StopCause = (typeof STOP_CAUSES)[number];

/** The texts of one year of a KPI, an initiative, a metric or an assessment that people write and the public reads. */
export const STOPPABLE_FIELDS = [
  "reason",
  "done",
  "result",
  "nextStep",
  "basisNote",
  "missingNote",
  "summary",
  "opinion",
  "opinionBy",
  "response",
  "correctionReason",
] as const;
export type StoppableField = (typeof STOPPABLE_FIELDS)[number];

/** What stands in the place of what was stopped. */
export interface StopNotice {
  readonly cause: StopCause;
  /** The day on which it was hidden. */
  readonly on: IsoDate;
}

/** A stop that nobody has given free again. */
export interface StandingStop {
  readonly id: string;
  readonly notice: StopNotice;
  /** null for a text. */
  readonly fileSha256: string | null;
  /** None for a file. */
  readonly prints: readonly PassagePrint[];
}

/** What all standing stops together do to a publication. */
export interface Stopper {
  /** Whether there is anything to do at all. */
  readonly isIdle: boolean;
  /** The text without the stopped passages; the same text where it holds none. */
  readonly text: (text: string) => string;
  /** What is said in place of a file with this content; null where it is free. */
  readonly file: (sha256: string) => StopNotice | null;
  readonly files: ReadonlyMap<string, StopNotice>;
  readonly hasTexts: boolean;
  readonly sentence: (notice: StopNotice) => string;
}

/**
 * @param words.inPlace what stands in place of a passage
 * @param words.sentence what stands in place of a file
 */
export function makeStopper(
  stops: readonly StandingStop[],
  hash: (text: string) => string,
  words: {
    readonly inPlace: (notice: StopNotice) => string;
    readonly sentence: (notice: StopNotice) => string;
  },
): Stopper {
  const files = new Map(
    stops.flatMap(({ fileSha256, notice }) => (fileSha256 === null ? [] : [[fileSha256, notice] as const])),
  );
  // Longer ones first: a shorter one may be a part of them.
  const passages = stops
    .flatMap(({ prints, notice }) => prints.map((print) => ({ print, instead: words.inPlace(notice) })))
    .sort((a, b) => b.print.length - a.print.length);
  return {
    isIdle: stops.length === 0,
    hasTexts: passages.length > 0,
    files,
    file: (sha256) => files.get(sha256) ?? null,
    sentence: words.sentence,
    text: (text) =>
      passages.reduce((rest, { print, instead }) => withoutPassage(rest, print, instead, hash), text),
  };
}

/** What the stops of one time make of a publication, and then those of a later one. */
export function inTurn(first: Stopper, then: Stopper): Stopper {
  return {
    isIdle: first.isIdle && then.isIdle,
    hasTexts: first.hasTexts || then.hasTexts,
    files: new Map([...first.files, ...then.files]),
    file: (sha256) => then.file(sha256) ?? first.file(sha256),
    sentence: then.sentence,
    text: (text) => then.text(first.text(text)),
  };
}

/** What a program reads, not a person: left as it is, whatever is stopped. */
const STRUCTURAL_KEYS: ReadonlySet<string> = new Set([
  "id",
  "kpiId",
  "initiativeId",
  "initiativeIds",
  "metricId",
  "partId",
  "planId",
  "continues",
  "supports",
  "kind",
  "cause",
  "causes",
  "code",
  "path",
  "edition",
  "sha256",
  "snapshotSha256",
  "previousSha256",
  "brotliSha256",
  "gzipSha256",
  "contentType",
  "publishedAt",
  "approvedAt",
  "ruleVersion",
  "version",
  "origin",
  "value",
  "actual",
  "budget",
  "settlement",
  "direction",
  "aggregation",
  "status",
  "progress",
  "figureStatus",
  "what",
  "marker",
  "stopped",
]);

/** A copy of the value without the stopped texts and files; the value itself where it holds none. */
export function withoutStopped<T>(value: T, stopper: Stopper): T {
  return stopper.isIdle ? value : (cleaned(value, stopper) as T);
}

function cleaned(value: unknown, stopper: Stopper): unknown {
  if (typeof value === "string") return stopper.hasTexts ? stopper.text(value) : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return mapped(value, (each) => cleaned(each, stopper));
  const notice = isFileOfEvidence(value) ? stopper.file(value.sha256) : null;
  const own = notice ? stoppedFile(value, notice, stopper) : value;
  let changed = own !== value;
  const entries = Object.entries(own).map(([key, each]): [string, unknown] => {
    const clean = STRUCTURAL_KEYS.has(key) ? each : cleaned(each, stopper);
    if (clean !== each) changed = true;
    return [key, clean];
  });
  return changed ? Object.fromEntries(entries) : value;
}

/** Of a picture nothing is left to say what it showed. */
function stoppedFile(value: object, stopped: StopNotice, stopper: Stopper): object {
  const { picture: _, ...rest } = value as { picture?: unknown };
  return { ...rest, title: stopper.sentence(stopped), stopped };
}

function mapped(values: readonly unknown[], map: (value: unknown) => unknown): readonly unknown[] {
  const made = values.map(map);
  return made.some((each, index) => each !== values[index]) ? made : values;
}

function isFileOfEvidence(value: object): value is { sha256: string } {
  return "kind" in value && value.kind === "file" && "sha256" in value && typeof value.sha256 === "string";
}

/** Why a person may not delete a stop for good; null when they may. */
export function deletionFault(
  stop: {
    readonly hiddenById: string | null;
    readonly liftedAt: string | null;
    readonly deletedAt: string | null;
  },
  personId: string | null,
): "ended" | "same_person" | "nobody" | null {
  if (stop.liftedAt !== null || stop.deletedAt !== null) return "ended";
  if (personId === null) return "nobody";
  return stop.hiddenById === personId ? "same_person" : null;
}
