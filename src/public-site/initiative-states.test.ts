/** 取組の状況: what the public is told of initiatives' years, and where nothing is. */
import { brotliCompressSync } from "node:zlib";
import { everyAnswer, publishedAnswer, withAnswers } from "@tests/fixtures/initiative-states";
import { realPlan } from "@tests/fixtures/plan";
import { readPage } from "@tests/fixtures/public-pages";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { describe, expect, it, vi } from "vitest";
import { listInitiatives, mapInitiatives } from "@/domain/plan/initiatives";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { makeStopper } from "@/domain/publication/stops/stops";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toIsoDate } from "@/domain/shared/iso-date";
import { publicRoutes } from "@/lib/public-paths";
import { withoutStoppedText } from "@/server/publication/edition/stopped";
import { renderPage } from "./render-site";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

/** Headers of a real answer are about 700 bytes. */
const HEADERS = 800;
const PLAN = realPlan("dx-2");
const untold = makeSnapshot({ reports: INVENTED });
const [FIRST, SECOND, THIRD, FOURTH] = listInitiatives(PLAN).map(({ initiative }) => initiative);
if (!FIRST || !SECOND || !THIRD || !FOURTH) throw new Error("no initiatives");

/** The first measure's first three of seven answered for R7; the rest is not. */
const told = withAnswers(untold, "dx-2", {
  [FIRST.id]: [
    publishedAnswer(2025, "under_way", {
      done: "申請を12種類増やしました。",
      result: "利用が2割増えました。",
      nextStep: "対象を広げます。",
      department: "行政改革課",
    }),
  ],
  [SECOND.id]: [
    publishedAnswer(2025, "completed", {
      done: "<b>公開</b>しました。",
      correctionReason: "状況の取り違え",
      revision: 2,
    }),
  ],
  [THIRD.id]: [publishedAnswer(2025, "not_begun", { department: null })],
});
/** A year later, with an answer to the first one alone. */
const later: PublicationSnapshot = {
  ...withAnswers(untold, "dx-2", {
    [FIRST.id]: [publishedAnswer(2025, "under_way"), publishedAnswer(2026, "reconsidered")],
    [SECOND.id]: [publishedAnswer(2025, "completed", { done: "公開しました。" })],
    [THIRD.id]: [publishedAnswer(2025, "preparing")],
  }),
  reportFy: fiscalYear(2026),
};

async function lineOf(snapshot: PublicationSnapshot, id: string, route = "/measures/1-1"): Promise<string> {
  const html = (await renderPage(snapshot, route)) ?? "";
  const [line = ""] = new RegExp(`<li id="${id}">.*?</li>`, "s").exec(html) ?? [];
  return line.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

describe("the page of a measure", () => {
  it("says of each initiative how it stands, what was written, and who answered", async () => {
    expect(await lineOf(told, FIRST.id)).toContain(
      "実施中 （令和7年度） 取り組んだこと 申請を12種類増やしました。 成果 利用が2割増えました。 今後の取組 対象を広げます。 回答した課 行政改革課",
    );
    expect(await lineOf(told, THIRD.id)).toMatch(/未着手 （令和7年度） $/);
    expect(await lineOf(told, FIRST.id, "/plans/dx-2/measures/1-1")).toBe(await lineOf(told, FIRST.id));
  });

  it("names the department that is responsible beside one that answered where it is another", async () => {
    const responsible = (department: string): PublicationSnapshot => ({
      ...told,
      plans: told.plans.map((plan) => ({
        ...plan,
        definition: {
          ...plan.definition,
          pillars: plan.definition.pillars.map((pillar) => ({
            ...pillar,
            measures: pillar.measures.map((measure) => ({ ...measure, department })),
          })),
        },
      })),
    });
    expect(await lineOf(responsible("行政改革課"), FIRST.id)).not.toContain("所管課");
    expect(await lineOf(responsible("市民課"), FIRST.id)).toContain(
      "回答した課 行政改革課 現在の所管課：市民課",
    );
    // Who answered then is not known: it is not who is responsible now.
    expect(await lineOf(responsible("市民課"), THIRD.id)).toContain("現在の所管課：市民課");
    expect(await lineOf(responsible("市民課"), FOURTH.id)).toContain(" 所管課：市民課");
  });

  it("has what its pillar aims at, and the pillar's KPIs with value and mark", async () => {
    const [pillar] = PLAN.pillars;
    const page = await readPage(told, "/measures/1-1");
    expect(page).toContain(`取組の柱の具体像：${pillar?.vision.join("")}`);
    expect(page).toContain("オンラインで可能な行政手続の種類 実績（R7） 1,226手続き △ 上向き");
    expect(page).toContain("マイナンバーカードを活用したサービスの種類 実績（R7） 10種類 ○ 達成");
  });

  it("says why an answer was corrected, and takes what people wrote as text", async () => {
    expect(await lineOf(told, SECOND.id)).toContain(
      "完了 （令和7年度） 取り組んだこと &lt;b&gt;公開&lt;/b&gt;しました。 回答した課 行政経営課 訂正の理由 状況の取り違え",
    );
  });

  it("counts the states in words, and says what has no answer", async () => {
    const page = await readPage(told, "/measures/1-1");
    expect(page.replaceAll(" ", "")).toContain(
      "取組7件：完了1、実施中1、未着手1、状況の報告がまだない取組4（令和7年度）",
    );
    expect(page.match(/令和7年度の状況の報告は、まだありません。/g)).toHaveLength(4);
    expect(await readPage(told, "/measures/1-2")).toContain("状況の報告がまだない取組7");
  });

  it("has the words of the year that runs beside those of the last one, as what they are", async () => {
    const begun = withAnswers(untold, "dx-2", {
      [FIRST.id]: [
        publishedAnswer(2025, "preparing", { done: "調べました。", nextStep: "始めます。" }),
        publishedAnswer(2026, "under_way", { done: "始めました。", isInterim: true }),
      ],
      [SECOND.id]: [publishedAnswer(2025, "under_way", { done: "続けました。" })],
    });
    const line = await lineOf(begun, FIRST.id);
    expect(line).toContain("準備中 （令和7年度） 取り組んだこと 調べました。");
    expect(line).toContain("実施中 （令和8年度の途中） 取り組んだこと 始めました。");
    expect(line.indexOf("始めました。")).toBeGreaterThan(line.indexOf("調べました。"));
    // What was to come is what the newer words tell; the year's own report keeps it.
    expect(line).not.toContain("始めます。");
    expect(await readPage(begun, "/years/2025")).toContain("始めます。");
    expect(await lineOf(begun, SECOND.id)).not.toContain("令和8年度");
  });

  it("tells what was completed in a year before, which is not asked again, with its words", async () => {
    expect(await lineOf(later, SECOND.id)).toContain(
      "完了 （令和7年度に完了） 取り組んだこと 公開しました。",
    );
    expect((await readPage(later, "/measures/1-1")).replaceAll(" ", "")).toContain(
      "取組7件：完了1、見直し1、状況の報告がまだない取組5（令和8年度）",
    );
  });

  it("has the states through the years as a table, where there is more than the year told anyway", async () => {
    expect(await readPage(told, "/measures/1-1")).not.toContain("状況の推移");
    const page = await readPage(later, "/measures/1-1");
    expect(page).toContain(
      [
        "状況の推移 取組項目 R7 R8",
        `${FIRST.text} 実施中 見直し`,
        `${SECOND.text} 完了 完了`,
        `${THIRD.text} 準備中 報告なし`,
      ].join(" "),
    );
    expect(await readPage(later, "/measures/1-2")).not.toContain("状況の推移");
  });

  it("tells of a year that still runs apart from the one that has ended", async () => {
    const page = await readPage({ ...later, reportFy: fiscalYear(2025) }, "/measures/1-1");
    expect(page).toContain("状況の推移 取組項目 R7 R8（途中）");
    expect(page).toContain("実施中 （令和7年度）");
    const running = withAnswers(untold, "dx-2", { [FIRST.id]: [publishedAnswer(2026, "preparing")] });
    expect(await lineOf(running, FIRST.id)).toContain("準備中 （令和8年度の途中）");
  });

  it("keeps a state of the middle of the year as such once the year has ended, and counts it apart", async () => {
    const midYear = withAnswers(untold, "dx-2", {
      [FIRST.id]: [publishedAnswer(2025, "under_way", { isInterim: true })],
      [SECOND.id]: [publishedAnswer(2025, "completed", { isInterim: true })],
      [THIRD.id]: [publishedAnswer(2025, "preparing")],
    });
    expect(await lineOf(midYear, FIRST.id)).toContain("実施中 （令和7年度の途中）");
    expect(await lineOf(midYear, SECOND.id)).toContain("完了 （令和7年度）");
    expect((await readPage(midYear, "/measures/1-1")).replaceAll(" ", "")).toContain(
      "取組7件：完了1、準備中1、状況の報告がまだない取組5（うち年度途中の報告があるもの1）（令和7年度）",
    );
    expect(await readPage(midYear, "/pillars/1")).toContain(`${FIRST.text} 実施中 （年度途中）`);
  });

  it("is light with every state and sixty characters in every field of two years", async () => {
    const full = withAnswers(untold, "dx-2", everyAnswer(PLAN, [2025, 2026]));
    const sizes = await Promise.all(
      PLAN.pillars.flatMap((pillar) =>
        pillar.measures.map(async (measure) => {
          const html = await renderPage(full, publicRoutes.measure(pillar.no, measure.no));
          return brotliCompressSync(html ?? "").length + HEADERS;
        }),
      ),
    );
    expect(sizes).toHaveLength(14);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(12_000);
  });
});

describe("what stands with an answer", () => {
  const sha256 = "ab".repeat(32);
  const path = `initiatives/${FIRST.id}/evidence/${sha256.slice(0, 16)}.webp`;
  const withPieces = withAnswers(untold, "dx-2", {
    [FIRST.id]: [
      publishedAnswer(2025, "under_way", {
        evidence: [
          { title: "窓口の案内", kind: "url", url: "https://example.jp/madoguchi" },
          {
            title: "開所式.webp",
            kind: "file",
            sha256,
            size: 90_000,
            contentType: "image/webp",
            path,
            picture: { alt: '新しい"窓口"', width: 1_600, height: 900 },
          },
        ],
      }),
    ],
  });

  it("is an address and a picture, which the page may load and a stop takes away", async () => {
    const html = (await renderPage(withPieces, "/measures/1-1")) ?? "";
    expect(html).toContain('<a href="https://example.jp/madoguchi" rel="noopener">窓口の案内</a>');
    expect(html).toContain(
      `<img src="/${path}" alt="新しい&quot;窓口&quot;" width="1600" height="900" fetchPriority="low"/>`,
    );
    expect(html).toContain("img-src &#x27;self&#x27; data:");
    expect(html).not.toContain('rel="preload"');
    expect((await renderPage(told, "/measures/1-1")) ?? "").not.toContain("img-src &#x27;self&#x27;");
    const notice = { cause: "personal", on: toIsoDate("2026-11-28") } as const;
    const stops = [{ id: "s", notice, fileSha256: sha256, prints: [] }];
    const stopper = makeStopper(stops, (text) => text, { inPlace: () => "", sentence: () => "停止しました" });
    const file = { path: "measures/1-1/index.html", contentType: "text/html", body: Buffer.from(html) };
    const cleaned = Buffer.from(withoutStoppedText(file, stopper) ?? []).toString("utf8");
    expect(cleaned).toContain("停止しました");
    expect(cleaned).not.toContain("窓口&quot;");
    expect(cleaned).not.toContain(sha256.slice(0, 16));
  });
});

describe("the counts of states", () => {
  const ofPillar = "取組25件：完了1、実施中1、未着手1、状況の報告がまだない取組22（令和7年度）";

  it("stand on a pillar's page, with the state of each initiative behind its words", async () => {
    const page = await readPage(told, "/pillars/1");
    expect(page.replaceAll(" ", "")).toContain(ofPillar);
    expect(page).toContain(`${FIRST.text} 実施中`);
    expect(await readPage(told, "/pillars/2")).toContain("状況の報告がまだない取組28");
  });

  it("stand on the front page for the plan and for each of its pillars, apart from the tally of marks", async () => {
    const page = (await readPage(told, "/")).replaceAll(" ", "");
    const part = page.slice(page.indexOf("取組の進捗"));
    expect(part).toContain("取組73件：完了1、実施中1、未着手1、状況の報告がまだない取組70（令和7年度）");
    expect(part).toContain(ofPillar);
    const untoldPage = (await readPage(untold, "/")).replaceAll(" ", "");
    expect(page.replace(/取組の進捗.*?(?=ほかの計画)/s, "")).toBe(untoldPage);
  });

  it("of another plan stand beside its last results", async () => {
    const [first, ...others] = listInitiatives(PLAN);
    const before = { ...realPlan("dx-1"), pillars: PLAN.pillars, kpis: [] };
    if (!first) throw new Error("no initiative");
    const snapshot = withAnswers(makeSnapshot({ plans: [PLAN, before], reports: INVENTED }), "dx-1", {
      [first.initiative.id]: [publishedAnswer(2023, "completed")],
    });
    const page = (await readPage(snapshot, "/")).replaceAll(" ", "");
    expect(page).not.toContain("取組の進捗");
    expect(page).toContain(`取組73件：完了1、状況の報告がまだない取組${others.length}（令和5年度）`);
  });

  it("leave the front page in one round trip, with all 73 initiatives in every state", async () => {
    const full = makeSnapshot({ reports: INVENTED, demo: true, origin: "https://dx.example.jp" });
    const html = await renderPage(withAnswers(full, "dx-2", everyAnswer(PLAN, [2025])), "/");
    expect(html?.match(/class="sb"/g)).toHaveLength(4);
    expect(brotliCompressSync(html ?? "").length + HEADERS).toBeLessThanOrEqual(14_600);
  });
});

it("one that has ended keeps its line and its years, and is in no count of the years after", async () => {
  const ended = {
    ...later,
    plans: later.plans.map((plan) => ({
      ...plan,
      definition: mapInitiatives(plan.definition, (each) =>
        each.id === THIRD.id ? { ...each, until: fiscalYear(2025) } : each,
      ),
    })),
  };
  expect(await lineOf(ended, THIRD.id)).toContain("令和7年度で終了");
  expect(await readPage(ended, "/years/2025")).toContain(`${THIRD.text} 準備中 （令和7年度）`);
  expect((await readPage(ended, "/years/2025")).replaceAll(" ", "")).toContain("取組73件");
  expect((await readPage(ended, "/years/2026")).replaceAll(" ", "")).toContain("取組72件");
  expect(await readPage(ended, "/years/2026")).not.toContain(THIRD.text);
});

describe("one that ends without an answer in its last year", () => {
  const endFourth = (snapshot: PublicationSnapshot): PublicationSnapshot => ({
    ...snapshot,
    plans: snapshot.plans.map((plan) => ({
      ...plan,
      definition: mapInitiatives(plan.definition, (each) =>
        each.id === FOURTH.id ? { ...each, until: fiscalYear(2025) } : each,
      ),
    })),
  });

  it("is told as ended and as not answered on its own line and in its year", async () => {
    const both = /令和7年度の状況の報告は、まだありません。 令和7年度で終了/;
    expect(await lineOf(endFourth(told), FOURTH.id)).toMatch(both);
    expect(await readPage(endFourth(told), "/years/2025")).toMatch(both);
  });

  it.each(["/pillars/1", "/plans/dx-2"])("is told as ended on %s", async (route) => {
    expect(await readPage(endFourth(told), route)).toContain(`${FOURTH.text}（令和7年度で終了）`);
  });

  it("is told as ended where no state was ever published", async () => {
    expect(await lineOf(endFourth(untold), FOURTH.id)).toMatch(/ 令和7年度で終了 $/);
  });
});

it("says the end once of one that is told of two years", async () => {
  const ended = { ...later, reportFy: fiscalYear(2025) };
  const plans = ended.plans.map((plan) => ({
    ...plan,
    definition: mapInitiatives(plan.definition, (each) =>
      each.id === FIRST.id ? { ...each, until: fiscalYear(2026) } : each,
    ),
  }));
  expect((await lineOf({ ...ended, plans }, FIRST.id)).match(/令和8年度で終了/g)).toHaveLength(1);
});

describe("the report of a year", () => {
  it("has a second part, by pillar and measure, with each initiative's state and words", async () => {
    const page = (await readPage(told, "/years/2025")).replace(/^.*取組の進捗/s, "");
    expect(page.replaceAll(" ", "")).toMatch(
      /^取組73件：完了1、実施中1、未着手1、状況の報告がまだない取組70（令和7年度）/,
    );
    expect(page).toContain(
      `（1）「便利・快適」～DXによる 市民サービスの向上～ ① 行政手続きのオンライン化の推進 ${FIRST.text} 実施中 （令和7年度） 取り組んだこと 申請を12種類増やしました。`,
    );
    expect(page.match(/令和7年度の状況の報告は、まだありません。/g)).toHaveLength(70);
  });

  it("tells each year by its own answers, and 完了 of a year before as such", async () => {
    expect(await readPage(later, "/years/2025")).toContain(`${FIRST.text} 実施中 （令和7年度）`);
    const page = await readPage(later, "/years/2026");
    expect(page).toContain(`${FIRST.text} 見直し （令和8年度）`);
    expect(page).toContain(`${SECOND.text} 完了 （令和7年度に完了）`);
    expect(page).toContain(`${THIRD.text} 令和8年度の状況の報告は、まだありません。`);
  });

  it("has none of it for a year without an answer, and a page for a year that still runs and has one", async () => {
    expect(await readPage(told, "/years/2023")).not.toContain("取組の進捗");
    const answers = { [FIRST.id]: [publishedAnswer(2026, "preparing")] };
    const running = withAnswers(untold, "dx-2", answers);
    expect(await readPage(running, "/years/2025")).not.toContain("取組の進捗");
    const page = await readPage(running, "/years/2026");
    expect(page).toContain(`${FIRST.text} 準備中 （令和8年度の途中）`);
    // Seventy-two lines that say nothing would bury the one that does.
    expect(page.replaceAll(" ", "")).toContain("状況の報告がまだない取組72（令和8年度の途中）");
    expect(page).not.toContain(SECOND.text);
    expect(await renderPage(untold, "/years/2026")).toBeNull();
  });
});

it("the page of a KPI says of the initiatives that work on it how they stand", async () => {
  const kpi = PLAN.pillars[0]?.kpis[0];
  if (!kpi) throw new Error("no KPI");
  const working = mapInitiatives(PLAN, (each) =>
    each.id === FIRST.id || each.id === THIRD.id ? { ...each, supports: [kpi.id] } : each,
  );
  const without = makeSnapshot({ plans: [working, realPlan("dx-1")] });
  const snapshot = withAnswers(without, "dx-2", {
    [FIRST.id]: [publishedAnswer(2025, "under_way")],
  });
  const page = await readPage(snapshot, publicRoutes.kpi(kpi.id));
  const place = "（取組の柱（1）の① 行政手続きのオンライン化の推進）";
  expect(page).toContain(`${FIRST.text} ${place} 実施中 （令和7年度）`);
  expect(page).toContain(`${THIRD.text} ${place} 令和7年度の状況の報告は、まだありません。`);
  expect(await readPage(without, publicRoutes.kpi(kpi.id))).not.toMatch(/実施中|状況の報告/);
});

it.each(["/", "/pillars/1", "/measures/1-1", "/plans/dx-2", "/years/2025"])(
  "%s says nothing of states where none was ever published, and carries no style for them",
  async (route) => {
    const html = await renderPage(untold, route);
    expect(html).not.toMatch(/状況の報告|未着手|取組\d+件|class="(is|sg|sb|sc|aw)"|\.sg\{/);
    expect(html).toBe(await renderPage(withAnswers(untold, "dx-2", {}), route));
    expect(await renderPage(told, route)).toMatch(/class="sg"/);
  },
);
