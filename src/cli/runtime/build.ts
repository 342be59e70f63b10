/** The production build of the application, made again only when something that goes into it changed. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/lib/operator-error";
import { projectRoot } from "./project-root";
import type { Progress } from "./steps";

const RECORD = path.join(projectRoot, ".next", "ayumi-build");
const FILES = ["next.config.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json"];
const FOLDERS = ["src", "public"];

/** Not part of the application: the commands and the tests. */
const APART = /(^src\/cli\/)|(\.test\.tsx?$)/;

/** Whether the build on disk was made from the present sources. */
export function isBuilt(hash: string = sourceHash()): boolean {
  const complete = existsSync(path.join(projectRoot, ".next", "BUILD_ID"));
  return complete && existsSync(RECORD) && readFileSync(RECORD, "utf8").trim() === hash;
}

/**
 * Builds the application.
 * @throws OperatorError after printing the end of Next's own output
 */
export async function build(progress: Progress): Promise<void> {
  const hash = sourceHash();
  const next = path.join(projectRoot, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", CI: "1" },
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
  writeFileSync(RECORD, `${hash}\n`);
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
