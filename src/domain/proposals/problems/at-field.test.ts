/** What can be told at the form's field is told there, before anything is kept. */
import { planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { makeKpi } from "@tests/fixtures/kpi";
import { makeMetric } from "@tests/fixtures/metric";
import { NOTHING_ON_RECORD } from "@tests/fixtures/on-record";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { mapInitiatives } from "@/domain/plan/initiatives";
import { examineProposal } from "@/domain/proposals/examine";
import type { OnRecord } from "@/domain/proposals/history/record";
import { decimalString } from "@/domain/shared/decimal";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { isoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { problemSentence } from "@/domain/words/ja/proposals/proposals";
import { problemsAtField } from "./at-field";

const [R7, R8, R9] = [fiscalYear(2025), fiscalYear(2026), fiscalYear(2027)];

function refused(before: PlanDefinition, after: PlanDefinition, id: string, known: Partial<OnRecord>) {
  const record = { ...NOTHING_ON_RECORD, ...known };
  const { problems } = examineProposal(before, after, {}, record, isoDate("2028-05-01"));
  return problemsAtField(problems, after, id).map(
    ({ field, problem }) => `${field} ${problemSentence(problem)}`,
  );
}

describe("what is refused at the form", () => {
  const metric = makeMetric();
  const plan = makePlan({ metrics: [metric] });
  const metrics = [R8, R9].map((fy) => ({ metricId: metric.id, fy }));

  it("is a metric's end before its latest figure, and its beginning after the first", () => {
    const ending = (changes: object) => ({ ...plan, metrics: [{ ...metric, ...changes }] });
    expect(refused(plan, ending({ until: R7 }), metric.id, { metrics })).toEqual([
      "until 「図書館カードの登録者数」には令和9年度の実績があるため、その年度を対象から外せません。",
    ]);
    expect(refused(plan, ending({ until: R9 }), metric.id, { metrics })).toEqual([]);
    expect(refused(plan, ending({ from: R9 }), metric.id, { metrics })).toEqual([
      "from 「図書館カードの登録者数」には令和8年度の実績があるため、その年度を対象から外せません。",
    ]);
  });

  it("is a KPI's end before a figure, approved or on its way", () => {
    const kpi = makeKpi();
    const [before, after] = [makePlan({ kpis: [kpi] }), makePlan({ kpis: [{ ...kpi, until: R7 }] })];
    const figures = [{ kpiId: kpi.id, fy: R8, actual: decimalString("1") }];
    const underway = [{ kpiId: kpi.id, fy: R9, state: "draft" as const, actualText: "2" }];
    const [figure, draft] = refused(before, after, kpi.id, { figures, underway });
    expect(figure).toContain("until ");
    expect(figure).toContain("令和8年度の実績があるため");
    expect(draft).toContain("令和9年度の報告（2件）があるため、その年度を対象から外せません。");
    // What is wrong with another part is no matter of this form.
    expect(refused(before, after, metric.id, { figures, underway })).toEqual([]);
  });

  it("is a 現状値 of a year after the first that would be measured from it", () => {
    const kpi = makeKpi();
    const [before, other] = [makePlan({ kpis: [kpi] }), makeKpi({ id: toKpiId("other") })];
    const told = (fy: number, value: string | null = "1") => {
      const baseline = { fy: fiscalYear(fy), value: value === null ? null : decimalString(value) };
      return refused(before, makePlan({ kpis: [{ ...kpi, baseline }, other] }), kpi.id, {});
    };
    expect(told(2026)).toEqual([
      "baselineFy 「件数」の現状値は令和8年度のものなのに、令和7年度から使うことになっています。現状値の年度を令和7年度までの年度に直すか、令和8年度か、それより後の年度から使うようにしてください。",
    ]);
    expect(told(2025)).toEqual([]);
    expect(told(2026, null)).toEqual([]);
  });

  it("is an initiative's end before an answer", () => {
    const before = planWithInitiatives({ a: "窓口を増やす" });
    const after = mapInitiatives(before, (each) => ({ ...each, until: R7 }));
    const initiatives = [{ initiativeId: toInitiativeId("a"), fy: R8 }];
    expect(refused(before, after, "a", { initiatives })).toEqual([
      "until 「窓口を増やす」には令和8年度の状況の回答があるため、その年度を対象から外せません。",
    ]);
  });
});
