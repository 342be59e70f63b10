/** A Chromium and Japanese fonts for the browser tests, from wherever this machine can get them. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/cli/runtime/project-root";
import type { Progress } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";
import { runProgram } from "./run-program";
import { aptInstall, isRoot } from "./system-packages";

/** Chromium with nothing of a window around it: the same engine, a smaller download and less to do for each page. */
const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";

const SYSTEM_BROWSERS = [
  HEADLESS_SHELL,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Finds a Chromium, installing one when there is none: Debian's headless shell, a system one, Playwright's own, its
 * download, apt.
 * @returns path of the program
 * @throws OperatorError when none can be had
 */
export async function findChromium(progress: Progress): Promise<string> {
  if (runs(HEADLESS_SHELL) === null) {
    progress.set("（Chromium を取得中）");
    await aptInstall("chromium-headless-shell");
  }
  const found = systemBrowser() ?? (await playwrightsOwn());
  if (found) return found;

  const cli = path.join(projectRoot, "node_modules", "playwright", "cli.js");
  const withDeps = isRoot() ? ["--with-deps"] : [];
  await runProgram(process.execPath, [cli, "install", ...withDeps, "chromium"], {});
  const downloaded = await playwrightsOwn();
  if (downloaded) return downloaded;

  await aptInstall("chromium");
  const installed = systemBrowser();
  if (installed) return installed;
  throw new OperatorError(
    "ブラウザーのテストに使う Chromium を用意できませんでした。chromium を入れてから、もう一度実行してください。",
  );
}

/** Without Japanese fonts a page is all boxes: screenshots and widths would be of something else. */
export async function ensureJapaneseFonts(progress: Progress): Promise<void> {
  if (process.platform !== "linux" || hasJapaneseFonts()) return;
  progress.set("（日本語フォントを取得中）");
  await aptInstall("fontconfig", "fonts-noto-cjk");
  if (!hasJapaneseFonts()) {
    throw new OperatorError(
      "日本語フォントを用意できませんでした。fonts-noto-cjk などを入れてから、もう一度実行してください。",
    );
  }
}

function hasJapaneseFonts(): boolean {
  const answer = spawnSync("fc-list", [":lang=ja", "family"], { encoding: "utf8" });
  return answer.status === 0 && answer.stdout.trim() !== "";
}

async function playwrightsOwn(): Promise<string | null> {
  const { chromium } = await import("playwright/test");
  return runs(chromium.executablePath());
}

function systemBrowser(): string | null {
  for (const candidate of SYSTEM_BROWSERS) {
    const found = runs(candidate);
    if (found) return found;
  }
  return null;
}

/** Being there is not enough: a download without its libraries does not start, a snap stub only says where to get it. */
function runs(program: string): string | null {
  if (!program || !existsSync(program)) return null;
  const answer = spawnSync(program, ["--version"], { encoding: "utf8", timeout: 30_000 });
  return answer.status === 0 && /chrom/i.test(answer.stdout) ? program : null;
}
