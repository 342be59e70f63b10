/** A reader reckons with what the page prints, and comes to the word that stands beside it. */

import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { buildSeries } from "@/domain/reports/series";
import { type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import { addYears, fiscalYear } from "@/domain/shared/fiscal-year";
import { Pace } from "./mark-reasons";

/** 5,000 pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 120_000 });

const START = fiscalYear(2025);
const END = fiscalYear(2029);

/** The number that a text prints: 約−0.9回 is −0.9. */
function read(text: string | undefined): number | null {
  if (text === undefined) return null;
  const match = /[+±−]?[\d,]+(?:\.\d+)?/.exec(text);
  if (!match) throw new Error(`no number: ${text}`);
  return Number(match[0].replace(/[+±,]/g, "").replace("−", "-"));
}

function printed(html: string): {
  word: string | undefined;
  text: (name: RegExp) => string | undefined;
  figure: (name: RegExp) => number | null;
} {
  const rows = [...html.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, name = "", value = ""]) => ({
    name,
    value,
  }));
  return {
    word: /<strong>(.*?)<\/strong>/.exec(html)?.[1],
    text: (name) => rows.find((row) => name.test(row.name))?.value,
    figure: (name) => read(rows.find((row) => name.test(row.name))?.value),
  };
}

it("holds on the pages of 5,000 KPIs", () => {
  const value = (decimals: number) =>
    fc.integer({ min: 0, max: 3000 }).map((each) => toDecimalString(decimal(each).dividedBy(10 ** decimals)));
  const kpis = fc.integer({ min: 0, max: 2 }).chain((decimals) =>
    fc.record({
      decimals: fc.constant(decimals),
      direction: fc.constantFrom("up" as const, "down" as const),
      from: value(decimals),
      to: value(decimals),
      actual: value(decimals),
      guideMethod: fc.constantFrom("equal-steps" as const, "linear-from-baseline" as const),
      ahead: fc.integer({ min: 0, max: 4 }),
    }),
  );
  const seen = new Set<string>();
  fc.assert(
    fc.property(kpis, ({ decimals, direction, from, to, actual, guideMethod, ahead }) => {
      const kpi = makeKpi({
        decimals,
        direction,
        baseline: { fy: fiscalYear(2023), value: from },
        target: { fy: END, value: { kind: "number", value: to } },
      });
      const base = makePlan({ kpis: [kpi], pillars: [] });
      const plan = { ...base, startFy: START, endFy: END, settings: { ...base.settings, guideMethod } };
      const fy = addYears(START, ahead);
      const series = buildSeries(plan, kpi, [makeApprovedReport(actual, { kpiId: kpi.id, fy })]);
      const year = series.years.find((each) => each.fy === fy);
      if (!year) throw new Error("no year");
      const { word, text, figure } = printed(
        renderToStaticMarkup(<Pace kpi={kpi} plan={plan} year={year} />),
      );
      if (word === undefined) throw new Error("no word");
      seen.add(word);
      const better = (a: number, b: number | DecimalString) =>
        (direction === "up" ? a - Number(b) : Number(b) - a) >= -1e-9;
      const isOnTrack = word === "順調";
      const wentBack = text(/^目安に対する進み/) === "現状値より後退しています";
      const [guide, covered] = [figure(/の目安$/), wentBack ? null : figure(/^目安に対する進み/)];
      const [brought, needed, landing] = [figure(/^これまでの変化/), figure(/必要/), figure(/が続いた場合/)];
      expect(better(Number(actual), guide ?? Number.NaN)).toBe(isOnTrack);
      if (wentBack) {
        expect(word).toBe("遅れ");
        expect(better(Number(actual), from)).toBe(false);
      }
      if (covered !== null) {
        expect(covered).toBeGreaterThanOrEqual(0);
        expect(covered >= 100).toBe(isOnTrack);
        expect(covered >= 60).toBe(word !== "遅れ");
      }
      if (landing !== null) expect(better(landing, to)).toBe(isOnTrack);
      if (brought !== null && landing !== null && landing !== 0) {
        expect(better(Number(actual) + brought * (END - fy), to)).toBe(isOnTrack);
      }
      if (needed !== null && needed !== 0) {
        // As much as is said to be needed is enough, and whoever is 順調 brings as much.
        expect(better(Number(actual) + needed * (END - fy), to)).toBe(true);
        if (brought !== null && landing !== 0) expect(better(brought, needed)).toBe(isOnTrack);
      }
    }),
    {
      numRuns: 5000,
      examples: [
        [
          {
            decimals: 0,
            direction: "up",
            from: num("908"),
            to: num("2500"),
            actual: num("1226"),
            guideMethod: "equal-steps",
            ahead: 0,
          },
        ],
      ],
    },
  );
  expect([...seen].sort()).toEqual(["やや遅れ", "順調", "遅れ"].sort());
});
