/** What the public reads when a figure is corrected, comes late, or is no final one. */
import { day, num } from "@tests/fixtures/brands";
import { readData, readPage, readRows, yearReport } from "@tests/fixtures/public-pages";
import { makeSnapshot, publicReport } from "@tests/fixtures/snapshot";
import { describe, expect, it, vi } from "vitest";
import type { RecordedChange } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const [R7, R8] = [fiscalYear(2025), fiscalYear(2026)];

it("words that were put right stand in the 訂正履歴 with their reason", async () => {
  const first = yearReport("online-procedures", 2025, "1226");
  const reworded = { ...first, revision: first.revision + 2, correctionReason: "説明が足りなかったため" };
  const text = await readPage(makeSnapshot({ reports: [first, reworded] }), "/kpis/online-procedures");
  expect(text).toMatch(/説明の更新\s*変わりません\s*変わりません\s*説明が足りなかったため/);
});

describe("a correction that turns another year's mark", () => {
  const told = { no: 3, publishedAt: "2026-07-01T01:30:00.000Z", kpiId: toKpiId("paper-sheets") } as const;
  const record: RecordedChange[] = [
    { ...told, kind: "correction", fy: R7, text: "令和7年度の実績を訂正しました。" },
    {
      ...told,
      kind: "mark",
      fy: R8,
      text: "令和8年度の目標達成状況が変わりました。",
      marks: { before: "improving", after: "not_achieved", causes: ["earlier_year"] },
    },
  ];
  const snapshot = () => ({
    ...makeSnapshot({
      reports: [
        publicReport("paper-sheets", 1, { actual: num("13900") }),
        publicReport("paper-sheets", 2, { actual: num("13500") }, "数え直し"),
        yearReport("paper-sheets", 2026, "13700"),
      ],
    }),
    record,
  });

  it("is told beside the correction, in the list, in the feed and in the data", async () => {
    const page = await readPage(snapshot(), "/kpis/paper-sheets");
    expect(page).not.toMatch(/ 変わりません/);
    expect(page).toContain("この年度は変わりません 令和8年度： △ 上向き → × 未達");
    const list = await readPage(snapshot(), "/corrections");
    expect(list).toContain("第3号「令和7年度の進捗」");
    expect(list).toContain("令和7年度の実績を訂正しました。");
    expect(list).toContain("目標達成状況の変更 令和8年度の目標達成状況が変わりました。");
    expect(await readData(snapshot(), "feed.xml")).toContain("令和8年度の目標達成状況が変わりました。");
    const rows = await readRows(snapshot(), "data/kpis/paper-sheets.csv");
    expect(rows.map((row) => row.previous_mark)).toEqual(["", "improving", "", "", ""]);
    const { records } = JSON.parse(await readData(snapshot(), "data/kpis/paper-sheets.json"));
    expect(records[1].previous_mark).toBe("improving");
    expect(records[1].mark_changes).toMatchObject([{ before: "improving", after: "not_achieved" }]);
  });

  it.each([
    ["earlier_year", "前の年度の実績が変わったため変更"],
    ["rule", "評価の規則が変わったため変更"],
  ] as const)("has a note beside the mark that it turned (%s), on every card", async (cause, note) => {
    const turned: RecordedChange = {
      ...told,
      kind: "mark",
      fy: R7,
      text: "変わったわけ。",
      marks: { before: "improving", after: "achieved", causes: [cause] },
    };
    const whole = { ...snapshot(), record: [turned] };
    for (const route of ["/", "/embed/kpis/paper-sheets", "/kpis/paper-sheets"]) {
      expect(await readPage(whole, route)).toContain(`（${note}）`);
    }
    expect(await readPage(whole, "/kpis/paper-sheets")).toContain(
      "目標達成状況の変更 △ 上向き → ○ 達成 変わったわけ。",
    );
  });

  it("is told in the year's own words where a mark was judged anew", async () => {
    const rejudged: RecordedChange = {
      ...told,
      kind: "mark",
      fy: R7,
      text: "変更後の定義で評価し直したためです。理由：数え方の誤り",
      marks: { before: "improving", after: "achieved", causes: ["rejudged"] },
    };
    const page = await readPage({ ...snapshot(), record: [rejudged] }, "/kpis/paper-sheets");
    expect(page).toContain("（評価し直し）");
    expect(page).toContain(
      "評価し直し △ 上向き → ○ 達成 変更後の定義で評価し直したためです。理由：数え方の誤り",
    );
    const beside = "令和7年度の目標達成状況：評価し直し △ 上向き → ○ 達成";
    for (const route of ["/years/2025", "/plans/dx-2"]) {
      expect(await readPage({ ...snapshot(), record: [rejudged] }, route)).toContain(beside);
      expect(await readPage(snapshot(), route)).not.toContain("評価し直し");
    }
    const { marks: _, ...confirmation } = { ...rejudged, kind: "confirmation" as const, no: 4 };
    const confirmed = { ...snapshot(), record: [rejudged, confirmation] };
    const turned = { before: "achieved", after: "improving", causes: ["figure"] } as const;
    const corrected = { ...snapshot(), record: [rejudged, { ...confirmation, marks: turned }] };
    expect(await readPage(confirmed, "/kpis/paper-sheets")).toContain("評価し直し △ 上向き → ○ 達成");
    expect(await readPage(corrected, "/kpis/paper-sheets")).not.toContain("評価し直し △ 上向き");
    for (const route of ["/embed/kpis/paper-sheets", "/years/2025"]) {
      expect(await readPage(confirmed, route)).toContain("評価し直し");
      expect(await readPage(corrected, route)).not.toContain("評価し直し");
    }
  });
});

describe("a list without an entry", () => {
  it("says so, and a publication older than the record still has its own changes", async () => {
    expect(await readPage(makeSnapshot(), "/corrections")).toContain(
      "これまでに、訂正や定義の変更はありません。",
    );
    const old = makeSnapshot();
    const changes = [{ kind: "correction", kpiId: toKpiId("gone"), fy: R7, text: "訂正しました。" }] as const;
    expect(await readPage({ ...old, changes }, "/corrections")).toContain("訂正 訂正しました。");
  });
});

describe("figures that are not final", () => {
  it("show one year on a card, whatever came after it", async () => {
    const snapshot = makeSnapshot({
      reports: [
        yearReport("paper-sheets", 2025, "13900", { asOf: day("2026-03-31") }),
        yearReport("paper-sheets", 2026, "6400", { figureStatus: "interim", asOf: day("2026-09-30") }),
      ],
    });
    const card = await readPage(snapshot, "/embed/kpis/paper-sheets");
    expect(card).toContain("△ 上向き 令和7年度");
    expect(card).toContain("実績（R7） 13,900千枚");
    expect(card).toContain("令和7年度は13,900千枚で、");
    const page = await readPage(snapshot, "/kpis/paper-sheets");
    expect(page).toContain("年度途中の値（令和8年度、令和8年9月30日時点）：6,400千枚");
    expect(page).toContain("時点 令和8年3月31日");
  });

  it("name a 速報値 everywhere, and its 確報値 as 確定", async () => {
    const provisional = yearReport("paper-sheets", 2025, "13900", { figureStatus: "provisional" });
    expect(await readPage(makeSnapshot({ reports: [provisional] }), "/kpis/paper-sheets")).toMatch(
      /（速報値による）.*実績（R7、速報値） 13,900千枚/,
    );
    const confirmed = publicReport("paper-sheets", 2, { actual: num("13950") });
    const page = await readPage(makeSnapshot({ reports: [provisional, confirmed] }), "/kpis/paper-sheets");
    expect(page).toContain("令和7年度 確定 13,900千枚 13,950千枚");
    expect(page).not.toContain("（訂正あり）");
  });
});
