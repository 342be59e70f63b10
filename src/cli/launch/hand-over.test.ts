import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { projectRoot } from "@/cli/runtime/project-root";

it("whatever a command starts as `node` is the Node that it runs on, whichever stands first in PATH", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "ayumi-node-"));
  const node = path.join(folder, "node");
  writeFileSync(node, '#!/bin/sh\nprintf %s "$PATH"\n');
  chmodSync(node, 0o755);
  try {
    const launcher = pathToFileURL(path.join(projectRoot, "src/cli/launch/hand-over.mjs"));
    const code = `import { handOver } from ${JSON.stringify(launcher)}; await handOver(${JSON.stringify(node)}, "any.ts", []);`;
    const seen = execFileSync(process.execPath, ["--input-type=module", "-e", code], {
      encoding: "utf8",
      env: { ...process.env, PATH: "/usr/bin:/bin" },
    });
    expect(seen).toBe(`${folder}:/usr/bin:/bin`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
