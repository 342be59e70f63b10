import { spawn } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { MEMORY_SETTINGS, NODE_FLAGS } from "./node-flags.mjs";
import { root } from "./project.mjs";

const PARENT_CHECK_MS = 500;

/**
 * Runs the command in TypeScript and resolves to its exit code. Signals are passed on; the command ends what it started.
 * Whatever starts `node` further on (Next's build does) gets the same one, not an older one of the machine.
 */
export function handOver(node, script, args) {
  if (node !== process.execPath) {
    process.env.PATH = [path.dirname(node), process.env.PATH].filter(Boolean).join(path.delimiter);
  }
  const child = spawn(node, [...NODE_FLAGS, "--import", "tsx", script, ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...MEMORY_SETTINGS, ...process.env, AYUMI_LAUNCHER_PID: String(process.pid) },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  endWithParent(() => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + (os.constants.signals[signal] ?? 0)));
  });
}

/** npm puts a shell between itself and us; a shell that dies of SIGTERM does not pass it on, so its death is the sign. */
function endWithParent(end) {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, PARENT_CHECK_MS);
  timer.unref();
}
