import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { day } from "@tests/fixtures/brands";
import { describe, expect, it } from "vitest";
import { NOT_FOUND_TEXT, NOT_FOUND_TITLE } from "@/domain/words/ja/publication/publication";
import { finishFiles } from "@/server/publication/edition/files";
import { type PublicRequest, respond } from "./respond";
import type { Site } from "./site";

const HTML = "text/html; charset=utf-8";

async function site(no: number, pages: Record<string, string>): Promise<Site> {
  const files = await finishFiles(
    Object.entries(pages).map(([path, text]) => ({
      path,
      contentType: HTML,
      body: new TextEncoder().encode(text),
    })),
    "current",
  );
  return {
    no,
    files: new Map(files.map(({ path, sha256, ...file }) => [path, { ...file, etag: `"${sha256}"` }])),
    gone: new Map(),
  };
}

const long = (word: string) => `<!DOCTYPE html>${word.repeat(200)}`;
const current = await site(2, {
  "/": long("今"),
  "/kpis/paper": long("紙"),
  "/embed/kpis/paper": long("埋込み"),
  "/404.html": long("ありません"),
  "/kpis/paper/evidence/0123456789abcdef.pdf": long("%PDF"),
});
const archived = await site(1, {
  "/": long("昔"),
  "/kpis/paper": long("昔の紙"),
  "/kpis/paper/evidence/0123456789abcdef.pdf": long("%PDF"),
});

const ask = (path: string, over: Partial<PublicRequest> = {}, from: Site | null = current) =>
  respond({ method: "GET", path, acceptEncoding: null, ifNoneMatch: null, ...over }, from, async (no) =>
    no === 1 ? archived : null,
  );
const textOf = (body: Uint8Array | null) => Buffer.from(body ?? []).toString("utf8");

describe("another site's program", () => {
  const CORS = "Access-Control-Allow-Origin";

  it.each(["/data/kpis.csv", "/feed.xml", "/embed/kpis/paper", "/archive/1", "/archive/1/kpis/paper"])(
    "may read %s, is told so at 304 too, and when it is not there",
    async (path) => {
      for (const over of [{}, { ifNoneMatch: "*" }, { method: "HEAD" }]) {
        expect((await ask(path, over)).headers[CORS], path).toBe("*");
      }
    },
  );

  it("may not read pages, nor what only begins like the data", async () => {
    for (const path of ["/", "/kpis/paper", "/data", "/kpis/paper/evidence/0123456789abcdef.pdf", "/%zz"]) {
      expect((await ask(path)).headers[CORS], path).toBeUndefined();
    }
  });

  it("finds no policy that would have its browser begin a new process", async () => {
    expect((await ask("/")).headers["Cross-Origin-Opener-Policy"]).toBeUndefined();
  });
});

describe("a file of evidence", () => {
  it("is saved, not shown: in the current publication and in the archive; a page is shown", async () => {
    const path = "/kpis/paper/evidence/0123456789abcdef.pdf";
    for (const address of [path, `/archive/1${path}`]) {
      const answer = await ask(address);
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({
        "Content-Disposition": "attachment",
        "X-Content-Type-Options": "nosniff",
      });
    }
    for (const address of ["/kpis/paper", "/archive/1/kpis/paper", "/kpis/paper/evidence/none.pdf"]) {
      expect((await ask(address)).headers["Content-Disposition"]).toBeUndefined();
    }
  });
});

describe("a page", () => {
  it("comes plain, as brotli and as gzip: the same bytes in the end", async () => {
    const plain = await ask("/");
    expect(plain).toMatchObject({ status: 200, headers: { "Content-Type": HTML, Vary: "Accept-Encoding" } });
    expect(plain.headers["Content-Encoding"]).toBeUndefined();
    expect(textOf(plain.body)).toBe(long("今"));
    const br = await ask("/", { acceptEncoding: "gzip, br" });
    expect(br.headers).toMatchObject({
      "Content-Encoding": "br",
      "Content-Length": String(br.body?.length),
    });
    expect(textOf(brotliDecompressSync(br.body ?? Buffer.alloc(0)))).toBe(long("今"));
    const gz = await ask("/", { acceptEncoding: "gzip" });
    expect(gz.headers["Content-Encoding"]).toBe("gzip");
    expect(textOf(gunzipSync(gz.body ?? Buffer.alloc(0)))).toBe(long("今"));
  });

  it("answers HEAD with the headers of GET and no body", async () => {
    const [get, head] = [
      await ask("/", { acceptEncoding: "br" }),
      await ask("/", { method: "HEAD", acceptEncoding: "br" }),
    ];
    expect(head).toEqual({ ...get, body: null });
  });

  it("is kept for a minute and then asked for again, so that what is withdrawn is gone; the archive too", async () => {
    for (const path of ["/", "/archive/1"]) {
      const { headers } = await ask(path);
      expect(headers["Cache-Control"]).toBe("public, max-age=60, must-revalidate");
      expect(headers.ETag).toMatch(/^"/);
    }
  });

  it("allows no script and no frame; an embed may stand in any frame", async () => {
    const { headers } = await ask("/");
    expect(headers).toMatchObject({ "X-Content-Type-Options": "nosniff" });
    expect(headers["Content-Security-Policy"]).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
    expect((await ask("/embed/kpis/paper")).headers["Content-Security-Policy"]).toMatch(
      /frame-ancestors \*$/,
    );
  });
});

describe("304", () => {
  it.each(["identity", "br", "gzip"])(
    "for the tag of %s, also weak, in a list, and *",
    async (acceptEncoding) => {
      const { headers } = await ask("/", { acceptEncoding });
      const tag = headers.ETag ?? "";
      for (const ifNoneMatch of [tag, `"x", ${tag}`, `W/${tag.replace("W/", "")}`, "*"]) {
        const answer = await ask("/", { acceptEncoding, ifNoneMatch });
        expect(answer).toMatchObject({ status: 304, body: null, headers: { ETag: tag } });
        expect(answer.headers["Content-Length"]).toBeUndefined();
      }
    },
  );

  it("has strong tags for one form of the bytes only", async () => {
    expect((await ask("/")).headers.ETag).toMatch(/^"[0-9a-f]{64}"$/);
    expect((await ask("/", { acceptEncoding: "br" })).headers.ETag).toMatch(/^W\/"[0-9a-f]{64}"$/);
  });

  it("not for another page's tag", async () => {
    const { headers } = await ask("/kpis/paper");
    expect((await ask("/", { ifNoneMatch: headers.ETag ?? "" })).status).toBe(200);
  });
});

describe("what was stopped", () => {
  const path = "/kpis/paper/evidence/0123456789abcdef.pdf";
  const page = `<h1>${NOT_FOUND_TITLE}</h1><p>${NOT_FOUND_TEXT}</p><footer>高山市</footer>`;
  const stopped = async (notFound: string) => ({
    ...(await site(3, { "/404.html": notFound })),
    gone: new Map([[path, { cause: "personal", on: day("2026-11-27") }] as const]),
  });

  it("is told on the site's own page, with its banners and ways on", async () => {
    const { status, headers, body } = await ask(path, {}, await stopped(page));
    expect(status).toBe(410);
    expect(headers["Cache-Control"]).toBe("no-store");
    const told = textOf(body);
    expect(told).toMatch(
      /^<h1>公開を停止しました<\/h1><p>この資料は、個人情報の保護のため公開を停止しました（令和8年11月27日）。<\/p>/,
    );
    // The pages of every language lead to the same file.
    expect(told).toContain(
      '<p lang="en">This document was taken off the site to protect personal information.</p>',
    );
    expect(told).toMatch(/見<rt>み<\/rt><\/ruby>えなくしました。<\/p>/);
    expect(told).toMatch(/<footer>高山市<\/footer>$/);
  });

  it("is told plainly where an older publication's page has other words", async () => {
    const { status, body } = await ask(path, {}, await stopped("<h1>ありません</h1>"));
    expect(status).toBe(410);
    expect(textOf(body)).toContain("個人情報の保護のため公開を停止しました（令和8年11月27日）。");
    expect(textOf(body)).toContain('<a href="/">トップページへ</a>');
  });
});

describe("what is not there", () => {
  it("is said in the language of the address, where the publication has a page for that", async () => {
    const both = await site(3, { "/404.html": long("ありません"), "/en/404.html": long("nothing here") });
    expect(textOf((await ask("/en/none", {}, both)).body)).toContain("nothing here");
    expect(textOf((await ask("/enough", {}, both)).body)).toContain("ありません");
    expect(textOf((await ask("/easy/none", {}, both)).body)).toContain("ありません");
  });

  it.each([
    "/nothing",
    "/kpis",
    "/kpis/paper/x",
    "/archive/9",
    "/archive/0",
    "/archive/01/kpis/paper",
    "/archive/1/x",
  ])("%s gets the site's own page with 404", async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(textOf(answer.body)).toBe(long("ありません"));
    expect(answer.headers["Cache-Control"]).toBe("no-store");
  });

  it.each(["/%", "/%E3%81", "/%zz", "/kpis/%C0%AF"])("%s: malformed, and no exception", async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it("never answers 304 for a missing page", async () => {
    expect((await ask("/nothing", { ifNoneMatch: "*" })).status).toBe(404);
  });

  it("has words even without a page for it", async () => {
    const answer = await ask("/nothing", {}, await site(1, { "/": long("今") }));
    expect(answer.status).toBe(404);
    expect(textOf(answer.body)).toContain("見つかりませんでした");
  });
});

describe("the archive", () => {
  it("serves every page of a past publication below its number", async () => {
    expect(textOf((await ask("/archive/1")).body)).toBe(long("昔"));
    expect(textOf((await ask("/archive/1/kpis/paper")).body)).toBe(long("昔の紙"));
  });
});

describe("a trailing slash", () => {
  it.each([
    ["/kpis/paper/", "/kpis/paper"],
    ["/archive/1/", "/archive/1"],
    ["/kpis//paper//", "/kpis/paper"],
    ["/a%3Fb/", "/a%3Fb"],
    ["/a%23b/", "/a%23b"],
    ["/%E3%81%82/", "/%E3%81%82"],
    ["//", "/"],
    // none of these may lead to another site
    ["//evil.example/", "/evil.example"],
    ["///evil.example//", "/evil.example"],
    ["/%2Fevil.example/", "/evil.example"],
    ["/%5Cevil.example/", "/%5Cevil.example"],
    ["/\\evil.example/", "/%5Cevil.example"],
    ["/%0d%0aSet-Cookie:%20a=b/", "/%0D%0ASet-Cookie%3A%20a%3Db"],
    ["/%09/evil.example/", "/%09/evil.example"],
  ])("%s is sent to %s", async (path, to) => {
    const answer = await ask(path);
    expect(answer).toMatchObject({ status: 308, headers: { Location: to }, body: null });
    expect(new URL(to, "https://dx.example.lg.jp").host).toBe("dx.example.lg.jp");
  });
});

describe("what cannot be answered", () => {
  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get"])("%s: 405", async (method) => {
    expect(await ask("/", { method })).toMatchObject({ status: 405, headers: { Allow: "GET, HEAD" } });
  });

  it("nothing published yet: 503, to be tried again", async () => {
    expect(await ask("/", {}, null)).toMatchObject({ status: 503, headers: { "Retry-After": "5" } });
  });
});
