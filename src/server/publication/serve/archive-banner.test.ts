import { num } from "@tests/fixtures/brands";
import { INVENTED, makeSnapshot } from "@tests/fixtures/snapshot";
import { expect, it, vi } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { routeOfFile } from "@/lib/public-paths";
import { renderSite } from "@/public-site/render-site";
import { withBanner } from "./archive-banner";

/** A whole site is rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

it("tells over the front page that a KPI was corrected which it counts without showing it", async () => {
  const site = await renderSite(makeSnapshot({ reports: INVENTED }), {
    basePath: "/archive/3",
    archived: true,
  });
  const files = new Map(
    site.map(({ path, contentType, body }) => [
      routeOfFile(path),
      { contentType, body: new Uint8Array(body), brotli: null, gzip: null, etag: "" },
    ]),
  );
  const correction = {
    no: 4,
    publishedAt: "2026-08-01T00:00:00.000Z",
    kind: "correction" as const,
    kpiId: toKpiId("online-rate"),
    fy: fiscalYear(2023),
    text: `${num("35")}% → ${num("34")}%`,
  };
  const later = { currentNo: 4, record: [correction], toldIds: new Set<string>(), firstTold: () => null };
  const said = async (route: string) => {
    const file = files.get(route);
    if (!file) throw new Error(`no ${route}`);
    const { body } = await withBanner(file, route, { no: 3, files }, later);
    return Buffer.from(body).toString("utf8").includes("公表第4号で訂正されました");
  };
  expect(await said("/")).toBe(true);
  expect(await said("/plans/dx-1")).toBe(true);
  expect(await said("/pillars/1")).toBe(false);
});
