import { num } from "@tests/fixtures/brands";
import { makePaperKpi } from "@tests/fixtures/kpi";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { changedValues } from "@/domain/words/ja/plan";
import type { ChangedPart, DefinitionChange } from "./definition";
import { termsOf } from "./editions";

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
