/** Variables that nobody reads though they look like ours: a mistyped name would else be a setting that is silently lost. */

/** Names that begin so are meant for this program, whatever follows. */
const OUR_PREFIXES = ["AYUMI_", "DATABASE_", "OIDC_", "SMTP_", "TRUSTED_"];

/** What launcher, commands and tests tell each other. */
const INTERNAL = /^AYUMI_(LAUNCHER_PID|BUILD_FOLDER|CHROMIUM|CLOCK_LIBRARY|JAVA|E2E_.*)$/;

/** What a container platform sets for a service of that name: AYUMI_SERVICE_HOST, DATABASE_PORT_5432_TCP. */
const OF_A_PLATFORM = /_SERVICE_(HOST|PORT)|_PORT_\d+_/;

/** One letter more, fewer, another or exchanged for every so many letters: APP_ORGIN, TRUSTED_PROXY. */
const LETTERS_FOR_ONE_SLIP = 5;

export interface Lookalike {
  readonly name: string;
  /** What was probably meant; null where nothing is near. */
  readonly meant: string | null;
}

/**
 * @param set names of the variables that are set
 * @param known the names that the program reads
 */
export function lookalikes(set: readonly string[], known: readonly string[]): Lookalike[] {
  const names = new Set(known);
  return set
    .filter((name) => !names.has(name) && !INTERNAL.test(name) && !OF_A_PLATFORM.test(name))
    .flatMap((name) => {
      const meant = nearest(name.toUpperCase(), known);
      const isOurs = OUR_PREFIXES.some((prefix) => name.startsWith(prefix));
      return meant !== null || isOurs ? [{ name, meant }] : [];
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function nearest(name: string, known: readonly string[]): string | null {
  let best: { readonly name: string; readonly slips: number } | null = null;
  for (const each of known) {
    const slips = slipsBetween(name, each);
    if (slips <= slipsAllowed(name, each) && (best === null || slips < best.slips)) {
      best = { name: each, slips };
    }
  }
  return best?.name ?? null;
}

/** PORT and HOST are near to too many words: there, only the same letters in another order. */
function slipsAllowed(name: string, known: string): number {
  if (known.length >= LETTERS_FOR_ONE_SLIP) return Math.floor(known.length / LETTERS_FOR_ONE_SLIP);
  const letters = (word: string) => [...word].sort().join("");
  return letters(name) === letters(known) ? 1 : 0;
}

/** Letters added, left out, replaced, or exchanged with their neighbour (Damerau–Levenshtein, restricted). */
function slipsBetween(one: string, other: string): number {
  const rows: number[][] = Array.from({ length: one.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let j = 1; j <= other.length; j += 1) rows[0]?.push(j);
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      rows[i]?.push(swapped ? Math.min(least, at(i - 2, j - 2) + 1) : least);
    }
  }
  return at(one.length, other.length);
}
