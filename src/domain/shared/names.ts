/** When two names are the same, and which comes first in a list. */
import { cleanName } from "./typed-text";

/**
 * What names are compared by: 「１課」, 「1課」 and 「1 課」 with a space of another width differ in how they were typed
 * alone. The shape of a character (葛󠄀, 葛) stays a difference.
 */
export function nameKey(name: string): string {
  return cleanName(cleanName(name).normalize("NFKC")).replace(/\s+/g, " ");
}

const order = new Intl.Collator("ja", { numeric: true });

/** The order of every list of names: ② after ①, 10 after 2, kana and kanji as a Japanese dictionary has them. */
export function compareNames(a: string, b: string): number {
  return order.compare(nameKey(a), nameKey(b)) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Sorts by name, for lists of whatever has one. */
export function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compareNames(a.name, b.name);
}

interface Person {
  readonly name: string;
  /** null: without one; they come first. */
  readonly department: string | null;
}

/** Sorts people by department, then by name. */
export function byDepartmentAndName(a: Person, b: Person): number {
  if (a.department === null || b.department === null) {
    return Number(a.department !== null) - Number(b.department !== null) || byName(a, b);
  }
  return compareNames(a.department, b.department) || byName(a, b);
}

/** Names that are the same one typed differently, each group in the order given. */
export function sameNames<T extends { readonly name: string }>(items: readonly T[]): T[][] {
  return [...Map.groupBy(items, ({ name }) => nameKey(name)).values()].filter((group) => group.length > 1);
}
