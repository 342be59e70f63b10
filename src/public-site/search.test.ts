/** What the search leads to: the page that it names, the place on it, and there the very words that were found. */

import { day } from "@tests/fixtures/brands";
import { everyAnswer, withAnswers } from "@tests/fixtures/initiative-states";
import { publishedFigure, realPlanWithMetrics, withFigures } from "@tests/fixtures/metrics";
import { realPlan } from "@tests/fixtures/plan";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { describe, expect, it, vi } from "vitest";
import { listInitiatives } from "@/domain/plan/initiatives";
import { listMetrics } from "@/domain/plan/metrics";
import { findPublic, PUBLIC_KINDS, type PublicItem, searchIn } from "@/domain/publication/search/find";
import { textIn } from "@/domain/publication/search/said-pieces";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toPartId } from "@/domain/shared/part-id";
import { searchWords } from "@/domain/shared/search-text";
import { plainText } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import { EDITIONS } from "./editions/languages";
import { renderPage } from "./render-site";
import { foundRenderer, makeSearchables } from "./search";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const PLAN = realPlanWithMetrics();
const said = (fy: number, summary: string) => ({
  fy: fiscalYear(fy),
  summary,
  office: "企画課",
  opinion: { text: `意見${fy}`, by: "委員会", on: day("2026-06-10"), response: `対応${fy}` },
  budget: null,
  settlement: null,
  revision: 1,
  correctionReason: "",
});

/** Two plans, two years of answers, metrics and assessments on every level, and something that was corrected. */
function fullSnapshot(): PublicationSnapshot {
  const base = makeSnapshot({ plans: [PLAN, realPlan("dx-1")], reports: INVENTED });
  const figures = listMetrics(PLAN).map(({ metric }) => [
    metric.id,
    [2025, 2026].map((fy) => publishedFigure(fy, "5", { reason: `数値の話${fy}`, unit: metric.unit })),
  ]);
  const full = withFigures(
    withAnswers(base, "dx-2", everyAnswer(PLAN, [2025, 2026])),
    "dx-2",
    Object.fromEntries(figures),
  );
  const assessments = [
    { partId: toPartId("dx-2:plan"), pillarNo: null, measureNo: null, years: [said(2025, "計画の総括")] },
    { partId: toPartId("dx-2:1"), pillarNo: 1, measureNo: null, years: [said(2025, "柱の総括")] },
    { partId: toPartId("dx-2:1-1"), pillarNo: 1, measureNo: 1, years: [said(2025, "取組の総括")] },
  ];
  const [line] = listInitiatives(PLAN);
  return {
    ...full,
    plans: full.plans.map((plan) => (plan.definition.id === "dx-2" ? { ...plan, assessments } : plan)),
    record: [
      {
        kind: "correction",
        kpiId: INVENTED[1]?.kpiId ?? null,
        fy: fiscalYear(2025),
        text: "数を直しました。",
        no: 3,
        publishedAt: full.publishedAt,
      },
      {
        kind: "definition",
        kpiId: null,
        fy: null,
        text: `「${line?.initiative.text}」を改めました。`,
        no: 3,
        publishedAt: full.publishedAt,
      },
    ],
  };
}

const textOf = (html: string) =>
  html
    .replace(/<style>.*?<\/style>|<rt>.*?<\/rt>/gs, "")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&amp;", "&")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'");

describe("what can be found", () => {
  it.each(["ja", "easy", "en"] as const)(
    "in %s is of every kind, and stands where it leads to, with its name or its words",
    async (language) => {
      const snapshot = fullSnapshot();
      const { items } = (await makeSearchables(snapshot))[language];
      expect([...new Set(items.map(({ kind }) => kind))].sort()).toEqual([...PUBLIC_KINDS].sort());
      const pages = new Map<string, string>();
      const missing: string[] = [];
      for (const item of items) {
        const [route = "", place] = item.route.split("#");
        const html = pages.get(route) ?? (await renderPage(snapshot, route)) ?? "";
        pages.set(route, html);
        if (place !== undefined && !html.includes(` id="${place}"`))
          missing.push(`${item.route}: no such place`);
        const page = textOf(html);
        // What an edition leaves to the Japanese page has another name there.
        const isHere = language === "ja" || route.startsWith(`/${language}/`);
        for (const words of wordsOf(item, isHere))
          if (!page.includes(words)) missing.push(`${item.route}: ${words}`);
      }
      expect(missing.join("\n")).toBe("");
      expect(pages.size).toBeGreaterThan(40);
    },
  );

  it("stands in the list of all items of every tree, each with a link", async () => {
    const snapshot = fullSnapshot();
    for (const options of [
      {},
      { basePath: "/archive/3", archived: true },
      { links: "relative-file" },
    ] as const) {
      const html = (await renderPage(snapshot, "/search", options)) ?? "";
      const page = textOf(html);
      for (const { initiative } of listInitiatives(PLAN)) expect(page).toContain(initiative.text);
      expect(html.includes("<form")).toBe(Object.keys(options).length === 0);
      expect(html).toContain(
        `form-action ${Object.keys(options).length === 0 ? "&#x27;self&#x27;" : "&#x27;none&#x27;"}`,
      );
      expect(html).toContain('<meta name="robots" content="noindex"/>');
    }
  });
});

/** A correction's sentence stands in the list of corrections, and in its own words on the page that it is about. */
function wordsOf({ kind, title, texts, isTitleBeside }: PublicItem, isHere: boolean): string[] {
  if (kind === "corrections") return [];
  const own = texts
    .map(([, text]) => textIn(text))
    .filter((text) => text !== "" && !["parts", "initiatives", "metrics"].includes(kind));
  return isTitleBeside || !isHere
    ? own
    : [textIn(title).replace(/^\(\d+\) (「.*」 )?|^\d+\. (.* · )?/, ""), ...own];
}

it("finds KPIs, measures and pillars by what they are called in other languages", async () => {
  const snapshot = makeSnapshot({ plans: [realPlan("dx-2")] });
  const pillar = snapshot.plans[0]?.definition.pillars[0];
  const names = [pillar?.en?.title, pillar?.measures[0]?.en?.title, "PAPER", "市役所でいんさつした"];
  const searchables = await makeSearchables(snapshot);
  for (const { items } of Object.values(searchables))
    for (const name of names)
      expect(findPublic(items, searchWords(name ?? "")).length, name).toBeGreaterThan(0);
});

describe("the search of an edition", () => {
  const snapshot = makeSnapshot({ plans: [PLAN], reports: INVENTED });

  it("calls what it finds by the plan's names in its language, and what nobody translated as the city does", async () => {
    const { en } = await makeSearchables(snapshot);
    const [group] = findPublic(en.items, searchWords("paper"));
    expect(group?.hits[0]).toMatchObject({
      route: "/en/kpis/paper-sheets",
      title: [
        { text: "Sheets of ", isFound: false, isOriginal: false },
        { text: "paper", isFound: true },
        { text: " printed on printers and copiers", isFound: false },
      ],
    });
    const department = findPublic(en.items, searchWords("要因の文")).flatMap(({ hits }) => hits)[0];
    expect(department?.found).toMatchObject({
      label: "Reasons",
      pieces: [{ text: "要因の文", isOriginal: true }],
    });
  });

  it("leads to the pages of its language, and says of what only the Japanese report tells that it is there", async () => {
    const full = fullSnapshot();
    const { en } = await makeSearchables(full);
    const draw = await foundRenderer();
    const found = (typed: string) => draw("en", searchIn(en, typed), en.kinds);
    expect(found("計画の総括")).toContain('<a href="/en/plans/dx-2#dx-2:plan">');
    expect(found("数値の話2026")).toMatch(
      /<a href="\/years\/2026"[^>]* hrefLang="ja">.*?<\/a> \(in Japanese\)/s,
    );
  });

  it("in やさしい日本語 finds what is read so, and shows the readings", async () => {
    const { easy } = await makeSearchables(snapshot);
    const hits = findPublic(easy.items, searchWords("いんさつ 紙")).flatMap((group) => group.hits);
    expect(hits.some(({ route }) => route === "/easy/kpis/paper-sheets")).toBe(true);
    expect(findPublic(easy.items, searchWords("かみ")).length).toBeGreaterThan(0);
    expect(hits.flatMap(({ title }) => title).some(({ reading }) => reading !== null)).toBe(true);
  });

  it("has its page in every tree: the field where it is answered, the list of all items where not", async () => {
    for (const { language, words } of EDITIONS) {
      const route = publicRoutes.edition(language, publicRoutes.search());
      const live = (await renderPage(snapshot, route)) ?? "";
      expect(live).toContain(`<form class="sf sm" action="${route}">`);
      expect(live).toContain("form-action &#x27;self&#x27;");
      expect(live).toContain('<meta name="robots" content="noindex"/>');
      for (const options of [
        { basePath: "/archive/3", archived: true },
        { links: "relative-file" },
      ] as const) {
        const html = (await renderPage(snapshot, route, options)) ?? "";
        expect(html).not.toContain("<form");
        expect(html).toContain("form-action &#x27;none&#x27;");
        expect(textOf(html).replaceAll("\u200b", "")).toContain(plainText(words.search.index));
        const front = (await renderPage(snapshot, publicRoutes.edition(language, "/"), options)) ?? "";
        expect(textOf(front)).toContain(plainText(words.search.index));
      }
    }
  });

  it("is asked from every page of the edition, and leads back to the other languages", async () => {
    const page =
      (await renderPage(
        { ...snapshot, site: { ...snapshot.site, origin: "https://x.example" } },
        "/en/search",
      )) ?? "";
    expect(page).toContain('<a href="/easy/search" lang="ja"');
    expect(page).toContain('<link rel="alternate" hrefLang="ja" href="https://x.example/search"/>');
    const kpi = (await renderPage(snapshot, "/en/kpis/paper-sheets")) ?? "";
    expect(kpi).toContain(
      '<form class="sf" action="/en/search"><input aria-label="Search" type="search" name="q"/>',
    );
    expect(kpi).toContain("form-action &#x27;self&#x27;");
  });
});
