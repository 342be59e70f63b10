/** A plan that is changed while a round runs: what the round asks for is always what the plan has in that year. */
import { planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { makeKpi } from "@tests/fixtures/kpi";
import { makeMetric } from "@tests/fixtures/metric";
import { makePlan } from "@tests/fixtures/plan";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { mapInitiatives } from "@/domain/plan/initiatives";
import { namedItems } from "@/domain/plan/responsible";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { changedRoundSentences, changedRoundWords } from "@/domain/words/ja/rounds/changed-rounds";
import { type AskingPlan, type ChangedRound, changedRounds } from "./changed-items";

const [R7, R8] = [fiscalYear(2025), fiscalYear(2026)];
const CARDS = makeMetric({ department: "市民課" });

/** Answered for as the plan says. */
function asking(definition: PlanDefinition): AskingPlan {
  const named = new Map(namedItems(definition).map(({ id, department }) => [id, department]));
  return { definition, departmentOf: (id) => named.get(id) ?? null };
}
const round = (figures: readonly string[], state: "open" | "preparing" = "open") => ({
  fy: R7,
  title: "令和7年度の実績照会",
  state,
  figures: new Set(figures),
});
const change = (before: PlanDefinition, after: PlanDefinition, asked = round(["k"])) =>
  changedRounds([asked], [asking(before)], [asking(after)]);
const names = ([found]: readonly ChangedRound[]) => found && changedRoundWords(found);

const KPI = makeKpi({ id: toKpiId("k"), name: "手続の種類", department: "総務課" });
const PLAN = makePlan({ kpis: [KPI] });

describe("a round that is open", () => {
  it("gets a metric that comes into the plan, and its department is asked", () => {
    const changed = change(PLAN, { ...PLAN, metrics: [CARDS] });
    expect(names(changed)).toEqual({ added: ["図書館カードの登録者数"] });
    expect(changedRoundSentences(changed)).toEqual([
      "「図書館カードの登録者数」は、実施中の「令和7年度の実績照会」に加わり、市民課に入力を依頼します。",
    ]);
  });

  it("does not get what begins with a later year, and gets it once it begins earlier", () => {
    const later = { ...PLAN, metrics: [{ ...CARDS, from: R8 }] };
    expect(change(PLAN, later)).toEqual([]);
    expect(names(change(later, { ...PLAN, metrics: [{ ...CARDS, from: R7 }] }))).toEqual({
      added: ["図書館カードの登録者数"],
    });
  });

  it("says where nobody can be asked", () => {
    const changed = change(PLAN, { ...PLAN, metrics: [{ ...CARDS, department: null }] });
    expect(changedRoundSentences(changed)).toEqual([
      "「図書館カードの登録者数」は、実施中の「令和7年度の実績照会」に加わります。所管課が決まっていないため、入力の依頼はどこにも届きません。",
    ]);
  });

  it("asks the other department where the plan names one", () => {
    const changed = change(PLAN, { ...PLAN, kpis: [{ ...KPI, department: "税務課" }] });
    expect(names(changed)).toEqual({ respondents: ["手続の種類（総務課から税務課へ）"] });
    expect(changedRoundSentences(changed)).toEqual([
      "「手続の種類」は、実施中の「令和7年度の実績照会」で、入力を依頼する課が税務課に変わります。未回答のときは、メールで依頼します。",
    ]);
  });

  it("does not ask for what the office left out of it", () => {
    const moved = { ...PLAN, kpis: [{ ...KPI, department: "税務課" }] };
    expect(change(PLAN, moved, round([]))).toEqual([]);
    expect(change(PLAN, { ...PLAN, kpis: [] }, round([]))).toEqual([]);
  });

  it("asks no more for an initiative that ends before its year, and for a new one at once", () => {
    const before = planWithInitiatives({ a: "窓口を増やす" }, { startFy: fiscalYear(2024) });
    const ended = mapInitiatives(before, (each) => ({ ...each, until: fiscalYear(2024) }));
    const changed = change(before, ended);
    expect(names(changed)).toEqual({ removed: ["窓口を増やす"] });
    expect(changedRoundSentences(changed)).toEqual([
      "「窓口を増やす」は、実施中の「令和7年度の実績照会」の対象から外れます。これまでに入力された内容は残ります。",
    ]);
    expect(names(change(ended, before))).toEqual({ added: ["窓口を増やす"] });
  });
});

it("a round in preparation gets it too, and nobody is asked before it begins", () => {
  const metrics = [1, 2, 3, 4, 5].map((no) =>
    makeMetric({ id: toMetricId(`m-${no}`), name: `実績${no}`, department: "市民課" }),
  );
  expect(changedRoundSentences(change(PLAN, { ...PLAN, metrics }, round(["k"], "preparing")))).toEqual([
    "「実績1」「実績2」「実績3」ほか2件は、準備中の「令和7年度の実績照会」に加わります。",
  ]);
});

describe("whatever is changed of a plan", () => {
  const department = fc.constantFrom("総務課", "市民課", null);
  const year = fc.constantFrom(undefined, ...[2024, 2025, 2026].map(fiscalYear));
  const metrics = fc
    .uniqueArray(fc.record({ no: fc.nat(5), department, from: year, until: year }), {
      selector: ({ no }) => no,
    })
    .map((all) =>
      all.map(({ no, from, until, ...each }) =>
        makeMetric({
          id: toMetricId(`m-${no}`),
          ...each,
          ...(from === undefined ? {} : { from }),
          ...(until === undefined ? {} : { until }),
        }),
      ),
    );
  const plan = metrics.map((all) => makePlan({ kpis: [], metrics: all, startFy: fiscalYear(2024) }));
  const isAsked = (of: PlanDefinition) =>
    new Map(
      (of.metrics ?? [])
        .filter(({ from, until }) => (from ?? R7) <= R7 && R7 <= (until ?? R7))
        .map(({ id, department: who }) => [String(id), who]),
    );

  it("a round of all figures asks for those of its year, of the department that answers, and tells each change once", () => {
    fc.assert(
      fc.property(plan, plan, (before, after) => {
        const [was, is] = [isAsked(before), isAsked(after)];
        const [found] = change(before, after, round([...was.keys()]));
        const { added = [], moved = [], left = [] } = found ?? {};
        const asked = new Map(was);
        for (const { id } of left) expect(asked.delete(id)).toBe(true);
        for (const { id, department: who } of added) {
          expect(asked.has(id)).toBe(false);
          asked.set(id, who);
        }
        for (const { id, from, department: who } of moved) {
          expect(asked.get(id)).toBe(from);
          asked.set(id, who);
        }
        expect(asked).toEqual(is);
      }),
    );
  });
});
