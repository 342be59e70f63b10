/** The Prisma client in the repository is the one that schema.prisma makes: a start needs no generator. */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { projectRoot } from "@/cli/runtime/project-root";

const OUTPUT = path.join("src", "server", "db", "generated");

const folder = mkdtempSync(path.join(tmpdir(), "ayumi-generated-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function textsBelow(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(root, file), readFileSync(file, "utf8")] as const;
  });
  return Object.fromEntries(texts);
}

it("equals a fresh generation (if not: npm run generate, and commit what it wrote)", () => {
  const schema = path.join(folder, "prisma", "schema.prisma");
  mkdirSync(path.dirname(schema));
  copyFileSync(path.join(projectRoot, "prisma", "schema.prisma"), schema);
  // The generator reads from it how imports are written.
  copyFileSync(path.join(projectRoot, "tsconfig.json"), path.join(folder, "tsconfig.json"));
  const prisma = path.join(projectRoot, "node_modules", "prisma-cli", "build", "index.js");
  const made = spawnSync(process.execPath, [prisma, "generate", "--schema", schema], {
    cwd: projectRoot,
    encoding: "utf8",
    env: { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
  });
  expect(made.status, made.stderr).toBe(0);
  const fresh = textsBelow(path.join(folder, OUTPUT));
  const kept = textsBelow(path.join(projectRoot, OUTPUT));
  expect(Object.keys(kept).sort()).toEqual(Object.keys(fresh).sort());
  const different = Object.keys(fresh).filter((file) => fresh[file] !== kept[file]);
  expect(different).toEqual([]);
}, 60_000);
