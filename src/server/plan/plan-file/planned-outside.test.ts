import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import type { DocumentedYear, Kpi } from "@/domain/plan/definition";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { definitionErrors } from "./check";

const [R7, R8, R9] = [fiscalYear(2025), fiscalYear(2026), fiscalYear(2027)];
const planned = (fy: number, value = "150", actual: string | null = null): DocumentedYear => ({
  fy: fiscalYear(fy),
  planned: value === "—" ? { kind: "none" } : { kind: "number", value: num(value) },
  actual: actual === null ? null : num(actual),
});
const errorsOf = (changes: Partial<Kpi>) =>
  definitionErrors(makePlan({ pillars: [makePillar()], kpis: [makeKpi(changes)] }));

it("a 計画 of a year after the KPI's end is refused at that year", () => {
  const years = [planned(2025), planned(2026), planned(2027), planned(2028)];
  expect(errorsOf({ until: R8, years })).toEqual(
    [2027, 2028].map((fy, index) => ({
      path: `kpis[0].years[${index + 2}].planned`,
      message: `終わりの年度（until: 2026）より後の年度の計画は書けません。${fy} の計画（planned）を除くか、終わりの年度を直してください。`,
    })),
  );
  expect(errorsOf({ until: fiscalYear(2028), years })).toEqual([]);
  expect(errorsOf({ years })).toEqual([]);
});

it("a 計画 of a year before the KPI begins is refused at that year", () => {
  expect(errorsOf({ from: R8, years: [planned(2025), planned(2026)] })).toEqual([
    {
      path: "kpis[0].years[0].planned",
      message:
        "始まりの年度（from: 2026）より前の年度の計画は書けません。2025 の計画（planned）を除くか、始まりの年度を直してください。",
    },
  ]);
  expect(errorsOf({ from: R7, years: [planned(2025)] })).toEqual([]);
});

it("a year whose figure is printed, one without a 計画, and a target after the end are no contradiction", () => {
  expect(errorsOf({ until: R7, years: [planned(2026, "150", "140"), planned(2027, "—")] })).toEqual([]);
  expect(errorsOf({ from: R9, years: [{ fy: R8, actual: num("140") }] })).toEqual([]);
  // What is needed for it is told of no KPI that ends before (`endsBeforeTarget`).
  expect(errorsOf({ until: R7, target: { fy: R9, value: { kind: "number", value: num("200") } } })).toEqual(
    [],
  );
});
