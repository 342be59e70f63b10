import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import { buildSeries } from "@/domain/reports/series";
import { freezeSeries } from "./freeze";

it("a mark is published with its sentence and what kind of reason it has, and nothing that the sentence was made from", () => {
  const series = buildSeries(PLAN_PERIOD, makeProceduresKpi(), [makeApprovedReport("2000")]);
  const [judged, open] = freezeSeries(series, ({ code }) => `sentence of ${code}`).years;
  expect(judged).toEqual({
    ...series.years[0],
    judgement: {
      ...series.years[0]?.judgement,
      reason: { kind: "improved" },
      sentence: "sentence of improving",
    },
  });
  // The order of the keys is the format's.
  expect(Object.keys(judged?.judgement ?? {})).toEqual([
    "code",
    "reason",
    "applied",
    "reference",
    "sentence",
    "ruleVersion",
  ]);
  expect(open?.judgement).toMatchObject({ sentence: "sentence of not_evaluated" });
  expect(open?.judgement.reason).toStrictEqual({ kind: "no_actual", cause: "not_entered" });
});
