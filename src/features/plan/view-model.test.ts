import { realPlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { buildPlanView, circled } from "./view-model";

describe("the second plan as loaded", () => {
  const view = buildPlanView({
    version: 3,
    phase: "running",
    isPublic: true,
    isChosenToLead: false,
    closedOn: null,
    definition: realPlan("dx-2"),
    departments: { "paper-sheets": { id: "d1", name: "総務課" } },
  });

  it("counts what the document holds, and what is still open", () => {
    expect(view.counts).toEqual({
      pillars: 3,
      measures: 14,
      initiatives: 73,
      kpis: 7,
      unspecified: 6,
      unassigned: 6,
    });
  });

  it("prints a KPI with value, unit, year and way of counting", () => {
    const paper = view.pillars[1]?.kpis.find(({ id }) => id === "paper-sheets");
    expect(paper).toMatchObject({
      baseline: { text: "15,000千枚", year: "令和5年度" },
      target: { text: "10,000千枚", year: "令和11年度" },
      direction: "減るほどよい",
      aggregation: null,
      unitNote: "1千枚＝1,000",
      department: { name: "総務課" },
    });
    expect(view.kpis[0]).toMatchObject({
      baseline: { text: "なし" },
      target: { text: "上昇" },
      aggregation: "割合",
    });
  });

  it("shows markers and corrections as they stand", () => {
    const initiatives = view.pillars.flatMap(({ measures }) => measures.flatMap((each) => each.initiatives));
    expect(initiatives.filter(({ marker }) => marker === "○")).toHaveLength(36);
    expect(view.corrections.length).toBeGreaterThan(0);
  });
});

it("numbers measures as the document does", () => {
  expect([1, 20, 21].map(circled)).toEqual(["①", "⑳", "(21)"]);
});
