/** The library that shows a program another time, for the tests in which years pass. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Progress } from "@/cli/runtime/steps";
import { OperatorError } from "@/lib/operator-error";
import { aptInstall } from "./system-packages";

/** Debian and Ubuntu keep libraries in a folder for each kind of processor, Fedora in lib64. */
const LIBRARY_FOLDERS = ["/usr/lib", "/usr/lib64", "/usr/local/lib"];
/** The one for programs with several threads. */
const LIBRARY = path.join("faketime", "libfaketimeMT.so.1");

/**
 * Finds libfaketime, installing it where it is missing and this account may.
 * @returns path of the library; undefined on a system that knows no LD_PRELOAD, where those tests are left out
 * @throws OperatorError when it cannot be had
 */
export async function findClockLibrary(progress: Progress): Promise<string | undefined> {
  if (process.platform !== "linux") return undefined;
  const found = clockLibrary();
  if (found) return found;
  progress.set("（libfaketime を取得中）");
  await aptInstall("libfaketime");
  const installed = clockLibrary();
  if (installed) return installed;
  throw new OperatorError(
    "日時を進めて行うテストに使う libfaketime を用意できませんでした。libfaketime を入れてから、もう一度実行してください。",
  );
}

function clockLibrary(): string | undefined {
  const folders = LIBRARY_FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) => [
    folder,
    ...readdirSync(folder).map((name) => path.join(folder, name)),
  ]);
  return folders.map((folder) => path.join(folder, LIBRARY)).find((file) => existsSync(file));
}
