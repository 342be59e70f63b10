import { day, num } from "@tests/fixtures/brands";
import { makePaperKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { decidedPlan, UNDECIDED } from "@/domain/proposals/decide";
import { decisionKey } from "@/domain/proposals/diff";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { changedValues } from "@/domain/words/ja/plan/plan";
import type { ChangedPart, DefinitionChange } from "./definition";
import { termsOf } from "./editions";
import { marksAfter } from "./told";

const R8 = fiscalYear(2026);
const R9 = fiscalYear(2027);
const old = makePaperKpi();
const entry = (what: ChangedPart, before: string, after: string, year = R8): DefinitionChange => ({
  kpiId: old.id,
  what,
  from: year,
  before,
  after,
  reason: "見直し",
  decidedOn: null,
  document: null,
  rejudges: false,
});

it("a value is told in the unit of its own decision, also after a later change of the unit", () => {
  const ledger = [
    entry("target", "10000", "9000", R9),
    entry("unit", "千枚", "枚", R9),
    entry("target", "9000", "9000000", R9),
    entry("planned", "9500", "9500000", R9),
    entry("target", "9000000", "8000000", R9),
  ];
  const kpi = {
    ...old,
    unit: "枚",
    target: { ...old.target, value: { kind: "number" as const, value: num("8000000") } },
    earlier: [{ ...termsOf(old), until: R8 }],
  };
  expect(ledger.map((change) => changedValues(change, kpi, ledger, () => null))).toEqual([
    "目標値 10,000千枚 → 9,000千枚",
    "単位 千枚 → 枚",
    "目標値 9,000千枚 → 9,000,000枚",
    "計画 9,500千枚 → 9,500,000枚",
    "目標値 9,000,000枚 → 8,000,000枚",
  ]);
});

it("a 計画 that is changed again after it was restated is no part of the change of the unit", () => {
  const ledger = [
    entry("unit", "千枚", "枚"),
    entry("planned", "9500", "9500000", R9),
    entry("planned", "9500000", "9000000", R9),
  ];
  const kpi = { ...old, unit: "枚", earlier: [{ ...termsOf(old), until: fiscalYear(2025) }] };
  expect(ledger.map((change) => changedValues(change, kpi, ledger, () => null))).toEqual([
    "単位 千枚 → 枚",
    "計画 9,500千枚 → 9,500,000枚",
    "計画 9,500,000枚 → 9,000,000枚",
  ]);
});

describe("a unit and its values that were decided on different days", () => {
  const percent = { ...old, unit: "枚", baseline: { ...old.baseline, value: num("15000000") } };
  const proposed = {
    ...percent,
    target: { ...old.target, value: { kind: "number" as const, value: num("10000000") } },
  };
  const plan = makePlan({ kpis: [old] });
  const decision = { ...UNDECIDED, from: R9, reason: "見直し" };
  const own = { ...decision, decidedOn: day("2027-03-25"), document: "数え方の通知" };
  const first = decidedPlan(
    plan,
    { ...plan, kpis: [proposed] },
    {
      [decisionKey(old.id, "unit")]: own,
      [decisionKey(old.id, "baseline")]: decision,
      [decisionKey(old.id, "target")]: decision,
    },
  );
  const told = ({ kpis: [kpi], changes = [] }: typeof first) =>
    kpi && changes.map((change) => changedValues(change, kpi, changes, () => null));

  it("are told in the units before and after", () => {
    expect(told(first)).toEqual([
      "単位 千枚 → 枚",
      "現状値 15,000千枚 → 15,000,000枚",
      "目標値 10,000千枚 → 10,000,000枚",
    ]);
  });

  it("are told so beside another change of the same day, and after the unit came back", () => {
    const [kpi] = first.kpis;
    if (!kpi) throw new Error("no KPI");
    const lower = {
      ...kpi,
      target: { ...kpi.target, value: { kind: "number" as const, value: num("9000000") } },
    };
    const second = decidedPlan(first, { ...first, kpis: [lower] }, { [decisionKey(old.id, "target")]: own });
    const back = decidedPlan(
      second,
      { ...second, kpis: [{ ...lower, ...termsOf(old), earlier: lower.earlier }] },
      Object.fromEntries(
        (["unit", "baseline", "target"] as const).map((what) => [decisionKey(old.id, what), own]),
      ),
    );
    expect(told(back)?.slice(3)).toEqual([
      "目標値 10,000,000枚 → 9,000,000枚",
      "単位 枚 → 千枚",
      "現状値 15,000,000枚 → 15,000千枚",
      "目標値 9,000,000枚 → 10,000千枚",
    ]);
  });
});

it("marks that were published stay, unless they were given again; of what marks do not depend on nothing is said", () => {
  const marks = (what: ChangedPart, rejudges = false) => marksAfter({ what, rejudges });
  expect([marks("target"), marks("unit"), marks("guideMethod")]).toEqual(["stay", "stay", "stay"]);
  expect([marks("target", true), marks("name", true)]).toEqual(["given_again", "given_again"]);
  expect([marks("name"), marks("department"), marks("text")]).toEqual([null, null, null]);
});
