import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { InitiativeContent } from "@/domain/reports/initiatives/initiative";
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
type Reported = Parameters<typeof factsOf>[4][number];
const report = (id: string, known: Partial<Reported> = {}): Reported => ({
  initiativeId: toInitiativeId(id),
  fy: R7,
  state: "not_started",
  earlier: null,
  inForce: null,
  midYear: null,
  ...known,
});
const reports = [report("t-a", { state: "approved", inForce: answer }), report("t-b")];
const facts = (part: Parameters<typeof factsOf>[1], of = reports) => factsOf(PLAN, part, R7, [], of);
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
    expect(facts({ pillar, measure: first }).initiatives).toEqual([
      { id: "t-a", text: "t-a", standing: { kind: "stands", fy: R7, progress: "under_way", done: "始めた" } },
      { id: "t-b", text: "t-b", standing: { kind: "pending", pending: "unanswered" } },
    ]);
    const whole = facts({ pillar: null, measure: null });
    expect(whole.initiatives).toEqual([]);
    expect(whole.counts).toMatchObject({ under_way: 1, unanswered: 2 });
  });

  it("count as 完了 what was completed in a year before and is not asked again, and say what the others wait for", () => {
    const whole = facts({ pillar: null, measure: null }, [
      report("t-a", {
        earlier: { ...answer, fy: fiscalYear(2024), progress: "completed", done: "終えた" },
      }),
      report("t-b", {
        state: "submitted",
        earlier: { ...answer, fy: fiscalYear(2024), progress: "under_way" },
      }),
      report("t-c", { state: "returned" }),
    ]);
    expect(whole.counts).toMatchObject({ completed: 1, under_way: 0, unanswered: 2 });
    expect(whole.pending).toEqual({ unanswered: 0, returned: 1, waiting: 1 });
  });

  it("do not take an answer of the middle of the year for the year's own, nor for 完了 of before", () => {
    const midYear = { ...answer, progress: "under_way" as const };
    const earlier = { ...answer, fy: fiscalYear(2024), progress: "completed" as const };
    const whole = facts({ pillar: null, measure: null }, [
      report("t-a", { state: "approved", earlier, midYear }),
    ]);
    expect(whole.counts).toMatchObject({ completed: 0, unanswered: 3 });
    expect(whole.pending).toEqual({ unanswered: 3, returned: 0, waiting: 0 });
  });
});
