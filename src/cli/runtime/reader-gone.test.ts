import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { NODE_FLAGS } from "@/cli/launch/node-flags.mjs";
import { projectRoot } from "./project-root";

const MODULE = fileURLToPath(new URL("./reader-gone.ts", import.meta.url));

/** Prints until nobody reads any more, reports what it did not expect on the same way, and ends with how often it did. */
const script = (outlives: boolean) => `
  const { outliveReaders } = await import(${JSON.stringify(MODULE)});
  if (${outlives}) outliveReaders();
  let unexpected = 0;
  process.on("uncaughtException", () => {
    unexpected += 1;
    if (unexpected < 5) process.stderr.write("a failure\\n");
  });
  process.stdin.resume().on("end", () => {
    process.stdout.write("a line\\n");
    setTimeout(() => process.exit(unexpected), 300);
  });
`;

async function exitCodeOf(outlives: boolean): Promise<number> {
  const args = ["--import", "tsx", "--input-type=module", "-e", script(outlives)];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "pipe"] });
  child.stdout.destroy();
  child.stderr.destroy();
  child.stdin.end();
  const [code] = await once(child, "exit");
  return code;
}

it("a server whose output nobody reads goes on quietly", async () => {
  expect(await exitCodeOf(false)).toBeGreaterThan(0);
  expect(await exitCodeOf(true)).toBe(0);
}, 30_000);

it("a command whose reader has read enough (`| head -1`) ends as it would have, without a word about it", async () => {
  const args = [
    ...NODE_FLAGS,
    "--import",
    "tsx",
    "src/cli/commands/plan-check.ts",
    "no-such-file.yaml",
    "--help",
  ];
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.destroy();
  let complained = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complained += chunk.toString();
  });
  const [code] = await once(child, "close");
  expect(complained).toBe("");
  expect(code).toBe(0);
}, 30_000);
