import { request as httpRequest, type IncomingMessage } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { openTestDoor, raw, siteOf, statuses } from "@tests/fixtures/front-door";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { respond } from "@/server/publication/serve/respond";
import type { Site } from "@/server/publication/serve/site";
import { preparedAnswer, publicAnswer } from "./public-answer";
import type { FrontDoor } from "./server";

const long = (word: string) => `<!DOCTYPE html>${word.repeat(200)}`;
const PAGES = {
  "/": long("今"),
  "/kpis/paper": long("紙"),
  "/embed/kpis/paper": long("埋込み"),
  "/data/kpis.csv": "a,b\r\n".repeat(100),
  "/data/tiny.json": "{}",
  "/404.html": long("ありません"),
};
const TYPES = {
  "/data/kpis.csv": "text/csv; charset=utf-8",
  "/data/tiny.json": "application/json; charset=utf-8",
};

let site: Site | null;
let door: FrontDoor;
let plainDoor: FrontDoor;
const readArchive = async (no: number) => {
  if (no === 7) throw new Error("no database");
  return no === 1 ? archived : null;
};
const archived = await siteOf(1, { "/": long("昔"), "/kpis/paper": long("昔の紙") });

beforeAll(async () => {
  site = await siteOf(2, PAGES, TYPES);
  door = await openTestDoor({
    atOnce: preparedAnswer(() => site, "https://dx.example.lg.jp"),
    answers: [publicAnswer(() => site, readArchive, "https://dx.example.lg.jp")],
  });
  plainDoor = await openTestDoor({
    atOnce: preparedAnswer(() => site, "http://localhost:3000"),
    answers: [publicAnswer(() => site, readArchive, "http://localhost:3000")],
  });
});
afterAll(async () => {
  await door.close();
  await plainDoor.close();
});

type Answered = { status: number; headers: IncomingMessage["headers"]; body: Buffer };

/** fetch would decompress, and would not send every method. */
function ask(
  path: string,
  { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string> } = {},
  at: FrontDoor = door,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port: at.port, host: "127.0.0.1", path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.once("error", reject);
    request.end();
  });
}

describe("a page of the current publication", () => {
  it("comes as it is, as brotli and as gzip", async () => {
    const identity = await ask("/");
    expect(identity).toMatchObject({
      status: 200,
      headers: {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "public, max-age=60, must-revalidate",
        vary: "Accept-Encoding",
      },
    });
    expect(identity.headers["content-encoding"]).toBeUndefined();
    expect(identity.body.toString()).toBe(PAGES["/"]);
    const br = await ask("/", { headers: { "accept-encoding": "gzip, deflate, br, zstd" } });
    expect(br.headers["content-encoding"]).toBe("br");
    expect(brotliDecompressSync(br.body).toString()).toBe(PAGES["/"]);
    const gzip = await ask("/", { headers: { "accept-encoding": "gzip" } });
    expect(gzip.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(gzip.body).toString()).toBe(PAGES["/"]);
    expect(Number(br.headers["content-length"])).toBe(br.body.length);
  });

  it("is the same page however its address is written, and with a body that nobody asked for", async () => {
    const told = ({ status, headers, body }: Answered) => {
      const { date: _date, "x-request-id": _id, ...rest } = headers;
      return { status, rest, body: body.toString("base64") };
    };
    const headers = { "accept-encoding": "br" };
    const plain = told(await ask("/kpis/paper", { headers }));
    expect(plain.status).toBe(200);
    for (const path of ["/kpis/paper?from=mail", "/kpis/%70aper", "http://dx.example.lg.jp/kpis/paper"]) {
      expect(told(await ask(path, { headers }))).toEqual(plain);
    }
    const withBody = { ...headers, "content-length": "0" };
    expect(told(await ask("/kpis/paper", { headers: withBody }))).toEqual(plain);
  });

  it("has the type it was published with, whatever the query", async () => {
    expect((await ask("/data/kpis.csv?v=1")).headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect((await ask("/data/tiny.json?")).headers["content-type"]).toBe("application/json; charset=utf-8");
  });

  it("answers HEAD with the headers of GET and no body", async () => {
    const headers = { "accept-encoding": "br" };
    const [get, head] = [await ask("/", { headers }), await ask("/", { method: "HEAD", headers })];
    expect(head.body).toHaveLength(0);
    const own = { date: "", "x-request-id": "" };
    expect({ ...head.headers, ...own }).toEqual({ ...get.headers, ...own });
  });

  it("is not sent again to whom has it", async () => {
    const { headers } = await ask("/", { headers: { "accept-encoding": "br" } });
    const tag = headers.etag ?? "";
    const again = await ask("/", { headers: { "accept-encoding": "br", "if-none-match": tag } });
    expect(again).toMatchObject({ status: 304, headers: { etag: tag, vary: "Accept-Encoding" } });
    expect(again.body).toHaveLength(0);
    expect(again.headers["content-encoding"]).toBeUndefined();
    expect((await ask("/", { headers: { "if-none-match": '"other"' } })).status).toBe(200);
  });

  it("carries no script, no frame, and is bound to https where the site is reached by it", async () => {
    const { headers } = await ask("/");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/script-src/);
    expect(policy).toMatch(/frame-ancestors 'none'$/);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "strict-transport-security": "max-age=31536000",
    });
    expect((await ask("/", {}, plainDoor)).headers["strict-transport-security"]).toBeUndefined();
    expect((await ask("/embed/kpis/paper")).headers["content-security-policy"]).toMatch(
      /frame-ancestors \*$/,
    );
  });

  it("is answered on the quick way exactly as `respond` answers it", async () => {
    for (const path of [...Object.keys(PAGES), "/nothing", "/archive/1"]) {
      for (const acceptEncoding of ["identity", "br", "gzip", "br;q=0.1, gzip", "*;q=0"]) {
        for (const ifNoneMatch of [null, "*"]) {
          const expected = await respond(
            { method: "GET", path, acceptEncoding, ifNoneMatch },
            site,
            readArchive,
          );
          const headers = {
            "accept-encoding": acceptEncoding,
            ...(ifNoneMatch ? { "if-none-match": ifNoneMatch } : {}),
          };
          const answered = await ask(path, { headers }, plainDoor);
          const { date, connection, "keep-alive": alive, "x-request-id": id, ...own } = answered.headers;
          const lower = Object.entries(expected.headers).map(([name, value]) => [name.toLowerCase(), value]);
          expect(answered.status).toBe(expected.status);
          expect(own).toEqual(Object.fromEntries(lower));
          expect(answered.body.equals(expected.body ?? Buffer.alloc(0))).toBe(true);
        }
      }
    }
  });

  it("gives way to the next publication with the next request", async () => {
    const before = site;
    site = await siteOf(3, { ...PAGES, "/": long("次") }, TYPES);
    expect((await ask("/")).body.toString()).toBe(long("次"));
    site = before;
  });
});

describe("the archive", () => {
  it("never changes", async () => {
    const answered = await ask("/archive/1/kpis/paper");
    expect(answered.body.toString()).toBe(long("昔の紙"));
    expect(answered.headers["cache-control"]).toBe("public, max-age=60, must-revalidate");
  });

  it("is 404 where there is none, and 503 where it cannot be read now", async () => {
    expect((await ask("/archive/9")).status).toBe(404);
    expect(await ask("/archive/7")).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
  });
});

describe("what is not a page", () => {
  it.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])("%s: 405", async (method) => {
    expect(await ask("/", { method })).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
  });

  it.each([
    "/nothing",
    "/staffx",
    "/STAFF",
    "/%73taff",
    "/..%2f..%2fetc%2fpasswd",
    "/../../etc/passwd",
    "/data/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/%",
    "/%c0%ae%c0%ae/",
    "//staff",
    "/index.html",
    "/kpis/paper%00",
  ])("%s: the site's own 404", async (path) => {
    const answered = await ask(path);
    expect(answered.status).toBe(404);
    expect(answered.body.toString()).toBe(PAGES["/404.html"]);
  });

  it("takes a target in absolute form, and no target that names no path", async () => {
    const get = (target: string) =>
      raw(door.port, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    const absolute = await get("http://elsewhere.example/kpis/paper?x=1");
    expect(statuses(absolute)).toEqual([200]);
    expect(Buffer.from(absolute.text, "latin1").toString()).toContain(PAGES["/kpis/paper"]);
    for (const target of ["http://[", "ftp://x/", "*", "x"]) {
      expect(statuses(await get(target))).toEqual([400]);
    }
  });

  it("leaves the staff side, the API and Next's files to Next", async () => {
    for (const path of ["/staff", "/staff/entry?x=1", "/api/health/live", "/_next/static/a.js"]) {
      expect(JSON.parse((await ask(path)).body.toString())).toMatchObject({ url: path });
    }
    const absolute = await raw(
      door.port,
      "GET http://elsewhere.example/staff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    expect(absolute.text).toContain('"url":"/staff"');
  });

  it("says that nothing is published yet", async () => {
    const before = site;
    site = null;
    expect(await ask("/")).toMatchObject({ status: 503, headers: { "retry-after": "5" } });
    site = before;
  });
});
