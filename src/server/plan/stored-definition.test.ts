import { realPlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { storedDefinition } from "./stored-definition";

const row = (definition: unknown, version = 1) => ({ planId: "p", version, sha256: "x", definition });

describe("a stored definition", () => {
  it.each(["dx-1", "dx-2"] as const)("%s is given back as it stands, whatever else it says", (id) => {
    const definition = { ...realPlan(id), writtenLater: { by: "another version" } };
    expect(storedDefinition(row(definition, id === "dx-1" ? 1 : 2))).toBe(definition);
  });

  it.each([
    ["nothing", null],
    ["a list", []],
    ["a plan without its years", { ...realPlan("dx-2"), startFy: undefined }],
    [
      "a figure that is a number",
      { ...realPlan("dx-2"), kpis: [{ ...realPlan("dx-2").kpis[0], upperLimit: 100 }] },
    ],
    [
      "a figure that is not canonical",
      { ...realPlan("dx-2"), kpis: [{ ...realPlan("dx-2").kpis[0], upperLimit: "100.0" }] },
    ],
    ["a plan that begins in no year", { ...realPlan("dx-2"), startFy: 25 }],
  ])("is refused where it is %s", (_, definition) => {
    expect(() => storedDefinition(row(definition, 3))).toThrow();
  });
});
