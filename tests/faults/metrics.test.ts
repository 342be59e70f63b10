/** What a monitoring system reads of the real server, held against what was done. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PASSWORD, person, setEnvironment } from "@tests/db/support/accounts";
import { publishNow, renderSmall, sql } from "@tests/db/support/publications";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "@/cli/postgres/cluster";
import { APP_VERSION } from "@/lib/version";
import { systemActor } from "@/server/access/viewer";
import { closeDb } from "@/server/db/client";
import { type RunningServer, startServer, WITH_PAGES } from "./support/front-door";
import { type Sample, samplesOf } from "./support/prometheus";
import { WebBrowser } from "./support/web-browser";

const TOKEN = "a-token-that-nobody-finds-by-trying-it";
const TIMES = 7;

let database: TestDatabase;
let folder: string;
let server: RunningServer;
let own: string;
let samples: Sample[];
let text: string;
let published: number;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-metrics-"));
  const port = await freePort();
  own = `http://127.0.0.1:${port}/metrics`;
  server = await startServer(
    {
      AYUMI_DATA_DIR: folder,
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      METRICS_PORT: String(port),
      METRICS_TOKEN: TOKEN,
    },
    WITH_PAGES,
  );
  await work();
  text = await (await fetch(own)).text();
  samples = samplesOf(text);
}, 600_000);

afterAll(async () => {
  server?.signal("SIGKILL");
  await server?.ended;
  await closeDb();
  await database?.drop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function work(): Promise<void> {
  const { url } = server;
  for (let time = 0; time < TIMES; time += 1) await (await fetch(`${url}/`)).text();
  for (const id of ["one", "two", "three"]) await (await fetch(`${url}/kpis/${id}-of-many`)).text();
  const office = await person("office", { email: "hanako.yamada@example.lg.jp" });
  const browser = new WebBrowser(`http://localhost:${server.port}`);
  expect(await browser.signIn("hanako.yamada@example.lg.jp", PASSWORD)).toBe(true);
  await (await browser.get("/staff/entry/paper-sheets/2025")).text();
  published = await publishNow(systemActor, "新しい公表", "", renderSmall);
  await sql(
    database.superUrl,
    `WITH round AS (
       INSERT INTO collection_round (fiscal_year, title, opens_on, due_on)
       VALUES (2025, '照会', '2026-04-01', '2026-05-31') RETURNING id)
     INSERT INTO mail (round_id, recipient_id, occasion_key, occasion_kind, address, subject, body, state)
     SELECT round.id, '${office.id}', 'by-hand:' || n, 'opening', 'hanako.yamada@example.lg.jp', '件名', '本文',
            CASE WHEN n = 1 THEN 'queued' ELSE 'failed' END::"MailState"
     FROM round, generate_series(1, 3) AS n`,
  );
}

function value(name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
  const wanted = Object.entries(labels);
  return samples.find(
    (each) => each.name === name && wanted.every(([label, said]) => each.labels[label] === said),
  )?.value;
}

describe("the figures", () => {
  it("count requests by route and class, with how long they took", () => {
    expect(value("ayumi_http_requests_total", { route: "/", class: "2xx" })).toBe(TIMES);
    expect(value("ayumi_http_requests_total", { route: "/kpis/[kpiId]", class: "4xx" })).toBe(3);
    const page = { route: "/staff/entry/[kpiId]/[fy]" };
    expect(value("ayumi_http_requests_total", { ...page, class: "2xx" })).toBe(1);
    expect(value("ayumi_http_request_duration_seconds_count", page)).toBe(1);
    expect(value("ayumi_http_request_duration_seconds_sum", page)).toBeGreaterThan(0);
    expect(value("ayumi_http_request_duration_seconds_bucket", { ...page, le: "+Inf" })).toBe(1);
  });

  it("tell database, mails, jobs, publication, disk and event loop", () => {
    expect(value("ayumi_info", { version: APP_VERSION })).toBe(1);
    expect(value("ayumi_database_up")).toBe(1);
    expect(value("ayumi_database_connections", { state: "max" })).toBe(10);
    expect(value("ayumi_database_connections", { state: "idle" })).toBeGreaterThan(0);
    expect(value("ayumi_mails", { state: "queued" })).toBe(1);
    expect(value("ayumi_mails", { state: "failed" })).toBe(2);
    expect(value("ayumi_mails", { state: "sent" })).toBe(0);
    expect(value("ayumi_jobs", { queue: "mail-send", state: "failed" })).toBe(0);
    expect(value("ayumi_publication_number")).toBe(published);
    expect(value("ayumi_publication_age_seconds")).toBeLessThan(600);
    expect(value("ayumi_disk_free_bytes")).toBeGreaterThan(0);
    expect(value("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
  });

  it("hold no name, id or address of a person, and no id of what was asked for", () => {
    for (const personal of ["yamada", "example.lg.jp", "of-many", "paper-sheets"]) {
      expect(text).not.toContain(personal);
    }
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
});

describe("/metrics on the public address", () => {
  it("opens with the token alone", async () => {
    const ask = (headers: Record<string, string>) => fetch(`${server.url}/metrics`, { headers });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ Authorization: `Bearer ${TOKEN}x` })).status).toBe(401);
    const opened = await ask({ Authorization: `Bearer ${TOKEN}` });
    expect([opened.status, opened.headers.get("content-type")]).toEqual([
      200,
      expect.stringMatching(/^text\/plain; version=/),
    ]);
    expect(samplesOf(await opened.text()).length).toBeGreaterThan(50);
  });

  it("is no other door to the system", async () => {
    expect((await fetch(own.replace("/metrics", "/staff"))).status).toBe(404);
  });
});
