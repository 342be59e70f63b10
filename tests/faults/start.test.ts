/** What stops `npm start`: one clear sentence each on standard error, and an exit code that is not 0. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "@/cli/postgres/cluster";
import { checkSpace, isFolderInUse, lockDataFolder, readSecrets } from "@/cli/runtime/data-folder";

const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

let folder: string;
let busy: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-start-"));
});
afterEach(() => {
  busy?.close();
  busy = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the server as the launcher does, and waits for its end. */
function start(environment: Record<string, string>): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "src/cli/commands/start.ts"], {
      cwd: projectRoot,
      env: { NODE_ENV: "test", PATH: process.env.PATH, AYUMI_DATA_DIR: folder, ...environment },
    });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.once("close", (code) => resolve({ code, stderr: stderr.trim() }));
  });
}

function expectSentence(result: { code: number | null; stderr: string }, pattern: RegExp): void {
  expect(result.stderr).toMatch(pattern);
  expect(result.stderr.split("\n")).toHaveLength(1);
  expect(result.code).toBe(1);
}

describe("npm start stops with one sentence", () => {
  it("at a bad environment value", async () => {
    expectSentence(await start({ PORT: "http" }), /^環境変数 PORT は 1〜65535 の整数/);
  });

  it("at a port in use", async () => {
    const port = await freePort();
    busy = createServer().listen(port);
    expectSentence(
      await start({ PORT: String(port) }),
      new RegExp(`^ポート ${port} はほかのプログラムが使用中です`),
    );
  });

  it("at an address that this machine does not have", async () => {
    expectSentence(
      await start({ PORT: String(await freePort()), HOST: "203.0.113.7" }),
      /^環境変数 HOST のアドレス/,
    );
  });

  it("at a data folder in use", async () => {
    const lock = lockDataFolder(folder);
    expectSentence(
      await start({ PORT: String(await freePort()) }),
      /はほかのサーバー（プロセス \d+）が使用中です/,
    );
    lock.release();
  });

  it("at a demonstration's data folder: its invented figures would lose their banner", async () => {
    writeFileSync(path.join(folder, "demo-accounts.json"), "{}");
    expectSentence(await start({ PORT: String(await freePort()) }), /はデモ用（架空の数値）です/);
  });

  it("at a data folder that is a file", async () => {
    const file = path.join(folder, "file");
    writeFileSync(file, "");
    expectSentence(await start({ AYUMI_DATA_DIR: file }), /に書き込めません（EEXIST）/);
  });

  it("at a broken cluster", async () => {
    readSecrets(folder);
    mkdirSync(path.join(folder, "postgres"));
    expectSentence(await start({ PORT: String(await freePort()) }), /postgres が壊れています/);
  });

  it("at a database that cannot be reached", async () => {
    const environment = {
      PORT: String(await freePort()),
      DATABASE_URL: "postgresql://ayumi@127.0.0.1:1/ayumi",
    };
    expectSentence(await start(environment), /^データベースに接続できません/);
  });
});

describe("the data folder", () => {
  it("is refused when the disk is nearly full", () => {
    expect(() => checkSpace(folder, 300 * 2 ** 20, 12 * 2 ** 20)).toThrow(
      /^ディスクの空きが足りません（.*残り 12 MB、必要 300 MB）/,
    );
    expect(() => checkSpace(folder, 300 * 2 ** 20, 300 * 2 ** 20)).not.toThrow();
  });

  it("is free again after release, after a kill, and when the number belongs to somebody else", () => {
    const lock = lockDataFolder(folder);
    expect(isFolderInUse(folder)).toBe(true);
    lock.release();
    expect(isFolderInUse(folder)).toBe(false);

    const file = path.join(folder, "server.lock");
    lockDataFolder(folder).release();
    writeFileSync(file, JSON.stringify({ pid: process.pid, bornAt: "1", host: "elsewhere" }));
    expect(isFolderInUse(folder)).toBe(true);
    const record = JSON.parse(readFileSync(file, "utf8"));
    lockRecord(file, { ...record, host: undefined });
    expect(isFolderInUse(folder)).toBe(false);
  });

  it("keeps generated secrets to its owner, and never replaces a damaged file", () => {
    const secrets = readSecrets(folder);
    expect(readSecrets(folder)).toEqual(secrets);
    const file = path.join(folder, "secrets.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(new Set(Object.values(secrets)).size).toBe(4);
    writeFileSync(file, "{}");
    expect(() => readSecrets(folder)).toThrow(/secrets\.json を読めません/);
    expect(readFileSync(file, "utf8")).toBe("{}");
  });

  it("makes no new secrets beside a database whose own are lost, and says where to get them", () => {
    mkdirSync(path.join(folder, "postgres"));
    expect(() => readSecrets(folder)).toThrow(
      /secrets\.json がありません。.*「cp -p 元のフォルダー\/secrets\.json .*」.*npm run restore/,
    );
    expect(existsSync(path.join(folder, "secrets.json"))).toBe(false);
  });
});

function lockRecord(file: string, record: object): void {
  writeFileSync(file, JSON.stringify(record));
}
