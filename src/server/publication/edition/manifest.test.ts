import { describe, expect, it } from "vitest";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { sha256 } from "@/lib/sha256";
import { type Manifest, type ManifestFile, manifestText, type StoredEdition } from "./manifest";

const snapshot = {
  no: 2,
  title: "令和7年度の公表",
  publishedAt: "2026-06-15T03:00:00.000Z",
  publisher: "DX推進課",
  ruleVersion: "1",
} as PublicationSnapshot;

function file(edition: StoredEdition, path: string): ManifestFile {
  return {
    edition,
    path,
    contentType: "text/html; charset=utf-8",
    bytes: 1,
    sha256: sha256(path),
    brotliSha256: null,
    gzipSha256: null,
  };
}

const files = [
  file("current", "index.html"),
  file("current", "B.html"),
  file("current", "a/index.html"),
  file("archive", "index.html"),
  file("current", "あ.html"),
];
const text = (over: Partial<Parameters<typeof manifestText>[0]> = {}) =>
  manifestText({
    snapshot,
    snapshotSha256: "s".repeat(64),
    previousSha256: "p".repeat(64),
    files,
    withdraws: null,
    stops: [],
    ...over,
  });

describe("manifestText", () => {
  it("hashes as SHA-256 does", () => {
    expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  it("is the same whatever the order of the files, and in the order of code units", () => {
    expect(text({ files: [...files].reverse() })).toBe(text());
    const manifest = JSON.parse(text()) as Manifest;
    expect(manifest.files.map((each) => `${each.edition}/${each.path}`)).toEqual([
      "archive/index.html",
      "current/B.html",
      "current/a/index.html",
      "current/index.html",
      "current/あ.html",
    ]);
  });

  it("changes with every fact that it carries", () => {
    const variants = [
      text(),
      text({ previousSha256: null }),
      text({ snapshotSha256: "t".repeat(64) }),
      text({ snapshot: { ...snapshot, title: "別の題名" } }),
      text({ files: files.slice(1) }),
      text({ files: [{ ...files[0], contentType: "text/plain" } as ManifestFile, ...files.slice(1)] }),
      text({ withdraws: { no: 1, reason: "誤り", files: [file("withdrawn", "index.html")] } }),
    ];
    expect(new Set(variants.map((each) => sha256(each))).size).toBe(variants.length);
  });

  it("carries nothing that a finished file holds besides", () => {
    const finished = files.map((each) => ({ ...each, body: new Uint8Array(3), secret: "下書き" }));
    expect(text({ files: finished })).toBe(text());
  });
});
