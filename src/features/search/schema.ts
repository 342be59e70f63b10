/** What the page of the search takes from its address. */
import { cleanName } from "@/domain/shared/typed-text";

/** Enough for every name of a plan. */
export const MOST_LETTERS = 100;

/** What was typed, as one line; "" for nothing. */
export function parseTyped(q: string | string[] | undefined): string {
  return typeof q === "string" ? [...cleanName(q)].slice(0, MOST_LETTERS).join("") : "";
}
