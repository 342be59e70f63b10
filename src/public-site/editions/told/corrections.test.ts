/** What was corrected and defined anew, in the other languages: by publication, and on the KPI's page. */
import { brotliCompressSync, gzipSync } from "node:zlib";
import { num } from "@tests/fixtures/brands";
import { publishedFigure, realPlanWithMetrics, withFigures } from "@tests/fixtures/metrics";
import { realPlan } from "@tests/fixtures/plan";
import { readPage } from "@tests/fixtures/public-pages";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { expect, it, vi } from "vitest";
import { listInitiatives } from "@/domain/plan/initiatives";
import type { RecordedChange } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { toPartId } from "@/domain/shared/part-id";
import { renderPage } from "../../render-site";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const [LINE] = listInitiatives(realPlan("dx-2")).map(({ initiative }) => initiative);
if (!LINE) throw new Error("no initiatives");
const told = (change: Partial<RecordedChange>): RecordedChange => ({
  no: 3,
  publishedAt: "2026-07-01T01:30:00.000Z",
  kind: "correction",
  kpiId: null,
  fy: fiscalYear(2025),
  text: "公表した文。",
  ...change,
});
const KPI = toKpiId("online-procedures");
const RECORD: RecordedChange[] = [
  told({
    no: 2,
    publishedAt: "2026-05-20T01:30:00.000Z",
    kind: "text",
    kpiId: KPI,
    text: "説明を更新しました。",
  }),
  told({
    kpiId: KPI,
    text: "実績を訂正しました。理由：数え漏らし",
    marks: { before: "not_achieved", after: "improving", causes: ["figure"] },
  }),
  told({
    kind: "mark",
    kpiId: KPI,
    fy: fiscalYear(2026),
    text: "評価が変わりました。",
    marks: { before: "improving", after: "not_achieved", causes: ["earlier_year"] },
  }),
  told({
    text: "状況を訂正しました。理由：取り違え",
    initiative: {
      planId: "dx-2",
      initiativeId: LINE.id,
      before: "completed",
      after: "under_way",
      reason: "取り違え",
    },
  }),
  told({
    kind: "definition",
    kpiId: toKpiId("paper-sheets"),
    fy: null,
    text: "目標値を変えました。",
    definition: [
      {
        what: "target",
        from: fiscalYear(2026),
        before: "10000",
        after: "9000",
        planId: "dx-2",
        kpiId: toKpiId("paper-sheets"),
        path: null,
        isDecided: false,
      },
    ],
  }),
];
const SNAPSHOT = { ...makeSnapshot({ reports: INVENTED }), record: RECORD };

it("tells in words another order of pillars and measures, and another place of a KPI", async () => {
  const [first, second] = realPlan("dx-2").pillars;
  const [inside] = first?.measures ?? [];
  if (!first || !second || !inside) throw new Error("fixture");
  const name = (pillar: typeof first) => pillar.catchphrase ?? pillar.title;
  const moved = (what: "order" | "place", before: string, after: string, kpiId = KPI) => ({
    what,
    from: null,
    before,
    after,
    planId: "dx-2",
    kpiId: what === "place" ? kpiId : null,
    path: what === "order" ? "pillars" : null,
    isDecided: false,
  });
  const order = moved("order", `1 ${name(second)}\n2 ${name(first)}`, `1 ${name(first)}\n2 ${name(second)}`);
  const place = moved("place", "9-1\nなくした柱\nなくした取組", `1-1\n${name(first)}\n${inside.title}`);
  const record = [
    told({ kind: "definition", fy: null, text: "並び順を変えました。", definition: [order] }),
    told({ kind: "definition", kpiId: KPI, fy: null, text: "位置を変えました。", definition: [place] }),
  ];
  const page = (await renderPage({ ...SNAPSHOT, record }, "/en/corrections")) ?? "";
  expect(page).toContain(
    "Order: pillar 1 “Efficient and effective”, pillar 2 “Convenient and comfortable” → pillar 1 “Convenient and comfortable”, pillar 2 “Efficient and effective”",
  );
  expect(page).toContain(
    'Place in the plan: pillar 9 “<span lang="ja">なくした柱</span>”, measure 9-1 “<span lang="ja">なくした取組</span>” → pillar 1 “Convenient and comfortable”, measure 1-1 “More procedures online”',
  );
  expect(page).not.toMatch(/並び順を変えました|位置を変えました/);
  const easy = ((await renderPage({ ...SNAPSHOT, record }, "/easy/corrections")) ?? "").replace(
    /<rt>.*?<\/rt>|<[^>]+>/g,
    "",
  );
  expect(easy).toContain(
    "ならべ方：テーマ1「効率的・効果的（むだがない）」、テーマ2「便利・快適（つかいやすい）」 → ",
  );
});

it("tells of each change in English what it is, of what, and old → new", async () => {
  const page = await readPage(SNAPSHOT, "/en/corrections");
  const figure =
    "Correction (FY2025) Administrative procedures that can be done online 1,180 procedures → 1,226 procedures × Not achieved → △ Improving 数え漏らし";
  expect(page).toContain(figure);
  expect(page).toContain("△ Improving → × Not achieved (because the figure of an earlier year changed)");
  expect(page).toContain(`Correction (FY2025) ${LINE.text} Completed → Under way 取り違え`);
  expect(page).toMatch(
    /Definition changed [^→]* Target \(from FY2026\): 10,000 thousand sheets → 9,000 thousand sheets/,
  );
});

it("tells of a state that turned by its correction alone, not by the words that came with it", async () => {
  const initiative = {
    planId: "dx-2",
    initiativeId: LINE.id,
    before: "under_way",
    after: "completed",
    reason: "",
  } as const;
  const record = [told({ kind: "text", text: "説明を更新しました。", initiative })];
  for (const language of ["en", "easy"]) {
    const page = await readPage({ ...SNAPSHOT, record }, `/${language}/corrections`);
    expect(page).toContain(`${LINE.text} `);
    expect(page).not.toContain("→");
  }
});

it("tells of an amount that was corrected what it was and what it is", async () => {
  const assessment = {
    planId: "dx-2",
    partId: toPartId("dx-2:1-1"),
    changed: ["settlement"],
    amounts: [{ what: "settlement", before: num("7950"), after: num("8020") }],
    reason: "",
  } as const;
  const record = [told({ text: "決算額を訂正しました。", assessment })];
  const english = await readPage({ ...SNAPSHOT, record }, "/en/corrections");
  expect(english).toContain("Actual spending: 7,950 thousand yen → 8,020 thousand yen");
  const easy = (await renderPage({ ...SNAPSHOT, record }, "/easy/corrections")) ?? "";
  expect(easy.replace(/<rt>.*?<\/rt>|<[^>]+>/g, "")).toContain("（決算）：7,950千円 → 8,020千円");
});

it("has the newest publication first, and leads to each as it was", async () => {
  const page = (await renderPage(SNAPSHOT, "/en/corrections")) ?? "";
  expect([...page.matchAll(/<h2>(Publication no\. \d), [^<]*<\/h2>/g)].map(([, name]) => name)).toEqual([
    "Publication no. 3",
    "Publication no. 2",
  ]);
  expect(page).toContain('<a href="/archive/2" hrefLang="ja">See publication no. 2 as it was published</a>');
  expect(page).toContain('<a href="/en/kpis/online-procedures">');
  expect(page).toContain(`<a href="/en/measures/1-1#${LINE.id}">`);
});

it("keeps why in the city's own words, marked as Japanese, and the whole sentence where no data say more", async () => {
  for (const language of ["en", "easy"]) {
    const page = await renderPage(SNAPSHOT, `/${language}/corrections`);
    const text = page?.replaceAll("<wbr/>", "");
    expect(text).toContain('<p class="ob" lang="ja">数え漏らし</p>');
    expect(text).not.toContain("訂正しました。理由：");
    expect(text).toContain('<p class="ob" lang="ja">説明を更新しました。</p>');
  }
});

it("says in its own language which publication was taken back, and why in the office's words", async () => {
  const [second, ...rest] = SNAPSHOT.history;
  if (!second) throw new Error("no history");
  const history = [{ ...second, withdrawnReason: "別の課の数値を載せたため" }, ...rest];
  const record = [
    told({
      kind: "withdrawal",
      fy: null,
      text: "公表第2号を取り下げました。理由：別の課の数値を載せたため。",
    }),
  ];
  for (const [language, name] of [
    ["en", "Publication no. 2, 20 May 2026"],
    ["easy", "第2号　2026年5月20日"],
  ]) {
    const html = (await renderPage({ ...SNAPSHOT, record, history }, `/${language}/corrections`)) ?? "";
    const page = html.replace(/<rt>.*?<\/rt>|<\/?ruby>|<wbr\/>|<\/?bdi>/g, "");
    expect(page).toContain(`<p>${name}</p><p class="ob" lang="ja">別の課の数値を載せたため</p>`);
    expect(page).not.toContain("取り下げました");
  }
  const untold = { ...SNAPSHOT, record };
  expect(await readPage(untold, "/en/corrections")).toContain("公表第2号を取り下げました。理由：");
});

it("tells beside each change that the publication which told it was withdrawn since", async () => {
  const target = {
    planId: "dx-2",
    kpiId: KPI,
    what: "target",
    from: fiscalYear(2027),
    before: "2500",
    after: "2800",
  } as const;
  const { planId: _, ...decision } = target;
  const decided = { ...decision, reason: "", decidedOn: null, document: null, rejudges: false };
  const of = (no: number) => ({ no, publishedAt: "2026-05-20T01:30:00.000Z", kpiId: KPI });
  const at = (no: number) => ({
    ...makeSnapshot({
      plans: [{ ...realPlan("dx-2"), changes: [decided] }, realPlan("dx-1")],
      reports: INVENTED,
    }),
    record: [
      told({ ...of(no), text: "実績を訂正しました。" }),
      told({
        ...of(no),
        kind: "mark",
        fy: fiscalYear(2026),
        marks: { before: "improving", after: "not_achieved", causes: ["earlier_year"] },
      }),
      told({
        ...of(no),
        kind: "definition",
        fy: null,
        definition: [{ ...target, path: null, isDecided: true }],
      }),
    ],
  });
  const times = async (no: number, route: string, note: string) =>
    (await renderPage(at(no), route))?.replace(/<rt>.*?<\/rt>|<[^>]+>/g, "").split(note).length;
  // No. 2 was withdrawn, no. 1 was not: a figure, a mark and a decision; the list of all says it once, above them.
  for (const [edition, note, all] of [
    ["", "（取り下げ）", "（取り下げ）"],
    ["/en", "withdrawn)", "20 May 2026 (withdrawn)"],
    ["/easy", "取り消しました）", "（取り消しました）"],
  ] as const) {
    expect(await times(2, `${edition}/kpis/online-procedures`, note), edition).toBe(4);
    expect(await times(1, `${edition}/kpis/online-procedures`, note), edition).toBe(1);
    expect(await times(2, `${edition}/corrections`, all), edition).toBe(2);
    expect(await times(1, `${edition}/corrections`, all), edition).toBe(1);
  }
});

it("says so where nothing was changed", async () => {
  const page = await readPage({ ...SNAPSHOT, record: [] }, "/en/corrections");
  expect(page).toContain("Nothing has been corrected so far");
});

it("tells a KPI's page what else was changed, and what was decided of its definition", async () => {
  const plan = realPlan("dx-2");
  const change = {
    kpiId: KPI,
    what: "target" as const,
    from: fiscalYear(2026),
    before: "2000",
    after: "2500",
    reason: "目標を見直したため",
    decidedOn: isoDate("2026-02-10"),
    document: "中間見直し報告書",
    rejudges: true,
  };
  const plans = [{ ...plan, changes: [change] }, realPlan("dx-1")];
  const snapshot = { ...makeSnapshot({ plans, reports: INVENTED }), record: RECORD };
  const page = await readPage(snapshot, "/en/kpis/online-procedures");
  expect(page).toMatch(
    /FY2025: 1,180 procedures was corrected to 1,226 procedures \(2 May 2026\)\. (?:× )?Not achieved → (?:△ )?Improving /,
  );
  expect(page).toContain(
    "Description updated (FY2025) · Publication no. 2, 20 May 2026 (withdrawn) 説明を更新しました。",
  );
  expect(page).toContain("Mark changed (FY2026) · 1 July 2026");
  expect(page).toContain(
    "Changes of the definition Target (from FY2026): 2,000 procedures → 2,500 procedures Decided on 10 February 2026 · 中間見直し報告書 Marks that had been published were given again under the changed definition. 目標を見直したため",
  );
});

it("says of each changed definition when and where it was decided, and what became of the marks", async () => {
  const values = { what: "target", from: fiscalYear(2027), before: "2500", after: "2800" } as const;
  const decision = {
    ...values,
    kpiId: KPI,
    reason: "中間見直し",
    decidedOn: isoDate("2027-02-10"),
    document: "中間見直し報告書",
    rejudges: false,
  };
  const plans = [{ ...realPlan("dx-2"), changes: [decision] }, realPlan("dx-1")];
  const definition = [{ ...values, planId: "dx-2", kpiId: KPI, path: null, isDecided: true }];
  const record = [told({ kind: "definition", kpiId: KPI, fy: null, definition })];
  const snapshot = { ...makeSnapshot({ plans, reports: INVENTED }), record };
  const english = await readPage(snapshot, "/en/corrections");
  expect(english).toContain(
    "2,500 procedures → 2,800 procedures Decided on 10 February 2027 · 中間見直し報告書 Marks that had been published stay as they are. 中間見直し",
  );
  expect(await readPage(snapshot, "/en/kpis/online-procedures")).toContain(
    "Decided on 10 February 2027 · 中間見直し報告書 Marks that had been published stay as they are.",
  );
  const easy = (await renderPage(snapshot, "/easy/corrections")) ?? "";
  expect(easy.replace(/<rt>.*?<\/rt>|<[^>]+>/g, "")).toContain(
    "2027年2月10日に決めました · 中間見直し報告書前に出したしるしは、かわりません。",
  );
});

const DEFINED = {
  planId: "dx-2",
  kpiId: KPI,
  from: null,
  path: null,
  isDecided: false,
} as const;

it("tells values of a definition, offices and documents in the edition's words, and the city's as they are", async () => {
  const piece = (title: string) => ({ kind: "url" as const, title, url: "https://example.jp/" });
  const record = [
    told({
      kind: "definition",
      kpiId: KPI,
      fy: null,
      definition: [
        { ...DEFINED, what: "direction", before: "up", after: "down" },
        { ...DEFINED, what: "aggregation", before: "unspecified", after: "cumulative" },
        { ...DEFINED, what: "until", before: null, after: "2028" },
        { ...DEFINED, what: "name", before: "古い名", after: "新しい名" },
      ],
    }),
    told({ kind: "text", kpiId: KPI, department: { before: "企画課", after: "行政経営課" } }),
    told({ kind: "evidence", kpiId: KPI, evidence: { added: [piece("統計書")], removed: [] } }),
  ];
  const page = await readPage({ ...SNAPSHOT, record }, "/en/corrections");
  expect(page).toContain("Better when: higher → lower");
  expect(page).toContain("How it is counted: the plan does not say → since the beginning");
  expect(page).toContain("Last year of the indicator: to the end of the plan → FY2028");
  expect(page).toContain("Name: 古い名 → 新しい名");
  expect(page).toContain("Responsible office: 企画課 → 行政経営課");
  expect(page).toContain("Added: 「統計書」");
  expect(page).not.toContain("公表した文。");
});

it("a metric's figures are told old → new in their own unit", async () => {
  const untold = makeSnapshot({ plans: [realPlanWithMetrics(), realPlan("dx-1")] });
  const snapshot = withFigures(untold, "dx-2", { "online-requests": [publishedFigure(2025, "120")] });
  const record = [
    told({
      metric: {
        planId: "dx-2",
        metricId: toMetricId("online-requests"),
        before: num("100"),
        after: num("120"),
        reason: "",
      },
    }),
  ];
  expect(await readPage({ ...snapshot, record }, "/en/corrections")).toContain("100 件 → 120 件");
  expect(await readPage(snapshot, "/en/measures/1-1")).toMatch(/オンライン申請の件数 120 件 \(FY2025\)/);
});

it("a long list stays light", async () => {
  const record = Array.from({ length: 60 }, (_, index) =>
    told({
      kpiId: KPI,
      fy: fiscalYear(2025 + (index % 5)),
      text: `実績を訂正しました（${index}回目）。`,
      no: 1 + index,
    }),
  );
  for (const language of ["en", "easy"]) {
    const page = Buffer.from((await renderPage({ ...SNAPSHOT, record }, `/${language}/corrections`)) ?? "");
    expect(brotliCompressSync(page).length).toBeLessThan(12_000);
    expect(gzipSync(page).length).toBeLessThan(12_000);
  }
});
