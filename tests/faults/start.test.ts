/** What stops `npm start`: one clear sentence each on standard error, and an exit code that is not 0. */
import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freePort } from "@/cli/postgres/cluster";
import { endProcess, findPostmaster } from "@/cli/postgres/orphan";
import {
  checkSpace,
  isFolderInUse,
  lockDataFolder,
  readSecrets,
  unwritable,
} from "@/cli/runtime/data-folder";
import { startServer, statusOf, until } from "./support/front-door";

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

/** A superuser without the right to pass over modes is stopped by them as anybody is. */
const MODES_COUNT =
  process.getuid?.() === 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : [];

/** Starts the server as the launcher does, and waits for its end. */
function start(
  environment: Record<string, string>,
  prefix: readonly string[] = [],
): Promise<{ code: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const [program = "", ...args] = [
      ...prefix,
      process.execPath,
      "--import",
      "tsx",
      "src/cli/commands/start.ts",
    ];
    const child = spawn(program, args, {
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

  it("at a data folder that cannot be written, or not be made", async () => {
    const port = String(await freePort());
    const refused = (dataDir: string) => start({ PORT: port, AYUMI_DATA_DIR: dataDir }, MODES_COUNT);
    chmodSync(folder, 0o555);
    expectSentence(
      await refused(folder),
      new RegExp(
        `^${folder} に、利用者 \\S+ では書き込めません。前回と同じ利用者で起動するか、sudo chown -R \\S+ ${folder} で`,
      ),
    );
    expectSentence(
      await refused(path.join(folder, "new")),
      /\/new を、利用者 \S+ では作れません。sudo install -d -o \S+ \S+\/new で作るか/,
    );
    chmodSync(folder, 0o755);
  });

  it("at a data folder that a server of another machine has", async () => {
    const file = path.join(folder, "server.lock");
    const record = { pid: 7, bornAt: "1", host: "elsewhere", since: "2026-11-27T00:30:00.000Z" };
    lockRecord(file, record);
    expectSentence(
      await start({ PORT: String(await freePort()) }),
      new RegExp(
        `別のコンピューター「elsewhere」のサーバー（プロセス 7、令和8年11月27日 09:30から）が使用中です。.*${file} を削除してから`,
      ),
    );
    // Its lock was renewed last a while ago: it is taken over, which is said.
    const before = new Date(Date.now() - 40_000);
    utimesSync(file, before, before);
    const said = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const lock = lockDataFolder(folder);
    expect(said.mock.calls.join("")).toContain(`「elsewhere」のサーバーが残した ${file} を引き継ぎます。`);
    said.mockRestore();
    lock.release();
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

const hasIPv6 = Object.values(networkInterfaces())
  .flat()
  .some((each) => each?.address === "::1");

// Where the machine has no IPv6 there is nothing to serve on.
it.runIf(hasIPv6)(
  "npm start serves on an address of IPv6 alone, says it as a browser takes it, and logs the migration and a dead provider",
  async () => {
    const server = await startServer({
      AYUMI_DATA_DIR: folder,
      HOST: "::1",
      LOG_LEVEL: "info",
      OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`,
      OIDC_CLIENT_ID: "id",
      OIDC_CLIENT_SECRET: "secret",
      OIDC_NAME: "庁内",
    });
    try {
      const url = `http://[::1]:${server.port}`;
      expect(server.printed()).toMatch(
        new RegExp(`公開ページ　${url.replace(/[[\]]/g, "\\$&")}/\n職員用　　　`),
      );
      expect(readFileSync(path.join(folder, "set-up-link.txt"), "utf8")).toContain(
        `${url}/staff/set-up?token=`,
      );
      expect(await statusOf(url)).toBe(200);
      expect(await statusOf(server.url)).toBe(0);
      await until(() => server.complained().includes("the OpenID provider cannot be used"), 10_000);
      const log = server.complained().trim().split("\n");
      expect(log.map((line) => JSON.parse(line) as unknown)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            msg: "the database was migrated",
            migrations: expect.arrayContaining([expect.stringMatching(/^\d{14}_/)]),
          }),
          expect.objectContaining({ level: "warn", what: expect.stringMatching(/ECONNREFUSED/) }),
        ]),
      );
      expect((await server.stop()).code).toBe(0);
    } finally {
      server.signal("SIGKILL");
      await server.ended;
      const left = findPostmaster(path.join(folder, "postgres"));
      if (left) await endProcess(left.pid);
    }
  },
);

describe("the data folder", () => {
  it("is refused when the disk is nearly full", () => {
    expect(() => checkSpace(folder, 300 * 2 ** 20, 12 * 2 ** 20)).toThrow(
      /^ディスクの空きが足りません（.*残り 12 MB、必要 300 MB）/,
    );
    expect(() => checkSpace(folder, 300 * 2 ** 20, 300 * 2 ** 20)).not.toThrow();
  });

  it("names the part of it that cannot be written, whichever step met it", () => {
    const met = (code: string, file: string) =>
      unwritable(folder, Object.assign(new Error(code), { code, path: file }))?.message;
    const log = path.join(folder, "logs", "postgres.log");
    expect(met("EACCES", log)).toMatch(new RegExp(`^${log} に、利用者 \\S+ では書き込めません。`));
    expect(met("EROFS", log)).toMatch(new RegExp(`^${log} は、書き込みのできないディスクにあります。`));
    expect(met("ENOSPC", log)).toMatch(/^ディスクに空きがありません/);
    expect(met("EACCES", "/elsewhere")).toBeUndefined();
    expect(met("EIO", log)).toBeUndefined();
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
