import { createHash } from "node:crypto";
import { brotliCompressSync } from "node:zlib";
import { day } from "@tests/fixtures/brands";
import { multiplied, realPlan } from "@tests/fixtures/plan";
import { readPage, yearReport } from "@tests/fixtures/public-pages";
import { INVENTED, makeSnapshot, type SnapshotOptions } from "@tests/fixtures/snapshot";
import { describe, expect, it, vi } from "vitest";
import type { SiteFile } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { filePathOf, routeOfFile } from "@/lib/public-paths";
import { type RenderOptions, renderPage, renderSite } from "./render-site";

/** A whole site is rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const text = (file: SiteFile) => new TextDecoder().decode(file.body);
/** Rendered once for each combination that the tests ask for. */
const rendered = new Map<string, Promise<SiteFile[]>>();
function render(fixture: SnapshotOptions = {}, options: RenderOptions = {}): Promise<SiteFile[]> {
  const key = JSON.stringify([fixture, options]);
  const files = rendered.get(key) ?? renderSite(makeSnapshot(fixture), options);
  rendered.set(key, files);
  return files;
}

/** What people read of a publication: the program that checks it has no figures. */
const isText = ({ path, contentType }: SiteFile) =>
  !["application/pdf", "image/png"].includes(contentType) && path !== "data/verify.mjs";
const isPage = (file: SiteFile) => file.contentType.startsWith("text/html");
/** Those of other languages say the same in theirs: editions/editions.test.ts. */
const isJapanese = (file: SiteFile) => !/^(easy|en)\//.test(file.path);
const visible = (html: string) =>
  html
    .replace(/<style>.*?<\/style>|<desc[^>]*>.*?<\/desc>|<wbr\/>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&");

async function page(
  path: string,
  fixture: SnapshotOptions = {},
  options: RenderOptions = {},
): Promise<string> {
  const found = (await render(fixture, options)).find((file) => file.path === path);
  if (!found) throw new Error(`no ${path}`);
  return text(found);
}

/** Headers of a real answer are about 700 bytes; an inline style leaves one request. */
const HEADERS = 800;
const onTheWire = (file: SiteFile) => brotliCompressSync(file.body).length + HEADERS;

describe("the site's files", () => {
  it("hold every route of the public contract", async () => {
    const paths = new Set((await render()).map((file) => file.path));
    const routes = [
      "/",
      "/pillars/1",
      "/pillars/2",
      "/pillars/3",
      "/measures/1-1",
      "/plans/dx-1/measures/1-1",
      "/plans/dx-2/measures/3-1",
      "/kpis/paper-sheets",
      "/kpis/online-rate",
      "/plans/dx-1",
      "/plans/dx-2",
      ...[2021, 2022, 2023, 2024, 2025].map((fy) => `/years/${fy}`),
      "/about",
      "/data",
      "/archive",
      "/404.html",
      "/data/kpis.csv",
      "/data/kpis.json",
      "/data/kpis.schema.json",
      "/data/initiatives.csv",
      "/data/initiatives.json",
      "/data/initiatives.schema.json",
      "/data/datapackage.json",
      "/data/catalog.jsonld",
      "/data/kpis/paper-sheets.csv",
      "/data/kpis/paper-sheets.json",
      "/feed.xml",
      "/embed/kpis/paper-sheets",
    ];
    expect(routes.filter((route) => !paths.has(filePathOf(route)))).toEqual([]);
    expect(paths.has("years/2026/index.html")).toBe(false);
    expect(paths.has("sitemap.xml")).toBe(false);
  });

  it("are the same bytes for the same snapshot", async () => {
    const digest = (files: SiteFile[]) =>
      files.map((file) => `${file.path} ${createHash("sha256").update(file.body).digest("hex")}`);
    const again = await renderSite(makeSnapshot({ reports: INVENTED }));
    expect(digest(await render({ reports: INVENTED }))).toEqual(digest(again));
  });

  it("say of a plan that was closed that it was, and when, on its page and on the front page", async () => {
    const snapshot = makeSnapshot({ reports: INVENTED });
    const [leading, ...others] = snapshot.plans;
    const said = async (plans: typeof snapshot.plans) => {
      const files = await renderSite({ ...snapshot, plans });
      return files
        .filter(({ body }) =>
          new TextDecoder().decode(body).includes("この計画は令和8年5月20日に終了しました"),
        )
        .map(({ path }) => path);
    };
    expect(await said(snapshot.plans)).toEqual([]);
    const closed = others.map((plan) => ({ ...plan, closedOn: day("2026-05-20") }));
    expect(leading && (await said([leading, ...closed]))).toEqual(["index.html", "plans/dx-1/index.html"]);
    const why = closed.map((plan) => ({ ...plan, closedReason: "合併のため。" }));
    const reasoned = { ...snapshot, plans: leading ? [leading, ...why] : why };
    expect(await renderPage(reasoned, "/plans/dx-1")).toContain("終了の理由：合併のため。");
  });

  it("have a page for a year that has data before it has ended", async () => {
    const early = { ...INVENTED[3], fy: fiscalYear(2026) } as (typeof INVENTED)[number];
    const paths = (await render({ reports: [early] })).map((file) => file.path);
    expect(paths).toContain("years/2026/index.html");
  });

  it("list their absolute addresses in a sitemap when the origin is known", async () => {
    const sitemap = await page("sitemap.xml", { origin: "https://dx.example.jp" });
    expect(sitemap).toContain("<loc>https://dx.example.jp/kpis/paper-sheets</loc>");
    expect(sitemap).not.toContain("/embed/");
  });
});

describe.each<[string, RenderOptions]>([
  ["live", {}],
  ["archived", { basePath: "/archive/3", archived: true }],
  ["folder", { links: "relative-file" }],
])("links of the %s tree", (_name, options) => {
  it("lead to files of the tree, or to known addresses outside it", async () => {
    const files = await render({ reports: INVENTED }, options);
    const paths = new Set(files.map((file) => file.path));
    const base = `http://site${options.basePath ?? ""}`;
    const broken: string[] = [];
    for (const file of files.filter(isPage)) {
      const at =
        options.links === "relative-file" ? `http://site/${file.path}` : `${base}${routeOfFile(file.path)}`;
      for (const [, href = ""] of text(file).matchAll(/\shref="([^"]+)"/g)) {
        const url = new URL(href.replaceAll("&amp;", "&"), at);
        if (url.host !== "site" || url.protocol === "data:") continue;
        if (options.links === "relative-file") {
          if (href.startsWith("/")) broken.push(`${file.path}: ${href}`);
          if (!href.startsWith("#") && !paths.has(url.pathname.slice(1)))
            broken.push(`${file.path}: ${href}`);
          continue;
        }
        const isCurrent = /^\/$|^(?:\/(?:easy|en))?(?:\/corrections)?$/.test(url.pathname);
        if (/^\/archive\/\d+$/.test(url.pathname) || (options.archived && isCurrent)) continue;
        const inside = url.href.startsWith(base) ? url.pathname.slice((options.basePath ?? "").length) : null;
        if (inside === null || !paths.has(filePathOf(inside || "/"))) broken.push(`${file.path}: ${href}`);
      }
    }
    expect(broken).toEqual([]);
  });
});

describe("every page", () => {
  it("needs no script, no other file and no other host, and names its one style in its CSP", async () => {
    for (const file of (await render({ reports: INVENTED })).filter(isPage)) {
      const html = text(file);
      expect(html, file.path).not.toMatch(
        /<script(?! type="application\/ld\+json">)|<img|<iframe|rel="(stylesheet|preload|modulepreload)"|@import|url\(| on[a-z]+=|\sstyle="/,
      );
      const [, style = ""] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
      expect(html).toContain(
        `style-src &#x27;sha256-${createHash("sha256").update(style).digest("base64")}&#x27;`,
      );
    }
  });

  it("has one h1, no skipped heading level, unique ids, a language and its marks in words", async () => {
    for (const file of (await render({ reports: INVENTED })).filter(isPage)) {
      const html = text(file);
      const levels = [...html.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
      expect(
        levels.filter((level) => level === 1),
        file.path,
      ).toHaveLength(1);
      levels.forEach((level, i) => {
        expect(level - (levels[i - 1] ?? 0), `${file.path} heading ${i}`).toBeLessThanOrEqual(1);
      });
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
      expect(new Set(ids).size, file.path).toBe(ids.length);
      const lang = file.path.startsWith("en/") ? "en" : "ja";
      expect(html.startsWith(`<!DOCTYPE html><html lang="${lang}">`)).toBe(true);
      expect(html).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it("says that it is a demo, as every data file does", async () => {
    // On paper it stands at the head of each page, which a test of its own reads; a picture draws it.
    for (const file of (await render({ reports: INVENTED, demo: true })).filter(isText).filter(isJapanese)) {
      // Of addresses alone.
      if (file.path === "robots.txt") continue;
      expect(text(file), file.path).toContain("デモ（架空の数値）");
    }
    for (const file of await render()) expect(text(file), file.path).not.toContain("架空");
  });

  it("says in the archive that it is not the current page", async () => {
    const files = await render({}, { basePath: "/archive/3", archived: true });
    for (const file of files.filter(isPage).filter(isJapanese)) {
      expect(text(file), file.path).toContain("現在の公表ページではありません");
      expect(text(file), file.path).toContain(
        '<a href="/corrections">この公表のあとの訂正と定義の変更を見る</a>',
      );
    }
  });
});

describe("a folder that holds an earlier publication", () => {
  const corrections = "この公表のあとの訂正と定義の変更を見る";

  it("leads to the corrections of the current site where its address is known", async () => {
    const options = { links: "relative-file", archived: true } as const;
    const known = await page("index.html", { origin: "https://dx.example.jp" }, options);
    expect(known).toContain(`<a href="https://dx.example.jp/corrections">${corrections}</a>`);
    expect(await page("index.html", {}, options)).not.toContain(corrections);
    expect(await page("index.html")).not.toContain(corrections);
  });
});

describe("the front page", () => {
  it("tells the aim, how the year turned out, each KPI at a glance and the first plan in a line", async () => {
    const html = await page("index.html", { reports: INVENTED });
    const text = await readPage(makeSnapshot({ reports: INVENTED }), "/");
    const order = [
      "目指す姿 人にやさしいデジタル都市 飛騨高山",
      // Two were never answered, one is awaited.
      "令和7年度は7つの指標のうち1つが達成、2つが上向き、1つが未達です。ほかの3つは未評価です（いずれもまだ値が出ていません。1つは令和8年9月ごろに公表する見込みです）。",
      "○ 達成 1 項目 △ 上向き 2 項目 × 未達 1 項目 － 未評価 3 項目",
      "新しいお知らせ 令和8年7月1日 令和7年度の進捗",
      "オンラインで可能な行政手続の種類 △ 上向き 令和7年度（訂正あり） 進み方：やや遅れ 実績（R7） 1,226手続き 目標値（R11） 2,500手続き",
      "13,900千枚 目標値（R11） 10,000千枚 小さいほどよい",
      "DX推進計画（第1期） （令和3年度～令和6年度） 令和5年度末の目標達成状況：「○」：5項目 「△」：2項目 「×」：2項目",
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(html).toContain('<a href="/plans/dx-1">DX推進計画（第1期）</a>（');
    expect(html.match(/<li class="gl">/g)).toHaveLength(7);
    // Of one KPI nothing was ever measured: it has no empty drawing.
    expect(html.match(/<svg class="gc"/g)).toHaveLength(6);
    expect(html).not.toContain("まだ数値がありません");
  });

  it("leads from each count to the list of what it counts", async () => {
    const html = await page("index.html", { reports: INVENTED });
    const lists = [...html.matchAll(/<a href="\/years\/2025#([^"]+)"/g)].map(([, id = ""]) => id);
    expect(lists).toHaveLength(4);
    const year = await page("years/2025/index.html", { reports: INVENTED });
    const listed = lists.map((id) => {
      const [, list = ""] = new RegExp(`id="${id}">(.*?)</ul>`, "s").exec(year) ?? [];
      return [...list.matchAll(/href="\/kpis\/([^"]+)"/g)].map(([, kpi]) => kpi);
    });
    expect(listed).toEqual([
      ["mynumber-services"],
      ["online-procedures", "paper-sheets"],
      ["ai-hours-saved"],
      ["digital-feeling", "learning-events", "data-projects"],
    ]);
  });

  it("tells corrections before what is new", async () => {
    const told = (kind: "figure" | "correction", text: string) => ({ kind, kpiId: null, fy: null, text });
    const figures = Array.from({ length: 9 }, (_, no) => told("figure", `実績${no}`));
    const text = await readPage(
      { ...makeSnapshot(), changes: [...figures, told("correction", "訂正の文")] },
      "/",
    );
    expect(text).toMatch(
      /訂正 訂正の文 実績の公表 実績0 ほか8件 実績の公表 実績1 .* このほか2件は、各指標のページにあります。/,
    );
  });

  it("tells the earlier plan's last results in full until the leading plan has a mark", async () => {
    const html = await page("index.html");
    const text = visible(html);
    const results = text.indexOf("令和5年度の目標達成状況");
    expect(results).toBeGreaterThan(-1);
    expect(results).toBeLessThan(text.indexOf("今の計画"));
    expect(html.match(/<li class="gl">/g)).toHaveLength(16);
    const counts = [...html.matchAll(/<b>(\d+)<\/b><small>項目/g)].map((match) => match[1]);
    expect(counts).toEqual(["5", "2", "2", "0"]);
    // Nine marks and the four above: none for the plan that has no result yet.
    expect(html.match(/mk mk-not_evaluated/g)).toHaveLength(1);
    expect(text).toContain("15,000千枚");
  });

  it("keeps a plan's last results when one late figure of a later year comes, and says that it is there", async () => {
    const late = makeSnapshot({ reports: [yearReport("online-rate", 2024, "40")] });
    const home = await readPage(late, "/");
    expect(home).toContain(
      "令和5年度の目標達成状況 令和5年度は9つの指標のうち5つが達成、2つが上向き、2つが未達です。 ○ 達成 5 項目 △ 上向き 2 項目 × 未達 2 項目",
    );
    const sentence =
      "令和6年度は、9項目のうち1項目にだけ目標達成状況が付いています。半分以上の項目に付くまで、令和5年度の結果を載せています。";
    expect(home).toContain(sentence);
    expect(await readPage(late, "/plans/dx-1")).toContain(sentence);
    const kpi = await readPage(late, "/kpis/online-rate");
    expect(kpi).toMatch(/(達成|上向き|未達) 令和6年度 訂正はありません/);
    expect(kpi).toContain(
      "令和6年度は40.0%で、計画の90%には届いていませんが、令和5年度の35.0%から上がっています。",
    );
    expect(await page("index.html")).not.toContain("項目にだけ");
  });

  it("arrives in one round trip, and stays light with 100 times the KPIs", async () => {
    const files = await render({ reports: INVENTED, demo: true, origin: "https://dx.example.jp" });
    const index = files.find((file) => file.path === "index.html");
    expect(index && onTheWire(index)).toBeLessThanOrEqual(14_600);
    for (const file of files.filter((each) => each.path.startsWith("kpis/"))) {
      expect(onTheWire(file), file.path).toBeLessThanOrEqual(10_000);
    }
    const many = makeSnapshot({
      plans: [multiplied(realPlan("dx-2"), 100), multiplied(realPlan("dx-1"), 100)],
    });
    const html = await renderPage(many, "/");
    expect(brotliCompressSync(html ?? "").length).toBeLessThan(60_000 - HEADERS);
    expect(html).not.toContain('role="img"');
    const kpi = await renderPage(many, "/kpis/paper-sheets");
    expect(kpi?.length).toBe((await renderPage(makeSnapshot(), "/kpis/paper-sheets"))?.length);
  });
});

describe("the plans", () => {
  it("show all 73 initiatives with the document's markers, 36 of them ○, none in the sign of a mark", async () => {
    const html = await page("plans/dx-2/index.html");
    const markers = [
      ...html.matchAll(/<li><span role="img" aria-label="資料の表示「(○|・)」">(◇|・)<\/span>/g),
    ].map(([, said, sign]) => `${said}${sign}`);
    expect(markers).toHaveLength(73);
    expect(markers.filter((marker) => marker === "○◇")).toHaveLength(36);
    expect(markers.filter((marker) => marker === "・・")).toHaveLength(37);
    expect(html.match(/資料の表示です/g)).toHaveLength(1);
    expect(html).toContain(
      "資料の表示です（「◇」は、資料で「○」が付いている項目です）。達成状況の評価ではありません。",
    );
  });

  it("give the first plan's golden table and its tally", async () => {
    const html = await page("years/2023/index.html");
    expect(html).toContain("「○」：5項目 「△」：2項目 「×」：2項目");
    const marks = [...html.matchAll(/<td class="mc mj"[^>]*><span class="mk mk-(\w+)"/g)].map(
      (match) => match[1],
    );
    expect(marks).toEqual([
      "improving",
      "improving",
      "not_achieved",
      "achieved",
      "achieved",
      "achieved",
      "not_achieved",
      "achieved",
      "achieved",
    ]);
    expect(visible(html)).toContain("70%");
    expect(visible(html)).toContain("35.0%");
  });

  it("leave figures of later years out of a year's report", async () => {
    const html = await page("years/2022/index.html");
    expect(visible(html)).toContain("30.6%");
    expect(visible(html)).not.toContain("35.0%");
  });

  it("carry no recognition error of the source", async () => {
    const wrong = [
      "飞",
      "ロードコード",
      "府内各種",
      "續",
      "有效",
      "を、もなく",
      "作業の徹底して",
      "データをした",
      "A I",
      "R P A",
    ];
    for (const file of await render({ reports: INVENTED })) {
      for (const error of wrong) expect(text(file).includes(error), `${file.path}: ${error}`).toBe(false);
    }
  });
});

describe("the page about the site", () => {
  it("states the rule in the order in which it is applied", async () => {
    const html = await page("about/index.html");
    const [, list = ""] = /<ol class="ls">(.*?)<\/ol>/s.exec(html) ?? [];
    const steps = [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, step = ""]) =>
      step.replace(/<\/?bdi>/g, ""),
    );
    // No figure; the target that applies, 計画「—」 included; met; a trend, first measured value included; △; ×.
    const order = [
      /実績がまだない/,
      /計画が「—」の年度.*未評価/,
      /○ 達成/,
      /はじめて測った値/,
      /△ 上向き/,
      /それ以外は「× 未達」/,
    ];
    expect(steps).toHaveLength(order.length);
    for (const [index, words] of order.entries()) expect(steps[index]).toMatch(words);
  });
});

describe("a KPI's page", () => {
  it("answers in the order in which a reader asks, each part once and linked from its contents", async () => {
    const html = await page("kpis/online-procedures/index.html", { reports: INVENTED });
    const finding = "令和7年度は1,226手続きで、令和5年度の908手続きから増えています。";
    expect(html.split(finding)).toHaveLength(2);
    const order = [
      "上向き",
      '<a href="#record">訂正 1件</a>',
      "<h1>",
      finding,
      'role="img"',
      "<table",
      '<nav class="toc"',
      'id="why"',
      'id="words"',
      'id="pace"',
      'id="record"',
      'id="definition"',
      'id="data"',
    ];
    const places = order.map((each) => html.indexOf(each, html.indexOf("<main")));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const linked = [...html.matchAll(/href="#([a-z]+)"/g)].map(([, id]) => id);
    for (const id of linked) expect(html).toContain(`id="${id}"`);
    const [, contents = ""] = /<nav class="toc"[^>]*>(.*?)<\/nav>/s.exec(html) ?? [];
    const parts = [...html.matchAll(/<section class="se" id="(\w+)"/g)].map(([, id]) => id);
    expect([...contents.matchAll(/href="#(\w+)"/g)].map(([, id]) => id)).toEqual(parts);
  });

  it("says in its head that nothing was corrected, and leaves out parts with nothing to tell", async () => {
    const html = await page("kpis/digital-feeling/index.html");
    expect(visible(html)).toContain("訂正はありません");
    expect(html).not.toContain('id="words"');
    expect(html).not.toContain('href="#words"');
  });

  it("shows why, the calculation, the pace, the city's words and the correction", async () => {
    const html = visible(await page("kpis/online-procedures/index.html", { reports: INVENTED }));
    expect(html).toContain("が「△\u00a0上向き」である理由");
    expect(html).toContain("実績1,226手続きは、令和11年度の目標値2,500手続き以上か → いいえ");
    expect(html).toContain("実績1,226手続きは、令和5年度の現状値908手続きより大きいか → はい");
    expect(html).toMatch(/やや遅れ/);
    expect(html).toContain("要因の文");
    expect(html).toContain("今後の文");
    expect(html).toMatch(/1,180手続き\s+1,226手続き/);
    expect(html).toContain("数え漏らし");
  });

  it("carries a note on the sampling error where the document names a survey, on its page, card and table", async () => {
    const survey = visible(await page("kpis/efficient-service-feeling/index.html"));
    expect(survey).toContain("標本誤差があるため");
    expect(visible(await page("embed/kpis/efficient-service-feeling/index.html"))).toContain(
      "標本調査による",
    );
    expect(visible(await page("years/2023/index.html")).match(/標本誤差があるため/g)).toHaveLength(1);
    expect(visible(await page("kpis/online-rate/index.html"))).not.toContain("標本");
  });

  it.each([
    "kpis/online-procedures/index.html",
    "embed/kpis/online-procedures/index.html",
    "pillars/1/index.html",
    "index.html",
    "years/2025/index.html",
  ])("%s tells the source of the targets from that of the figures", async (path) => {
    const html = visible(await page(path, { reports: INVENTED })).replace(/\s+/g, " ");
    expect(html).toMatch(/目標値の出典 「DX推進計画（第2期）の策定について」（総R6\.11\.18）/);
    expect(html).toMatch(/実績の出典 行政経営課（令和7年度/);
    expect(html).not.toMatch(/ 出典 /);
  });

  it("says what is awaited, and until when", async () => {
    const html = visible(await page("kpis/digital-feeling/index.html", { reports: INVENTED }));
    expect(html).toContain("公表待ち");
    expect(html).toContain("令和8年9月30日");
  });

  it("escapes what people wrote", async () => {
    const [report] = INVENTED.slice(4);
    if (!report) throw new Error("fixture");
    const evil = { ...report, content: { ...report.content, reason: '</dd><script>alert("x")</script>' } };
    expect(await page("kpis/paper-sheets/index.html", { reports: [evil] })).not.toContain("<script>");
  });
});
