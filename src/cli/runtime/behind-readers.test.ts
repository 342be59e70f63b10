import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const PROGRAM = `
import { getPriority } from "node:os";
import { behindReaders } from "./src/cli/runtime/behind-readers";
behindReaders();
console.log(getPriority());
`;

it.runIf(process.platform === "linux")(
  "goes behind from where the server is, which may stand back itself",
  async () => {
    const args = ["-n", "7", process.execPath, "--import", "tsx", "--input-type=module", "-e", PROGRAM];
    const { stdout } = await promisify(execFile)("nice", args);
    // Whoever runs the tests may stand back, too.
    const { stdout: own } = await promisify(execFile)("nice");
    expect(Number(stdout)).toBe(Math.min(Math.min(Number(own) + 7, 19) + 5, 19));
  },
);
