/** All that a serving server writes, read to its end: one JSON object a line, whoever says it and whatever happens. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PASSWORD, person, setEnvironment } from "@tests/db/support/accounts";
import { type FakeProvider, startFakeProvider } from "@tests/db/support/accounts-oidc-server";
import { publishNow, renderSmall, sql } from "@tests/db/support/publications";
import { raw } from "@tests/fixtures/front-door";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { APP_VERSION } from "@/lib/version";
import { systemActor, type Viewer } from "@/server/access/viewer";
import { closeDb } from "@/server/db/client";
import { type RunningServer, startServer, until, WITH_PAGES } from "./support/front-door";
import { WebBrowser } from "./support/web-browser";

const CLIENT_ID = "ayumi-test";
const OWN_ID = "0123456789abcdef0123456789abcdef";
const TOKEN = "only-in-the-address-of-this-link";

type Line = Record<string, unknown> & { level: string; time: string; msg: string };

let database: TestDatabase;
let provider: FakeProvider;
let folder: string;
let server: RunningServer;
let office: Viewer;
/** What was written on either output from the moment it served, and to the errors before that. */
let written: string[];
let published: number;
const answered: Record<string, { id: string | null; body: string; status: number }> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  provider = await startFakeProvider(CLIENT_ID);
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-log-"));
  server = await startServer(
    {
      AYUMI_DATA_DIR: folder,
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      LOG_LEVEL: "info",
      ACCESS_LOG: "1",
      TRUSTED_PROXIES: "127.0.0.1,::1",
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT_ID,
      OIDC_CLIENT_SECRET: "client-secret",
      OIDC_NAME: "庁内アカウント",
      NODE_OPTIONS: `--import ${path.resolve("tests/faults/support/other-voices.mjs")}`,
    },
    WITH_PAGES,
  );
  const spokenBefore = server.printed().length;
  await liveThrough();
  const { code } = await server.stop();
  expect(code).toBe(0);
  const output = `${server.printed().slice(spokenBefore)}\n${server.complained()}`;
  written = output.split("\n").filter((line) => line !== "");
}, 600_000);

afterAll(async () => {
  server?.signal("SIGKILL");
  await server?.ended;
  await closeDb();
  await provider?.close();
  await database?.drop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function liveThrough(): Promise<void> {
  const origin = `http://localhost:${server.port}`;
  const browser = new WebBrowser(origin);
  const note = async (name: string, answer: Promise<Response>) => {
    const { headers, status, ...rest } = await answer.then(async (got) => ({
      headers: got.headers,
      status: got.status,
      body: await got.text(),
    }));
    answered[name] = { id: headers.get("x-request-id"), status, body: rest.body };
  };

  office = await person("office", { email: "office@example.lg.jp" });
  expect(await browser.signIn("office@example.lg.jp", "not the password")).toBe(false);
  expect(await browser.signIn("office@example.lg.jp", PASSWORD)).toBe(true);
  await note("own page", browser.get("/staff/entry?year=2025", { "X-Request-Id": OWN_ID }));
  await note("odd id", browser.get("/staff/entry", { "X-Request-Id": '"},{"level":"fatal' }));
  await note("public page", fetch(`${origin}/`));
  await note("no page", fetch(`${origin}/kpis/nothing-of-that-name`));
  await note("link", fetch(`${origin}/staff/answer?token=${TOKEN}`, { redirect: "manual" }));
  await note("foreign origin", browser.post("/staff/sign-in", { email: "a" }, "http://elsewhere.example"));

  for (const odd of [
    "GET /%00 HTTP/1.1",
    "GET /staff/%ff HTTP/1.1",
    "DELETE /staff HTTP/1.1",
    "POST /staff/entry HTTP/1.1\r\nContent-Length: 0",
    "GET * HTTP/1.1",
    "no HTTP at all",
  ]) {
    await raw(server.port, `${odd}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  }

  await comeFromProvider(origin, { email: "office@example.lg.jp" });
  await comeFromProvider(origin, { email_verified: true });
  await comeFromProvider(origin, { email: "stranger@example.lg.jp", email_verified: true });

  await sql(database.superUrl, "ALTER TABLE collection_round RENAME TO collection_round_away");
  await note("broken page", browser.get("/staff/rounds"));
  await sql(database.superUrl, "ALTER TABLE collection_round_away RENAME TO collection_round");

  published = await publishNow(systemActor, "新しい公表", "", renderSmall);
  server.signal("SIGUSR2");
  await until(
    () =>
      [`"publication":${published}`, "nobody waits for it"].every((sign) =>
        server.complained().includes(sign),
      ),
    10_000,
  );
}

/** The button, the provider, and back. */
async function comeFromProvider(origin: string, claims: Record<string, unknown>): Promise<void> {
  const browser = new WebBrowser(origin);
  const csrfToken = await browser.csrfToken();
  const start = await browser.post("/api/auth/signin/oidc", { csrfToken, json: "true" });
  const asked = new URL(((await start.json()) as { url: string }).url).searchParams;
  provider.nonce = asked.get("nonce") ?? "";
  provider.claims = { sub: "person-1", ...claims };
  const back = `/api/auth/callback/oidc?code=code&state=${encodeURIComponent(asked.get("state") ?? "")}`;
  await (await browser.get(back)).text();
}

function lines(): Line[] {
  return written.map((line) => JSON.parse(line) as Line);
}
const told = (msg: string) => lines().filter((line) => line.msg === msg);
const request = (requestId: string | null | undefined) =>
  told("request").find((line) => line.requestId === requestId);

describe("every line of a serving server", () => {
  it("is one JSON object with the level's name, the time and what is said", () => {
    expect(written.length).toBeGreaterThan(20);
    const others = written.filter((line) => {
      try {
        const { level, time, msg } = JSON.parse(line) as Line;
        return !/^(debug|info|warn|error|fatal)$/.test(level) || Number.isNaN(Date.parse(time)) || !msg;
      } catch {
        return true;
      }
    });
    expect(others).toEqual([]);
  });

  it("also of Next, Node and libraries, each at its level", () => {
    const planted = lines().filter((line) => JSON.stringify(line).includes("planted: "));
    const said = planted.map(({ level, msg, err }) => [level, (err as Error | undefined)?.message ?? msg]);
    expect(said).toEqual(
      expect.arrayContaining([
        ["info", "planted: a line\nand another one"],
        ["warn", "planted: a warning of a library"],
        ["error", "planted: with a stack"],
        ["info", "planted: straight to the output"],
        ["warn", "planted: straight to the errors"],
        ["warn", "planted: odd"],
        ["error", "planted: nobody waits for it"],
      ]),
    );
    // A word to the authors of libraries: for whoever asks for LOG_LEVEL=debug.
    expect(said.flat()).not.toContain("planted: old");
  });

  it("holds no token, no password and no claim's value", () => {
    const all = written.join("\n");
    for (const secret of [TOKEN, PASSWORD, "not the password", "stranger@example.lg.jp"]) {
      expect(all).not.toContain(secret);
    }
  });
});

describe("there is a line for", () => {
  it("the start: version, database, addresses; and the stop", () => {
    const [started] = told("started");
    expect(started).toMatchObject({
      version: APP_VERSION,
      database: { kind: "external", host: "127.0.0.1" },
      addresses: {
        public: `http://localhost:${server.port}/`,
        staff: `http://localhost:${server.port}/staff`,
      },
    });
    expect(told("stopping")).toHaveLength(1);
    expect(lines().at(-1)?.msg).toBe("stopped");
  });

  it("each publication", () => {
    expect(told("published")).toMatchObject([{ publication: 1 }]);
    expect(told("this publication is served now").map(({ publication }) => publication)).toContain(published);
  });

  it("signing in, and each refusal with its cause", () => {
    expect(told("sign-in")).toMatchObject([{ account: office.id, method: "password" }]);
    const refused = told("sign-in: refused");
    expect(refused.map(({ method, account, cause, claims }) => ({ method, account, cause, claims }))).toEqual(
      [
        { method: "password", account: office.id, cause: "wrong_password", claims: undefined },
        {
          method: "oidc",
          account: undefined,
          cause: "address_not_verified",
          claims: ["email_verified", "xms_edov"],
        },
        { method: "oidc", account: undefined, cause: "claim_missing_or_unusable", claims: ["email"] },
        { method: "oidc", account: undefined, cause: "no_account", claims: undefined },
      ],
    );
    expect(refused.every(({ requestId }) => typeof requestId === "string")).toBe(true);
  });

  it("a refused origin, with the request it was", () => {
    expect(lines().filter(({ origin }) => origin === "http://elsewhere.example")).toMatchObject([
      { level: "warn", requestId: answered["foreign origin"]?.id, route: "/staff/sign-in" },
    ]);
  });
});

describe("a request", () => {
  it("has its number, person, route, status and duration in the log, and the number in its answer", () => {
    expect(answered["own page"]).toMatchObject({ id: OWN_ID, status: 200 });
    expect(request(OWN_ID)).toMatchObject({
      level: "info",
      userId: office.id,
      method: "GET",
      route: "/staff/entry",
      path: "/staff/entry",
      status: 200,
      durationMs: expect.any(Number),
    });
    expect(request(answered["public page"]?.id)).toMatchObject({ userId: null, route: "/", status: 200 });
    expect(request(answered["no page"]?.id)).toMatchObject({ route: "/kpis/[kpiId]", status: 404 });
    expect(request(answered.link?.id)).toMatchObject({ path: "/staff/answer", status: 303 });
  });

  it("keeps no number that is none", () => {
    expect(answered["odd id"]?.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it("that fails is found by the number that its page shows", () => {
    const { id, status, body } = answered["broken page"] ?? {};
    const reference = /digest\\?":\\?"([^"\\]+)/.exec(body ?? "")?.[1];
    expect([status, reference]).toEqual([500, expect.stringMatching(/\d/)]);
    expect(told("page failed")).toMatchObject([
      { level: "error", reference, requestId: id, userId: office.id, route: "/staff/rounds" },
    ]);
    expect(request(id)).toMatchObject({ level: "warn", status: 500 });
  });
});
