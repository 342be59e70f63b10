/** Texts that were kept before texts were cleaned when they came in: whatever they hold, every file can be read. */
import { anyText, parseXml } from "@tests/fixtures/any-text";
import { num } from "@tests/fixtures/brands";
import { realPlan } from "@tests/fixtures/plan";
import { INVENTED, makeSnapshot, publicReport } from "@tests/fixtures/snapshot";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { xmlText } from "@/domain/shared/typed-text";
import { atomFeed, sitemap } from "./feed";
import { siteModel } from "./model/site";
import { kpisCsv } from "./open-data/csv";
import { kpisJson } from "./open-data/json";
import { allKpiRows } from "./open-data/kpi-rows";
import { pageContext } from "./page-context";
import { renderPage } from "./render-site";

vi.setConfig({ testTimeout: 120_000 });

/** One text in every place where somebody types one. */
function snapshotSaying(typed: string): PublicationSnapshot {
  const plan = realPlan("dx-2");
  const spoiled = {
    ...plan,
    name: `計画${typed}`,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      title: pillar.title + typed,
      measures: pillar.measures.map((measure) => ({
        ...measure,
        kpis: measure.kpis.map((kpi) => ({ ...kpi, name: kpi.name + typed, department: typed || null })),
      })),
    })),
  };
  const reports = [
    ...INVENTED,
    publicReport(
      "paper-sheets",
      2,
      { actual: num("13000"), reason: typed, basisNote: typed },
      `理由${typed}`,
    ),
  ];
  const snapshot = makeSnapshot({ plans: [spoiled], reports, origin: "https://example.jp" });
  return {
    ...snapshot,
    title: `公表${typed}`,
    note: typed,
    publisher: `課${typed}`,
    site: { ...snapshot.site, name: `公表サイト${typed}`, contact: typed },
    history: snapshot.history.map((each) => ({ ...each, title: each.title + typed, note: typed })),
  };
}

/** As a file it is bytes. */
const asRead = (text: string) => Buffer.from(text, "utf8").toString("utf8");

it("feed, sitemap, CSV and JSON", () => {
  fc.assert(
    fc.property(anyText(), (typed) => {
      const model = siteModel(snapshotSaying(typed));
      parseXml(asRead(atomFeed(pageContext(model, {}, "/feed.xml"))));
      parseXml(asRead(sitemap([`https://example.jp/${typed}`], "2026-07-01")));
      const rows = allKpiRows(model);
      expect(parse(asRead(kpisCsv(rows)), { bom: true, columns: true })).toHaveLength(rows.length);
      const views = model.plans.flatMap((plan) => plan.kpis);
      expect(() => JSON.parse(asRead(kpisJson(model, views, "/data/kpis.json")))).not.toThrow();
    }),
    { numRuns: 60 },
  );
});

it("pages, and the charts in them", async () => {
  await fc.assert(
    fc.asyncProperty(anyText(), async (typed) => {
      const snapshot = snapshotSaying(typed);
      for (const route of ["/", "/kpis/paper-sheets", "/archive"]) {
        const html = asRead((await renderPage(snapshot, route)) ?? "");
        expect(html).toMatch(/<\/html>\s*$/);
        expect(xmlText(html)).toBe(html);
        for (const [svg] of html.matchAll(/<svg\b.*?<\/svg>/gs)) {
          parseXml(
            svg
              .replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"')
              .replace(/( xmlns="[^"]*")(.*?)\1/, "$1$2"),
          );
        }
      }
    }),
    { numRuns: 12 },
  );
});
