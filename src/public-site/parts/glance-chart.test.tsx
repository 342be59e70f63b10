import { num } from "@tests/fixtures/brands";
import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { GlanceChart } from "./glance-chart";

const point = (fy: number, value: string) => ({ fy: fiscalYear(fy), value: num(value) });
const drawn = (course: Parameters<typeof GlanceChart>[0]["course"]) =>
  renderToStaticMarkup(<GlanceChart course={course} />);

describe("the small chart", () => {
  it("is not there where nothing was measured", () => {
    expect(drawn({ baseline: null, figures: [], target: point(2029, "40") })).toBe("");
  });

  it("names its first and last year, and tells the 現状値 from figures and target by shape", () => {
    const html = drawn({
      baseline: point(2023, "908"),
      figures: [point(2025, "1226"), point(2026, "1500")],
      target: point(2029, "2500"),
    });
    expect([...html.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => text)).toEqual(["R5", "R11"]);
    expect(html.match(/class="kc-b"/g)).toHaveLength(1);
    expect(html.match(/class="kc-d"/g)).toHaveLength(2);
    expect(html.match(/class="kc-r"/g)).toHaveLength(1);
    // R6 has no figure: the line is broken there, and drawn from R7 to R8.
    expect(html).toMatch(/class="kc-e" d="M[^M]+"/);
    expect(html).toMatch(/class="kc-l" d="M[^M]+"/);
  });

  it("stays within its frame, whatever the figures", () => {
    const value = fc.integer({ min: -10_000, max: 10_000_000 }).map(String);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), value, (figures, target) => {
        const html = drawn({
          baseline: null,
          figures: figures.map((each, index) => point(2021 + index, each)),
          target: point(2029, target),
        });
        for (const [, x, y] of html.matchAll(/cx="([^"]+)" cy="([^"]+)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(4);
          expect(Number(x)).toBeLessThanOrEqual(128);
          expect(Number(y)).toBeGreaterThanOrEqual(4);
          expect(Number(y)).toBeLessThanOrEqual(58);
        }
        expect(html).not.toMatch(/NaN|Infinity/);
      }),
    );
  });
});
