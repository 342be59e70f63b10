import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { LaunchError, readText, root, sha256 } from "./project.mjs";

const OUTPUT = ["src", "server", "db", "generated"];

/** Makes the Prisma client when schema.prisma (or Prisma) changed since it was made. Works without a network. */
export async function generateClient(node) {
  const schema = readText("prisma", "schema.prisma");
  if (schema === null) return;
  const version = JSON.parse(readText("node_modules", "prisma", "package.json") ?? "{}").version;
  const hash = sha256(`${version}\n${schema}`);
  const upToDate = readText(...OUTPUT, ".ayumi-generated")?.trim() === hash;
  if (upToDate && existsSync(path.join(root, ...OUTPUT, "client.ts"))) return;
  const result = spawnSync(node, [path.join("node_modules", "prisma", "build", "index.js"), "generate"], {
    cwd: root,
    encoding: "utf8",
    // Otherwise it tries to download an engine that this project does not use.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: node,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}\n`);
    throw new LaunchError("データベースの型（Prisma）を生成できませんでした。");
  }
  writeFileSync(path.join(root, ...OUTPUT, ".ayumi-generated"), `${hash}\n`);
}
