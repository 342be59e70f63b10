import { planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toIsoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { mapInitiatives } from "./initiatives";
import { answersFrom, handedOver, heldByOthers } from "./responsible";

const paper = makeKpi({ id: toKpiId("paper"), department: "総務課" });
const NOW = makePlan({ id: "now", kpis: [paper], startFy: fiscalYear(2025), endFy: fiscalYear(2027) });
const NEXT = makePlan({
  id: "next",
  kpis: [{ ...paper, department: "市民課" }],
  startFy: fiscalYear(2028),
  endFy: fiscalYear(2030),
});
const [BEFORE, BEGUN] = [toIsoDate("2028-03-31"), toIsoDate("2028-04-01")];

it("a plan that has not begun leaves today's departments, and answers from its first year", () => {
  expect(answersFrom(NEXT, BEFORE)).toBe(2028);
  expect([...heldByOthers(NEXT, [NOW, NEXT], BEFORE)]).toEqual(["paper"]);
  expect([...heldByOthers(NEXT, [NEXT], BEFORE)]).toEqual([]);
  expect(answersFrom(NEXT, BEGUN)).toBeNull();
  expect([...heldByOthers(NEXT, [NOW, NEXT], BEGUN)]).toEqual([]);
});

it("what it gives to another department than the plan before is handed over, and nothing else", () => {
  expect(handedOver(NEXT, [NOW, NEXT])).toMatchObject([{ id: "paper", department: "市民課" }]);
  expect(handedOver({ ...NEXT, kpis: [paper] }, [NOW])).toEqual([]);
  expect(handedOver({ ...NEXT, kpis: [{ ...paper, department: null }] }, [NOW])).toEqual([]);
  expect(handedOver({ ...NEXT, kpis: [{ ...paper, id: toKpiId("new") }] }, [NOW])).toEqual([]);
  expect(handedOver(NOW, [NOW, NEXT])).toEqual([]);
});

it("an initiative is its measure's department's, and handed over like a KPI", () => {
  const now = planWithInitiatives({ a: "窓口を増やす", b: "夜も開ける" }, { id: "now" });
  const next = mapInitiatives(
    { ...now, id: "next", startFy: fiscalYear(now.endFy + 1), endFy: fiscalYear(now.endFy + 2) },
    (each) => (each.id === "a" ? { ...each, department: "市民課" } : each),
  );
  expect(handedOver(next, [now, next]).map(({ id }) => id)).toEqual(["a"]);
});
