/** The pages of a publication before it is published. */

import { realPlan } from "@tests/fixtures/plan";
import { readPage } from "@tests/fixtures/public-pages";
import { publishInTurn } from "@tests/fixtures/publications-in-turn";
import { expect, it, vi } from "vitest";
import { renderPage } from "./render-site";

/** Pages are rendered in development mode; machines that test are busy. */
vi.setConfig({ testTimeout: 60_000 });

const BASE = "/api/publications/preview/words";
const TOLD = "公表する前のプレビューです。まだ公表していません。";
const published = publishInTurn([
  { plan: realPlan("dx-2"), reports: [] },
  { plan: { ...realPlan("dx-2"), aim: "別の目指す姿" }, reports: [] },
]);

const first = { no: 1, title: "最初の公表", note: "", publishedAt: "2026-05-01T00:00:00.000Z" };
const snapshot = { ...published, history: [{ ...first, withdrawn: false }] };

it("say that they are a preview; published ones do not", async () => {
  for (const route of ["/", "/corrections", "/embed/kpis/paper-sheets"]) {
    expect(await renderPage(snapshot, route, { basePath: BASE })).toContain(TOLD);
    expect(await readPage(snapshot, route)).not.toContain(TOLD);
  }
  const told = "This is a preview. It has not been published yet.";
  expect(await renderPage(snapshot, "/en", { basePath: BASE })).toContain(told);
  expect(await readPage(snapshot, "/en")).not.toContain(told);
});

it("lead to no archive of what is not published yet, and to that of what is", async () => {
  const hrefs = async (route: string) =>
    [...((await renderPage(snapshot, route, { basePath: BASE })) ?? "").matchAll(/href="([^"]*)"/g)].map(
      ([, href]) => href,
    );
  const archive = await hrefs("/archive");
  expect(archive).toContain("/archive/1");
  for (const route of ["/archive", "/corrections", "/"]) {
    expect((await hrefs(route)).filter((href) => href?.startsWith("/archive/2"))).toEqual([]);
  }
});
