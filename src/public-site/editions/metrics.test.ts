/** KPI以外の実績 in an edition: by the plan's words in its language, else by the city's own, marked. */
import { publishedFigure, realPlanWithMetrics, withFigures } from "@tests/fixtures/metrics";
import { makeSnapshot } from "@tests/fixtures/snapshot";
import { expect, it, vi } from "vitest";
import type { Metric } from "@/domain/plan/definition";
import { mapMetrics } from "@/domain/plan/metrics";
import { renderPage } from "../render-site";

vi.setConfig({ testTimeout: 60_000 });

const PLAN = realPlanWithMetrics();

function snapshotWith(said: Partial<Metric>) {
  const plan = mapMetrics(PLAN, (list) =>
    list.map((metric) => (metric.id === "online-requests" ? { ...metric, ...said } : metric)),
  );
  const figures = { "online-requests": [publishedFigure(2025, "1234", { unit: "件" })] };
  return withFigures(makeSnapshot({ plans: [plan] }), "dx-2", figures);
}

it("says its name, unit and what it counts in its language", async () => {
  const snapshot = snapshotWith({
    definition: "窓口とオンラインの申請",
    en: { name: "Online requests", units: [{ of: "件", many: "requests", one: "request" }] },
    easy: { name: "ネットの申《もう》しこみ" },
  });
  const page = await renderPage(snapshot, "/en/measures/1-1");
  expect(page).toContain("<dt>Online requests</dt><dd>1,234 requests (FY2025)");
  expect(page).toContain('<p class="no"><span lang="ja">窓口とオンラインの申請</span></p>');
  expect(await renderPage(snapshot, "/easy/measures/1-1")).toContain("<ruby>申<rt>もう</rt></ruby>");
  expect(await renderPage(snapshot, "/en/search")).toContain(
    '<a href="/en/measures/1-1#online-requests">Online requests</a>',
  );
});

it("stands as the city wrote it where the plan says nothing, on the pillar's page too", async () => {
  const snapshot = snapshotWith({});
  expect(await renderPage(snapshot, "/en/measures/1-1")).toMatch(/1,234<span lang="ja">件<\/span>/);
  expect(await renderPage(snapshot, "/en/pillars/1")).toContain('id="mynumber-cards"');
});
