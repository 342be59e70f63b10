import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { addressOf, type ExploreState, readAddress, withTrial } from "./address";

const R8 = fiscalYear(2026);

const STATE: ExploreState = {
  plan: "dx-2",
  asOf: null,
  kpiIds: ["paper", "online-procedures"],
  from: fiscalYear(2023),
  to: fiscalYear(2029),
  lines: ["planned", "landing"],
  trials: [{ kpiId: "paper", fy: R8, text: "１４，０００" }],
};

/** As Next hands a query to a page. */
function paramsOf(address: string) {
  const { searchParams } = new URL(address, "https://x.example");
  return Object.fromEntries(
    [...searchParams.keys()].map((name) => {
      const all = searchParams.getAll(name);
      return [name, all.length === 1 ? all[0] : all];
    }),
  );
}

describe("the address", () => {
  it("brings back what was looked at, typed as it was", () => {
    expect(readAddress(paramsOf(addressOf(STATE)))).toEqual(STATE);
    const told = { ...STATE, asOf: 3 };
    expect(readAddress(paramsOf(addressOf(told)))).toEqual(told);
  });

  it("keeps an empty choice, and is told from no choice at all", () => {
    const empty = { ...STATE, kpiIds: [], lines: [], trials: [] };
    expect(readAddress(paramsOf(addressOf(empty)))).toEqual(empty);
    expect(readAddress({})).toMatchObject({ kpiIds: null, lines: ["guide", "landing"] });
  });

  it("leaves out what was typed for a KPI that is not shown, and what was cleared", () => {
    expect(addressOf({ ...STATE, kpiIds: ["online-procedures"] })).not.toContain("try.");
    expect(addressOf(withTrial(STATE, { kpiId: "paper", fy: R8, text: "" }))).not.toContain("try.");
  });

  it("takes nothing that cannot be a choice", () => {
    const odd = readAddress({
      plan: "../x",
      kpi: ["<b>", "paper"],
      from: "next",
      line: "guide",
      "try.x": "1",
    });
    expect(odd).toMatchObject({ plan: null, kpiIds: ["paper"], from: null, trials: [] });
  });
});
