import { type ChildProcess, spawn } from "node:child_process";
import { projectRoot } from "@/cli/runtime/project-root";

export type Finished = { code: number | null; output: string };

const KEPT_CHARACTERS = 60_000;
const running = new Set<ChildProcess>();

/**
 * Runs a program to its end and keeps what it wrote, in the order it wrote it.
 * @param onLine the newest non-empty line, for progress
 */
export function runProgram(
  program: string,
  args: readonly string[],
  environment: Record<string, string | undefined>,
  onLine: (line: string) => void = () => undefined,
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: projectRoot,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...environment },
    });
    running.add(child);
    let output = "";
    const read = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-KEPT_CHARACTERS);
      const line = output.trimEnd().split("\n").at(-1);
      if (line) onLine(line);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", (error) => {
      running.delete(child);
      resolve({ code: null, output: `${output}\n${error.message}` });
    });
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code, output });
    });
  });
}

/** Asks every running program to end (Ctrl-C during the tests). */
export function endPrograms(): void {
  for (const child of running) child.kill("SIGTERM");
}
