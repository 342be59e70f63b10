/** Commands as processes of their own, as a person runs them. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command to its end, as the launcher does.
 * @param name its file below src/cli/commands
 * @param environment all that is set, beside the path to programs
 */
export function runCommand(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", `src/cli/commands/${name}.ts`, ...args], {
      cwd: projectRoot,
      env: { NODE_ENV: "test", PATH: process.env.PATH, ...environment },
    });
    const said = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].on("data", (chunk: Buffer) => {
        said[name] += chunk.toString();
      });
    }
    child.once("close", (code) => resolve({ code, stdout: said.stdout.trim(), stderr: said.stderr.trim() }));
  });
}
