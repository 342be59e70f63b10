/** What the search leads to: the page that it names, the place on it, and there the very words that were found. */

import { day } from "@tests/fixtures/brands";
import { everyAnswer, withAnswers } from "@tests/fixtures/initiative-states";
import { publishedFigure, realPlanWithMetrics, withFigures } from "@tests/fixtures/metrics";
import { realPlan } from "@tests/fixtures/plan";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { describe, expect, it, vi } from "vitest";
import { listInitiatives } from "@/domain/plan/initiatives";
import { listMetrics } from "@/domain/plan/metrics";
import { findPublic, PUBLIC_KINDS, type PublicItem } from "@/domain/publication/search/find";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toPartId } from "@/domain/shared/part-id";
import { searchWords } from "@/domain/shared/search-text";
import { renderPage } from "./render-site";
import { makeSearchable } from "./search";

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

const plainText = (html: string) =>
  html
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&amp;", "&")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'");

describe("what can be found", () => {
  it("is of every kind, and stands where it leads to, with its name or its words", async () => {
    const snapshot = fullSnapshot();
    const { items } = await makeSearchable(snapshot);
    expect([...new Set(items.map(({ kind }) => kind))].sort()).toEqual([...PUBLIC_KINDS].sort());
    const pages = new Map<string, string>();
    const missing: string[] = [];
    for (const item of items) {
      const [route = "", place] = item.route.split("#");
      const html = pages.get(route) ?? (await renderPage(snapshot, route)) ?? "";
      pages.set(route, html);
      if (place !== undefined && !html.includes(` id="${place}"`))
        missing.push(`${item.route}: no such place`);
      const page = plainText(html);
      for (const words of wordsOf(item)) if (!page.includes(words)) missing.push(`${item.route}: ${words}`);
    }
    expect(missing.join("\n")).toBe("");
    expect(pages.size).toBeGreaterThan(40);
  });

  it("stands in the list of all items of every tree, each with a link", async () => {
    const snapshot = fullSnapshot();
    for (const options of [
      {},
      { basePath: "/archive/3", archived: true },
      { links: "relative-file" },
    ] as const) {
      const html = (await renderPage(snapshot, "/search", options)) ?? "";
      const page = plainText(html);
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
function wordsOf({ kind, title, texts, isTitleBeside }: PublicItem): string[] {
  if (kind === "corrections") return [];
  const own = texts
    .map(([, text]) => text)
    .filter((text) => text !== "" && kind !== "parts" && kind !== "initiatives");
  return isTitleBeside ? own : [title.replace(/^\(\d+\) (「.*」 )?/, ""), ...own];
}

it("finds KPIs, measures and pillars by what they are called in other languages", async () => {
  const snapshot = makeSnapshot({ plans: [realPlan("dx-2")] });
  const pillar = snapshot.plans[0]?.definition.pillars[0];
  const names = [pillar?.en?.title, pillar?.measures[0]?.en?.title, "PAPER", "市役所でいんさつした"];
  const searchable = await makeSearchable(snapshot);
  for (const name of names)
    expect(findPublic(searchable.items, searchWords(name ?? "")).length, name).toBeGreaterThan(0);
});
