/**
 * 公開の停止: what no publication may show any more, how it is known again without being kept, and who may do what about
 * it. One person of the office hides, the same or another gives free again, and only a second one deletes for good.
 */

import type { IsoDate } from "@/domain/shared/iso-date";

export const STOP_KINDS = ["file", "text", "figure"] as const;
export type StopKind = (typeof STOP_KINDS)[number];

/** What the public is told of the reason; the office's own words stay inside. */
export const STOP_CAUSES = ["personal", "rights", "other"] as const;
export type StopCause = (typeof STOP_CAUSES)[number];

/** The texts of one KPI's year that a department writes and the public reads. */
export const STOPPABLE_FIELDS = ["reason", "nextStep", "basisNote", "missingNote"] as const;
export type StoppableField = (typeof STOPPABLE_FIELDS)[number];

/** What stands in the place of what was stopped. */
export interface StopNotice {
  readonly cause: StopCause;
  /** The day on which it was hidden. */
  readonly on: IsoDate;
}

/**
 * By which a passage is known again. The passage itself is what has to go, so it is not kept: its length and two hashes
 * are, the cheap one to find where it may stand, the strong one to be sure.
 */
export interface PassagePrint {
  /** In UTF-16 code units. */
  readonly length: number;
  readonly sum: number;
  readonly sha256: string;
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

/** Shorter ones stand in half of all sentences. */
export const PASSAGE_MIN_LENGTH = 2;
export const PASSAGE_MAX_LENGTH = 5_000;

/** Why a passage cannot be stopped by itself. */
export type PassageFault = "too_short" | "too_long" | "is_structure";

/** Numbers, days and words of a program: they are figures, years and ids as well, which must stay readable. */
const STRUCTURE = /^(?:[A-Za-z0-9_.]+|[a-z0-9]+(?:-[a-z0-9]+)*|\d{4}-\d{2}(?:-\d{2})?)$/;
const LONG_NUMBER = /^(?=(?:.*\d){9})[0-9+() -]+$/;

export function passageFault(passage: string): PassageFault | null {
  if (passage.length < PASSAGE_MIN_LENGTH) return "too_short";
  if (passage.length > PASSAGE_MAX_LENGTH) return "too_long";
  // A telephone number is one of the things that have to be stopped.
  return STRUCTURE.test(passage) && !(LONG_NUMBER.test(passage) && passage.includes("-"))
    ? "is_structure"
    : null;
}

const BASE = 1_000_003;

export function printOf(passage: string, hash: (text: string) => string): PassagePrint {
  let sum = 0;
  for (let at = 0; at < passage.length; at += 1) sum = step(sum, passage.charCodeAt(at));
  return { length: passage.length, sum: sum >>> 0, sha256: hash(passage) };
}

function step(sum: number, code: number): number {
  return (Math.imul(sum, BASE) + code) | 0;
}

/** Where the passage stands, from the left, without overlaps. */
function placesOf(text: string, print: PassagePrint, hash: (text: string) => string): number[] {
  const { length } = print;
  const found: number[] = [];
  if (length === 0 || text.length < length) return found;
  // What the code unit that leaves the window had become in the sum.
  let leaving = 1;
  for (let i = 1; i < length; i += 1) leaving = Math.imul(leaving, BASE);
  let sum = 0;
  let free = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at >= length) sum = (sum - Math.imul(text.charCodeAt(at - length), leaving)) | 0;
    sum = step(sum, text.charCodeAt(at));
    const start = at - length + 1;
    if (start < free || sum >>> 0 !== print.sum) continue;
    if (hash(text.slice(start, at + 1)) !== print.sha256) continue;
    found.push(start);
    free = at + 1;
  }
  return found;
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
      passages.reduce((rest, { print, instead }) => {
        const places = placesOf(rest, print, hash);
        if (places.length === 0) return rest;
        let end = 0;
        const kept = places.map((start) => {
          const before = rest.slice(end, start);
          end = start + print.length;
          return before;
        });
        return [...kept, rest.slice(end)].join(instead);
      }, text),
  };
}

/** What a program reads, not a person: left as it is, whatever is stopped. */
const STRUCTURAL_KEYS: ReadonlySet<string> = new Set([
  "id",
  "kpiId",
  "planId",
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
  "direction",
  "aggregation",
  "status",
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
  const own = notice ? { ...value, title: stopper.sentence(notice), stopped: notice } : value;
  let changed = own !== value;
  const entries = Object.entries(own).map(([key, each]): [string, unknown] => {
    const clean = STRUCTURAL_KEYS.has(key) ? each : cleaned(each, stopper);
    if (clean !== each) changed = true;
    return [key, clean];
  });
  return changed ? Object.fromEntries(entries) : value;
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
