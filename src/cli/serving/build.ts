/**
 * The production build of the application: one for each version of what goes into it, each in a folder of its own. So two
 * servers of one folder, or one before and one after an update, never build what the other one serves from.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { takeLock } from "@/cli/runtime/process-lock";
import { projectRoot } from "@/cli/runtime/project-root";
import type { Progress } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";

/** As Next takes it: below the project's folder. */
const BUILDS = path.join(".next", "builds");
/** In a build's folder; there once it is whole. */
const RECORD = "ayumi-build";
const FILES = [
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "tsconfig.build.json",
  "package-lock.json",
];
const FOLDERS = ["src", "public"];

/** Not part of the application: the commands and the tests. */
const APART = /(^src\/cli\/)|(\.test\.tsx?$)/;

/** A server says so often that it uses its build; one that nobody has used for as long goes when another is made. */
const USE_MS = 10 * 60_000;
const UNUSED_MS = 6 * USE_MS;
const LOOK_AGAIN_MS = 1_000;

/** Where the build of the present sources is, or will be; as Next takes it. */
export function buildFolder(): string {
  return path.join(BUILDS, sourceHash().slice(0, 16));
}

/** Whether there is a build of the present sources. */
export function isBuilt(): boolean {
  return isWhole(path.join(projectRoot, buildFolder()));
}

/**
 * Builds the application, or waits for another process that does.
 * @throws OperatorError with the end of Next's own output
 */
export function build(progress: Progress): Promise<void> {
  const folder = buildFolder();
  return makeOnce(path.join(projectRoot, folder), progress, async () => {
    await runNext(folder, progress);
    if (folder === buildFolder()) return;
    throw new OperatorError("画面を組み立てる間に、プログラムが更新されました。もう一度起動してください。");
  });
}

/** Keeps the build from being removed as one that nobody uses. */
export function keepBuild(folder: string): void {
  const record = path.join(projectRoot, folder, RECORD);
  const use = () => {
    const now = new Date();
    utimesSync(record, now, now);
  };
  use();
  setInterval(use, USE_MS).unref();
}

function isWhole(folder: string): boolean {
  return existsSync(path.join(folder, RECORD));
}

/**
 * However many ask at once, one makes it; one that is whole is never touched again.
 * @param folder absolute; beside it are the builds of other versions, of which those go that nobody uses
 */
export async function makeOnce(folder: string, progress: Progress, make: () => Promise<void>): Promise<void> {
  mkdirSync(path.dirname(folder), { recursive: true });
  for (;;) {
    const lock = takeLock(`${folder}.lock`);
    try {
      if (isWhole(folder)) return;
      if (lock !== null) return await makeAlone(folder, make);
    } finally {
      lock?.release();
    }
    progress.set("（ほかのサーバーが組み立て中です）");
    await sleep(LOOK_AGAIN_MS);
  }
}

async function makeAlone(folder: string, make: () => Promise<void>): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await make();
  // Of use only to a build in the same folder.
  rmSync(path.join(folder, "cache"), { recursive: true, force: true });
  writeFileSync(path.join(folder, RECORD), "");
  removeUnused(folder);
}

function removeUnused(kept: string): void {
  const builds = path.dirname(kept);
  for (const name of readdirSync(builds)) {
    const folder = path.join(builds, name);
    const usedAt = statSync(path.join(folder, RECORD), { throwIfNoEntry: false })?.mtimeMs;
    const isUnused = usedAt !== undefined && Date.now() - usedAt > UNUSED_MS;
    if (isUnused && folder !== kept) rmSync(folder, { recursive: true, force: true });
  }
}

async function runNext(folder: string, progress: Progress): Promise<void> {
  const next = path.join(projectRoot, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      CI: "1",
      AYUMI_BUILD_FOLDER: folder,
    },
  });
  const endWithUs = () => child.kill();
  process.once("exit", endWithUs);
  let output = "";
  const read = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000);
    const counted = /(\d+\/\d+)\)?\s*$/.exec(output.trimEnd());
    if (counted?.[1]) progress.set(counted[1]);
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  process.off("exit", endWithUs);
  if (code !== 0) {
    throw new OperatorError(`画面を組み立てられませんでした（next build）。\n${output.trim()}`);
  }
}

/** One number for everything the build is made from. */
function sourceHash(): string {
  const hash = createHash("sha256");
  const files = [...FILES, ...FOLDERS.flatMap(filesBelow)].filter((file) => !APART.test(file)).sort();
  for (const file of files) {
    const absolute = path.join(projectRoot, file);
    if (!existsSync(absolute)) continue;
    hash.update(`${file}\0`).update(readFileSync(absolute)).update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(folder: string): string[] {
  const absolute = path.join(projectRoot, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(projectRoot, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"),
    );
}
