import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import type { ApprovedReport } from "@/domain/reports/report";
import { buildSeries } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { judgementSentence } from "@/domain/words/ja/judgement";
import { changeText } from "@/domain/words/ja/publication";
import { freezeChange, publicationChanges, withdrawalChange } from "./changes";
import { type PublicPiece, withEvidence } from "./evidence";
import { freezeSeries } from "./freeze";
import type { PublishedPlan } from "./snapshot";

const kpi = makeProceduresKpi({ name: "手続の種類" });

function definition(kpis: readonly Kpi[] = [kpi], name = "第2期計画"): PlanDefinition {
  return {
    ...PLAN_PERIOD,
    id: "dx-2",
    name,
    municipality: { code: "212032", name: "高山市" },
    aim: "",
    positioning: [],
    sourceDocument: "",
    publication: {
      siteName: "",
      publisher: "DX推進課",
      contact: "",
      licence: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/deed.ja" },
    },
    kpis,
    pillars: [],
    corrections: [],
  };
}

function report(fy: FiscalYear, revision: number, actual: string | null): ApprovedReport {
  return makeApprovedReport(
    actual,
    { kpiId: kpi.id, fy, revision, correctionReason: revision > 1 ? "再集計" : "" },
    actual === null ? { missing: { reason: "awaiting_release", note: "", expectedOn: null } } : {},
  );
}

function published(reports: readonly ApprovedReport[], plan = definition()): PublishedPlan[] {
  return [
    {
      definition: plan,
      courses: plan.kpis.map((each) => freezeSeries(buildSeries(plan, each, reports), judgementSentence)),
    },
  ];
}

const texts = (before: readonly PublishedPlan[] | null, after: readonly PublishedPlan[]) =>
  publicationChanges(before, after).map((change) => `${change.kind}: ${changeText(change.detail)}`);

describe("what a publication changes", () => {
  it("is one sentence for the first one", () => {
    expect(publicationChanges(null, published([]))).toMatchObject([{ kind: "first", kpiId: null, fy: null }]);
  });

  it("is nothing when nothing a citizen sees has changed", () => {
    expect(
      publicationChanges(
        published([report(fiscalYear(2025), 2, "2000")]),
        published([report(fiscalYear(2025), 2, "2000")]),
      ),
    ).toEqual([]);
  });

  it("names a new figure with its mark, its KPI and its year", () => {
    const changes = publicationChanges(published([]), published([report(fiscalYear(2025), 2, "2000")]));
    expect(changes.map((change) => freezeChange(change, changeText))).toEqual([
      {
        kind: "figure",
        kpiId: kpi.id,
        fy: 2025,
        text: "「手続の種類」の令和7年度（2025年度）の実績は2,000手続き（△ 上向き）です。",
      },
    ]);
  });

  it("says that there is no figure yet, and calls the figure that comes later no correction", () => {
    const waiting = published([report(fiscalYear(2025), 2, null)]);
    expect(texts(published([]), waiting)).toEqual([
      "figure: 「手続の種類」の令和7年度（2025年度）は、実績がまだ出ていません。",
    ]);
    expect(texts(waiting, published([report(fiscalYear(2025), 4, "2600")]))).toEqual([
      "figure: 「手続の種類」の令和7年度（2025年度）の実績は2,600手続き（○ 達成）です。",
    ]);
  });

  it("tells a correction with the old and the new figure", () => {
    const before = published([report(fiscalYear(2025), 2, "2000")]);
    expect(
      texts(before, published([report(fiscalYear(2025), 2, "2000"), report(fiscalYear(2025), 4, "800")])),
    ).toEqual([
      "correction: 「手続の種類」の令和7年度（2025年度）の実績を2,000手続きから800手続きに訂正しました（△ 上向き → × 未達）。理由：再集計",
    ]);
    expect(
      texts(before, published([report(fiscalYear(2025), 2, "2000"), report(fiscalYear(2025), 4, null)])),
    ).toEqual([
      "correction: 「手続の種類」の令和7年度（2025年度）の実績を2,000手続きから実績なしに訂正しました（△ 上向き → － 未評価）。理由：再集計",
    ]);
  });

  it("counts a figure of the plan document that a report replaces as corrected", () => {
    const documented = makeProceduresKpi({
      ...kpi,
      years: [{ fy: fiscalYear(2025), planned: { kind: "number", value: num("2500") }, actual: num("1000") }],
    });
    const plan = definition([documented]);
    expect(texts(published([], plan), published([report(fiscalYear(2025), 2, "1200")], plan))).toEqual([
      "correction: 「手続の種類」の令和7年度（2025年度）の実績を1,000手続きから1,200手続きに訂正しました（△ 上向きのまま）。理由：再集計",
    ]);
  });

  it("tells words from figures: the same figure with other words is an updated explanation", () => {
    const before = published([report(fiscalYear(2025), 2, "2000")]);
    const again = report(fiscalYear(2025), 4, "2000");
    const reworded = { ...again, content: { ...again.content, reason: "窓口の案内を増やしたため" } };
    expect(texts(before, published([reworded]))).toEqual([
      "text: 「手続の種類」の令和7年度（2025年度）の説明を更新しました。",
    ]);
    expect(texts(before, published([again]))).toEqual([]);
  });

  it("says when a mark changes although its figure did not", () => {
    const before = published([report(fiscalYear(2025), 2, "2000"), report(fiscalYear(2026), 2, "2100")]);
    const after = published([
      report(fiscalYear(2025), 2, "2000"),
      report(fiscalYear(2025), 4, "2200"),
      report(fiscalYear(2026), 2, "2100"),
    ]);
    expect(texts(before, after)).toEqual([
      "correction: 「手続の種類」の令和7年度（2025年度）の実績を2,000手続きから2,200手続きに訂正しました（△ 上向きのまま）。理由：再集計",
      "mark: 「手続の種類」の令和8年度（2026年度）の目標達成状況が「△ 上向き」から「× 未達」に変わりました。実績は変わっていません。比べる相手である令和7年度の実績が変わったためです。",
    ]);
  });

  it("tells evidence as well where something else of that year changed", () => {
    const page = (title: string): PublicPiece => ({
      kpiId: kpi.id,
      fy: fiscalYear(2025),
      title,
      url: "https://example.jp/",
      file: null,
    });
    const shown = (pieces: readonly PublicPiece[], reports = [report(fiscalYear(2025), 2, "2000")]) =>
      published(reports).map((plan) => ({
        ...plan,
        courses: plan.courses.map((series) => withEvidence(series, pieces)),
      }));
    const [one, two] = [page("統計書"), page("年報")];
    const label = "「手続の種類」の令和7年度（2025年度）の";
    expect(texts(shown([one]), shown([one]))).toEqual([]);
    expect(texts(shown([one, two]), shown([two, one]))).toEqual([]);
    expect(texts(shown([]), shown([one]))).toEqual([`evidence: ${label}根拠資料を追加しました。`]);
    expect(texts(shown([one, two]), shown([two]))).toEqual([`evidence: ${label}根拠資料を取り下げました。`]);
    expect(texts(shown([one]), shown([two]))).toEqual([
      `evidence: ${label}根拠資料を追加し、一部を取り下げました。`,
    ]);
    // A publication made before there was evidence has none.
    expect(texts(published([report(fiscalYear(2025), 2, "2000")]), shown([one]))).toEqual([
      `evidence: ${label}根拠資料を追加しました。`,
    ]);
    expect(texts(published([report(fiscalYear(2025), 2, "2000")]), shown([]))).toEqual([]);
    expect(texts(published([]), shown([one]))).toEqual([
      `figure: ${label}実績は2,000手続き（△ 上向き）です。`,
      `evidence: ${label}根拠資料を追加しました。`,
    ]);
  });

  it("names a plan that is new and one whose content changed", () => {
    const other = definition([], "第3期計画");
    expect(texts(published([]), [...published([]), ...published([], { ...other, id: "dx-3" })])).toEqual([
      "definition: 「第3期計画」を新しく公表しました。",
    ]);
    expect(texts(published([]), published([], { ...definition(), aim: "新しい目指す姿" }))).toEqual([
      "text: 「第2期計画」の計画の文言を直しました。",
    ]);
  });

  it("tells a withdrawal with its reason", () => {
    expect(freezeChange(withdrawalChange(2, "別の課の数値を載せたため"), changeText)).toEqual({
      kind: "withdrawal",
      kpiId: null,
      fy: null,
      text: "公表第2号を取り下げました。理由：別の課の数値を載せたため",
    });
  });
});
