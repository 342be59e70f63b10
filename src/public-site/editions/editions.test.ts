import { brotliCompressSync, gzipSync } from "node:zlib";
import { realPlan } from "@tests/fixtures/plan";
import { readPage, withKpi } from "@tests/fixtures/public-pages";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { EDITION_LANGUAGES } from "@/domain/plan/translations";
import type { SiteFile } from "@/domain/publication/snapshot";
import { plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import { siteModel } from "../model/site";
import { renderPage, renderSite } from "../render-site";
import { sitePages } from "../site-pages";
import { editionPages } from "./edition-pages";
import { EDITIONS } from "./languages";
import { hasEditions } from "./routes";

/** A whole site is rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const SNAPSHOT = makeSnapshot({ reports: INVENTED, demo: true, origin: "https://dx.example.jp" });
const HEADERS = 800;
let files: readonly SiteFile[] = [];
const html = ({ body }: SiteFile) => new TextDecoder().decode(body);
/** It grows with the plan: every initiative has its line. */
const isList = ({ path }: SiteFile) => path.endsWith("search/index.html");
const isEdition = ({ path }: SiteFile) => /^(easy|en)\//.test(path);

beforeAll(async () => {
  files = (await renderSite(SNAPSHOT)).filter(({ contentType }) => contentType.startsWith("text/html"));
});

describe("an edition", () => {
  it("is there for each language that a plan can be said in", () => {
    expect(EDITIONS.map(({ language }) => language)).toEqual([...EDITION_LANGUAGES]);
  });

  it("lies beside the Japanese pages, page for page", () => {
    const model = siteModel(SNAPSHOT);
    const japanese = sitePages(model, {}).map(({ route }) => route);
    for (const { language } of EDITIONS) {
      const expected = japanese
        .filter((route) => hasEditions(route) || route === publicRoutes.notFound())
        .map((route) => publicRoutes.edition(language, route));
      const there = editionPages(model, {}).map(({ route }) => route);
      expect(there.filter((route) => route.split("/")[1] === language).sort()).toEqual(expected.sort());
    }
  });

  it("needs less than 10,000 bytes a page, packed either way", () => {
    for (const file of files.filter((each) => isEdition(each) && !isList(each))) {
      expect(brotliCompressSync(file.body).length + HEADERS, file.path).toBeLessThanOrEqual(10_000);
      expect(gzipSync(file.body).length + HEADERS, file.path).toBeLessThanOrEqual(10_000);
    }
  });

  it("has its list of all items within what comes first over a connection", () => {
    const lists = files.filter(isList);
    expect(lists).toHaveLength(1 + EDITIONS.length);
    for (const file of lists) {
      expect(gzipSync(file.body).length + HEADERS, file.path).toBeLessThanOrEqual(14_600);
    }
  });

  it("says on each page that it is a demonstration", () => {
    for (const { language, words } of EDITIONS) {
      for (const file of files.filter(({ path }) => path.startsWith(`${language}/`))) {
        expect(html(file).replace(/<rt>.*?<\/rt>|<[^>]+>/g, ""), file.path).toContain(
          plainText(words.labels.demo),
        );
      }
    }
  });

  it("says in the archive that it is kept, and leads to its current page and to the corrections", async () => {
    const options = { basePath: "/archive/3", archived: true };
    const page = await renderPage(SNAPSHOT, "/en/kpis/paper-sheets", options);
    expect(page).toContain(
      "This is the kept copy of publication no. 3 of 1 July 2026, not the current page.",
    );
    expect(page).toContain('<a href="/en">See the current page</a>');
    expect(page).toContain('<a href="/en/corrections">See what was corrected since</a>');
    expect(page).toContain('content="noindex"');
    expect(page).not.toContain('rel="alternate"');
  });
});

describe("the ways between languages", () => {
  const alternates = (page: string) =>
    Object.fromEntries(
      [...page.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/g)].map((found) =>
        found.slice(1),
      ),
    );

  it.each(["kpis/paper-sheets", "plans/dx-2"])(
    "are told to search engines in every direction: %s",
    (route) => {
      const expected = {
        ja: `https://dx.example.jp/${route}`,
        "ja-x-easy": `https://dx.example.jp/easy/${route}`,
        en: `https://dx.example.jp/en/${route}`,
      };
      for (const at of ["", "easy/", "en/"]) {
        const file = files.find(({ path }) => path === `${at}${route}/index.html`);
        expect(file && alternates(html(file)), at).toEqual(expected);
      }
      const embed = files.find(({ path }) => path.startsWith("embed/"));
      expect(embed && alternates(html(embed))).toEqual({});
    },
  );

  it("are links on every Japanese page, to the same page", () => {
    const linked = (path: string) => {
      const file = files.find((each) => each.path === path);
      return [...(file ? html(file) : "").matchAll(/<a href="(\/(?:easy|en)[^"]*)" lang="/g)].map(
        ([, href]) => href,
      );
    };
    expect(linked("kpis/paper-sheets/index.html")).toEqual([
      "/easy/kpis/paper-sheets",
      "/en/kpis/paper-sheets",
    ]);
    expect(linked("plans/dx-2/index.html")).toEqual(["/easy/plans/dx-2", "/en/plans/dx-2"]);
  });

  it("are in the sitemap", async () => {
    const all = await renderSite(SNAPSHOT);
    const sitemap = all.find(({ path }) => path === "sitemap.xml");
    const listed = sitemap ? html(sitemap) : "";
    for (const route of ["/en", "/easy", "/en/kpis/paper-sheets", "/easy/years/2025"]) {
      expect(listed).toContain(`<loc>https://dx.example.jp${route}</loc>`);
    }
  });
});

describe("in English", () => {
  it("the front page begins with the aim and the sentence of the year", async () => {
    const page = await readPage(SNAPSHOT, "/en");
    expect(page).toContain("Hida-Takayama: a digital city that is kind to people");
    expect(page).toContain(
      "In FY2025 (April 2025–March 2026), of 7 targets, 1 has been achieved, 2 are improving and 1 has not been achieved.",
    );
    expect(page).toMatch(
      /Sheets of paper printed on printers and copiers △ Improving FY2025 Pace\s?: on track/,
    );
    expect(page).toContain("13,900 thousand sheets");
  });

  it("a KPI's page says how it stands, why, how fast, and what was corrected", async () => {
    const page = await readPage(SNAPSHOT, "/en/kpis/online-procedures");
    expect(page).toContain(
      "It was 1,226 procedures in FY2025, up from the baseline of 908 procedures (FY2023).",
    );
    expect(page).toContain("Why FY2025 is marked “△ Improving”");
    expect(page).toContain(
      "The target of 2,500 procedures for FY2029 has not been reached, but the figure has risen",
    );
    expect(page).toContain("In FY2025 it was slightly behind.");
    expect(page).toContain("FY2025: 1,180 procedures was corrected to 1,226 procedures (2 May 2026).");
  });

  it("the front page says what is new, and its counts lead to the list of the year", async () => {
    const page = (await renderPage(SNAPSHOT, "/en")) ?? "";
    expect(page).toContain(
      `What is new</h2><p>Publication no. 3, 1 July 2026: <span lang="ja">${SNAPSHOT.title}</span></p>`,
    );
    expect(page).toMatch(/<li><a href="\/en\/years\/2025"><span class="mk mk-achieved">/);
  });

  it("says once whose the words in Japanese are", () => {
    const note = "Words in Japanese are the city’s own and have not been translated.";
    for (const file of files.filter(({ path }) => path.startsWith("en/"))) {
      expect(html(file).split(note).length - 1, file.path).toBe(1);
    }
  });

  it("leads to the licence in English", async () => {
    const page = await renderPage(SNAPSHOT, "/en");
    expect(page).toContain('<a href="https://creativecommons.org/licenses/by/4.0/deed.en">Licence</a>');
    expect(await renderPage(SNAPSHOT, "/easy")).toContain("/by/4.0/deed.ja");
  });

  it("how to check a publication, and what that proves, is told and linked from the open data", async () => {
    const about = await readPage(SNAPSHOT, "/en/about");
    expect(about).toContain("node verify.mjs ADDRESS-OF-THIS-SITE --lang en");
    expect(about).toContain("It cannot show that the figures themselves are right.");
    const data = await renderPage(SNAPSHOT, "/en/data");
    expect(data).toContain('<a href="/en/about#check">How to check, and what that proves</a>');
    expect(await renderPage(SNAPSHOT, "/easy/about")).toContain(
      "<code>node verify.mjs このサイトのアドレス</code>",
    );
  });

  it("a KPI that was marked by the year's plan says that plan, and draws it", async () => {
    const page = (await renderPage(SNAPSHOT, "/en/kpis/mynumber-card-rate")) ?? "";
    const sentence =
      "It was 76.2% in FY2023. It reached the 75% planned for that year. The target for FY2024 is 90%.";
    expect(page).toContain(`<p class="lead">${sentence}</p>`);
    const chart = /<svg viewBox="0 0 480.*?<\/svg>/s.exec(page)?.[0] ?? "";
    expect([...chart.matchAll(/<text class="kc-[tp]"[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual(
      expect.arrayContaining(["Target: 90%", "Planned: 60%", "75%"]),
    );
  });

  it("draws the even path where the text explains it, from the year before the plan to the target", async () => {
    const page = (await renderPage(SNAPSHOT, "/en/kpis/online-procedures")) ?? "";
    expect(page).toContain(">Even path</text>");
    const [path] = /<path class="kc-e" d="[^"]*L[^"]*L[^"]*"/.exec(page) ?? [];
    expect(path?.split("L")).toHaveLength(6);
    expect(await renderPage(SNAPSHOT, "/en/kpis/mynumber-card-rate")).not.toContain("Even path");
  });

  it("a KPI's page has its contents, the way to its corrections, where its figure is from, and its data", async () => {
    const page = (await renderPage(SNAPSHOT, "/en/kpis/online-procedures")) ?? "";
    const contents = /<nav aria-label="On this page">.*?<\/nav>/s.exec(page)?.[0] ?? "";
    const linked = [...contents.matchAll(/href="#([a-z]+)"/g)].map(([, id]) => id);
    expect(linked).toEqual(["why", "words", "pace", "record", "definition", "data"]);
    for (const id of linked) expect(page).toContain(`<section id="${id}">`);
    expect(page).toContain('<a href="#record">Figure was corrected</a>');
    expect(page).toMatch(/<dt>Source of the result<\/dt><dd><span lang="ja">[^<]*<\/span> \(FY2025/);
    expect(page).toContain('<a href="/data/kpis/online-procedures.csv">CSV</a>');
  });

  it("what the city wrote stands in Japanese, and says so to the browser", () => {
    const file = files.find(({ path }) => path === "en/kpis/online-procedures/index.html");
    expect(file && html(file)).toContain('<dd class="ob" lang="ja">要因の文</dd>');
    expect(file && html(file)).toContain('<p class="ob" lang="ja">数え漏らし</p>');
  });

  it("nothing is Japanese but what is marked so", () => {
    for (const file of files.filter(({ path }) => path.startsWith("en/"))) {
      const rest = html(file)
        .replace(/<style>.*?<\/style>|<(title|meta|svg|link)[^>]*>(?:[^<]*<\/title>)?/gs, "")
        .replace(/<(\w+)[^>]*\slang="ja"[^>]*>[^<]*<\/\1>/g, "")
        .replace(/aria-label="[^"]*"|<text[^>]*>[^<]*<\/text>/g, "");
      expect(
        rest.match(/[\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Han}]+/u)?.[0],
        file.path,
      ).toBeUndefined();
    }
  });

  it("what has no texts falls back to the city's own words, marked", async () => {
    const plan = withKpi(realPlan("dx-2"), "paper-sheets", ({ en: _, ...kpi }) => kpi);
    const page = await renderPage(
      makeSnapshot({ plans: [plan], reports: INVENTED }),
      "/en/kpis/paper-sheets",
    );
    expect(page).toContain('13,900<span lang="ja">千枚</span>');
    expect(page?.replaceAll("<wbr/>", "")).toContain(
      '<span lang="ja">プリンターやコピー機で印刷した紙の枚数</span></h1>',
    );
    expect(page).toContain("<title>プリンターやコピー機で印刷した紙の枚数 | ");
  });

  it("a unit that was another one keeps its own word", async () => {
    const plan = withKpi(realPlan("dx-2"), "paper-sheets", (kpi) => ({ ...kpi, unit: "枚" }));
    const snapshot = makeSnapshot({ plans: [plan], reports: INVENTED });
    const page = await renderPage(snapshot, "/en/kpis/paper-sheets");
    expect(page).toContain('13,900<span lang="ja">枚</span>');
    expect(page).not.toContain("thousand sheets");
  });
});

describe("in やさしい日本語", () => {
  it("characters have their readings above them", () => {
    const file = files.find(({ path }) => path === "easy/kpis/paper-sheets/index.html");
    expect(file && html(file)).toContain("10,000<ruby>千枚<rt>せんまい</rt></ruby>");
  });

  it("a KPI that was marked by the year's plan says that plan", async () => {
    const page = await renderPage(SNAPSHOT, "/easy/kpis/mynumber-card-rate");
    const text = (page ?? "").replace(/<rt>.*?<\/rt>|<[^>]+>/g, "");
    expect(text).toContain("令和5年度は76.2%でした。計画の75%以上です。令和6年度の目標は90%です。");
  });

  it("sentences are short, and the mark is one that everybody understands", async () => {
    const page = await renderPage(SNAPSHOT, "/easy/kpis/paper-sheets");
    const text = (page ?? "").replace(/<rt>.*?<\/rt>|<[^>]+>/g, "");
    expect(text).toContain(
      "はじめの15,000千枚（令和5年度）からへりました。だから、「△ よくなりました」です。",
    );
  });
});

describe("an edition's page for what is not there", () => {
  const snapshot = makeSnapshot({ reports: INVENTED, origin: "https://dx.example.jp" });

  it("says so in its language and leads to its front page; no search engine lists it", async () => {
    const page = (await renderPage(snapshot, "/en/404.html")) ?? "";
    expect(page).toContain('<html lang="en">');
    expect(page).toContain("<h1>Page not found</h1>");
    expect(page).toContain('<a href="/en">To the first page</a>');
    expect(page).toContain('<a href="/easy" lang="ja"');
    expect(page).toContain('<meta name="robots" content="noindex"/>');
    expect(page).not.toContain('rel="alternate"');
    expect(page).not.toContain("404.html");
  });

  it("is in no folder and no archive, whose servers have one for all", async () => {
    expect(await renderPage(snapshot, "/en/404.html", { links: "relative-file" })).toBeNull();
    expect(await renderPage(snapshot, "/en/404.html", { archived: true })).toBeNull();
  });
});

it("names a page for platforms in its own words, where the site's address is known", async () => {
  const snapshot = makeSnapshot({ reports: INVENTED, origin: "https://dx.example.jp" });
  const page = await renderPage(snapshot, "/en/kpis/online-procedures");
  expect(page).toContain(
    '<meta property="og:title" content="Administrative procedures that can be done online"/>',
  );
  expect(page).toContain('<meta property="og:locale" content="en_US"/>');
  expect(page).toContain(
    '<meta property="og:url" content="https://dx.example.jp/en/kpis/online-procedures"/>',
  );
  expect(await renderPage(snapshot, "/easy")).toContain('<meta property="og:locale" content="ja_JP"/>');
  expect(await renderPage(makeSnapshot({ reports: INVENTED }), "/en")).not.toContain("og:");
});

it("draws the way of each KPI on the front page, with no reading as markup or brackets in any drawing", async () => {
  const snapshot = makeSnapshot({ reports: INVENTED });
  for (const route of ["/en", "/easy", "/easy/kpis/paper-sheets"]) {
    const page = (await renderPage(snapshot, route)) ?? "";
    const drawings = page.match(/<svg.*?<\/svg>/gs) ?? [];
    expect(drawings.length, route).toBeGreaterThan(0);
    for (const drawing of drawings) expect(drawing, route).not.toMatch(/[《》]|<(?:ruby|rt|wbr)/);
  }
  const front = (await renderPage(snapshot, "/en")) ?? "";
  expect(front.match(/<svg class="gc"/g)?.length).toBeGreaterThan(4);
  expect(front).toMatch(/<text x="0"[^>]*>2023<\/text>/);
});
