/** 総括・意見: what the public reads of them, on pages and as data, and that nothing is said where there are none. */
import { brotliCompressSync } from "node:zlib";
import { withAssessments } from "@tests/fixtures/assessments";
import { mismatches } from "@tests/fixtures/json-schema";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { renderSite } from "./render-site";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const untold = makeSnapshot({ reports: INVENTED });
const told = withAssessments(untold, "<b>窓口</b>が変わりました。");

async function site(snapshot: PublicationSnapshot): Promise<Map<string, string>> {
  return new Map(
    (await renderSite(snapshot)).map(({ path, body }) => [
      path,
      // Where a heading may break is no matter here.
      new TextDecoder().decode(body).replaceAll("<wbr/>", ""),
    ]),
  );
}
let files: Map<string, string>;
let without: Map<string, string>;
beforeAll(async () => {
  [files, without] = [await site(told), await site(untold)];
});

const page = (path: string) => files.get(`${path}/index.html`) ?? "";
const plain = (html: string) => html.replace(/<style>.*?<\/style>|<[^>]+>/gs, " ").replace(/\s+/g, " ");
const section = (path: string) =>
  plain(/<section class="se" id="dx-2:[^"]*">.*?<\/section>/s.exec(page(path))?.[0] ?? "");

describe("pages", () => {
  it("tell of a measure the words, whose opinion it is and when, the answer, and amounts; 0 only where 0 was entered", () => {
    expect(section("measures/1-1").trim()).toBe(
      "総括・意見 令和7年度（2025年度） 総括（DX推進課） 申請を増やしました。 委員会の意見（行政経営推進委員会、令和8年6月10日） 高齢の方にも使いやすい窓口にしてほしい。 市の対応 操作を手伝う職員を置きます。 予算額 12,000千円 決算額 0千円 訂正履歴 令和8年7月15日 第2号で公表（取り下げ） 予算額を訂正しました。",
    );
    expect(section("measures/1-2")).toBe("");
  });

  it("tell those of a pillar and the plan on their own pages, as text", () => {
    expect(section("pillars/1")).toContain("&lt;b&gt;窓口&lt;/b&gt;が変わりました。");
    expect(section("plans/dx-2")).toContain("全体として進みました。");
    expect(section("plans/dx-2")).not.toContain("予算額");
  });

  it("tell all of a year in its report, with the way to each", () => {
    const year = page("years/2025");
    expect(plain(year)).toMatch(/総括・意見 計画全体 .*窓口.*申請を増やしました。/);
    expect(year).toContain('<a href="/measures/1-1">（1）①');
    // What was replaced, as on the measure's own page.
    expect(plain(year)).toContain("訂正履歴 令和8年7月15日 第2号で公表（取り下げ） 予算額を訂正しました。");
    expect(page("years/2024")).not.toContain("総括・意見");
  });

  it("lead from a correction to where the words stand, in the list and the feed", () => {
    expect(page("corrections")).toContain('href="/measures/1-1#dx-2:1-1"');
    expect(files.get("feed.xml")).toContain("予算額を訂正しました。");
  });

  it("stay light, and carry no script", () => {
    const size = (path: string) => brotliCompressSync(files.get(path) ?? "").length;
    expect(size("measures/1-1/index.html")).toBeLessThan(12_000 - 800);
    expect(size("index.html")).toBeLessThan(14_600 - 800);
    expect([...files.values()].some((text) => /<script(?! type="application\/ld\+json">)/.test(text))).toBe(
      false,
    );
  });
});

describe("data", () => {
  it("has a row for each thing that was said, and none for what was not", () => {
    const [header = "", ...rows] = (files.get("data/assessments.csv") ?? "").trim().split("\r\n");
    const at = (name: string) => header.replace("\uFEFF", "").split(",").indexOf(name);
    const cells = rows.map((row) => row.split(","));
    expect(
      cells.map((row) => [row[at("part_id")], row[at("kind_code")], row[at("amount_thousand_yen")]]),
    ).toEqual([
      ["dx-2:plan", "summary", ""],
      ["dx-2:1", "summary", ""],
      ["dx-2:1-1", "summary", ""],
      ["dx-2:1-1", "opinion", ""],
      ["dx-2:1-1", "response", ""],
      ["dx-2:1-1", "budget", "12000"],
      ["dx-2:1-1", "settlement", "0"],
    ]);
    expect(cells[3]?.[at("said_by")]).toBe("行政経営推進委員会");
    expect(cells[3]?.[at("said_on")]).toBe("2026-06-10");
  });

  it("says the same in JSON, with what changed, as its schema has it", () => {
    const json = JSON.parse(files.get("data/assessments.json") ?? "");
    expect(json.records).toHaveLength(7);
    expect(json.changes[0]).toMatchObject({
      part_id: "dx-2:1-1",
      amounts: [{ what: "budget", before: 11000, after: 12000 }],
    });
    const schema = JSON.parse(files.get("data/assessments.schema.json") ?? "");
    expect(mismatches(schema, json, "x")).toEqual([]);
  });

  it("is listed in the package, the catalogue and the page of the data", () => {
    const names = JSON.parse(files.get("data/datapackage.json") ?? "").resources.map(
      ({ name }: { name: string }) => name,
    );
    expect(names).toEqual(["kpis", "initiatives", "assessments"]);
    const catalog = files.get("data/catalog.jsonld");
    expect(catalog).toContain("assessments.csv");
    expect(catalog).toContain(
      "計画全体・取組の柱・具体的な取組の、年度ごとの総括、委員会の意見とそれに対する対応、予算額と決算額です。",
    );
    expect(page("data")).toContain("assessments.schema.json");
  });
});

it("a publication without any says nothing of them", () => {
  for (const [path, text] of without) {
    expect(path).not.toContain("assessments");
    expect(text, path).not.toMatch(/assessments\.|総括・意見/);
  }
});
