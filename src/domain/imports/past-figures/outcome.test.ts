import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import type { FigureOfPlan } from "@/domain/plan/figures";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import {
  type FigureToWeigh,
  isPlainlyNew,
  isTakeable,
  outcomeOf,
  owedFor,
  type PastStanding,
  weighFigures,
} from "./outcome";

const nothing: PastStanding = {
  state: "not_started",
  newest: null,
  approved: null,
  inForce: { kind: null, value: null, missing: null },
};
function approved(value: string, kind: "final" | "provisional" | "interim" = "final"): PastStanding {
  const content = makeContent({ actual: num(value), actualText: value, figureStatus: kind });
  return {
    state: "approved",
    newest: content,
    approved: content,
    inForce: { kind, value: num(value), missing: null },
  };
}

describe("what taking a figure in would do", () => {
  it.each([
    ["nothing was answered", nothing, { kind: "new", missing: null, interim: null }],
    [
      "it was not surveyed, as was answered",
      { ...nothing, state: "approved", inForce: { kind: null, value: null, missing: "not_surveyed" } },
      { kind: "new", missing: "not_surveyed", interim: null },
    ],
    [
      "the document prints it",
      { ...nothing, inForce: approved("10").inForce },
      { kind: "unchanged", by: "document" },
    ],
    ["it is approved", approved("10"), { kind: "unchanged", by: "approved" }],
    ["another figure is approved", approved("12"), { kind: "correction", before: "12" }],
    [
      "a 速報値 is approved, be it the same",
      approved("10", "provisional"),
      { kind: "confirmation", before: "10" },
    ],
    [
      "a value of a part of the year is",
      approved("4", "interim"),
      { kind: "new", missing: null, interim: "4" },
    ],
    [
      "it waits for a decision",
      { ...approved("10"), state: "submitted" },
      { kind: "unchanged", by: "waiting" },
    ],
    ["another waits for one", { ...approved("12"), state: "submitted" }, { kind: "waiting", before: "12" }],
    [
      "somebody has begun to write another",
      { ...nothing, state: "draft", newest: makeContent({ actualText: "7", actual: num("7") }) },
      { kind: "over_draft", before: "7" },
    ],
  ] as const)("where %s", (_, standing, outcome) => {
    expect(outcomeOf(num("10"), standing as PastStanding)).toEqual(outcome);
  });

  it("chooses by itself only what writes over nothing, and offers nothing that is here or waits", () => {
    expect(isPlainlyNew({ kind: "new", missing: null, interim: null })).toBe(true);
    expect(isPlainlyNew({ kind: "correction", before: null })).toBe(false);
    expect(isPlainlyNew({ kind: "over_draft", before: "7" })).toBe(false);
    expect(isTakeable({ kind: "correction", before: null })).toBe(true);
    expect(isTakeable({ kind: "waiting", before: "7" })).toBe(false);
    expect(isTakeable({ kind: "unchanged", by: "approved" })).toBe(false);
  });
});

it("asks nothing of what is here already or waits: it is not taken in", () => {
  const owed = { warnings: [{ code: "beyond_target" }], isReasonOwed: true } as const;
  const nothingOwed = { warnings: [], isReasonOwed: false };
  expect(owedFor({ kind: "unchanged", by: "document" }, owed)).toEqual(nothingOwed);
  expect(owedFor({ kind: "waiting", before: "7" }, owed)).toEqual(nothingOwed);
  expect(owedFor({ kind: "new", missing: null, interim: null }, owed)).toEqual(owed);
  expect(owedFor({ kind: "over_draft", before: "7" }, owed)).toEqual(owed);
});

describe("what figures of a table raise", () => {
  const kpi = makeKpi({ baseline: { fy: fiscalYear(2020), value: num("100") } });
  const plan = makePlan({ startFy: fiscalYear(2021), endFy: fiscalYear(2025), kpis: [kpi], pillars: [] });
  const of: FigureOfPlan = { plan, kpi, pillar: null, measure: null, initiative: null, isMetric: false };
  const figure = (fy: number, value: string, reason = ""): FigureToWeigh => ({
    of,
    fy: fiscalYear(fy),
    content: makeContent({ actual: num(value), actualText: value, reason, asOf: day(`${fy + 1}-03-31`) }),
  });

  it("sees a slip against the table's other years, though none of them is approved", () => {
    const [first, slip] = weighFigures([figure(2021, "110", "増えた"), figure(2022, "1200", "増えた")], []);
    expect(first?.warnings).toEqual([]);
    expect(slip?.warnings.map(({ code }) => code)).toContain("scale_slip");
  });

  it("asks for words to a KPI's figure where its row has none", () => {
    const owed = weighFigures([figure(2021, "110"), figure(2022, "120", "増えた")], []);
    expect(owed.map(({ isReasonOwed }) => isReasonOwed)).toEqual([true, false]);
  });

  it("asks for none to a metric's", () => {
    const metric = { ...figure(2021, "110"), of: { ...of, isMetric: true } };
    expect(weighFigures([metric], [])[0]?.isReasonOwed).toBe(false);
  });
});
