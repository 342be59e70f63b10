import { realPlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { parsePlanFile } from "./schema";
import { writePlanFile } from "./write";

describe("a plan written as a file", () => {
  it.each(["dx-1", "dx-2"] as const)("%s is read again as it was", (id) => {
    const plan = realPlan(id);
    const text = writePlanFile(plan);
    expect(parsePlanFile(text)).toEqual({ ok: true, plan });
    expect(writePlanFile(plan)).toBe(text);
  });
});
