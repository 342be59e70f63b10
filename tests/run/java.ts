/** A Java for the HTML checker, from wherever this machine can get one. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { projectRoot } from "@/cli/runtime/project-root";
import type { Progress } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";
import { runProgram } from "./run-program";
import { aptInstall } from "./system-packages";

/** What vnu.jar asks for. */
const OLDEST_JAVA = 11;

/**
 * Finds a Java, getting one when there is none: the system's, the one the checker's own package once fetched, apt, that
 * package's download.
 * @returns path or name of the program
 * @throws OperatorError when none can be had
 */
export async function findJava(progress: Progress): Promise<string> {
  const found = firstThatRuns();
  if (found) return found;
  progress.set("（Java を取得中）");
  await aptInstall("default-jre-headless");
  const installed = firstThatRuns();
  if (installed) return installed;
  await runProgram(process.execPath, [downloader()], {});
  const downloaded = firstThatRuns();
  if (downloaded) return downloaded;
  throw new OperatorError(
    `HTML の検査に使う Java を用意できませんでした。Java ${OLDEST_JAVA} 以上（default-jre-headless など）を入れてから、もう一度実行してください。`,
  );
}

function firstThatRuns(): string | null {
  const home = process.env.JAVA_HOME;
  const candidates = ["java", ...(home ? [path.join(home, "bin", "java")] : []), downloadedJava()];
  return candidates.find(runs) ?? null;
}

/** Being there is not enough: macOS has a stub that only says where to get it, and Java 8 is too old. */
function runs(program: string): boolean {
  const { status, stderr } = spawnSync(program, ["-version"], { encoding: "utf8", timeout: 30_000 });
  // Version 8 calls itself 1.8.
  return status === 0 && Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0) >= OLDEST_JAVA;
}

function downloader(): string {
  return path.join(projectRoot, "node_modules", "vnu-jar", "vnu-java-downloader.js");
}

function downloadedJava(): string {
  const { getLocalJavaExecutablePath } = createRequire(import.meta.url)(downloader()) as {
    getLocalJavaExecutablePath: () => string;
  };
  return getLocalJavaExecutablePath();
}
