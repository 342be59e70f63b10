/** The page of a whole plan in the other languages, and the assessments on each page that they are of. */
import { withAssessments } from "@tests/fixtures/assessments";
import { day } from "@tests/fixtures/brands";
import { publishedAnswer, withAnswers } from "@tests/fixtures/initiative-states";
import { publishedFigure, realPlanWithMetrics, withFigures } from "@tests/fixtures/metrics";
import { realPlan } from "@tests/fixtures/plan";
import { readPage } from "@tests/fixtures/public-pages";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { describe, expect, it, vi } from "vitest";
import { listInitiatives } from "@/domain/plan/initiatives";
import type { PublicationSnapshot, PublishedPlan } from "@/domain/publication/snapshot";
import { siteModel } from "../model/site";
import { renderPage } from "../render-site";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const SNAPSHOT = makeSnapshot({ reports: INVENTED });

function withPlan(
  snapshot: PublicationSnapshot,
  id: string,
  change: (plan: PublishedPlan) => PublishedPlan,
): PublicationSnapshot {
  return {
    ...snapshot,
    plans: snapshot.plans.map((plan) => (plan.definition.id === id ? change(plan) : plan)),
  };
}

describe("a plan's page", () => {
  it("tells aim, period, how the targets stand, and every KPI with its years", async () => {
    const page = await readPage(SNAPSHOT, "/en/plans/dx-1");
    expect(page).toContain("April 2021–March 2025 Digital Transformation Plan (Phase 1)");
    expect(page).toContain("5 have been achieved, 2 are improving and 2 have not been achieved.");
    expect(page).toContain("Indicator FY2021 FY2022 FY2023 FY2024");
    expect(page).toMatch(
      /My Number Card 45\.6% － Not evaluated Planned: none 70\.7% ○ Achieved Planned: 60%/,
    );
    const running = await readPage(SNAPSHOT, "/en/plans/dx-2");
    expect(running).toContain("Indicator Baseline FY2025 Target");
    expect(running).toMatch(
      /can be done online 908 procedures \(FY2023\) 1,226 procedures △ Improving 2,500 procedures \(FY2029\)/,
    );
  });

  it("leads to its KPIs, pillars, measures and years in the same language", async () => {
    const page = (await renderPage(SNAPSHOT, "/en/plans/dx-1")) ?? "";
    for (const [route, name] of [
      ["/en/kpis/online-rate", "Share of procedures that can be done online"],
      ["/en/plans/dx-1/pillars/1", "Convenient"],
      ["/en/years/2023", "FY2023"],
    ])
      expect(page).toContain(`<a href="${route}">${name}</a>`);
    expect(page).toContain('href="/en/plans/dx-1/measures/1-1"');
    const leading = (await renderPage(SNAPSHOT, "/en/plans/dx-2")) ?? "";
    expect(leading).toContain('<a href="/en/measures/1-1">More procedures online</a>');
  });

  it("is led to in its language from the front page, about, and what is below it", async () => {
    for (const route of ["/en", "/en/about", "/en/pillars/1", "/en/measures/1-1", "/en/kpis/paper-sheets"]) {
      const page = (await renderPage(SNAPSHOT, route)) ?? "";
      expect(page, route).toContain('<a href="/en/plans/dx-2">');
      expect(page, route).not.toMatch(/href="\/plans\//);
    }
  });

  it("has the city's own words about its place among others marked as Japanese", async () => {
    const page = (await renderPage(SNAPSHOT, "/en/plans/dx-2")) ?? "";
    const [first = ""] = realPlan("dx-2").positioning;
    expect(page).toContain(`<p class="ob" lang="ja">${first}`);
  });

  it("says the same in やさしい日本語", async () => {
    const page = ((await renderPage(SNAPSHOT, "/easy/plans/dx-2")) ?? "").replace(
      /<rt>.*?<\/rt>|<[^>]+>/g,
      "",
    );
    expect(page).toContain("目標は、どこまでできましたか");
    expect(page).toContain("1,226手続き△ よくなりました");
    expect(page).toContain("テーマとすること");
  });

  it("tells that the plan was ended, when and why, as the front page does", async () => {
    const said = "This plan was ended on 20 May 2026.";
    const closed = withPlan(SNAPSHOT, "dx-1", (plan) => ({
      ...plan,
      closedOn: day("2026-05-20"),
      closedReason: "合併のため。",
    }));
    for (const route of ["/en/plans/dx-1", "/en"]) {
      expect(await readPage(SNAPSHOT, route)).not.toContain("was ended");
      expect(await readPage(closed, route)).toContain(said);
      expect(await renderPage(closed, route)).toContain('<dd class="ob" lang="ja">合併のため。</dd>');
    }
    expect(await readPage(closed, "/en/plans/dx-2")).not.toContain(said);
  });

  it("says that a later year has a part of its marks, and leads there", async () => {
    const [late] = withPlan(SNAPSHOT, "dx-1", (plan) => ({
      ...plan,
      courses: plan.courses.map((course, index) => ({
        ...course,
        years: course.years.map((year) => {
          const before = course.years.find(({ fy }) => fy === 2023);
          return index === 0 && year.fy === 2024 && before ? { ...before, fy: year.fy } : year;
        }),
      })),
    })).plans.filter(({ definition }) => definition.id === "dx-1");
    if (!late) throw new Error("no plan");
    const snapshot = {
      ...SNAPSHOT,
      plans: [...SNAPSHOT.plans.filter((plan) => plan.definition.id === "dx-2"), late],
    };
    expect(siteModel(snapshot).plans[1]?.later).toMatchObject({ fy: 2024, marked: 1, counted: 9 });
    const page = (await renderPage(snapshot, "/en/plans/dx-1")) ?? "";
    expect(page).toContain(
      "In FY2024 only 1 of 9 indicators has a mark. Until half of them have one, the results of FY2023 are shown.",
    );
    expect(await readPage(snapshot, "/en")).toContain("In FY2024 only 1 of 9 indicators has a mark.");
  });

  it("counts how its initiatives stand", async () => {
    const [first] = listInitiatives(realPlan("dx-2")).map(({ initiative }) => initiative.id);
    const told = withAnswers(SNAPSHOT, "dx-2", { [first ?? ""]: [publishedAnswer(2025, "completed")] });
    expect(await readPage(told, "/en/plans/dx-2")).toMatch(
      /In FY2025, of \d+ initiatives, 1 is completed and \d+ have no report yet\./,
    );
    expect(await readPage(SNAPSHOT, "/en/plans/dx-2")).not.toContain("no report yet");
  });

  it("has the plan's own results, and leads to those of its pillars and measures", async () => {
    const plan = realPlanWithMetrics();
    const own = plan.metrics?.[0]?.id ?? "";
    const snapshot = withFigures(makeSnapshot({ plans: [plan] }), "dx-2", {
      [own]: [publishedFigure(2025, "321", { unit: "人" })],
      "online-requests": [publishedFigure(2025, "1234", { unit: "件" })],
    });
    const page = (await renderPage(snapshot, "/en/plans/dx-2")) ?? "";
    expect(page).toContain(`<div id="${own}">`);
    expect(page).toContain('321<span lang="ja">人</span> (FY2025)');
    expect(page).toMatch(
      /<a href="\/en\/measures\/1-1#online-requests">.*?<\/a>: 1,234<span lang="ja">件<\/span> \(FY2025\)/,
    );
    expect(await readPage(SNAPSHOT, "/en/plans/dx-2")).not.toContain("Other results");
  });

  it("tells what was changed of the plan as a whole, and why in the city's words", async () => {
    const change = {
      kpiId: null,
      what: "endFy" as const,
      from: null,
      before: "2028",
      after: "2029",
      reason: "総合計画に合わせるため",
      decidedOn: day("2026-03-01"),
      document: null,
      rejudges: false,
    };
    const changed = withPlan(SNAPSHOT, "dx-2", (plan) => ({
      ...plan,
      definition: { ...plan.definition, changes: [change] },
    }));
    const page = await readPage(changed, "/en/plans/dx-2");
    expect(page).toMatch(/Changes of the plan as a whole Last year of the plan: FY2028 → FY2029/);
    expect(page).toContain("Decided on 1 March 2026");
    expect(page).toContain("総合計画に合わせるため");
    expect(await readPage(SNAPSHOT, "/en/plans/dx-2")).not.toContain("Changes of the plan");
  });
});

describe("assessments", () => {
  const told = withAssessments(SNAPSHOT);

  it.each([
    ["the plan", "/en/plans/dx-2", "dx-2:plan", "全体として進みました。"],
    ["the pillar", "/en/pillars/1", "dx-2:1", "窓口が変わりました。"],
    ["the measure", "/en/measures/1-1", "dx-2:1-1", "申請を増やしました。"],
  ])("stand on the page of %s, in the city's own words", async (_, route, id, summary) => {
    const page = (await renderPage(told, route)) ?? "";
    expect(page).toContain(`<section id="${id}"><h2>Assessments</h2>`);
    expect(page).toContain(`<dd class="ob" lang="ja">${summary}</dd>`);
    expect(page).toContain('Summary (<span lang="ja">DX推進課</span>)');
    expect(await readPage(SNAPSHOT, route)).not.toContain("Assessments");
  });

  it("say whose opinion it is and when, amounts with 0 only where 0 was entered, and what was corrected", async () => {
    const page = await readPage(told, "/en/measures/1-1");
    expect(page).toContain("Opinion of the committee ( 行政経営推進委員会 , 10 June 2026)");
    expect(page).toContain("The city’s response 操作を手伝う職員を置きます。");
    expect(page).toContain("Budget 12,000 thousand yen Actual spending 0 thousand yen");
    expect(page).toMatch(
      /Corrections Correction \(FY2025\) · Publication no\. 2, 15 July 2026 \(withdrawn\) .*11,000 thousand yen → 12,000 thousand yen/,
    );
    expect(await readPage(told, "/en/pillars/1")).not.toContain("thousand yen");
  });

  it("are all told in the year's report, each with the way to its page", async () => {
    const page = (await renderPage(told, "/en/years/2025")) ?? "";
    const parts = [...page.matchAll(/<div id="(dx-2:[^"]+)"><h4><a href="([^"]+)">/g)].map((found) =>
      found.slice(1),
    );
    expect(parts).toEqual([
      ["dx-2:plan", "/en/plans/dx-2"],
      ["dx-2:1", "/en/pillars/1"],
      ["dx-2:1-1", "/en/measures/1-1"],
    ]);
    expect(page).toContain("申請を増やしました。");
    expect(await readPage(told, "/en/years/2024")).not.toContain("Assessments");
  });

  it("a correction of one leads to its page in the same language", async () => {
    expect(await renderPage(told, "/en/corrections")).toContain('<a href="/en/measures/1-1#dx-2:1-1">');
  });
});
