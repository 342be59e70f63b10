import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "@/lib/sha256";
import { renderExport } from "@/public-site/render-edition";
import { systemActor } from "@/server/access/viewer";
import { closeDb } from "@/server/db/client";
import { type ExportedPublication, exportPublication } from "@/server/publication/export/export";
import { writeExportFolder } from "@/server/publication/export/folder";
import type { ExportManifest } from "@/server/publication/export/manifest";
import { zipExport } from "@/server/publication/export/zip";
import { withdrawPublication } from "@/server/publication/withdraw";
import { loadRealPlans, type Office, publishNow, renderSmall, sql } from "./support/publications";

let database: TestDatabase;
let office: Office;
let root: string;
let exported: ExportedPublication;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "ayumi-export-"));
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
  await publishNow(systemActor, "計画の公表", "", renderSmall);
  const result = await exportPublication(systemActor, { no: null }, renderExport);
  if (!result.ok) throw new Error(result.reason);
  exported = result.value;
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  await rm(root, { recursive: true, force: true });
});

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("utf8");
const byPath = (from: ExportedPublication) => new Map(from.files.map((file) => [file.path, file.body]));

/** Relative paths of every file below a folder. */
async function listing(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

describe("an export", () => {
  it("holds the pages, the data, twins of the same bytes, both manifests, 404.html and the sample", () => {
    const files = byPath(exported);
    for (const name of [
      "index.html",
      "kpis/paper-sheets/index.html",
      "data/kpis.csv",
      "404.html",
      "nginx.conf.sample",
      "manifest.json",
      "data/manifest-as-published.json",
    ]) {
      expect(files.has(name), name).toBe(true);
    }
    // Its entries would not fit the pages of the folder, which link otherwise.
    expect(files.has("data/manifest.json")).toBe(false);
    expect(textOf(brotliDecompressSync(files.get("index.html.br") ?? Buffer.alloc(0)))).toBe(
      textOf(files.get("index.html")),
    );
    expect(textOf(gunzipSync(files.get("data/kpis.csv.gz") ?? Buffer.alloc(0)))).toBe(
      textOf(files.get("data/kpis.csv")),
    );
  });

  it("lists every file with its hash, and the publication it was made from", async () => {
    const files = byPath(exported);
    const manifest = JSON.parse(textOf(files.get("manifest.json"))) as ExportManifest;
    const [row] = await sql<{ manifest: string; manifest_sha256: string }>(
      database.appUrl,
      "SELECT manifest, manifest_sha256 FROM publication WHERE no = 1",
    );
    expect(manifest.publication).toMatchObject({
      no: 1,
      manifestSha256: row?.manifest_sha256,
      withdrawn: null,
    });
    expect(textOf(files.get("data/manifest-as-published.json"))).toBe(row?.manifest);
    expect(manifest.files.map((file) => file.path)).toEqual(
      exported.files.map((file) => file.path).filter((name) => name !== "manifest.json"),
    );
    for (const file of manifest.files) {
      expect(sha256(files.get(file.path) ?? "")).toBe(file.sha256);
    }
  });

  it("has no broken link, no link from the root, and no script", () => {
    const files = byPath(exported);
    const problems: string[] = [];
    let links = 0;
    for (const [name, body] of files) {
      if (!name.endsWith(".html")) continue;
      const html = textOf(body);
      if (/<script(?! type="application\/ld\+json">)/i.test(html)) problems.push(`${name}: script`);
      for (const [, href = ""] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
        if (/^(https?:|mailto:|tel:|data:)/.test(href)) continue;
        links += 1;
        const url = new URL(href.replaceAll("&amp;", "&"), `file:///site/${name}`);
        const target = decodeURIComponent(url.pathname).replace("/site/", "");
        const body = files.get(target);
        if (href.startsWith("/") || !body) problems.push(`${name}: ${href}`);
        else if (url.hash && !textOf(body).includes(`id="${decodeURIComponent(url.hash.slice(1))}"`)) {
          problems.push(`${name}: ${href} (no such place)`);
        }
      }
    }
    expect(problems).toEqual([]);
    expect(links).toBeGreaterThan(500);
  });

  it("is refused for an unknown number and for those who may not read publications", async () => {
    expect(await exportPublication(systemActor, { no: 99 }, renderExport)).toEqual({
      ok: false,
      reason: "not_found",
    });
    const viewer = { ...office.first, role: "contributor" as const };
    expect(await exportPublication(viewer, { no: 1 }, renderExport)).toEqual({
      ok: false,
      reason: "forbidden",
    });
  });

  it("is refused when what is stored is not what was published", async () => {
    const change = (from: string, to: string) =>
      sql(
        database.superUrl,
        `SET session_replication_role = replica; UPDATE publication SET snapshot = replace(snapshot, '${from}', '${to}')`,
      );
    await change("DX推進", "DX椎進");
    const result = await exportPublication(systemActor, { no: 1 }, renderExport);
    await change("DX椎進", "DX推進");
    expect(result).toMatchObject({ ok: false, reason: "invalid" });
    expect((await exportPublication(systemActor, { no: 1 }, renderExport)).ok).toBe(true);
  });

  it("of a publication that is no longer the current one says so, and of a withdrawn one why", async () => {
    await withdrawPublication(office.first, { no: 1, reason: "数値の誤り" }, renderSmall);
    const result = await exportPublication(systemActor, { no: 1 }, renderExport);
    if (!result.ok) throw new Error(result.reason);
    const files = byPath(result.value);
    for (const name of ["index.html", "kpis/paper-sheets/index.html", "404.html"]) {
      expect(textOf(files.get(name))).toContain("取り下げられました。</strong>理由：数値の誤り");
    }
    expect(textOf(files.get("index.html"))).toContain("現在の公表ページではありません");
    const manifest = JSON.parse(textOf(files.get("manifest.json"))) as ExportManifest;
    expect(manifest.publication.withdrawn).toBe("数値の誤り");
  });
});

describe("the folder", () => {
  it("holds just the files, and replaces an earlier export as a whole", async () => {
    const folder = path.join(root, "deep", "dx");
    await writeExportFolder(folder, [
      ...exported.files,
      { path: "kpis/old/index.html", body: Buffer.from("前の公表にだけあるページ") },
    ]);
    await writeExportFolder(folder, exported.files);
    expect(await listing(folder)).toEqual(exported.files.map((file) => file.path).sort());
    expect(sha256(await readFile(path.join(folder, "index.html")))).toBe(
      sha256(byPath(exported).get("index.html") ?? ""),
    );
    expect(await readdir(path.dirname(folder))).toEqual(["dx"]);
    expect((await stat(path.join(folder, "index.html"))).mode & 0o777).toBe(0o644);
  });

  it("may be empty before, and may be reached by a link, which stays", async () => {
    const real = path.join(root, "real");
    const link = path.join(root, "link");
    await mkdir(real);
    await symlink(real, link);
    await writeExportFolder(link, exported.files);
    expect((await listing(real)).length).toBe(exported.files.length);
    expect((await listing(link)).length).toBe(exported.files.length);
  });

  it("is never one that holds anything else", async () => {
    const folder = path.join(root, "precious");
    await mkdir(folder);
    await writeFile(path.join(folder, "別の文書.txt"), "大切");
    await expect(writeExportFolder(folder, exported.files)).rejects.toThrow(/ほかのファイルがあります/);
    await writeFile(path.join(folder, "manifest.json"), '{"name":"他のアプリ"}');
    await expect(writeExportFolder(folder, exported.files)).rejects.toThrow(/ほかのファイルがあります/);
    expect(await listing(folder)).toEqual(["manifest.json", "別の文書.txt"]);
    const file = path.join(root, "file");
    await writeFile(file, "x");
    await expect(writeExportFolder(file, exported.files)).rejects.toThrow(/ファイルです/);
    await expect(writeExportFolder(path.join(file, "dx"), exported.files)).rejects.toThrow(/書き出せません/);
  });

  it("stays as it was, with nothing beside it, when the writing fails", async () => {
    const folder = path.join(root, "kept");
    await writeExportFolder(folder, exported.files);
    const broken = [...exported.files, { path: "index.html", body: Buffer.from("二度目") }];
    await expect(writeExportFolder(folder, broken)).rejects.toThrow();
    expect(await listing(folder)).toEqual(exported.files.map((file) => file.path).sort());
    expect((await readdir(root)).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("is whole at every moment for a reader", async () => {
    const folder = path.join(root, "read");
    await writeExportFolder(folder, exported.files);
    const count = exported.files.length;
    let writing = true;
    const seen = new Set<number>();
    const reader = (async () => {
      while (writing) {
        const names = await listing(folder).catch((error: NodeJS.ErrnoException) => {
          // between the two renames, or while the old one is removed after it was moved aside
          if (error.code === "ENOENT") return null;
          throw error;
        });
        if (names) seen.add(names.length);
      }
    })();
    for (let time = 0; time < 3; time += 1) await writeExportFolder(folder, exported.files);
    writing = false;
    await reader;
    expect([...seen]).toEqual([count]);
  });
});

describe("the ZIP", () => {
  it("unpacks to the same files in one folder, and is the same each time", () => {
    const zip = zipExport(exported);
    expect(sha256(zipExport(exported))).toBe(sha256(zip));
    const unpacked = unzipSync(zip);
    expect(Object.keys(unpacked).sort()).toEqual(
      exported.files.map((file) => `publication-1/${file.path}`).sort(),
    );
    for (const file of exported.files) {
      expect(sha256(unpacked[`publication-1/${file.path}`] ?? "")).toBe(sha256(file.body));
    }
  });
});
