/** Programs of the operating system that the tests and the measurements need, where this account may install them. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { runProgram } from "./run-program";

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Installs packages where there is apt and the right to use it; does nothing elsewhere. The caller looks again. */
export async function aptInstall(...packages: string[]): Promise<void> {
  if (!isRoot() || !existsSync("/usr/bin/apt-get")) return;
  const environment = { DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update", "-qq"], environment);
  await runProgram("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], environment);
}

/** Whether a program of this name can be run here. */
export function hasProgram(program: string): boolean {
  return spawnSync(program, ["--version"]).error === undefined;
}

/** Installs the program's package where the program is missing. */
export async function ensureProgram(program: string, packageName = program): Promise<void> {
  if (!hasProgram(program)) await aptInstall(packageName);
}
