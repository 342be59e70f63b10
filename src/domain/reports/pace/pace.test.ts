import { num } from "@tests/fixtures/brands";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, toDecimalString } from "@/domain/shared/decimal";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { guideValue, type PaceInput, paceOf } from "./pace";

const number = (value: string) => ({ kind: "number", value: num(value) }) as const;

function input(changes: Partial<PaceInput> = {}): PaceInput {
  return {
    fy: fiscalYear(2025),
    direction: "up",
    baseline: { fy: fiscalYear(2023), value: num("908") },
    target: { fy: fiscalYear(2029), value: number("2500") },
    actual: num("1226.4"),
    method: "equal-steps",
    startFy: fiscalYear(2025),
    ...changes,
  };
}

describe("guideValue", () => {
  it("equal-steps: 20/40/60/80/100 % of the way over R7–R11", () => {
    const guides = [2024, 2025, 2026, 2027, 2028, 2029, 2030].map((year) =>
      guideValue(input({ fy: fiscalYear(year) })),
    );
    expect(guides).toEqual([null, "1226.4", "1544.8", "1863.2", "2181.6", "2500", null]);
  });

  it("equal-steps begins after a baseline that lies within the plan (the first plan: R3)", () => {
    const first = {
      baseline: { fy: fiscalYear(2021), value: num("45.6") },
      target: { fy: fiscalYear(2024), value: number("90") },
      startFy: fiscalYear(2021),
    };
    const guides = [2021, 2022, 2023, 2024].map((year) =>
      guideValue(input({ ...first, fy: fiscalYear(year) })),
    );
    expect(guides).toEqual([null, "60.4", "75.2", "90"]);
  });

  it("linear-from-baseline: from the baseline's year to the target's", () => {
    const guides = [2023, 2024, 2026, 2029, 2030].map((year) =>
      guideValue(
        input({
          fy: fiscalYear(year),
          method: "linear-from-baseline",
          target: { fy: fiscalYear(2029), value: number("2108") },
        }),
      ),
    );
    expect(guides).toEqual([null, "1108", "1508", "2108", null]);
  });

  it("rounds what does not end to 6 places", () => {
    const third = {
      baseline: { fy: fiscalYear(2024), value: num("0") },
      target: { fy: fiscalYear(2027), value: number("1") },
    };
    expect(guideValue(input({ ...third, fy: fiscalYear(2025) }))).toBe("0.333333");
    expect(guideValue(input({ ...third, fy: fiscalYear(2026) }))).toBe("0.666667");
  });

  it("goes down, and stays at an equal target", () => {
    const paper = {
      baseline: { fy: fiscalYear(2023), value: num("15000") },
      target: { fy: fiscalYear(2029), value: number("10000") },
    };
    expect(guideValue(input(paper))).toBe("14000");
    expect(guideValue(input({ target: { fy: fiscalYear(2029), value: number("908") } }))).toBe("908");
  });

  it.each([
    [{ method: "none" }],
    [{ baseline: { fy: fiscalYear(2023), value: null } }],
    [{ target: { fy: fiscalYear(2029), value: { kind: "trend" } } }],
    [{ target: { fy: fiscalYear(2029), value: { kind: "none" } } }],
  ] as const)("is null where there is none: %j", (changes) => {
    expect(guideValue(input(changes))).toBeNull();
  });
});

describe("paceOf", () => {
  it("says where the KPI stands, what it needs and where it lands", () => {
    expect(paceOf(input({ fy: fiscalYear(2026), actual: num("1308") }))).toEqual({
      guide: "1544.8",
      covered: "0.6281",
      code: "slightly_behind",
      // (2,500 − 1,308) ÷ 3 years, towards more effort.
      neededPerYear: "397.333334",
      // 400 in the two years of the plan, R7 and R8.
      broughtPerYear: "200",
      // 1,308 + 3 × 200.
      landing: "1908",
    });
  });

  it.each([
    ["1226.4", "on_track", "1"],
    ["1226.3999", "slightly_behind", "0.9999"],
    ["1226.399999", "slightly_behind", "0.9999"],
    ["1099.04", "slightly_behind", "0.6"],
    ["1099.039999", "behind", "0.5999"],
    ["908", "behind", "0"],
    ["876.16", "behind", "-0.1"],
    ["2500", "on_track", "5"],
  ])("limits: %s → %s (%s)", (actual, code, covered) => {
    expect(paceOf(input({ actual: num(actual) }))).toMatchObject({ code, covered });
  });

  it("goes down", () => {
    const paper = {
      direction: "down",
      baseline: { fy: fiscalYear(2023), value: num("15000") },
      target: { fy: fiscalYear(2029), value: number("10000") },
    } as const;
    expect(paceOf(input({ ...paper, actual: num("14200") }))).toEqual({
      guide: "14000",
      covered: "0.8",
      code: "slightly_behind",
      neededPerYear: "-1050",
      broughtPerYear: "-800",
      landing: "11000",
    });
    expect(paceOf(input({ ...paper, actual: num("16000") })).code).toBe("behind");
    expect(paceOf(input({ ...paper, actual: num("9000") })).neededPerYear).toBe("0");
  });

  it("reaches a target of zero", () => {
    const zero = {
      direction: "down",
      baseline: { fy: fiscalYear(2023), value: num("5") },
      target: { fy: fiscalYear(2029), value: number("0") },
    } as const;
    expect(paceOf(input({ ...zero, actual: num("4") }))).toMatchObject({
      guide: "4",
      covered: "1",
      code: "on_track",
    });
    expect(paceOf(input({ ...zero, actual: num("0"), lowest: num("0") }))).toMatchObject({
      covered: "5",
      landing: "0",
    });
  });

  it.each([
    ["down", "0", "0", "on_track"],
    ["down", "0", "1", "behind"],
    ["up", "20", "20", "on_track"],
    ["up", "20", "21", "on_track"],
    ["up", "20", "19", "behind"],
  ] as const)(
    "equal baseline and target, %s at %s: %s → %s, nothing divided by zero",
    (direction, held, actual, code) => {
      const same = {
        direction,
        baseline: { fy: fiscalYear(2023), value: num(held) },
        target: { fy: fiscalYear(2029), value: number(held) },
      };
      expect(paceOf(input({ ...same, actual: num(actual) }))).toMatchObject({
        guide: held,
        covered: null,
        code,
      });
    },
  );

  it("only keeps above 目安 when the target asks for less than the baseline", () => {
    const loose = {
      baseline: { fy: fiscalYear(2023), value: num("50") },
      target: { fy: fiscalYear(2029), value: number("40") },
    };
    // 目安 of R7: 48.
    expect(paceOf(input({ ...loose, actual: num("48") }))).toMatchObject({ covered: null, code: "on_track" });
    expect(paceOf(input({ ...loose, actual: num("47") }))).toMatchObject({ covered: null, code: "behind" });
  });

  it("has no needed rate in or after the target year, and no landing after it", () => {
    expect(paceOf(input({ fy: fiscalYear(2029), actual: num("2000") }))).toMatchObject({
      neededPerYear: null,
      landing: "2000",
    });
    expect(paceOf(input({ fy: fiscalYear(2030), actual: num("2000") }))).toMatchObject({
      guide: null,
      code: null,
      neededPerYear: null,
      landing: null,
    });
  });

  it("has no rate in or before the baseline's year", () => {
    expect(paceOf(input({ fy: fiscalYear(2023), actual: num("908") }))).toMatchObject({
      broughtPerYear: null,
      landing: null,
      code: null,
    });
  });

  it("lands on nothing that cannot be true", () => {
    const steep = {
      direction: "down",
      baseline: { fy: fiscalYear(2023), value: num("10") },
      target: { fy: fiscalYear(2029), value: number("2") },
    } as const;
    expect(paceOf(input({ ...steep, actual: num("4"), lowest: num("0") })).landing).toBe("0");
    expect(paceOf(input({ actual: num("1500"), upperLimit: num("2600") })).landing).toBe("2600");
    expect(paceOf(input({ ...steep, actual: num("4") })).landing).toBe("-20");
  });

  it("counts a rate by the steps of the guide, and none before the first", () => {
    // The way begins with the plan: R6 is no step, and R7 is the first.
    expect(paceOf(input({ fy: fiscalYear(2024), actual: num("1000") }))).toMatchObject({
      broughtPerYear: null,
      landing: null,
      neededPerYear: "300",
    });
    expect(paceOf(input({ actual: num("1300") }))).toMatchObject({ broughtPerYear: "392", landing: "2868" });
    expect(paceOf(input({ method: "linear-from-baseline", actual: num("1300") }))).toMatchObject({
      broughtPerYear: "196",
      landing: "2084",
    });
  });

  it("says nothing of a landing that its limit would make say the opposite", () => {
    const least = {
      baseline: { fy: fiscalYear(2023), value: num("10") },
      target: { fy: fiscalYear(2029), value: number("0") },
      lowest: num("0"),
    };
    expect(paceOf(input({ ...least, actual: num("5") }))).toMatchObject({ code: "behind", landing: null });
  });

  it("is 順調 exactly where the landing meets the target, for every input", () => {
    const tenths = fc
      .integer({ min: -2000, max: 2000 })
      .map((each) => toDecimalString(decimal(each).dividedBy(10)));
    const years = fc.integer({ min: 2021, max: 2030 });
    fc.assert(
      fc.property(
        fc.record({
          direction: fc.constantFrom("up", "down"),
          baselineFy: years,
          targetFy: years,
          startFy: years,
          fy: years,
          from: tenths,
          to: tenths,
          actual: tenths,
          method: fc.constantFrom("equal-steps", "linear-from-baseline"),
          lowest: fc.option(tenths),
          upperLimit: fc.option(tenths),
        }),
        ({ direction, baselineFy, targetFy, startFy, fy, from, to, actual, method, lowest, upperLimit }) => {
          const { code, landing } = paceOf({
            fy: fiscalYear(fy),
            direction,
            baseline: { fy: fiscalYear(baselineFy), value: from },
            target: { fy: fiscalYear(targetFy), value: { kind: "number", value: to } },
            actual,
            method,
            startFy: fiscalYear(startFy),
            lowest,
            upperLimit,
          });
          if (code === null) expect(landing).toBeNull();
          if (code === null || landing === null) return;
          const meets = direction === "up" ? Number(landing) >= Number(to) : Number(landing) <= Number(to);
          expect(meets).toBe(code === "on_track");
        },
      ),
      { numRuns: 5000 },
    );
  });

  it("leaves everything but the guide open without an actual, and all of it for a trend", () => {
    const open = { covered: null, code: null, neededPerYear: null, broughtPerYear: null, landing: null };
    expect(paceOf(input({ actual: null }))).toEqual({ guide: "1226.4", ...open });
    expect(paceOf(input({ target: { fy: fiscalYear(2029), value: { kind: "trend" } } }))).toEqual({
      guide: null,
      ...open,
    });
  });

  it("still says what is needed with method none or without a baseline", () => {
    expect(paceOf(input({ method: "none", actual: num("1300") }))).toMatchObject({
      guide: null,
      covered: null,
      code: null,
      neededPerYear: "300",
    });
    expect(
      paceOf(input({ baseline: { fy: fiscalYear(2023), value: null }, actual: num("1300") })),
    ).toMatchObject({
      neededPerYear: "300",
      broughtPerYear: null,
      landing: null,
    });
  });

  it("is 順調 with exactly 1 on the guide, whatever the fraction, and never above or below it by rounding", () => {
    const grain = decimal("0.000001");
    fc.assert(
      fc.property(
        fc.constantFrom("up", "down"),
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        (direction, from, steps, all, takenAny) => {
          const taken = ((takenAny - 1) % all) + 1;
          const sign = direction === "up" ? 1 : -1;
          // A way of `steps × all` makes every guide an exact number, although way ÷ all ends in no decimal of the ratio.
          const on = decimal(from + sign * steps * taken);
          const at = (actual: string) =>
            paceOf(
              input({
                direction,
                fy: fiscalYear(2024 + taken),
                baseline: { fy: fiscalYear(2024), value: num(String(from)) },
                target: { fy: fiscalYear(2024 + all), value: number(String(from + sign * steps * all)) },
                actual: num(actual),
              }),
            );
          expect(at(toDecimalString(on))).toMatchObject({ code: "on_track", covered: "1" });
          expect(at(toDecimalString(on.plus(grain.times(sign)))).code).toBe("on_track");
          const short = at(toDecimalString(on.minus(grain.times(sign))));
          expect(short.code).not.toBe("on_track");
          expect(Number(short.covered)).toBeLessThan(1);
        },
      ),
    );
  });

  it("takes a third of the way for exactly a third, and anything less for less", () => {
    const third = {
      baseline: { fy: fiscalYear(2024), value: num("0") },
      target: { fy: fiscalYear(2027), value: number("1") },
    };
    expect(paceOf(input({ ...third, actual: num("0.333333333333333333") })).code).toBe("slightly_behind");
    expect(paceOf(input({ ...third, actual: num("0.333333333333333334") })).code).toBe("on_track");
    expect(
      paceOf(input({ ...third, target: { fy: fiscalYear(2027), value: number("3") }, actual: num("1") }))
        .covered,
    ).toBe("1");
  });

  it("is total: only canonical decimals and nulls come out", () => {
    const value = fc.integer({ min: -50, max: 50 }).map(String);
    const fy = fc.integer({ min: 2020, max: 2031 });
    fc.assert(
      fc.property(
        fc.record({
          fy,
          direction: fc.constantFrom("up", "down"),
          baseline: fc.record({ fy, value: fc.option(value) }),
          target: fc.record({
            fy,
            value: fc.oneof(
              value.map(number),
              fc.constantFrom({ kind: "trend" as const }, { kind: "none" as const }),
            ),
          }),
          actual: fc.option(value),
          method: fc.constantFrom("equal-steps", "linear-from-baseline", "none"),
          startFy: fy,
        }) as fc.Arbitrary<PaceInput>,
        (any) => {
          const { code, ...figures } = paceOf(any);
          for (const figure of Object.values(figures)) expect(figure ?? num("0")).toMatch(/^-?\d+(\.\d+)?$/);
          if (figures.covered !== null) expect(code).not.toBeNull();
          if (figures.guide === null) expect(code).toBeNull();
        },
      ),
      { numRuns: 2000 },
    );
  });
});
