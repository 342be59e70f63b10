import { day } from "@tests/fixtures/brands";
import { AWAITED, makeApprovedMetric as figure, makeMetric, planWithMetrics } from "@tests/fixtures/metrics";
import { publishInTurn } from "@tests/fixtures/publications-in-turn";
import { describe, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import type { ApprovedMetric } from "@/domain/publication/metrics";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toMetricId } from "@/domain/shared/metric-id";

const plan = planWithMetrics();
type Step = readonly ApprovedMetric[] | { readonly plan: PlanDefinition };

/** Publications that follow each other, each with what was approved since; the first has the plan alone. */
function publish(...steps: readonly Step[]) {
  let stage: { plan: PlanDefinition; approvedMetrics: readonly ApprovedMetric[] } = {
    plan,
    approvedMetrics: [],
  };
  const stages = [stage];
  for (const step of steps) {
    stage =
      "plan" in step
        ? { ...stage, plan: step.plan }
        : { ...stage, approvedMetrics: [...stage.approvedMetrics, ...step] };
    stages.push(stage);
  }
  return publishInTurn(stages);
}
const told = (...steps: readonly Step[]) =>
  publish(...steps).changes.map(({ kind, text }) => `${kind}: ${text}`);
const OPENING = "「窓口の予約件数」の令和7年度（2025年度）の";
const first = figure("bookings", { actual: "1234" });
const second = (content: Parameters<typeof figure>[1], correctionReason = "") =>
  figure("bookings", content, { revision: 2, correctionReason });

describe("a year of a metric that is told for the first time", () => {
  it("is a line of news with its figure and unit, and no mark", () => {
    expect(told([first])).toEqual([`figure: ${OPENING}実績は1,234件です。`]);
    expect(told([figure("satisfied", { actual: "81.5" }, { unit: "%" })])).toEqual([
      "figure: 「満足した人の割合」の令和7年度（2025年度）の実績は81.5%です。",
    ]);
    expect(publish([first]).record).toEqual([]);
  });

  it("says what kind of figure it is, or that there is none yet", () => {
    expect(told([figure("bookings", { actual: "5", figureStatus: "provisional" })])).toEqual([
      `figure: ${OPENING}実績は5件（速報値）です。`,
    ]);
    expect(
      told([figure("bookings", { actual: "5", figureStatus: "interim", asOf: day("2025-09-30") })]),
    ).toEqual([`figure: ${OPENING}年度途中の値（令和7年9月30日時点）は5件です。`]);
    expect(told([figure("bookings", AWAITED)])).toEqual([
      "figure: 「窓口の予約件数」の令和7年度（2025年度）は、実績がまだ出ていません。",
    ]);
  });

  it("is no correction where it follows 公表待ち, whatever was written beside that", () => {
    const awaited = figure("bookings", { ...AWAITED, reason: "国の調査を待つ" });
    expect(told([awaited], [second({ actual: "90" })])).toEqual([
      `figure: ${OPENING}実績を初めて公表しました。90件です。`,
    ]);
  });
});

describe("what replaces a published year of a metric", () => {
  it("is 訂正 with old, new and the reason, for good", () => {
    const correction = `${OPENING}実績を1,234件から1,250件に訂正しました。理由：集計の誤り。`;
    const published = publish([first], [second({ actual: "1250" }, "集計の誤り")], []);
    expect(published.changes).toEqual([]);
    expect(published.record).toMatchObject([
      {
        no: 3,
        kind: "correction",
        kpiId: null,
        fy: 2025,
        text: correction,
        metric: { metricId: "bookings", before: "1234", after: "1250", reason: "集計の誤り" },
      },
    ]);
  });

  it("is 確定 where the 確報値 follows the 速報値", () => {
    const provisional = figure("bookings", { actual: "90", figureStatus: "provisional" });
    expect(told([provisional], [second({ actual: "95" })])).toEqual([
      `confirmation: ${OPENING}実績が、速報値の90件から95件に確定しました。`,
    ]);
    expect(told([provisional], [second({ actual: "90" })])).toEqual([
      `confirmation: ${OPENING}実績が90件で確定しました。速報値と同じ値です。`,
    ]);
  });

  it("is 訂正 where a figure is taken back, and where it comes again", () => {
    const back = second(AWAITED, "確認中");
    const again = { ...first, revision: 3, correctionReason: "確認の結果" };
    expect(told([first], [back])).toEqual([
      `correction: ${OPENING}実績（1,234件）を取り消し、「公表待ち」に改めました。理由：確認中。`,
    ]);
    expect(told([first], [back], [again])).toEqual([
      `correction: ${OPENING}実績は、訂正により1,234件となりました。理由：確認の結果。`,
    ]);
  });

  it("is other words, with the reason where one was given", () => {
    const reworded = second({ actual: "1234", reason: "広報をした" }, "書き漏れ");
    expect(told([first], [reworded])).toEqual([`text: ${OPENING}説明を更新しました。理由：書き漏れ。`]);
    const both = second({ actual: "1300", reason: "広報をした" }, "集計の誤り");
    expect(told([first], [both])).toEqual([
      `correction: ${OPENING}実績を1,234件から1,300件に訂正しました。理由：集計の誤り。`,
      `text: ${OPENING}説明を更新しました。`,
    ]);
  });

  it("is another department that answers", () => {
    const moved = { ...second({ actual: "1234" }), department: "窓口課" };
    const published = publish([first], [moved]);
    expect(published.changes).toMatchObject([
      { text: `${OPENING}報告の所管課が、市民課から窓口課に変わりました。`, department: { after: "窓口課" } },
    ]);
  });

  it("is another piece of evidence, with the reason where that is all that is new", () => {
    const address = { title: "統計書", url: "https://example.jp/a", file: null };
    const evidence = [{ ...address, kpiId: toMetricId("bookings"), fy: fiscalYear(2025) }];
    const changesWith = (metric: ApprovedMetric) =>
      publishInTurn([
        { plan, approvedMetrics: [first], evidence: [] },
        { plan, approvedMetrics: [first, metric], evidence },
      ]).changes;
    expect(changesWith(second({ actual: "1234" }, "資料の差し替え"))).toMatchObject([
      {
        kind: "evidence",
        text: `${OPENING}根拠資料を追加しました。理由：資料の差し替え。`,
        metric: { before: "1234", after: "1234", reason: "資料の差し替え" },
        evidence: { added: [{ title: "統計書" }], removed: [] },
      },
    ]);
    expect(changesWith(second({ actual: "1300" }, "集計の誤り")).map(({ text }) => text)).toEqual([
      `${OPENING}実績を1,234件から1,300件に訂正しました。理由：集計の誤り。`,
      `${OPENING}根拠資料を追加しました。`,
    ]);
  });

  it("is nothing where the same was approved once more", () => {
    expect(told([first], [second({ actual: "1234" })])).toEqual([]);
  });
});

it("what the plan has no more is told once, with the years that are gone", () => {
  const without = planWithMetrics({ metrics: [] });
  const years = [figure("staff", { actual: "1" }), figure("staff", { actual: "2" }, { fy: 2026 })];
  expect(told(years, { plan: without })).toContain(
    "definition: 「研修を受けた職員」の実績（令和7年度・令和8年度）の掲載を終えました。これまでの公表は、過去の公表から見られます。",
  );
  expect(told(years, { plan: without }, [])).toEqual([]);
});

it("a metric that is called otherwise is told by the name that it has now", () => {
  const renamed = planWithMetrics({ metrics: [makeMetric("staff", { name: "DX研修の受講者", unit: "人" })] });
  const correction = figure("staff", { actual: "41" }, { revision: 2, correctionReason: "漏れ", unit: "人" });
  const before = figure("staff", { actual: "40" }, { unit: "人" });
  expect(told([before], { plan: renamed }, [correction])).toEqual([
    "correction: 「DX研修の受講者」の令和7年度（2025年度）の実績を40人から41人に訂正しました。理由：漏れ。",
  ]);
});
