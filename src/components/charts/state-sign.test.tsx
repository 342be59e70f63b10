import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { countInitiatives, INITIATIVE_STATES } from "@/domain/reports/initiatives/initiative";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { INITIATIVE_STATE_WORDS, initiativeCountsInWords } from "@/domain/words/ja/reports/initiatives";
import { JUDGEMENT_WORDS } from "@/domain/words/ja/reports/judgement";
import { StateBar, StateSign, StateWord } from "./state-sign";

const EVERY = [...INITIATIVE_STATES, "unanswered"] as const;

describe("the sign of a state", () => {
  it("is another one for each state, square, and no sign of a mark", () => {
    const signs = EVERY.map((state) => renderToStaticMarkup(<StateSign state={state} />));
    expect(new Set(signs).size).toBe(EVERY.length);
    const marks = Object.values(JUDGEMENT_WORDS).map(({ symbol }) => symbol);
    for (const sign of signs) {
      // Level and upright lines alone: no round, triangle or cross can be drawn with them.
      for (const [, path = ""] of sign.matchAll(/ d="([^"]*)"/g)) expect(path).toMatch(/^[MhvHVz\d.\s-]+$/);
      for (const symbol of marks) expect(sign).not.toContain(symbol);
      expect(sign).toContain('aria-hidden="true"');
    }
  });

  it("never stands without its word", () => {
    for (const state of INITIATIVE_STATES) {
      const html = renderToStaticMarkup(<StateWord state={state} />);
      expect(html.replace(/<[^>]+>/g, "")).toBe(INITIATIVE_STATE_WORDS[state]);
    }
  });
});

describe("the bar of counts", () => {
  it("has a part for each state that was counted, as wide as its share, one after the other", () => {
    const counts = countInitiatives(["completed", "under_way", "under_way", null]);
    const { states } = initiativeCountsInWords(counts, fiscalYear(2025), false);
    const html = renderToStaticMarkup(<StateBar states={states} />);
    const frames = [...html.matchAll(/<rect class="o( d)?" x="([\d.]+)%" width="([\d.]+)%"/g)];
    expect(frames.map(([, broken = "", x, width]) => [broken, x, width])).toEqual([
      ["", "0", "25"],
      ["", "25", "50"],
      [" d", "75", "25"],
    ]);
  });
});
