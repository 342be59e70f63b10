import { makeApprovedReport } from "@tests/fixtures/approved-report";
import { day, num } from "@tests/fixtures/brands";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { makePillar, PLAN_PERIOD } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { type Kpi, listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { decidedPlan, UNDECIDED } from "@/domain/proposals/decide";
import { contentKey, type PublicPiece, withEvidence } from "@/domain/publication/evidence";
import { freezeSeries } from "@/domain/publication/freeze";
import type { PublishedPlan } from "@/domain/publication/snapshot";
import type { ApprovedReport } from "@/domain/reports/report";
import { buildSeries } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { changeText, changeWords } from "@/domain/words/ja/publication/publication";
import { judgementSentence } from "@/domain/words/ja/reports/judgement";
import { freezeChange, publicationChanges, ruleChange, withdrawalChange } from "./changes";

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
      courses: listKpis(plan).map(({ kpi: each }) =>
        freezeSeries(buildSeries(plan, each, reports), judgementSentence),
      ),
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
      "figure: 「手続の種類」の令和7年度（2025年度）の実績を初めて公表しました。2,600手続き（○ 達成）です。",
    ]);
  });

  it("does not take a figure that was taken back for a first one when it comes again", () => {
    const first = report(fiscalYear(2025), 2, "2000");
    const back = report(fiscalYear(2025), 4, null);
    const taken = published([first, back]);
    const again = published([first, back, report(fiscalYear(2025), 6, "2600")]);
    const [change] = publicationChanges(taken, again);
    expect(texts(taken, again)).toEqual([
      "correction: 「手続の種類」の令和7年度（2025年度）の実績は、訂正により2,600手続きとなりました（－ 未評価 → ○ 達成）。理由：再集計。",
    ]);
    expect(change?.marks).toEqual({ before: "not_evaluated", after: "achieved", causes: ["figure"] });
    expect(again[0]?.courses[0]?.years[0]?.corrections.map(({ before, after }) => [before, after])).toEqual([
      ["2000", null],
      [null, "2600"],
    ]);
  });

  it("tells a value of a part of the year that was corrected or taken back, and a later day's as a new one", () => {
    const interim = (revision: number, actual: string | null, asOf: IsoDate) => {
      const each = report(fiscalYear(2026), revision, actual);
      return { ...each, content: { ...each.content, figureStatus: "interim" as const, asOf } };
    };
    const first = interim(2, "40", day("2026-11-20"));
    const label = "「手続の種類」の令和8年度（2026年度）の";
    expect(texts(published([first]), published([first, interim(4, "30", day("2026-11-20"))]))).toEqual([
      `correction: ${label}年度途中の値を40手続きから30手続きに訂正しました（－ 未評価のまま）。理由：再集計。`,
    ]);
    expect(texts(published([first]), published([first, interim(4, null, day("2026-11-20"))]))).toEqual([
      `correction: ${label}年度途中の値（40手続き）を取り消し、「公表待ち」に改めました（－ 未評価のまま）。理由：再集計。`,
    ]);
    expect(texts(published([first]), published([first, interim(4, "50", day("2026-12-20"))]))).toEqual([
      `figure: ${label}年度途中の値（令和8年12月20日時点）は50手続きです。`,
    ]);
  });

  it("says of a corrected figure that it is a 速報値, and tells words that changed with it", () => {
    const first = report(fiscalYear(2025), 2, "2000");
    const next = report(fiscalYear(2025), 4, "1900");
    const provisional = {
      ...next,
      content: { ...next.content, figureStatus: "provisional" as const, reason: "集計中の値です" },
    };
    const label = "「手続の種類」の令和7年度（2025年度）の";
    expect(texts(published([first]), published([first, provisional]))).toEqual([
      `correction: ${label}実績を2,000手続きから1,900手続き（速報値）に訂正しました（△ 上向きのまま）。理由：再集計。`,
      `text: ${label}説明を更新しました。`,
    ]);
  });

  it("says that the rule was changed, once", () => {
    const change = ruleChange("3", "4");
    expect(change && changeText(change.detail)).toBe(
      "目標達成状況の説明の文章と、進み方の計算の決まりを改めました（規則の版 3 → 4）。",
    );
    expect(ruleChange("4", "4")).toBeNull();
  });

  it("says 調査なし where there is no survey, and which plan leads from now on", () => {
    const none = report(fiscalYear(2025), 2, null);
    const notSurveyed = {
      ...none,
      content: { ...none.content, missing: { reason: "not_surveyed" as const, note: "", expectedOn: null } },
    };
    expect(texts(published([]), published([notSurveyed]))).toEqual([
      "figure: 「手続の種類」の令和7年度（2025年度）は、調査を行っていません。",
    ]);
    const other = published([], { ...definition([], "第3期計画"), id: "dx-3" });
    const both = published([]);
    expect(texts([...both, ...other], [...other, ...both])).toEqual([
      "definition: このサイトの先頭の計画が「第3期計画」になりました。",
    ]);
  });

  it("tells a correction with the old and the new figure", () => {
    const before = published([report(fiscalYear(2025), 2, "2000")]);
    expect(
      texts(before, published([report(fiscalYear(2025), 2, "2000"), report(fiscalYear(2025), 4, "800")])),
    ).toEqual([
      "correction: 「手続の種類」の令和7年度（2025年度）の実績を2,000手続きから800手続きに訂正しました（△ 上向き → × 未達）。理由：再集計。",
    ]);
    expect(
      texts(before, published([report(fiscalYear(2025), 2, "2000"), report(fiscalYear(2025), 4, null)])),
    ).toEqual([
      "correction: 「手続の種類」の令和7年度（2025年度）の実績（2,000手続き）を取り消し、「公表待ち」に改めました（△ 上向き → － 未評価）。理由：再集計。",
    ]);
  });

  it("counts a figure of the plan document that a report replaces as corrected", () => {
    const documented = makeProceduresKpi({
      ...kpi,
      years: [{ fy: fiscalYear(2025), planned: { kind: "number", value: num("2500") }, actual: num("1000") }],
    });
    const plan = definition([documented]);
    expect(texts(published([], plan), published([report(fiscalYear(2025), 2, "1200")], plan))).toEqual([
      "correction: 「手続の種類」の令和7年度（2025年度）の実績を1,000手続きから1,200手続きに訂正しました（△ 上向きのまま）。理由：再集計。",
    ]);
  });

  it("tells words from figures: the same figure with other words is an updated explanation", () => {
    const before = published([report(fiscalYear(2025), 2, "2000")]);
    const again = report(fiscalYear(2025), 4, "2000");
    const reworded = { ...again, content: { ...again.content, reason: "窓口の案内を増やしたため" } };
    const said = "text: 「手続の種類」の令和7年度（2025年度）の説明を更新しました。";
    expect(texts(before, published([report(fiscalYear(2025), 2, "2000"), reworded]))).toEqual([
      `${said}理由：再集計。`,
    ]);
    expect(texts(before, published([reworded]))).toEqual([said]);
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
      "correction: 「手続の種類」の令和7年度（2025年度）の実績を2,000手続きから2,200手続きに訂正しました（△ 上向きのまま）。理由：再集計。",
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

  it("names no piece of evidence that was made internal", () => {
    const piece = {
      kpiId: kpi.id,
      fy: fiscalYear(2025),
      title: "名簿",
      url: "https://example.jp/",
      file: null,
    };
    const shown = (pieces: readonly PublicPiece[]) =>
      published([report(fiscalYear(2025), 2, "2000")]).map((plan) => ({
        ...plan,
        courses: plan.courses.map((series) => withEvidence(series, pieces)),
      }));
    const [before, after] = [shown([piece]), shown([])];
    const of = (internal: readonly PublicPiece[]) =>
      publicationChanges(before, after, {
        internal: new Set(internal.map((each) => contentKey(each.kpiId, each.fy, each))),
      })
        .map((change) => freezeChange(change, changeText))
        .map((change) => [changeWords(change), change.evidence?.removed]);
    const told = "「手続の種類」の令和7年度（2025年度）の根拠資料を取り下げました。";
    expect(of([])).toEqual([
      [`${told}取り下げ：「名簿」。`, [{ title: "名簿", kind: "url", url: "https://example.jp/" }]],
    ]);
    // Under whatever title.
    expect(of([{ ...piece, title: "内部用" }])).toEqual([[told, [{ kind: "withheld" }]]]);
    expect(of([{ ...piece, fy: fiscalYear(2026) }])[0]?.[0]).toContain("「名簿」");
  });

  it("names a plan that is new and one whose content changed", () => {
    const other = definition([], "第3期計画");
    expect(texts(published([]), [...published([]), ...published([], { ...other, id: "dx-3" })])).toEqual([
      "definition: 「第3期計画」を新しく公表しました。",
    ]);
    expect(texts(published([]), published([], { ...definition(), aim: "新しい目指す姿" }))).toEqual([
      "text: 「第2期計画」の計画の文言を直しました：目指す姿 なし → 新しい目指す姿。",
    ]);
  });

  it("tells of a KPI its new name, what it says of itself, and where it went, with the reason where one is on record", () => {
    const pillars = [
      makePillar({ catchphrase: "便利", title: "市民", kpis: [kpi] }),
      makePillar({ no: 2, catchphrase: "効率", title: "庁内" }),
    ];
    const before = { ...definition([]), pillars };
    const renamed = { ...kpi, name: "オンライン手続の種類", definition: "受け付けた種類" };
    const after = {
      ...before,
      pillars: pillars.map((pillar) => ({ ...pillar, kpis: pillar.no === 2 ? [renamed] : [] })),
    };
    const name = "「オンライン手続の種類」の定義の変更：";
    const move = `definition: ${name}計画の中での位置 柱（1）「便利」 → 柱（2）「効率」。`;
    expect(texts(published([], before), published([], after))).toEqual([
      `definition: ${name}指標名 手続の種類 → オンライン手続の種類。`,
      `definition: ${name}定義 なし → 受け付けた種類。`,
      move,
    ]);
    expect(publicationChanges(published([], before), published([], after))).toMatchObject(
      Array.from({ length: 3 }, () => ({ kind: "definition", kpiId: kpi.id })),
    );
    const reason = "呼び名をそろえるため";
    const keys = ["name", "place"].map((what) => `${kpi.id}/${what}`);
    const decided = decidedPlan(
      before,
      after,
      Object.fromEntries(keys.map((key) => [key, { ...UNDECIDED, reason, decidedOn: day("2026-04-01") }])),
    );
    expect(texts(published([], before), published([], decided))).toEqual([
      `definition: ${name}指標名 手続の種類 → オンライン手続の種類。理由：${reason}（令和8年4月1日決定）。`,
      `${move}理由：${reason}（令和8年4月1日決定）。`,
      `definition: ${name}定義 なし → 受け付けた種類。`,
    ]);
    // Words without a reason stand on no record: they may have been mended before anybody outside read them.
    expect(decided.changes?.map(({ what }) => what)).toEqual(["name", "place"]);
  });

  it("tells once that pillars stand in another order, and which words of which part are others", () => {
    const pillars = [
      makePillar({ catchphrase: "便利", title: "市民", kpis: [kpi], vision: ["窓口"] }),
      makePillar({ no: 2, catchphrase: "効率", title: "庁内", vision: ["紙を減らす"] }),
    ];
    const before = { ...definition([]), pillars };
    const after = {
      ...before,
      pillars: pillars.map((pillar) => ({ ...pillar, no: 3 - pillar.no })).toReversed(),
    };
    const order = "並び順 柱（1）「便利」、柱（2）「効率」 → 柱（1）「効率」、柱（2）「便利」。";
    expect(texts(published([], before), published([], after))).toEqual([
      `definition: 「第2期計画」の定義の変更：${order}`,
    ]);
    const [first, second] = pillars;
    if (!first || !second) throw new Error("two pillars");
    const reworded = {
      ...before,
      sourceDocument: "改訂版",
      pillars: [{ ...first, title: "暮らし", kpis: [{ ...kpi, department: "総務課" }] }, second],
    };
    expect(texts(published([], before), published([], reworded))).toEqual([
      "definition: 「手続の種類」の定義の変更：所管課 なし → 総務課。",
      "text: 「第2期計画」の計画の文言を直しました：もとの資料 なし → 改訂版。柱（1）の名称 市民 → 暮らし。",
    ]);
    const decided = decidedPlan(before, reworded, {
      "plan/text/pillars[1].title": { ...UNDECIDED, reason: "中間見直し" },
    });
    expect(texts(published([], before), published([], decided))).toEqual([
      "definition: 「第2期計画」の定義の変更：柱（1）の名称 市民 → 暮らし。理由：中間見直し。",
      "definition: 「手続の種類」の定義の変更：所管課 なし → 総務課。",
      "text: 「第2期計画」の計画の文言を直しました：もとの資料 なし → 改訂版。",
    ]);
  });

  it("tells that a plan was closed, when and why, and that this was taken back", () => {
    const [open] = published([]);
    if (!open) throw new Error("fixture");
    const closed = { ...open, closedOn: day("2028-04-01"), closedReason: "組織を改めたため" };
    const told = "definition: 「第2期計画」は、令和10年4月1日に終了しました。理由：組織を改めたため。";
    expect(texts([open], [closed])).toEqual([told]);
    expect(texts([closed], [closed])).toEqual([]);
    expect(texts([closed], [open])).toEqual(["definition: 「第2期計画」の終了を取り消しました。"]);
    expect(texts([], [closed])).toContain(told);
  });

  it("tells a withdrawal with its reason", () => {
    expect(freezeChange(withdrawalChange(2, "別の課の数値を載せたため"), changeText)).toEqual({
      kind: "withdrawal",
      kpiId: null,
      fy: null,
      text: "公表第2号を取り下げました。理由：別の課の数値を載せたため。",
    });
  });
});
