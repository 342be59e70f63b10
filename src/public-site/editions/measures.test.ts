/** A measure's page in the other languages: what became of its initiatives. */
import { publishedAnswer, withAnswers } from "@tests/fixtures/initiative-states";
import { realPlan } from "@tests/fixtures/plan";
import { readPage } from "@tests/fixtures/public-pages";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { expect, it, vi } from "vitest";
import { listInitiatives, mapInitiatives } from "@/domain/plan/initiatives";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { renderPage } from "../render-site";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const [FIRST, SECOND] = listInitiatives(realPlan("dx-2")).map(({ initiative }) => initiative);
if (!FIRST || !SECOND) throw new Error("no initiatives");
const UNTOLD = makeSnapshot({ reports: INVENTED, origin: "https://dx.example.jp" });
const TOLD = {
  ...withAnswers(UNTOLD, "dx-2", {
    [FIRST.id]: [
      publishedAnswer(2025, "under_way", { done: "申請を増やしました。", department: "行政改革課" }),
      publishedAnswer(2026, "reconsidered", { done: "見直しています。" }),
    ],
    [SECOND.id]: [publishedAnswer(2025, "completed")],
  }),
  record: [
    {
      no: 3,
      publishedAt: "2026-08-01T00:00:00.000Z",
      kind: "correction" as const,
      kpiId: null,
      fy: fiscalYear(2025),
      text: "訂正しました。",
      initiative: {
        planId: "dx-2",
        initiativeId: FIRST.id,
        before: "completed" as const,
        after: "under_way" as const,
        reason: "入力の誤り",
      },
    },
  ],
};

it("says in English how each initiative stands, and what was corrected", async () => {
  const page = await readPage(TOLD, "/en/measures/1-1");
  expect(page).toContain(
    "In FY2025, of 7 initiatives, 1 is completed, 1 is under way and 5 have no report yet.",
  );
  expect(page).toContain("Under way (FY2025) What was done 申請を増やしました。");
  expect(page).toContain("Reported by 行政改革課");
  expect(page).toContain("Being reconsidered (FY2026, during the year)");
  expect(page).toContain("Corrected in publication no. 3 (Completed → Under way).");
  expect(page).toContain("Progress over the years");
});

it("leads to the page as it was before a correction, which is in Japanese", async () => {
  const page = await renderPage(TOLD, "/en/measures/1-1");
  expect(page).toContain(
    '<a href="/archive/2/measures/1-1" hrefLang="ja">See it as it was before</a> (in Japanese)',
  );
});

it("marks what the departments wrote as Japanese", async () => {
  const page = await renderPage(TOLD, "/en/measures/1-1");
  expect(page).toContain('<dd class="ob" lang="ja">申請を増やしました。</dd>');
  expect(page).toContain(`<li id="${FIRST.id}"><p><span lang="ja">${FIRST.text}</span></p>`);
});

it("says an initiative in the edition's language where the plan does, on each of its pages", async () => {
  const plans = TOLD.plans.map((plan) => ({
    ...plan,
    definition: mapInitiatives(plan.definition, (each) =>
      each.id === FIRST.id ? { ...each, en: { text: "More online applications" } } : each,
    ),
  }));
  const page = await renderPage({ ...TOLD, plans }, "/en/measures/1-1");
  expect(page).toContain(`<li id="${FIRST.id}"><p>More online applications</p>`);
  expect(page).toContain(`<p><span lang="ja">${SECOND.text}</span></p>`);
  expect(page).not.toContain(FIRST.text);
});

it("says the same in やさしい日本語", async () => {
  const page = (await renderPage(TOLD, "/easy/measures/1-1"))?.replace(/<rt>.*?<\/rt>/g, "") ?? "";
  expect(page.replace(/<[^>]+>/g, "")).toContain("ぜんぶで7こです。1こは、終わりました。");
});

it("says nothing of states before any was published", async () => {
  expect(await readPage(UNTOLD, "/en/measures/1-1")).not.toMatch(/no report|FY2025, of/);
});

it("is led to from its pillar, and from both Japanese addresses", async () => {
  expect(await renderPage(TOLD, "/en/pillars/1")).toContain(
    '<a href="/en/measures/1-1">More procedures online</a>',
  );
  for (const route of ["/measures/1-1", "/plans/dx-2/measures/1-1"]) {
    const page = await renderPage(TOLD, route);
    expect(page).toContain('<a href="/en/measures/1-1" lang="en">');
    expect(page).toContain('hrefLang="en" href="https://dx.example.jp/en/measures/1-1"');
  }
});
