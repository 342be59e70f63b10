/** Files that are made to harm whoever opens them as a workbook: how long each takes, and how much memory. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { step } from "@/cli/runtime/steps";
import type { ReadFile } from "../faults/support/read-workbooks";
import { HOSTILE_FILES } from "../fixtures/hostile-workbooks";
import { runScript } from "./children";
import { milliseconds, table, type Verdict, whole } from "./report";

const MOST_MS = 2_000;
const MOST_MORE_MB = 150;

/** @param folder for the files */
export async function hostileFiles(folder: string, verdicts: Verdict[]): Promise<string> {
  const files = path.join(folder, "hostile");
  const output = await step("悪意のあるファイルの読み取りを測っています", async () => {
    mkdirSync(files);
    for (const { name, make } of HOSTILE_FILES) writeFileSync(path.join(files, name), make());
    return runScript("tests/faults/support/read-workbooks.ts", [files], {});
  });
  const read = output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as ReadFile);
  const slowest = Math.max(...read.map(({ ms }) => ms));
  const most = Math.max(...read.map(({ moreMb }) => moreMb));
  verdicts.push(
    {
      text: `悪意のあるファイルを断るまで、長くて ${milliseconds(slowest)}（目標 2 秒以下）`,
      holds: slowest <= MOST_MS,
    },
    {
      text: `その間に増えるメモリーは、多くて ${whole(most)} MB（目標 150 MB 以下）`,
      holds: most <= MOST_MORE_MB,
    },
  );
  return `### 悪意のあるファイル\n\n${table(
    ["ファイル", "結果", "時間", "増えたメモリー"],
    read.map(({ name, reason, ms, moreMb }) => [
      name,
      reason ?? "読み取り",
      milliseconds(ms),
      `${whole(moreMb)} MB`,
    ]),
  )}`;
}
