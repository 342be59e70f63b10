/** Two instances behind nginx are restarted one after the other while people read and save: nobody notices. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { prepareNginxSite, runNginx, SITE_NAME } from "@tests/fixtures/nginx-site";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePorts } from "@/cli/postgres/cluster";
import { closeDb, db } from "@/server/db/client";
import { type RunningServer, startServer, statusOf, until, WITH_PAGES } from "./support/front-door";
import { fiftySessions, SECRET, unpaired } from "./support/saves";
import { beginWorkingDay, type WebProxy } from "./support/working-day";

const PEOPLE = 2;
/** Of each kind, between two restarts: enough that some are under way whatever happens. */
const SOME = 15;
const LOOK_MS = 20;

let folder: string;
let database: TestDatabase;
let proxy: WebProxy;
let stopNginx: () => Promise<void> = async () => undefined;
const instances: Instance[] = [];

interface Instance {
  readonly server: RunningServer;
  readonly environment: Readonly<Record<string, string>>;
  /** What readiness answered, each change of it. */
  readonly readiness: number[];
  endWatch(): Promise<void>;
}

async function startInstance(environment: Readonly<Record<string, string>>): Promise<Instance> {
  const readiness: number[] = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const status = await statusOf(`http://127.0.0.1:${environment.PORT}/api/health/ready`);
      if (status === 200 && readiness.at(-1) !== 200) {
        // Ready means that pages are answered, and at once.
        expect(await statusOf(`http://127.0.0.1:${environment.PORT}/staff/sign-in`)).toBe(200);
      }
      if (status !== readiness.at(-1)) readiness.push(status);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  })();
  const server = await startServer(environment, WITH_PAGES);
  await until(() => readiness.at(-1) === 200, 10_000);
  return {
    server,
    environment,
    readiness,
    endWatch: async () => {
      isOver = true;
      await watching;
    },
  };
}

/** As a service manager does: SIGTERM, wait for the end, start. */
async function restart({ server, environment, readiness, endWatch }: Instance): Promise<Instance> {
  const { code } = await server.stop();
  await endWatch();
  expect(code).toBe(0);
  expect(server.complained()).toBe("");
  // Nothing else before it, and no going back: not there, (there, though no page was answered yet,) ready, about to stop.
  expect(readiness.join()).toMatch(/^0,(503,)?200,503(,0)?$/);
  return startInstance(environment);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-rolling-"));
  database = await createTestDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.appUrl,
    AUTH_SECRET: SECRET,
    APP_ORIGIN: `https://${SITE_NAME}`,
  });
  const [first = 0, second = 0, https = 0, http = 0] = await freePorts(4);
  const ports: [number, number] = [first, second];
  for (const [index, port] of ports.entries()) {
    const dataFolder = path.join(folder, `data-${index}`);
    mkdirSync(dataFolder);
    instances.push(
      await startInstance({
        PORT: String(port),
        HOST: "127.0.0.1",
        AYUMI_DATA_DIR: dataFolder,
        DATABASE_URL: database.appUrl,
        DATABASE_OWNER_URL: database.ownerUrl,
        AUTH_SECRET: SECRET,
        APP_ORIGIN: `https://${SITE_NAME}`,
        TRUSTED_PROXIES: "127.0.0.1",
        DRAIN_SECONDS: "1",
        LOG_LEVEL: "warn",
      }),
    );
  }
  const nginx = path.join(folder, "nginx");
  mkdirSync(nginx);
  const site = await prepareNginxSite(nginx, { http, https, instances: ports });
  stopNginx = await runNginx(site, https);
  proxy = { port: https, authority: site.authority };
}, 300_000);

afterAll(async () => {
  await stopNginx();
  for (const { server, endWatch } of instances) {
    server.signal("SIGKILL");
    await endWatch();
    await server.ended;
  }
  await closeDb();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

it("both instances are restarted under load, and no request fails", async () => {
  const people = (await fiftySessions()).slice(0, PEOPLE);
  const work = beginWorkingDay(proxy, people);
  const more = () => {
    const before = (["public", "staff", "save"] as const).map((kind) => [kind, work.count(kind)] as const);
    return until(() => before.every(([kind, count]) => work.count(kind) >= count + SOME), 30_000);
  };
  await more();
  for (const index of instances.keys()) {
    const instance = instances[index];
    if (instance) instances[index] = await restart(instance);
    await more();
  }
  const saved = await work.end();
  expect(work.failures).toEqual([]);

  const rows = await db().report.findMany({ select: { itemId: true, fy: true, version: true } });
  expect(new Map(rows.map(({ itemId, fy, version }) => [`${itemId}/${fy}`, version]))).toEqual(saved);
  expect(await unpaired()).toEqual({ revisions: [], events: [] });
}, 240_000);
