import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHANGED_PARTS } from "@/domain/plan/definition";
import { toldValue } from "./told-value";

const KPI = { decimals: 1 };

describe("a value of a changed part", () => {
  it("is a figure with the places that are printed, or the kind of target without one", () => {
    expect(toldValue("target", "2500", KPI)).toEqual({ is: "figure", value: "2500", decimals: 0 });
    expect(toldValue("target", "41.6", KPI)).toEqual({ is: "figure", value: "41.6", decimals: 1 });
    expect(toldValue("planned", "0.25", KPI)).toEqual({ is: "figure", value: "0.25", decimals: 2 });
    expect(toldValue("target", "↗", KPI)).toEqual({ is: "target", target: { kind: "trend" } });
    expect(toldValue("target", "—", null)).toEqual({ is: "target", target: { kind: "none" } });
  });

  it("is years, also several", () => {
    expect(toldValue("targetFy", "2029", KPI)).toEqual({ is: "years", fys: [2029] });
    expect(toldValue("surveyed", "2026,2028", KPI)).toEqual({ is: "years", fys: [2026, 2028] });
  });

  it("that the plan does not say means something of its own for some parts", () => {
    expect(toldValue("surveyed", null, KPI)).toEqual({ is: "every_year" });
    expect(toldValue("from", null, KPI)).toEqual({ is: "from_the_start" });
    expect(toldValue("until", null, KPI)).toEqual({ is: "to_the_end" });
    expect(toldValue("upperLimit", null, KPI)).toEqual({ is: "nothing" });
  });

  it("is a setting by its key", () => {
    expect(toldValue("direction", "down", KPI)).toEqual({ is: "direction", direction: "down" });
    expect(toldValue("scale", "1000", KPI)).toEqual({ is: "times", count: 1000 });
    expect(toldValue("decimals", "2", KPI)).toEqual({ is: "places", count: 2 });
    expect(toldValue("guideMethod", "none", null)).toEqual({ is: "guide", guide: "none" });
    expect(toldValue("improvementReference", "baseline", null)).toEqual({
      is: "reference",
      reference: "baseline",
    });
  });

  it.each(["added", "ended", "place", "order", "text"] as const)("is none of %s", (what) => {
    expect(toldValue(what, "1-2", KPI)).toBeNull();
    expect(toldValue(what, null, KPI)).toBeNull();
  });

  it("never throws, and keeps the plan's words whole", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHANGED_PARTS), fc.string(), (what, value) => {
        const told = toldValue(what, value, KPI);
        if (told?.is === "words") expect(told.words).toBe(value);
      }),
    );
  });
});
