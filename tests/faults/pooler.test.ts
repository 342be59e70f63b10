/** A real pgbouncer between the application and its database is recognised, however it was persuaded to take the connection. */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { ensureProgram, hasProgram, isRoot } from "@tests/run/system-packages";
import { afterAll, beforeAll, expect, it } from "vitest";
import { poolerFinding, readPoolerFacts } from "@/cli/doctor/pooler";
import { freePort } from "@/cli/postgres/cluster";

/** nobody: pgbouncer does not run as root. */
const NOBODY = 65_534;

let database: TestDatabase;
let folder: string;
let child: ChildProcess | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-pooler-"));
  chmodSync(folder, 0o755);
  await ensureProgram("pgbouncer");
}, 180_000);
afterAll(async () => {
  child?.kill();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** @param settings beside those that every test here has. @returns the application's address through it */
async function startPooler(settings: string): Promise<string> {
  child?.kill();
  const port = await freePort();
  const { port: to, username, password } = new URL(database.appUrl);
  const file = path.join(folder, `${port}.ini`);
  writeFileSync(
    file,
    `[databases]
${database.name} = host=127.0.0.1 port=${to} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
${settings}
`,
  );
  const account = isRoot() ? { uid: NOBODY, gid: NOBODY } : {};
  child = spawn("pgbouncer", ["-q", file], { stdio: "ignore", ...account });
  while (!(await isOpen(port))) await sleep(20);
  const address = new URL(database.appUrl);
  address.port = String(port);
  return address.href;
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

it.each([
  ["as it is installed", "", /接続の設定が受け付けられません（.*options）/],
  [
    "made to leave the settings out, in transaction mode",
    "pool_mode = transaction\nignore_startup_parameters = options",
    /接続を混ぜる接続プールがあります。$/,
  ],
])("%s", async (_name, settings, what) => {
  if (!hasProgram("pgbouncer")) return expect(isRoot()).toBe(false);
  const through = await startPooler(settings);
  expect(poolerFinding(await readPoolerFacts(through))).toMatchObject({
    ok: false,
    what: expect.stringMatching(what),
    remedy: expect.stringContaining("直接つないで"),
  });
});
