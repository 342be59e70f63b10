/** A KPI ends: the 計画 of the years after it is taken out with that. */
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { UNDECIDED } from "./decide";
import { decisionKey } from "./diff";
import { examineProposal } from "./examine";

const [R8, R9, R10] = [fiscalYear(2026), fiscalYear(2027), fiscalYear(2028)];
const planned = (fy: number): Kpi["years"][number] => ({
  fy: fiscalYear(fy),
  planned: { kind: "number", value: num("150") },
  actual: null,
});
const kpi = makeKpi({ years: [planned(2026), planned(2027), planned(2028)] });
const record = { ...NOTHING_ON_RECORD, publishedKpis: [kpi.id] };
const ending = { ...UNDECIDED, reason: "統合のため", document: "資料2" };
const examine = (after: Partial<Kpi>, what: "ended" | "from" | null = "ended", before: Kpi = kpi) =>
  examineProposal(
    makePlan({ kpis: [before] }),
    makePlan({ kpis: [{ ...before, ...after }] }),
    what === null ? {} : { [decisionKey(kpi.id, what)]: ending },
    record,
    isoDate("2026-11-20"),
  );

it("the 計画 of years after the end goes with the end: one reason, one document", () => {
  const { problems, plan } = examine({ until: R8, years: [planned(2026)] });
  expect(problems).toEqual([]);
  expect(plan.changes?.map(({ what, from, reason, document }) => [what, from, reason, document])).toEqual([
    ["ended", R8, "統合のため", "資料2"],
    ["planned", R9, "統合のため", "資料2"],
    ["planned", R10, "統合のため", "資料2"],
  ]);
});

it("so does that of years before a later beginning", () => {
  const { problems } = examine({ from: R9, years: [planned(2027), planned(2028)] }, "from");
  expect(problems).toEqual([]);
});

it("is decided by itself where the KPI is asked for in that year, or nothing is said of its years", () => {
  const kinds = (...args: Parameters<typeof examine>) => examine(...args).problems.map(({ kind }) => kind);
  expect(kinds({ until: R9, years: [planned(2027)] })).toEqual(["reason_missing"]);
  expect(kinds({ years: [planned(2026), planned(2027)] }, null)).toEqual(["reason_missing"]);
  // Another 計画, rather than none.
  const other = { ...planned(2028), planned: { kind: "trend" as const } };
  expect(kinds({ until: R9, years: [planned(2026), planned(2027), other] })).toEqual(["reason_missing"]);
});
