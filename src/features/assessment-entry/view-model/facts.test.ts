import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { InitiativeContent } from "@/domain/reports/initiative";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { factsOf } from "./facts";

const R7 = fiscalYear(2025);
const line = (id: string) => ({ id: toInitiativeId(id), marker: "・" as const, text: id });
const measure = (no: number, kpis: string[], ...ids: string[]) => ({
  no,
  title: `取組${no}`,
  source: "",
  initiatives: ids.map(line),
  kpis: kpis.map((id) => makeKpi({ id: toKpiId(id) })),
});
const pillar = makePillar({
  kpis: [makeKpi({ id: toKpiId("of-pillar") })],
  measures: [measure(1, ["of-measure"], "t-a", "t-b"), measure(2, [], "t-c")],
});
const PLAN = makePlan({ kpis: [makeKpi({ id: toKpiId("of-plan") })], pillars: [pillar] });
const [first = null, second = null] = pillar.measures;
const answer: InitiativeContent = {
  progress: "under_way",
  done: "始めた",
  result: "",
  nextStep: "",
  warningNote: "",
};
const reports = [
  { initiativeId: toInitiativeId("t-a"), fy: R7, inForce: answer },
  { initiativeId: toInitiativeId("t-b"), fy: R7, inForce: null },
];
const facts = (part: Parameters<typeof factsOf>[1]) => factsOf(PLAN, part, R7, [], reports);
const ids = (part: Parameters<typeof factsOf>[1]) => facts(part).kpis.map(({ id }) => id);

describe("what stands beside the form", () => {
  it("are the KPIs of the plan, of the pillar with its measures, or of the measure; a measure without any has its pillar's", () => {
    expect(ids({ pillar: null, measure: null })).toEqual(["of-plan", "of-pillar", "of-measure"]);
    expect(ids({ pillar, measure: null })).toEqual(["of-pillar", "of-measure"]);
    expect(ids({ pillar, measure: first })).toEqual(["of-measure"]);
    expect(facts({ pillar, measure: second })).toMatchObject({ areOfPillar: true });
    expect(ids({ pillar, measure: second })).toEqual(["of-pillar", "of-measure"]);
  });

  it("are the initiatives of a measure one by one, above it their number; only what is approved counts", () => {
    expect(
      facts({ pillar, measure: first }).initiatives.map(({ id, state, done }) => [id, state, done]),
    ).toEqual([
      ["t-a", "under_way", "始めた"],
      ["t-b", null, ""],
    ]);
    const whole = facts({ pillar: null, measure: null });
    expect(whole.initiatives).toEqual([]);
    expect(whole.counts).toMatchObject({ under_way: 1, unanswered: 2 });
  });
});
