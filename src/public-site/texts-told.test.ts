/** A metric that comes or goes, and the KPIs that an initiative works on, are told as what they are: not as another wording. */
import { makeKpi } from "@tests/fixtures/kpi";
import { planWithMetrics } from "@tests/fixtures/metrics";
import { placesOf, publishInTurn } from "@tests/fixtures/publications-in-turn";
import { expect, it, vi } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { mapInitiatives } from "@/domain/plan/initiatives";
import { mapMetrics } from "@/domain/plan/metrics";
import { supportsPathOf } from "@/domain/plan/texts/initiative-texts";
import { metricPath } from "@/domain/plan/texts/metric-texts";
import { decidedPlan, UNDECIDED } from "@/domain/proposals/decide";
import { decisionKey, differences } from "@/domain/proposals/diff";
import { toKpiId } from "@/domain/shared/kpi-id";
import { renderPage } from "./render-site";

/** A whole site is rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const KPI = toKpiId("count");
const plan = planWithMetrics({ kpis: [makeKpi({ id: KPI, name: "手続: オンライン" })] });
const HEAD = `「${plan.name}」の`;
const reason = "取組の広がりを数値で把握するため";
const without = (id: string) => mapMetrics(plan, (metrics) => metrics.filter((each) => each.id !== id));
const decided = (before: PlanDefinition, after: PlanDefinition, path: string) =>
  decidedPlan(before, after, { [decisionKey(null, "text", path)]: { ...UNDECIDED, reason } });
const pageOfPlan = async (published: ReturnType<typeof publishInTurn>) =>
  ((await renderPage(published, `/plans/${plan.id}`)) ?? "").replace(/<[^>]+>/g, "");

it("a new metric is an addition, and one that is left out a removal, with the reason", async () => {
  const path = metricPath("staff");
  const added = publishInTurn([{ plan: without("staff") }, { plan: decided(without("staff"), plan, path) }]);
  const addition = "KPI以外の実績の追加「研修を受けた職員」";
  expect(added.changes.map(({ text }) => text)).toEqual([
    `${HEAD}定義の変更：${addition}。理由：${reason}。`,
  ]);
  expect(await pageOfPlan(added)).toContain(`${addition}${reason}`);
  expect((await placesOf(added, KPI)).corrections).toContain(addition);
  const gone = publishInTurn([{ plan }, { plan: decided(plan, without("staff"), path) }]);
  expect(gone.changes[0]?.text).toBe(
    `${HEAD}定義の変更：KPI以外の実績の削除「研修を受けた職員」。理由：${reason}。`,
  );
});

it("so it is on the plan's page where it came in before anything was public", async () => {
  const before = decided(without("staff"), plan, metricPath("staff"));
  const page = await pageOfPlan(publishInTurn([{ plan: before }]));
  expect(page).toContain(`KPI以外の実績の追加「研修を受けた職員」${reason}`);
  expect(page).not.toContain("文言 なし");
});

it("a part of a metric that changed says whose it is", () => {
  const to = mapMetrics(plan, (metrics) =>
    metrics.map((each) => (each.id === "staff" ? { ...each, unit: "名" } : each)),
  );
  const [change] = publishInTurn([
    { plan },
    { plan: decided(plan, to, metricPath("staff", "unit")) },
  ]).changes;
  expect(change?.text).toBe(
    `${HEAD}定義の変更：KPI以外の実績「研修を受けた職員」の単位 人 → 名。理由：${reason}。`,
  );
});

it("KPIs that an initiative works on are told as that, beside the wording that was changed", () => {
  const supporting = mapInitiatives(plan, (initiative) =>
    initiative.text === "窓口の予約" ? { ...initiative, supports: [KPI] } : initiative,
  );
  const told = (to: PlanDefinition) =>
    publishInTurn([{ plan }, { plan: to }]).changes.map(({ text }) => text);
  const said = `${HEAD}取組項目が関わる指標を変えました：「窓口の予約」 なし → 手続: オンライン。`;
  expect(told(supporting)).toEqual([said]);
  expect(told({ ...supporting, aim: "新しい目的" })).toEqual([
    `${HEAD}計画の文言を直しました：目指す姿 試験 → 新しい目的。${said}`,
  ]);
});

it("so it is on the plan's page where it was decided before anything was public, and nothing else is taken for it", async () => {
  const works = (supports: readonly (typeof KPI)[]) =>
    mapInitiatives(plan, (initiative) =>
      initiative.text === "窓口の予約" ? { ...initiative, supports } : initiative,
    );
  const [path] = differences(plan, works([KPI])).map((change) => change.path ?? "");
  const page = await pageOfPlan(publishInTurn([{ plan: decided(plan, works([KPI]), path ?? "") }]));
  expect(page).toContain(`「窓口の予約」が関わる指標 なし → 手続: オンライン${reason}`);
  expect(page).not.toContain("文言 ");
  for (const after of ["窓口の予約: 総務課", "窓口: 手続: オンライン", "手続: オンライン"]) {
    expect(supportsPathOf(plan, { before: "窓口の予約: —", after })).toBeNull();
  }
});
