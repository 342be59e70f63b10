import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { editionsOf } from "@/domain/plan/editions";
import { type Decision, UNDECIDED } from "@/domain/proposals/decide";
import { examineProposal } from "@/domain/proposals/examine";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { OnRecord } from "./record";
import { proposedChanges } from "./rejudging";

const [R7, R8, R9] = [2025, 2026, 2027].map((year) => fiscalYear(year)) as [
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
  ReturnType<typeof fiscalYear>,
];
/** R7–R11, 目標値 200件 */
const kpi = makeKpi();
const other = makeKpi({ id: toKpiId("other") });
const plan = makePlan({ kpis: [kpi, other] });
/** Only the other KPI was published. */
const OTHER_SEEN: OnRecord = { ...NOTHING_ON_RECORD, publishedKpis: [other.id] };
const SEEN: OnRecord = { ...NOTHING_ON_RECORD, publishedKpis: [kpi.id, other.id] };

const target = (value: string) => ({
  target: { ...kpi.target, value: { kind: "number" as const, value: num(value) } },
});

function decided(
  before: PlanDefinition,
  changes: Partial<Kpi>,
  decision: Partial<Decision>,
  record: OnRecord = NOTHING_ON_RECORD,
  whole: Partial<PlanDefinition> = {},
): PlanDefinition {
  const proposed = {
    ...before,
    ...whole,
    kpis: before.kpis.map((each) => (each.id === kpi.id ? { ...each, ...changes } : each)),
  };
  const decisions = Object.fromEntries(
    proposedChanges(before, proposed, {}).map(({ key }) => [
      key,
      { ...UNDECIDED, reason: "見直し", ...decision },
    ]),
  );
  const examined = examineProposal(before, proposed, decisions, record, day("2026-06-01"));
  expect(examined.problems).toEqual([]);
  return examined.plan;
}

const targetsOf = ({ kpis }: PlanDefinition) =>
  editionsOf(kpis[0] as Kpi).map(({ from, terms }) => [
    from,
    terms.target.value.kind === "number" ? terms.target.value.value : null,
  ]);
const toldOf = ({ changes = [] }: PlanDefinition) =>
  changes.map(({ what, from, before, after }) => [what, from, before, after]);

describe("what was changed before anybody outside read it", () => {
  it.each([
    ["a plan", NOTHING_ON_RECORD],
    ["a KPI of a published plan", OTHER_SEEN],
  ])("is no history of %s: it holds from the beginning", (_, record) => {
    const changed = decided(plan, target("400"), { from: R7 }, record);
    expect(targetsOf(changed)).toEqual([[null, "400"]]);
    expect(changed.changes).toBeUndefined();
  });

  it("is an edition, and told, where it was published", () => {
    const changed = decided(plan, target("400"), { from: R7 }, SEEN);
    expect(targetsOf(changed)).toEqual([
      [null, "200"],
      [R7, "400"],
    ]);
    expect(toldOf(changed)).toEqual([["target", R7, "200", "400"]]);
  });

  it("is of a KPI that begins late no history before its own first year", () => {
    const late = makePlan({ kpis: [{ ...kpi, from: R9 }, other] });
    expect(targetsOf(decided(late, target("400"), { from: R9 }))).toEqual([[null, "400"]]);
  });

  it("is meant where it holds from a later year on: the pages say so", () => {
    const changed = decided(plan, target("400"), { from: R8 });
    expect(targetsOf(changed)).toEqual([
      [null, "200"],
      [R8, "400"],
    ]);
    expect(toldOf(changed)).toEqual([["target", R8, "200", "400"]]);
  });

  it("leaves nothing of what was drafted in between", () => {
    const once = decided(plan, target("400"), { from: R8 });
    expect(toldOf(decided(once, target("500"), { from: R8 }))).toEqual([["target", R8, "200", "500"]]);
    expect(decided(once, target("200"), { from: R8 }).changes ?? []).toEqual([]);
    expect(decided(once, target("500"), { from: R7 }).changes ?? []).toEqual([]);
    expect(toldOf(decided(once, target("500"), { from: R8 }, SEEN))).toEqual([
      ["target", R8, "200", "400"],
      ["target", R8, "400", "500"],
    ]);
  });

  it("is told of nobody where it is of one year, of words or of the plan", () => {
    const years = [{ fy: R8, planned: { kind: "number" as const, value: num("150") }, actual: null }];
    const settings = { ...plan.settings, guideMethod: "none" as const, allowSelfApproval: true };
    const edits = { years, name: "別の名", definition: "数え方" };
    const changed = decided(plan, edits, { from: R7 }, NOTHING_ON_RECORD, { settings, aim: "別の目的" });
    expect(changed).not.toHaveProperty("changes", expect.anything());
    expect(changed.earlierSettings).toBeUndefined();
    expect(changed.settings).toEqual(settings);
    expect(toldOf(decided(plan, edits, { from: R7 }, SEEN, { settings })).length).toBeGreaterThan(3);
  });

  it("is told where a published plan has one more KPI", () => {
    const added = { kpis: [kpi, other, makeKpi({ id: toKpiId("third"), from: R9 })] };
    const proposed = { ...plan, ...added };
    const told = (record: OnRecord) =>
      examineProposal(
        plan,
        proposed,
        { "third/added": { ...UNDECIDED, reason: "新しい取組" } },
        record,
        day("2026-06-01"),
      ).plan.changes?.map(({ what }) => what);
    expect(told(SEEN)).toEqual(["added"]);
    expect(told(NOTHING_ON_RECORD) ?? []).toEqual([]);
  });
});
