import { realPlan } from "@tests/fixtures/plan";
import { anyPlan } from "@tests/fixtures/plan-arbitrary";
import { makeSnapshot } from "@tests/fixtures/snapshot";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { parsePlanFile } from "./schema";
import { writePlanFile } from "./write";

function readAgain(text: string) {
  const result = parsePlanFile(text);
  if (!result.ok) throw new Error(`${JSON.stringify(result.errors)}\n${text}`);
  return result.plan as PlanDefinition;
}

describe("a plan written as a file", () => {
  it.each(["dx-1", "dx-2"] as const)("%s is read again as it was, and written again as it is", (id) => {
    const plan = realPlan(id);
    const text = writePlanFile(plan);
    const again = readAgain(text);
    expect(again).toEqual(plan);
    expect(writePlanFile(again)).toBe(text);
  });

  it("is published as it was, byte for byte", () => {
    const plans = [realPlan("dx-2"), realPlan("dx-1")];
    const again = plans.map((plan) => readAgain(writePlanFile(plan)));
    // The public files are made from the snapshot and nothing else.
    expect(JSON.stringify(makeSnapshot({ plans: again }))).toBe(JSON.stringify(makeSnapshot({ plans })));
  });

  it("is the same plan, whatever it says", () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const text = writePlanFile(plan);
        const again = readAgain(text);
        expect(again).toEqual(plan);
        expect(writePlanFile(again)).toBe(text);
      }),
      { numRuns: 100 },
    );
  }, 120_000);
});
