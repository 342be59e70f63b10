/** Hostile files cost a sentence and nothing else: memory has its bound, and nobody else waits. Measured in a process of its own. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { HOSTILE_FILES } from "@tests/fixtures/hostile-workbooks";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectRoot } from "@/cli/runtime/project-root";
import type { ReadFile } from "./support/read-workbooks";

const MOST_MORE_MB = 150;
/** One after the other, with what the process had before and what it reads them from. */
const MOST_IN_ALL_MB = 300;
/** Two seconds where nothing else runs; the tests share a small machine. */
const LONGEST_MS = 6_000;
/** A page takes longer than that by itself. */
const LONGEST_PAUSE_MS = 500;

const nameOf = (i: number) => String(i).padStart(2, "0");

let folder: string;
let read: Map<string, ReadFile>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "ayumi-hostile-"));
  for (const [i, { make }] of HOSTILE_FILES.entries()) writeFileSync(path.join(folder, nameOf(i)), make());
  const program = path.join("tests", "faults", "support", "read-workbooks.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program, folder], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = (await text(child.stdout)).trim().split("\n");
  read = new Map(lines.map((line) => JSON.parse(line) as ReadFile).map((file) => [file.name, file]));
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(HOSTILE_FILES.map(({ name, reason }, i) => ({ name, reason, i })))(
  "$name: $reason",
  ({ reason, i }) => {
    const file = read.get(nameOf(i));
    expect(file).toMatchObject({ reason });
    expect(file?.moreMb).toBeLessThan(MOST_MORE_MB);
    expect(file?.moreThanAtStartMb).toBeLessThan(MOST_IN_ALL_MB);
    expect(file?.ms).toBeLessThan(LONGEST_MS);
    expect(file?.longestPauseMs).toBeLessThan(LONGEST_PAUSE_MS);
  },
);
