import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { day } from "@tests/fixtures/brands";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Searchable } from "@/domain/publication/search/find";
import type { Site } from "@/server/publication/serve/site";
import { readDiskCopy, writeDiskCopy } from "./disk-copy";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-copy-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const site = (no: number): Site => ({
  no,
  files: new Map([
    [
      "/",
      {
        contentType: "text/html",
        etag: '"x"',
        body: bytes(`第${no}号`),
        brotli: bytes("br"),
        gzip: null,
      },
    ],
  ]),
  gone: new Map([["/kpis/a/evidence/b.pdf", { cause: "personal", on: day("2026-11-27") }]]),
});

it("reads back what was written last, and leaves nothing else behind", async () => {
  await writeDiskCopy(folder, site(1));
  await writeDiskCopy(folder, site(2));
  const copy = await readDiskCopy(folder);
  expect(copy?.no).toBe(2);
  expect(Buffer.from(copy?.files.get("/")?.body ?? []).toString()).toBe("第2号");
  expect(copy?.files.get("/")).toMatchObject({ contentType: "text/html", etag: '"x"', gzip: null });
  expect(readdirSync(path.join(folder, "publication"))).toEqual(["current.bin"]);
});

it("brings back evidence that is written in pieces, and files without bytes, as they were", async () => {
  const large = new Uint8Array(700_001).map((_, index) => index % 251);
  const file = { contentType: "application/pdf", etag: '"y"', brotli: null, gzip: null };
  const before = site(3);
  const files = new Map([
    ["/large.pdf", { ...file, body: large }],
    ["/empty", { ...file, body: bytes("") }],
    ...before.files,
  ]);
  await writeDiskCopy(folder, { ...before, files });
  const copy = await readDiskCopy(folder);
  expect([...(copy?.files.keys() ?? [])]).toEqual(["/large.pdf", "/empty", "/"]);
  expect(Buffer.from(large).equals(copy?.files.get("/large.pdf")?.body ?? Buffer.of())).toBe(true);
  expect(copy?.files.get("/empty")?.body).toHaveLength(0);
  expect(Buffer.from(copy?.files.get("/")?.brotli ?? []).toString()).toBe("br");
  expect(copy?.gone).toEqual(before.gone);
});

it("keeps what is searched in, and does without where nothing is", async () => {
  const kinds = {} as Searchable["kinds"];
  const searchable: Searchable = { before: "前", after: "後", kinds, items: [] };
  const searchables = { ja: searchable, easy: searchable, en: searchable };
  await writeDiskCopy(folder, { ...site(1), searchables });
  expect((await readDiskCopy(folder))?.searchables).toEqual(searchables);
  await writeDiskCopy(folder, site(2));
  expect(await readDiskCopy(folder)).not.toHaveProperty("searchables");
});

it("is no copy when any byte of it is another, or the end is missing", async () => {
  await writeDiskCopy(folder, site(1));
  const file = path.join(folder, "publication", "current.bin");
  const good = readFileSync(file);
  for (let at = 0; at < good.length; at += 7) {
    const bad = Buffer.from(good);
    bad[at] = (bad[at] ?? 0) ^ 1;
    writeFileSync(file, bad);
    expect(await readDiskCopy(folder)).toBeNull();
  }
  for (const length of [0, 10, good.length - 1]) {
    writeFileSync(file, good.subarray(0, length));
    expect(await readDiskCopy(folder)).toBeNull();
  }
});

it("is no copy where none was written", async () => {
  expect(await readDiskCopy(folder)).toBeNull();
});
