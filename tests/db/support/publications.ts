/** Both real plans, two people of the office, and the one way a figure becomes public. */

import { realPlan } from "@tests/fixtures/plan";
import { makeWrittenContent } from "@tests/fixtures/report-content";
import pg from "pg";
import type { PublicationSnapshot, SiteFile } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { filePathOf, publicRoutes } from "@/lib/public-paths";
import { renderEdition } from "@/public-site/render-edition";
import { type RenderOptions, renderData, renderPage } from "@/public-site/render-site";
import { mintViewer, systemActor, type Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { importPlan } from "@/server/proposals/import";
import { filesBy, type MakeFiles } from "@/server/publication/edition/files";
import type { RenderExport } from "@/server/publication/export/export";
import { publish } from "@/server/publication/publish";
import { changeReport, getReport } from "@/server/reports/queries";

/** Well after the end of R7 (2025), whatever this machine's clock says. */
export const NOW = new Date("2026-06-15T03:00:00Z");

export interface Office {
  readonly first: Viewer;
  readonly second: Viewer;
}

export async function loadRealPlans(): Promise<Office> {
  for (const id of ["dx-1", "dx-2"] as const) await importPlan(systemActor, realPlan(id));
  return loadPeople();
}

export async function loadPeople(): Promise<Office> {
  const person = async (
    name: string,
    role: "office" | "manager" | "contributor" | "admin",
  ): Promise<Viewer> =>
    mintViewer(
      await db().user.create({
        data: { email: `${name}@example.jp`, name, role },
        select: {
          id: true,
          name: true,
          email: true,
          role: true,
          department: { select: { id: true, name: true } },
        },
      }),
    );
  return { first: await person("dx1", "office"), second: await person("dx2", "office") };
}

/** One person submits, the other approves; a second time it is a correction. */
export async function approveFigure(
  { first, second }: Office,
  kpiId: string,
  figure: string,
  words: { reason?: string; warningNote?: string; comment?: string; correctionReason?: string } = {},
  fy: FiscalYear = fiscalYear(2025),
): Promise<void> {
  const { comment = "", correctionReason = "再集計したため", ...rest } = words;
  const before = await getReport(first, { kpiId: toKpiId(kpiId), fy }, NOW);
  if (!before.ok) throw new Error(`${kpiId}: ${before.reason}`);
  const submitted = await changeReport(
    first,
    {
      kpiId: toKpiId(kpiId),
      fy,
      event: "submit",
      version: before.value.version,
      correctionReason,
      content: makeWrittenContent({
        actualText: figure,
        nextStep: "対象を広げます",
        warningNote: "確認しました",
        ...rest,
      }),
    },
    NOW,
  );
  if (!submitted.ok) throw new Error(`submit ${kpiId}: ${JSON.stringify(submitted)}`);
  const { version } = submitted.value;
  const approved = await changeReport(
    second,
    { kpiId: toKpiId(kpiId), fy, event: "approve", version, content: null, comment },
    NOW,
  );
  if (!approved.ok) throw new Error(`approve ${kpiId}: ${JSON.stringify(approved)}`);
}

/** A site of two pages and a data file, for tests that are not about what the pages say. */
export const renderSmall = filesBy(async (snapshot, edition) => {
  const page = (name: string) =>
    `<!DOCTYPE html><html lang="ja"><body class="x"><h1>${name} ${edition} 第${snapshot.no}号</h1>${"　本文".repeat(50)}</body></html>`;
  const file = (path: string, contentType: string, text: string) => ({
    path,
    contentType,
    body: new TextEncoder().encode(text),
  });
  return [
    file("index.html", "text/html; charset=utf-8", page("トップ")),
    file("about/index.html", "text/html; charset=utf-8", page("このサイト")),
    file("data/kpis.csv", "text/csv; charset=utf-8", `no,figures\r\n${"1,2\r\n".repeat(40)}`),
  ];
});

/** The site's own pages at these routes, and its data: without the other pages and without paper, which take seconds. */
async function renderRoutes(
  routes: readonly string[],
  snapshot: PublicationSnapshot,
  options: RenderOptions,
): Promise<SiteFile[]> {
  const files: SiteFile[] = [];
  for (const route of routes) {
    const page = await renderPage(snapshot, route, options);
    // An archived tree has neither a list of archives nor a page for what is not there.
    if (page === null) continue;
    files.push({ path: filePathOf(route), contentType: "text/html; charset=utf-8", body: Buffer.from(page) });
  }
  return [...files, ...renderData(snapshot, options)];
}

/** For tests that look at those pages alone. */
export function publishedPages(...routes: string[]): MakeFiles {
  return filesBy((snapshot, edition) => {
    const archived = { basePath: publicRoutes.archived(snapshot.no), archived: true };
    return renderRoutes(routes, snapshot, edition === "current" ? {} : archived);
  });
}

/** The same of an export. */
export function exportedPages(...routes: string[]): RenderExport {
  return (snapshot, archived) => renderRoutes(routes, snapshot, { links: "relative-file", archived });
}

/** @returns the number */
export async function publishNow(
  viewer: Viewer,
  title: string,
  note = "",
  make: MakeFiles = filesBy(renderEdition),
): Promise<number> {
  const result = await publish(viewer, { title, note }, make);
  if (!result.ok) throw new Error(`publish: ${JSON.stringify(result)}`);
  return result.value.no;
}

/** Runs statements as a login of the test's database; `superUrl` may do what nobody else may. */
export async function sql<Row extends pg.QueryResultRow>(
  url: string,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}
