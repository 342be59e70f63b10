/**
 * The exported folder and the pages as they arrive: whole from file:// and under /dx/, without scripts, fonts or other
 * hosts, valid HTML, within the weights that were promised.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { hasNginx, startNginx } from "@tests/bench/nginx";
import { crawlSite, htmlElements, pageLinks } from "@tests/bench/site-links";
import { askOnSocket } from "@tests/bench/wire";
import { htmlErrors } from "@tests/fixtures/html-check";
import { brokenFileLinks, servePlainly } from "@tests/fixtures/links";
import { multiplied, realPlan } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { serveSite } from "@tests/fixtures/served-site";
import { makeSnapshot } from "@tests/fixtures/snapshot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "@/lib/sha256";
import { renderExport } from "@/public-site/render-edition";
import { renderPage } from "@/public-site/render-site";
import { systemActor } from "@/server/access/viewer";
import { closeDb } from "@/server/db/client";
import { finishFiles } from "@/server/publication/edition/files";
import { exportPublication } from "@/server/publication/export/export";
import { writeExportFolder } from "@/server/publication/export/folder";
import type { ExportManifest } from "@/server/publication/export/manifest";
import { readSite, type Site } from "@/server/publication/serve/site";
import { approveFigure, loadRealPlans, publishNow } from "./support/publications";

/** One initial congestion window: ten segments of 1,460 bytes. */
const ONE_ROUND_TRIP = 14_600;
const KPI_PAGE = 10_000;
const LARGE_INDEX = 60_000;
const KPIS = 16;
/** Those of the plan that leads, of one of which nothing was measured yet: it has a card without a drawing. */
const LEADING_KPIS = 7;

let database: TestDatabase;
let root: string;
/** The current publication, and one that is not the current one any more. */
const FOLDERS = ["current", "archived"] as const;
let sites: { current: Site; archive: Site };

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "ayumi-export-check-"));
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  const office = await loadRealPlans();
  await approveFigure(office, "learning-events", "42");
  await approveFigure(office, "paper-sheets", "14,620");
  await approveFigure(office, "online-procedures", "1,286");
  await publishNow(systemActor, "令和7年度の実績");
  // A correction that changes the mark, and a remark that looks like markup.
  await approveFigure(office, "paper-sheets", "15,240", { correctionReason: '支所の分 <b> & "漏れ" のため' });
  await approveFigure(office, "mynumber-services", "5", { reason: "調整中 </dd><script>alert(1)</script>" });
  await publishNow(systemActor, "令和7年度の実績の訂正");
  for (const [index, name] of FOLDERS.entries()) {
    const result = await exportPublication(systemActor, { no: index === 0 ? 2 : 1 }, renderExport);
    if (!result.ok) throw new Error(result.reason);
    await writeExportFolder(path.join(root, name), result.value.files);
  }
  const [current, archive] = [await readSite(2, "current"), await readSite(1, "archive")];
  if (!current || !archive) throw new Error("not published");
  sites = { current, archive };
}, 120_000);
afterAll(async () => {
  await closeDb();
  await database.drop();
  await rm(root, { recursive: true, force: true });
});

async function listing(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .sort();
}

const pagesOf = async (folder: string) => (await listing(folder)).filter((name) => name.endsWith(".html"));

describe("the reader of links", () => {
  it("sees what a browser sees", () => {
    const page = pageLinks(
      `<!-- <a href="no"> --><link rel="stylesheet" href="s.css"><link rel=icon href='i.svg'><link rel="alternate" href="f.xml">
       <a class=x href="a?b&amp;c#d" id="e">t</a><img src=p.png srcset="q.png 2x, r.png 3x"><style>@import "t.css";b{background:url(u.png)}</style>
       <script>"<a href='v'>"</script><meta http-equiv="refresh" content="1;url=w"><svg><use xlink:href="#y"/></svg>`,
    );
    expect(page.followed).toEqual(["f.xml", "a?b&c#d", "w"]);
    expect([...page.loaded].sort()).toEqual([
      "#y",
      "i.svg",
      "p.png",
      "q.png",
      "r.png",
      "s.css",
      "t.css",
      "u.png",
    ]);
    expect([...page.ids]).toEqual(["e"]);
  });

  it("tells of what is broken", async () => {
    const folder = path.join(root, "broken");
    await mkdir(path.join(folder, "kpis"), { recursive: true });
    const html =
      '<p id="x"><a href="kpis/">1</a><a href="/a">2</a><a href="b">3</a><a href="../c">4</a><a href="#y">5</a><a href="index.html#x">6</a>';
    await writeFile(path.join(folder, "index.html"), html);
    await writeFile(path.join(folder, "404.html"), "<p>");
    expect(brokenFileLinks(folder, "index.html", pageLinks(html))).toHaveLength(5);
    const server = await servePlainly(folder);
    const { problems } = await crawlSite(server.start);
    await server.close();
    // The page has two addresses, and three of the links each are judged by the page they stand in.
    expect(problems.length, problems.join(", ")).toBe(2 + 2 * 3);
  });
});

describe.each(FOLDERS)("the exported folder (%s)", (name) => {
  const folder = () => path.join(root, name);

  it("has no broken link, fragment or absolute path when it is opened from file://", async () => {
    const problems: string[] = [];
    let links = 0;
    for (const file of await pagesOf(folder())) {
      const page = pageLinks(await readFile(path.join(folder(), file), "utf8"));
      links += page.followed.length;
      problems.push(...brokenFileLinks(folder(), file, page));
    }
    expect(problems).toEqual([]);
    expect(links).toBeGreaterThan(500);
  });

  it("has none under /dx/ of a plain web server, nor of nginx where that is installed", async () => {
    const servers = [await servePlainly(folder())];
    if (hasNginx()) {
      const nginx = await startNginx(await mkdtemp(path.join(root, "nginx-")), folder());
      const start = `http://127.0.0.1:${nginx.port}/dx/`;
      servers.push({ start, close: nginx.stop });
      const allowed = async (file: string) =>
        (await fetch(`${start}${file}`)).headers.get("access-control-allow-origin");
      for (const file of ["data/kpis.csv", "data/catalog.jsonld", "data/kpis.schema.json", "feed.xml"]) {
        expect(await allowed(file), file).toBe("*");
      }
      expect(await allowed("index.html")).toBeNull();
      const robots = await fetch(`${start}robots.txt`);
      const found = [robots.status, robots.headers.get("content-type")?.startsWith("text/plain")];
      expect(found).toEqual(name === "current" ? [200, true] : [404, false]);
    }
    try {
      for (const { start } of servers) {
        const { problems, visited, links } = await crawlSite(start);
        expect(problems).toEqual([]);
        expect(visited).toBeGreaterThan(60);
        expect(links).toBeGreaterThan(500);
        const missing = await fetch(`${start}kpis/no/such/page.html`);
        expect(missing.status).toBe(404);
        expect(await missing.text()).toContain("ページが見つかりません");
      }
    } finally {
      for (const { close } of servers) await close();
    }
  });

  it("asks no other host for anything, and has no script, no event handler, no font", async () => {
    const problems: string[] = [];
    for (const file of await pagesOf(folder())) {
      const { loaded, elements, styles } = pageLinks(await readFile(path.join(folder(), file), "utf8"));
      for (const address of loaded) if (!address.startsWith("data:")) problems.push(`${file}: ${address}`);
      for (const { name: element, attributes } of elements) {
        const isData = attributes.get("type") === "application/ld+json";
        if (!isData && /^(script|iframe|object|embed|form|frame|portal)$/.test(element)) {
          problems.push(`${file}: <${element}>`);
        }
        for (const [attribute, value] of attributes) {
          if (/^on/.test(attribute) || /^\s*javascript:/i.test(value)) problems.push(`${file}: ${attribute}`);
          if (/^(style|srcdoc)$/.test(attribute)) problems.push(`${file}: ${attribute}`);
        }
      }
      if (/@font-face|@import/i.test(styles)) problems.push(`${file}: font or sheet from elsewhere`);
    }
    expect(problems).toEqual([]);
    expect(
      (await listing(folder())).filter((file) => /\.(js|mjs|woff2?|ttf|otf|eot|map)$/.test(file)),
      // No page runs it: people do, to check the folder.
    ).toEqual(["data/verify.mjs"]);
  });

  it("has compressed twins of the same bytes, and hashes that fit", async () => {
    const files = await listing(folder());
    const read = (file: string) => readFile(path.join(folder(), file));
    const manifest = JSON.parse((await read("manifest.json")).toString("utf8")) as ExportManifest;
    expect(manifest.files.map((file) => file.path).sort()).toEqual(
      files.filter((file) => file !== "manifest.json"),
    );
    for (const { path: file, bytes, sha256: hash } of manifest.files) {
      const body = await read(file);
      expect([file, body.length, sha256(body)]).toEqual([file, bytes, hash]);
    }
    const twins = files.filter((file) => /\.(br|gz)$/.test(file));
    expect(twins.length).toBeGreaterThan(100);
    for (const twin of twins) {
      const opened = (twin.endsWith(".br") ? brotliDecompressSync : gunzipSync)(await read(twin));
      expect(sha256(opened), twin).toBe(sha256(await read(twin.slice(0, -3))));
    }
    for (const page of files.filter((file) => /\.(html|csv|json)$/.test(file) && file !== "manifest.json")) {
      expect(files, page).toEqual(expect.arrayContaining([`${page}.br`, `${page}.gz`]));
    }
  });
});

describe("the HTML", () => {
  it("passes the Nu checker, as exported and as served, the archive too", async () => {
    const served = path.join(root, "served");
    for (const [edition, site] of Object.entries(sites)) {
      for (const [route, { contentType, body }] of site.files) {
        if (!contentType.startsWith("text/html")) continue;
        const file = path.join(served, edition, `${route === "/" ? "index" : route}.html`);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, body);
      }
    }
    const pages = (await pagesOf(served)).length;
    expect(pages).toBeGreaterThan(80);
    expect(await htmlErrors([served, ...FOLDERS.map((name) => path.join(root, name))])).toEqual([]);
  }, 180_000);

  it("would not pass with a fault", async () => {
    const file = path.join(root, "fault.html");
    await writeFile(
      file,
      '<!DOCTYPE html><html lang="ja"><title>t</title><p><table><tr><td>a</table><img src="a.png">',
    );
    expect((await htmlErrors([file])).length).toBeGreaterThan(0);
  });
});

describe("over the wire, headers included", () => {
  const requestsOf = (html: string) =>
    1 + pageLinks(html).loaded.filter((each) => !each.startsWith("data:")).length;

  it("the front page with a card for each KPI takes one round trip, and a KPI's page less", async () => {
    const door = await serveSite(sites.current);
    try {
      const index = await askOnSocket(door.port, "/");
      const html = brotliDecompressSync(index.body).toString("utf8");
      expect(index.status).toBe(200);
      expect(index.bytes).toBeLessThanOrEqual(ONE_ROUND_TRIP);
      const ofClass = (of: string) =>
        htmlElements(html).filter(({ attributes }) => attributes.get("class") === of);
      expect(ofClass("gl")).toHaveLength(LEADING_KPIS);
      expect(ofClass("gc")).toHaveLength(LEADING_KPIS - 1);
      expect(htmlElements(html).some(({ name }) => name === "script")).toBe(false);
      expect(requestsOf(html)).toBeLessThanOrEqual(2);
      const pages = [...sites.current.files.keys()].filter((route) => route.startsWith("/kpis/"));
      expect(pages).toHaveLength(KPIS);
      for (const route of pages) {
        const page = await askOnSocket(door.port, route);
        expect(page.bytes, route).toBeLessThanOrEqual(KPI_PAGE);
        expect(requestsOf(brotliDecompressSync(page.body).toString("utf8"))).toBeLessThanOrEqual(2);
      }
    } finally {
      await door.close();
    }
  });

  it("a hundred times the KPIs leave a KPI's page as it was, and the front page below 60 KB", async () => {
    const weigh = async (times: number) => {
      const plans = [multiplied(realPlan("dx-2"), times), multiplied(realPlan("dx-1"), times)];
      const snapshot = makeSnapshot({ plans });
      const routes = ["/", "/kpis/paper-sheets"];
      const rendered = await Promise.all(
        routes.map(async (route) => ({
          path: route,
          contentType: "text/html; charset=utf-8",
          body: Buffer.from((await renderPage(snapshot, route)) ?? "", "utf8"),
        })),
      );
      const files = (await finishFiles(rendered, "current")).map(
        (file) => [file.path, { ...file, etag: `"${file.sha256}"` }] as const,
      );
      const door = await serveSite({ no: 1, files: new Map(files), gone: new Map() });
      const [index, kpi] = [
        await askOnSocket(door.port, "/"),
        await askOnSocket(door.port, "/kpis/paper-sheets"),
      ];
      await door.close();
      return { index: index.bytes, kpi: kpi.bytes };
    };
    const [once, hundred] = [await weigh(1), await weigh(100)];
    expect(Math.abs(hundred.kpi / once.kpi - 1)).toBeLessThan(0.05);
    expect(hundred.kpi).toBeLessThanOrEqual(KPI_PAGE);
    expect(hundred.index).toBeLessThan(LARGE_INDEX);
  });
});
