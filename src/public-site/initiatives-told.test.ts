/** What became of an initiative's published answer is told in every place where changes are told. */
import { makeApprovedInitiative as answer, planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { makeKpi } from "@tests/fixtures/kpi";
import { placesOf, publishInTurn } from "@tests/fixtures/publications-in-turn";
import { describe, expect, it, vi } from "vitest";
import { toKpiId } from "@/domain/shared/kpi-id";
import { renderPage } from "./render-site";

/** A whole site is rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const KPI = toKpiId("count");
const plan = planWithInitiatives(
  { "line-1": "窓口の予約", "line-2": "書類の電子化" },
  { kpis: [makeKpi({ id: KPI })] },
);
const first = [answer("line-1", "under_way", {}, { done: "予約を始めた。" }), answer("line-2", "not_begun")];
const corrected = [
  ...first,
  answer(
    "line-1",
    "completed",
    { revision: 2, correctionReason: "完了の入力漏れ" },
    { done: "全窓口に広げた。" },
  ),
];
const CORRECTED =
  "『窓口の予約』の令和7年度（2025年度）の取組の状況を訂正しました（実施中 → 完了）。理由：完了の入力漏れ。";
const REWORDED = "『窓口の予約』の令和7年度（2025年度）の取組の状況の説明を更新しました。";
/** As the places give a text of a page. */
const plain = (text: string) => text.replace(/\s/g, "");
const stages = [{ plan }, { plan, approvedInitiatives: first }, { plan, approvedInitiatives: corrected }];

describe("first states", () => {
  const published = publishInTurn(stages.slice(0, 2));

  it("are one line of the list and of the front page, and nothing that was changed", async () => {
    const line = "「試験計画」の令和7年度（2025年度）の取組の状況を初めて公表しました（未着手1、実施中1）。";
    const places = await placesOf(published, KPI);
    expect(places.list).toEqual([line]);
    expect(await renderPage(published, "/")).toContain(line);
    expect(places.corrections).toContain("これまでに、訂正や定義の変更はありません。");
    expect(places.feed.filter((entry) => entry.includes("取組の状況"))).toEqual([]);
  });
});

describe("a corrected answer", () => {
  const published = publishInTurn(stages);

  it("is told before it is published, on the list of corrections and in the feed, with its reason", async () => {
    const places = await placesOf(published, KPI);
    expect(places.list).toEqual([CORRECTED, REWORDED]);
    expect(places.corrections).toContain(plain(`訂正${CORRECTED}`));
    expect(places.corrections).toContain(`説明の更新${REWORDED}`);
    expect(places.feed.slice(0, 2).toSorted()).toEqual(
      [
        `訂正：窓口の予約（令和7年度） ${CORRECTED}`,
        `説明の更新：窓口の予約（令和7年度） ${REWORDED}`,
      ].toSorted(),
    );
  });

  it("stays told by the publications after it", async () => {
    const later = publishInTurn([...stages, { plan, approvedInitiatives: corrected }]);
    expect(later.changes).toEqual([]);
    const places = await placesOf(later, KPI);
    expect(places.corrections).toContain(plain(`訂正${CORRECTED}`));
    expect(places.feed.join()).toContain(CORRECTED);
  });

  it("leads to its line on the page of its measure", async () => {
    for (const route of ["/", "/corrections"]) {
      expect(await renderPage(published, route), route).toMatch(
        /<a href="\/measures\/1-1#line-1">『窓口の予約』/,
      );
    }
    expect(await renderPage(published, "/measures/1-1")).toContain('id="line-1"');
  });

  it("says beside itself what was replaced, and where the page stands as it was before", async () => {
    const page = await renderPage(published, "/measures/1-1");
    const link = '<a href="/archive/2/measures/1-1">前の内容を見る</a>';
    expect(page).toContain(`公表第3号で訂正しました（実施中 → 完了）。${link}`);
    expect(page).toContain(`公表第3号で説明を更新しました。${link}`);
    const untouched = publishInTurn(stages.slice(0, 2));
    expect(await renderPage(untouched, "/measures/1-1")).not.toContain("前の内容を見る");
  });

  it("leads nowhere once the plan has the initiative no more, and is told all the same", async () => {
    const less = planWithInitiatives({ "line-2": "書類の電子化" }, { kpis: plan.kpis });
    const later = publishInTurn([...stages, { plan: less, approvedInitiatives: corrected }]);
    const page = await renderPage(later, "/corrections");
    expect(page).not.toContain("#line-1");
    expect(page).toContain(CORRECTED);
    expect(page).toContain("『窓口の予約』の取組の状況（令和7年度）の掲載を終えました。");
  });
});
