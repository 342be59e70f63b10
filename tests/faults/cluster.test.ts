/** The system's own PostgreSQL under what happens to servers: kill -9, a lost supervisor, a broken folder. */
import { spawn } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startCluster } from "@/cli/postgres/cluster";
import { endProcess, findPostmaster, isAlive } from "@/cli/postgres/orphan";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-cluster-"));
});
afterEach(async () => {
  const left = findPostmaster(path.join(folder, "postgres"));
  if (left) await endProcess(left.pid);
  rmSync(folder, { recursive: true, force: true });
});

const start = (events: string[] = []) =>
  startCluster({ folder, superPassword: "secret", onEvent: (event) => events.push(event.kind) });

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

describe("the system's own PostgreSQL", () => {
  it("runs UTF-8, asks for the password, and is gone after stop", async () => {
    const cluster = await start();
    const url = cluster.superUrl("postgres");
    expect(await ask(url, "SHOW server_encoding")).toBe("UTF8");
    expect(await ask(url, "SHOW listen_addresses")).toBe("127.0.0.1");
    await expect(ask(url.replace("secret", "wrong"), "SELECT 1")).rejects.toThrow(
      /password authentication failed/,
    );
    const running = findPostmaster(path.join(folder, "postgres"));
    await cluster.stop();
    expect(running && isAlive(running.pid)).toBe(false);
    await cluster.stop();
  });

  it("comes back on the same port after kill -9", async () => {
    const events: string[] = [];
    const cluster = await start(events);
    const url = cluster.superUrl("postgres");
    await ask(url, "CREATE TABLE kept AS SELECT 42 AS n");
    const before = findPostmaster(path.join(folder, "postgres"));
    process.kill(before?.pid ?? 0, "SIGKILL");
    for (let waited = 0; waited < 20_000 && !events.includes("restarted"); waited += 50) await sleep(50);
    expect(events).toEqual(expect.arrayContaining(["died", "restarted"]));
    expect(await ask(url, "SELECT n FROM kept")).toBe(42);
    await cluster.stop();
  });

  it("takes its time to come up: only one that says it is ready and takes no connection has failed", async () => {
    await (await start()).stop();
    // Each file that it looks for in an archive takes a second, as on a slow disk after a power cut.
    writeFileSync(path.join(folder, "postgres", "recovery.signal"), "");
    const began = performance.now();
    const cluster = await startCluster({
      folder,
      superPassword: "secret",
      settings: ["restore_command=sleep 1; false"],
      readyMs: 100,
    });
    expect(performance.now() - began).toBeGreaterThan(1_000);
    expect(await ask(cluster.superUrl("postgres"), "SELECT 1")).toBe(1);
    await cluster.stop();
  });

  it("turns its log over while it runs, and goes on writing to it", async () => {
    const log = { maxBytes: 20_000, checkMs: 20 };
    const cluster = await startCluster({ folder, superPassword: "secret", log });
    const logFile = path.join(folder, "logs", "postgres.log");
    const size = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const complain = (about: string) =>
      expect(
        ask(cluster.superUrl("postgres"), `SELECT '${about}' ${" ".repeat(2_000)} FROM nowhere`),
      ).rejects.toThrow();
    let largest = 0;
    for (let asked = 0; asked < 400 && size(`${logFile}.1`) === 0; asked += 1) {
      await complain("before");
      largest = Math.max(largest, size(logFile));
    }
    expect(size(`${logFile}.1`)).toBeGreaterThan(log.maxBytes);
    expect(size(logFile)).toBeLessThan(largest);
    expect(readFileSync(`${logFile}.1`, "utf8")).toContain("before");
    await complain("afterwards");
    const now = readFileSync(logFile, "utf8");
    expect(now).toContain("afterwards");
    // Nothing but what was written: no hole where the earlier lines stood.
    expect(now).not.toContain("\0");
    await cluster.stop();
  });

  it("ends an orphan whose server was killed, and keeps its data", async () => {
    const script = `
      import { startCluster } from "@/cli/postgres/cluster";
      const cluster = await startCluster({ folder: process.argv[1], superPassword: "secret" });
      console.log(cluster.superUrl("postgres"));
    `;
    const server = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const url = await new Promise<string>((resolve) => {
      server.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
    });
    await ask(url, "CREATE TABLE kept AS SELECT 42 AS n");
    server.kill("SIGKILL");
    await new Promise((resolve) => server.once("close", resolve));
    const orphan = findPostmaster(path.join(folder, "postgres"));
    expect(orphan).not.toBeNull();

    const cluster = await start();
    expect(orphan && isAlive(orphan.pid)).toBe(false);
    expect(await ask(cluster.superUrl("postgres"), "SELECT n FROM kept")).toBe(42);
    await cluster.stop();
  });

  it("leaves a stranger alone who was given the old number", async () => {
    await (await start()).stop();
    const pidFile = path.join(folder, "postgres", "postmaster.pid");
    writeFileSync(pidFile, `${process.pid}\n${path.join(folder, "postgres")}\n0\n5432\n`);
    const cluster = await start();
    expect(await ask(cluster.superUrl("postgres"), "SELECT 1")).toBe(1);
    await cluster.stop();
  });

  it("says by which command a copied folder gets its modes and its owner back", async () => {
    await (await start()).stop();
    const pgData = path.join(folder, "postgres");
    const { uid, gid } = statSync(pgData);
    const told = new RegExp(
      `持ち主か権限が.*「sudo chown -R ${uid}:${gid} ${pgData} && sudo chmod -R u=rwX,go= ${pgData}」`,
    );
    chmodSync(pgData, 0o755);
    await expect(start()).rejects.toThrow(told);
    chmodSync(pgData, 0o700);
    if (process.getuid?.() === 0) {
      // As `cp -r` by root leaves it.
      chownSync(pgData, 0, 0);
      await expect(start()).rejects.toThrow(told);
      chownSync(pgData, uid, gid);
    }
    await (await start()).stop();
  });

  it("says in one sentence that the folder is broken, of another version, or has another password", async () => {
    await (await start()).stop();
    await expect(startCluster({ folder, superPassword: "other" })).rejects.toThrow(
      /^データフォルダーの secrets\.json が/,
    );
    writeFileSync(path.join(folder, "postgres", "PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow(/PostgreSQL 17 のものです/);
    writeFileSync(path.join(folder, "postgres", "PG_VERSION"), "18\n");
    rmSync(path.join(folder, "postgres", "global", "pg_filenode.map"));
    await expect(start()).rejects.toThrow(/^データベースを起動できませんでした（.*pg_filenode\.map/);
    rmSync(path.join(folder, "postgres", "global", "pg_control"));
    await expect(start()).rejects.toThrow(/が壊れています/);
  });
});
