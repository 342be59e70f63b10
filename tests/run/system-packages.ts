/** Programs of the operating system that the tests and the measurements need, where this account may install them. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { runProgram } from "./run-program";

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The stages have folders for temporary files of their own; this one is all of theirs. */
const APT_LOCK = "/tmp/ayumi-apt.lock";

/** Installs packages where there is apt and the right to use it; does nothing elsewhere. The caller looks again. */
export async function aptInstall(...packages: string[]): Promise<void> {
  if (!isRoot() || !existsSync("/usr/bin/apt-get")) return;
  const environment = { DEBIAN_FRONTEND: "noninteractive" };
  // apt refuses to run twice at the same time, and tests that run side by side ask for packages.
  const apt = (...args: string[]) => runProgram("flock", [APT_LOCK, "apt-get", ...args], environment);
  await apt("update", "-qq");
  await apt("install", "-y", "-qq", "--no-install-recommends", ...packages);
}

/** Whether a program of this name can be run here. */
export function hasProgram(program: string): boolean {
  return spawnSync(program, ["--version"]).error === undefined;
}

/** Installs the program's package where the program is missing. */
export async function ensureProgram(program: string, packageName = program): Promise<void> {
  if (!hasProgram(program)) await aptInstall(packageName);
}
