import { num } from "@tests/fixtures/brands";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JUDGEMENT_CODES } from "./judgement";
import { inOrder, KPI_ORDERS, type KpiOrder, type OrderedKpi } from "./kpi-order";

const kpi = (name: string, over: Partial<OrderedKpi> = {}): OrderedKpi => ({
  name,
  mark: { code: "not_evaluated", isExpected: false },
  covered: null,
  effort: null,
  ...over,
});
const marked = (name: string, code: OrderedKpi["mark"]["code"], isExpected = false, covered?: string) =>
  kpi(name, { mark: { code, isExpected }, ...(covered !== undefined && { covered: num(covered) }) });
const names = (kpis: readonly OrderedKpi[], order: KpiOrder) =>
  inOrder(kpis, order, (each) => each).map(({ name }) => name);

describe("an order of KPIs", () => {
  it("by mark has the worst first, one that is to come behind its like, and of equal ones what is farther back", () => {
    const kpis = [
      kpi("－"),
      marked("○", "achieved", false, "1.2"),
      marked("△ 0.9", "improving", false, "0.9"),
      marked("見込み ×", "not_achieved", true),
      marked("△ 0.4", "improving", false, "0.4"),
      marked("× 0.2", "not_achieved", false, "0.2"),
      marked("× −0.2", "not_achieved", false, "-0.2"),
      marked("×", "not_achieved"),
    ];
    expect(names(kpis, "mark")).toEqual(["× −0.2", "× 0.2", "×", "見込み ×", "△ 0.4", "△ 0.9", "○", "－"]);
  });

  it("by the share of the guided way has the least first, by effort the most, by name as a dictionary", () => {
    const covered = (name: string, share: string) => kpi(name, { covered: num(share) });
    const kpis = [kpi("なし"), covered("86%", "0.86"), covered("後退", "-0.24"), covered("110%", "1.1")];
    expect(names(kpis, "way")).toEqual(["後退", "86%", "110%", "なし"]);
    const effort = (name: string, share: string) => kpi(name, { effort: num(share) });
    expect(names([kpi("なし"), effort("届いた", "0"), effort("倍", "2")], "need")).toEqual([
      "倍",
      "届いた",
      "なし",
    ]);
    expect(names([kpi("指標10"), kpi("指標2"), kpi("あゆみ")], "name")).toEqual([
      "あゆみ",
      "指標2",
      "指標10",
    ]);
  });

  it("has each KPI once, and equal ones as the plan has them", () => {
    const share = fc.option(fc.integer({ min: -3, max: 3 }).map((each) => num(String(each))));
    const any = fc.record({
      name: fc.constantFrom("甲", "乙"),
      mark: fc.record({ code: fc.constantFrom(...JUDGEMENT_CODES), isExpected: fc.boolean() }),
      covered: share,
      effort: share,
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), fc.constantFrom(...KPI_ORDERS), (kpis, order) => {
        const numbered = kpis.map((each, no) => ({ each, no }));
        const sorted = inOrder(numbered, order, ({ each }) => each);
        expect(sorted.map(({ no }) => no).sort((a, b) => a - b)).toEqual(numbered.map(({ no }) => no));
        // Whatever is sorted already stays as it is.
        expect(inOrder(sorted, order, ({ each }) => each)).toEqual(sorted);
      }),
    );
  });
});
