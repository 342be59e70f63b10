import { makeSnapshot } from "@tests/fixtures/snapshot";
import { describe, expect, it } from "vitest";
import { siteModel } from "./model/site";
import { styleOf } from "./site-css";
import { TOKENS, themed } from "./theme";

type Colour = (typeof TOKENS)[number][0];

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, "$&$&") : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** What is read on what: 4.5 for text. */
const READ: readonly (readonly [Colour, readonly Colour[]])[] = [
  ["ground", ["ink", "full", "text", "quiet", "key", "link", "active", "seen"]],
  ["ground", ["met", "rising", "unmet", "aimtext", "pending"]],
  ["soft", ["ink", "text", "link", "quiet"]],
  ["tint", ["ink", "text", "link", "key"]],
  ["tint2", ["ink"]],
  ["key", ["ground"]],
  ["notice", ["ink", "active", "link"]],
];
/** What is seen on what: 3 for lines and signs. */
const SEEN: readonly (readonly [Colour, readonly Colour[]])[] = [
  ["ground", ["axis", "key", "aim"]],
  ["tint", ["key", "aim"]],
];

describe.each([
  ["by day", 1],
  ["in the dark", 2],
] as const)("colours %s", (_, at) => {
  const inUse = (name: Colour) => TOKENS.find((token) => token[0] === name)?.[at] ?? "";

  it.each([
    ["text", READ, 4.5],
    ["lines and signs", SEEN, 3],
  ] as const)("part %s from their ground", (_kind, pairs, least) => {
    const weak = pairs.flatMap(([ground, names]) =>
      names
        .filter((name) => contrast(inUse(ground), inUse(name)) < least)
        .map((name) => `${name} on ${ground}: ${contrast(inUse(ground), inUse(name)).toFixed(2)}`),
    );
    expect(weak).toEqual([]);
  });
});

it("has every colour of every page's style in its list: another one would stay as it is in the dark", () => {
  const model = siteModel(makeSnapshot());
  for (const route of ["/", "/kpis/x", "/embed/kpis/x", "/measures/1-1", "/years/2025"]) {
    const { css } = styleOf(model, route);
    const [, rules = ""] = css.split(/(?<=}})(?=\.kc\{)/);
    expect(rules).toContain("color:var(--c)");
    expect(rules.match(/#[0-9a-f]{3,8}\b/gi), route).toBeNull();
  }
});

it("is light by itself, and dark on a screen alone: paper stays light", () => {
  const css = themed("a{color:#1a1a1a;background:#fff}");
  expect(css).toBe(
    ":root{color-scheme:light;--a:#fff;--c:#1a1a1a}" +
      "@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--a:#1a1a1a;--c:#f2f2f2}}" +
      "a{color:var(--c);background:var(--a)}",
  );
});
