/**
 * Nothing that was not published becomes public: more than 1,000 marked strings in drafts, decisions, accounts, rounds, earlier
 * versions and unpublished years, of KPIs, initiatives, metrics and assessments, and in the messages, files and pictures beside
 * them; then everything that leaves the house is searched for them.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { findSecret, findTold, secret, secretFigure, secretsMade, toldMade } from "@tests/fixtures/marks";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { serveSite } from "@tests/fixtures/served-site";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildFolder } from "@/cli/serving/build";
import { renderExport } from "@/public-site/render-edition";
import { makeSearchables } from "@/public-site/search";
import { systemActor } from "@/server/access/viewer";
import { closeDb } from "@/server/db/client";
import { type ExportedPublication, exportPublication } from "@/server/publication/export/export";
import { writeExportFolder } from "@/server/publication/export/folder";
import { zipExport } from "@/server/publication/export/zip";
import { readSite, type Site } from "@/server/publication/serve/site";
import { fillWithMarks } from "./support/leak-world";
import { sql } from "./support/publications";

let database: TestDatabase;
let root: string;
let sites: { current: Site; archives: Map<number, Site> };
let exported: ExportedPublication[];

const MANY = 1_000;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "ayumi-leak-"));
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  const published = await fillWithMarks();
  const archives = new Map<number, Site>();
  exported = [];
  for (let no = 1; no <= published; no += 1) {
    archives.set(no, await must(readSite(no, "archive")));
    const result = await exportPublication(systemActor, { no }, renderExport);
    if (!result.ok) throw new Error(`export ${no}: ${result.reason}`);
    exported.push(result.value);
  }
  sites = { current: await must(readSite(published, "current", new Map(), makeSearchables)), archives };
}, 300_000);
afterAll(async () => {
  await closeDb();
  await database.drop();
  await rm(root, { recursive: true, force: true });
});

async function must<T>(found: Promise<T | null>): Promise<T> {
  const value = await found;
  if (value === null) throw new Error("nothing was published");
  return value;
}

/** Every byte string under one name, with what it becomes when it is unpacked. */
type Found = { name: string; bytes: Uint8Array };

function opened(name: string, bytes: Uint8Array): Found[] {
  if (name.endsWith(".br"))
    return [
      { name, bytes },
      { name: `${name} (opened)`, bytes: brotliDecompressSync(bytes) },
    ];
  if (name.endsWith(".gz"))
    return [
      { name, bytes },
      { name: `${name} (opened)`, bytes: gunzipSync(bytes) },
    ];
  return [{ name, bytes }];
}

/** @returns where a secret stands; the search is proven by the marks that were meant to be found */
function search(found: readonly Found[], expectedTold: number): string[] {
  const told = new Set(found.flatMap(({ bytes }) => findTold(bytes)));
  expect(told.size, "marks that were published").toBe(expectedTold);
  return found.flatMap(({ name, bytes }) => {
    const secret = findSecret(bytes) ?? findSecret(Buffer.from(name));
    return secret === null ? [] : [`${name}: …${secret}…`];
  });
}

describe(`of ${MANY} marked strings`, () => {
  it("each would be found, in whatever form of text it came", () => {
    const mark = secret();
    const forms = [mark, mark.toUpperCase(), encodeURIComponent(`印 ${mark}`), `12,${secretFigure()}`];
    for (const padding of ["", "x", "xx"]) forms.push(Buffer.from(`${padding}${mark}`).toString("base64"));
    forms.push(Buffer.from(mark).toString("hex"));
    for (const form of forms) expect(findSecret(Buffer.from(`前 ${form} 後`)), form).not.toBeNull();
    expect(findSecret(Buffer.from(mark, "utf16le"))).not.toBeNull();
    expect(findSecret(Buffer.from(Number(secretFigure()).toLocaleString("en-US")))).not.toBeNull();
    expect(findSecret(Buffer.from(`公表 123,456,789`))).toBeNull();
  });

  it("is not taken for one that a hash has by chance", () => {
    const figure = secretFigure();
    const hash = createHash("sha256").update("x").digest("hex");
    const unlucky = `${hash.slice(0, 20)}${figure}${hash.slice(29)}`;
    expect(findSecret(Buffer.from(`{"sha256":"${unlucky}"}`))).toBeNull();
    expect(findSecret(Buffer.from(`{"bytes":${figure.slice(0, 5)}}`))).toBeNull();
    // Beside the hash it would be found all the same.
    expect(findSecret(Buffer.from(`{"sha256":"${unlucky}","actual":"${figure}"}`))).not.toBeNull();
  });

  it("all are in the database", async () => {
    expect(secretsMade()).toBeGreaterThanOrEqual(MANY);
    expect(toldMade()).toBeGreaterThanOrEqual(10);
    const tables = await sql<{ name: string }>(
      database.superUrl,
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    const inside: Found[] = [];
    for (const { name } of tables) {
      if (name.startsWith("publication")) continue;
      const rows = await sql<{ text: string | null }>(
        database.superUrl,
        `SELECT string_agg(t::text, E'\\n') AS text FROM ${name} t`,
      );
      inside.push({ name, bytes: Buffer.from(rows[0]?.text ?? "") });
    }
    const text = Buffer.concat(inside.map(({ bytes }) => bytes)).toString("utf8");
    const marks = new Set(text.match(/zq[0-9a-f]{10}s\d+e|\b9[1-8]\d{7}\b/g) ?? []);
    expect(marks.size).toBeGreaterThanOrEqual(MANY);
  });

  it("none is in what the public's search finds", () => {
    const searchables = Buffer.from(JSON.stringify(sites.current.searchables));
    expect(findTold(searchables).length).toBeGreaterThan(0);
    expect(findSecret(searchables)).toBeNull();
  });

  it("none is in any stored byte of any publication", async () => {
    const found: Found[] = [];
    const publications = await sql<{ no: number; text: string }>(
      database.superUrl,
      "SELECT no, publication::text AS text FROM publication",
    );
    for (const { no, text } of publications)
      found.push({ name: `publication ${no}`, bytes: Buffer.from(text) });
    const withdrawals = await sql<{ text: string }>(
      database.superUrl,
      "SELECT publication_withdrawal::text AS text FROM publication_withdrawal",
    );
    for (const { text } of withdrawals) found.push({ name: "withdrawal", bytes: Buffer.from(text) });
    const files = await sql<{ name: string; body: Buffer; brotli: Buffer | null; gzip: Buffer | null }>(
      database.superUrl,
      `SELECT concat_ws(' ', publication_no, edition, path, content_type) AS name, coalesce(f.body, e.body) AS body, brotli, gzip
       FROM publication_file f LEFT JOIN evidence_file e ON e.sha256 = f.evidence_sha256`,
    );
    expect(files.length).toBeGreaterThan(500);
    for (const { name, body, brotli, gzip } of files) {
      found.push({ name, bytes: body });
      if (brotli) found.push(...opened(`${name}.br`, brotli));
      if (gzip) found.push(...opened(`${name}.gz`, gzip));
    }
    expect(search(found, toldMade())).toEqual([]);
  });

  it("none is in an exported folder, its manifests, its names, or the ZIP", async () => {
    const found: Found[] = [];
    for (const publication of exported) {
      const folder = path.join(root, String(publication.no));
      await writeExportFolder(folder, publication.files);
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      for (const entry of entries.filter((each) => each.isFile())) {
        const file = path.join(entry.parentPath, entry.name);
        found.push(...opened(path.relative(root, file), await readFile(file)));
      }
      const zip = zipExport(publication);
      found.push({ name: `${publication.no}.zip`, bytes: zip });
      for (const [name, bytes] of Object.entries(unzipSync(zip)))
        found.push(...opened(`zip: ${name}`, bytes));
    }
    expect(found.some(({ name }) => name.endsWith("manifest.json"))).toBe(true);
    expect(search(found, toldMade())).toEqual([]);
  });

  it("none is in any answer: status line, header or body, whatever is asked", async () => {
    const door = await serveSite(sites.current, async (no) => sites.archives.get(no) ?? null);
    try {
      const routes = [
        ...sites.current.files.keys(),
        ...[...sites.archives].flatMap(([no, { files }]) =>
          [...files.keys()].map((route) => (route === "/" ? `/archive/${no}` : `/archive/${no}${route}`)),
        ),
      ];
      const found: Found[] = [];
      const statuses = new Set<number>();
      const ask = async (method: string, route: string, encoding: string, headers = {}) => {
        const answer = await askFor(door.port, method, route, { "accept-encoding": encoding, ...headers });
        statuses.add(answer.status);
        found.push({ name: `${method} ${route} ${encoding}`, bytes: answer.bytes });
        return answer;
      };
      for (const [index, route] of routes.entries()) {
        await ask("GET", route, ["br", "gzip", "identity"][index % 3] ?? "br");
        await ask("HEAD", route, "br");
      }
      const { etag } = await ask("GET", "/", "br");
      await ask("GET", "/", "br", { "if-none-match": etag });
      await ask("GET", "/no/such/page", "identity");
      await ask("GET", "/kpis/paper-sheets/", "identity");
      await ask("POST", "/", "identity");
      expect([...statuses].sort()).toEqual([200, 304, 308, 404, 405]);
      expect(search(found, toldMade())).toEqual([]);
    } finally {
      await door.close();
    }
  });

  it("none is in what the browser gets of a build, which has no source map there", async () => {
    const names = await filesBelow(path.join(buildFolder(), "static"));
    expect(names.filter((name) => name.endsWith(".map"))).toEqual([]);
    const found: Found[] = [];
    for (const name of [...names, ...(await filesBelow("public")), ...(await serverMaps())]) {
      found.push({ name, bytes: await readFile(name) });
    }
    expect(search(found, 0)).toEqual([]);
  });
});

/** Status line, headers as sent, and the body as the browser sees it. */
function askFor(
  port: number,
  method: string,
  route: string,
  headers: Record<string, string>,
): Promise<{ status: number; etag: string; bytes: Uint8Array }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, host: "127.0.0.1", method, path: encodeURI(route), headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const body = Buffer.concat(chunks);
          const encoding = response.headers["content-encoding"];
          const plain =
            body.length === 0
              ? body
              : encoding === "br"
                ? brotliDecompressSync(body)
                : encoding === "gzip"
                  ? gunzipSync(body)
                  : body;
          const head = `${response.statusCode} ${response.statusMessage}\n${response.rawHeaders.join("\n")}\n`;
          resolve({
            status: response.statusCode ?? 0,
            etag: response.headers.etag ?? "",
            bytes: Buffer.concat([Buffer.from(head), plain]),
          });
        });
      },
    );
    asked.on("error", reject);
    asked.end();
  });
}

async function filesBelow(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

async function serverMaps(): Promise<string[]> {
  return (await filesBelow(path.join(buildFolder(), "server"))).filter((name) => name.endsWith(".map"));
}
