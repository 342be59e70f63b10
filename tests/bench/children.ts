/** Programs of this project, started for a measurement and ended with it. */
import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { MEMORY_SETTINGS, NODE_FLAGS } from "@/cli/launch/node-flags.mjs";
import { projectRoot } from "@/cli/runtime/project-root";

const READY_MS = 60_000;
const KEPT_CHARACTERS = 20_000;
const running = new Set<ChildProcess>();

/** A server of ours, up and responseScope. */
export interface Server {
  readonly port: number;
  readonly pid: number | undefined;
  /** The end of what it has written so far, on both outputs. */
  readonly said: () => string;
  readonly stop: () => Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

function start(
  script: string,
  args: readonly string[],
  environment: Environment,
  flags: readonly string[] = [],
) {
  // As `npm start` runs them; what is plain JavaScript is here to be compared with, and stays plain.
  const viaTsx = script.endsWith(".ts") ? [...NODE_FLAGS, "--import", "tsx"] : [];
  const child = spawn(process.execPath, [...flags, ...viaTsx, script, ...args], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
    // Nothing of the caller's own settings may steer what is measured.
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      TMPDIR: process.env.TMPDIR,
      ...MEMORY_SETTINGS,
      ...environment,
    },
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  const output = { all: "", standard: "" };
  const keep = (chunk: Buffer) => {
    output.all = (output.all + chunk.toString()).slice(-KEPT_CHARACTERS);
  };
  child.stdout.on("data", (chunk: Buffer) => {
    output.standard += chunk.toString();
    keep(chunk);
  });
  child.stderr.on("data", keep);
  return { child, output };
}

/**
 * Runs a script of the project to its end.
 * @returns what it wrote on standard output
 * @throws Error with its words when it fails
 */
export async function runScript(
  script: string,
  args: readonly string[],
  environment: Environment,
): Promise<string> {
  const { child, output } = start(script, args, environment);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${script} ended with ${code}\n${output.all}`);
  return output.standard;
}

/**
 * Starts a script of the project that serves, and waits until `probe` is answered with 200.
 * @param options `flags`: further ones for Node
 * @throws Error with its words when it does not come up
 */
export async function startServer(
  script: string,
  args: readonly string[],
  environment: Environment,
  { port, probe, flags }: { port: number; probe: string; flags?: readonly string[] },
): Promise<Server> {
  const { child, output } = start(script, args, environment, flags);
  const stop = () => end(child);
  const until = Date.now() + READY_MS;
  while (Date.now() < until && child.exitCode === null) {
    const answered = await fetch(`http://127.0.0.1:${port}${probe}`).catch(() => null);
    if (answered?.status === 200) return { port, pid: child.pid, said: () => output.all, stop };
    await sleep(100);
  }
  await stop();
  throw new Error(`${script} does not serve\n${output.all}`);
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

/** Ends whatever still runs. */
export async function endChildren(): Promise<void> {
  await Promise.all([...running].map(end));
}
