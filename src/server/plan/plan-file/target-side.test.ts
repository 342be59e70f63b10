import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { formSentence } from "@/domain/words/ja/plan/plan-fields";
import { definitionErrors } from "./check";

const errorsOf = (changes: Partial<Kpi>, baseline: string, target: string) =>
  definitionErrors(
    makePlan({
      pillars: [makePillar()],
      kpis: [
        makeKpi({
          ...changes,
          years: [],
          baseline: { fy: fiscalYear(2023), value: num(baseline) },
          target: { fy: fiscalYear(2029), value: { kind: "number", value: num(target) } },
        }),
      ],
    }),
  );

describe("a target on the wrong side of the baseline", () => {
  it.each([
    ["down", "850", "6000", "小さいほどよい指標なのに、目標値（6000）が現状値（850）より悪い側にあります。"],
    ["up", "908", "900", "大きいほどよい指標なのに、目標値（900）が現状値（908）より悪い側にあります。"],
  ] as const)(
    "%s is asked about, and taken where the KPI says so itself",
    (direction, baseline, target, sentence) => {
      const [error, ...others] = errorsOf({ direction }, baseline, target);
      expect(error).toMatchObject({
        path: "kpis[0].target.value",
        message: expect.stringContaining(sentence),
      });
      expect(others).toEqual([]);
      expect(formSentence(error?.message ?? "")).toContain(
        "「よい方向」か値を確かめてください。このとおりの目標値なら「目標値が現状値より悪い側にある」を選んでください。",
      );
      expect(errorsOf({ direction, targetBehindBaseline: true }, baseline, target)).toEqual([]);
      expect(errorsOf({ direction, targetBehindBaseline: false }, baseline, target)).toHaveLength(1);
    },
  );

  it("is none where the two are equal, or the target lies ahead", () => {
    expect(errorsOf({ direction: "down" }, "0", "0")).toEqual([]);
    expect(errorsOf({ direction: "down" }, "15000", "10000")).toEqual([]);
    expect(errorsOf({ direction: "up" }, "908", "2500")).toEqual([]);
  });
});
