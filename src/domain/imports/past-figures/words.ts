/**
 * What a past figure says beside its number: the public reads it, so that each of it is told, old and new, before it is taken
 * in, and to whoever approves it.
 */
import type { ReportContent } from "@/domain/reports/report";
import type { ColumnRole } from "./columns";
import type { PastOutcome } from "./outcome";

/** In the order in which they are told. */
export const PAST_WORDS = [
  "asOf",
  "reason",
  "nextStep",
  "basisNote",
] as const satisfies (keyof ReportContent)[];
export type PastWord = (typeof PAST_WORDS)[number];

/** Texts of which a citizen reads every word. */
export const PUBLISHED_TEXTS = ["reason", "nextStep", "basisNote"] as const satisfies PastWord[];

export function isPublishedText(role: ColumnRole | null): boolean {
  return PUBLISHED_TEXTS.some((word) => word === role);
}

/** B12: where a row says it; left out where it says nothing of it. */
export type SaidWords = Readonly<Partial<Record<PastWord, string>>>;

/** What holds for a value of a part of a year and for that of the whole one alike. */
const OF_BOTH: ReadonlySet<PastWord> = new Set(["nextStep", "basisNote"]);

/**
 * A row takes nothing away: what it says nothing of stays as it stands, as the entry form begins with it.
 * @param standing what the figure takes the place of; null for nothing
 */
export function withStandingWords(
  { content, said }: { readonly content: ReportContent; readonly said: SaidWords },
  standing: ReportContent | null,
  { kind }: PastOutcome,
): ReportContent {
  if (standing === null) return content;
  const kept = PAST_WORDS.filter((word) => said[word] === undefined && (kind !== "new" || OF_BOTH.has(word)));
  const words = Object.fromEntries(kept.map((word) => [word, standing[word] || content[word]]));
  return { ...content, ...words };
}

export interface WordChange {
  readonly word: PastWord;
  /** A day as an ISO date; "" for nothing. */
  readonly before: string;
  readonly after: string;
}

/** The words that are others than those that stand. */
export function wordChanges(standing: ReportContent | null, content: ReportContent): WordChange[] {
  return PAST_WORDS.map((word) => ({
    word,
    before: standing?.[word] ?? "",
    after: content[word] ?? "",
  })).filter(({ before, after }) => before.trim() !== after.trim());
}
