/** Every command answers `--help` and refuses what it does not know, before it touches anything. */
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { COMMANDS } from "@/cli/launch/commands.mjs";
import { projectRoot } from "@/cli/runtime/project-root";

const folder = mkdtempSync(path.join(tmpdir(), "ayumi-commands-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dataFolder = path.join(folder, "data");

function run(
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<{ status: number; stdout: string; stderr: string }> {
  const options = {
    cwd: projectRoot,
    env: {
      NODE_ENV: "test" as const,
      PATH: process.env.PATH,
      AYUMI_DATA_DIR: dataFolder,
      // Nobody listens there: whoever asked the database would fail.
      DATABASE_URL: "postgresql://ayumi@127.0.0.1:1/ayumi",
      ...more,
    },
  };
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr: stderr.trim() }),
    );
  });
}
const command = (file: string, ...args: string[]) => run(["--import", "tsx", file, ...args]);
const launcher = (...args: string[]) => run(["src/cli/launch/main.mjs", ...args]);

describe.concurrent.each(COMMANDS)("$call", ({ call, file }) => {
  it("answers --help", async ({ expect }) => {
    const { status, stdout, stderr } = await command(file, "--help");
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toMatch(/[。）]\n\n使い方: /);
    expect(stdout).toContain(call);
    expect(stdout).toContain("終了コード:");
    expect(existsSync(dataFolder)).toBe(false);
  }, 60_000);

  it("refuses an unknown option with a sentence", async ({ expect }) => {
    const { status, stderr } = await command(file, "--unknown");
    expect(status).toBe(1);
    expect(stderr).toBe(stderr.split("\n")[0]);
    expect(stderr).toContain("「--unknown」という指定はありません。");
    expect(existsSync(dataFolder)).toBe(false);
  }, 60_000);
});

describe("the launcher", () => {
  it("lists every command, and npm knows each", async () => {
    const files = readdirSync(path.join(projectRoot, "src/cli/commands"))
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .map((name) => `src/cli/commands/${name}`);
    expect(COMMANDS.map(({ file }) => file)).toEqual(expect.arrayContaining(files));
    const { scripts } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8"));
    for (const help of [await launcher("--help"), await launcher("start", "--help")]) {
      expect(help.status).toBe(0);
      for (const { name, call } of COMMANDS) {
        expect(help.stdout).toContain(call);
        expect(scripts[name]).toMatch(new RegExp(`src/cli/launch/main\\.mjs ${name}$`));
      }
    }
  });

  it("tells the program's version, with nothing installed", async () => {
    const { version } = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8"));
    for (const asked of [["--version"], ["start", "--version"]]) {
      expect(await launcher(...asked)).toEqual({ status: 0, stdout: `ayumi ${version}\n`, stderr: "" });
    }
    expect(existsSync(dataFolder)).toBe(false);
  });

  it("refuses what is no command", async () => {
    const { status, stderr } = await launcher("stat");
    expect(status).toBe(1);
    expect(stderr).toContain("「stat」という操作はありません。");
  });
});

it("a variable that nobody reads but looks like ours is named, whatever the command", async () => {
  const mistyped = { APP_ORGIN: "https://dx.example.lg.jp", OIDC_COLOUR: "blue" };
  const args = ["--import", "tsx", "src/cli/commands/plan-check.ts"];
  expect(await run(args, mistyped)).toMatchObject({
    status: 0,
    stderr:
      "注意：環境変数 APP_ORGIN は使われません。APP_ORIGIN のことでしたら、名前を直してください。\n" +
      "注意：環境変数 OIDC_COLOUR は使われません。名前を確かめてください。",
  });
  expect((await run(args)).stderr).toBe("");
});
