/**
 * The colours of the public pages, each with the one that takes its place where a reader prefers a dark screen. Style sheets
 * name a colour as it is by day; whatever stands in this list follows the reader's choice by itself, charts and marks included.
 * Paper stays light.
 */

/** Name, by day, in the dark. Grounds become dark and what stands on them light, so that a pair that is read stays one. */
export const TOKENS = [
  ["ground", "#fff", "#1a1a1a"],
  ["soft", "#f2f2f2", "#2b2b2b"],
  ["ink", "#1a1a1a", "#f2f2f2"],
  ["full", "#000", "#fff"],
  ["text", "#333", "#e0e0e0"],
  ["quiet", "#666", "#b3b3b3"],
  ["axis", "#767676", "#999"],
  ["frame", "#b3b3b3", "#767676"],
  ["line", "#ccc", "#5c5c5c"],
  ["grid", "#e0e0e0", "#404040"],
  ["key", "#0017c1", "#9db7f9"],
  ["link", "#00118f", "#9db7f9"],
  ["active", "#000060", "#c5d7fb"],
  ["seen", "#8b008b", "#e3a9e3"],
  ["tint", "#e8f1fe", "#1c2a4a"],
  ["tint2", "#d9e6ff", "#263a66"],
  ["notice", "#ffd43d", "#574400"],
  ["pending", "#6e5600", "#ffd43d"],
  ["aim", "#c74700", "#ff8d44"],
  ["aimtext", "#ac3e00", "#ffa66d"],
  ["met", "#197a4b", "#71c598"],
  ["rising", "#927200", "#e5b800"],
  ["unmet", "#ce0000", "#ff9696"],
] as const;

/** Each page carries its style: there a colour has a name of one letter. */
const letterOf = (index: number) => String.fromCharCode("a".charCodeAt(0) + index);

/** @returns the style sheet with its colours after the reader's choice */
export function themed(css: string): string {
  const used = TOKENS.flatMap(([, light, dark], index) =>
    new RegExp(`${light}\\b`).test(css) ? [{ letter: letterOf(index), light, dark }] : [],
  );
  const letters = new Map<string, string>(used.map(({ letter, light }) => [light, letter]));
  const palette = (of: "light" | "dark") => used.map((each) => `--${each.letter}:${each[of]}`).join(";");
  const follow = css.replace(COLOUR, (colour) =>
    letters.has(colour) ? `var(--${letters.get(colour)})` : colour,
  );
  return (
    `:root{color-scheme:light;${palette("light")}}` +
    `@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${palette("dark")}}}${follow}`
  );
}

const COLOUR = /#[0-9a-f]{3,8}\b/gi;
