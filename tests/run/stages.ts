/** The stages of `npm test`: what is run, and how its outcome is counted. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { projectRoot } from "@/cli/runtime/project-root";
import type { Finished } from "./run-program";

/** What a stage found. A static check counts as one test. */
export type Count = { passed: number; failed: number; skipped: number };

export type Stage = {
  name: string;
  label: string;
  /** Arguments of the project's Node; only files whose path holds one of `paths`, where there are any. */
  args: (report: string, paths: readonly string[]) => string[];
  /** Reads the outcome; `report` is the file the program was asked to write. */
  count: (finished: Finished, report: string) => Count;
  environment?: Record<string, string>;
};

const bin = (...segments: string[]) => path.join(projectRoot, "node_modules", ...segments);
const VITEST = bin("vitest", "vitest.mjs");

const check = (name: string, label: string, ...args: string[]): Stage => ({
  name,
  label,
  args: () => args,
  count: ({ code }) =>
    code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 },
});

const vitest = (project: string, label: string): Stage => ({
  name: project,
  label,
  args: (report, paths) => [
    VITEST,
    "run",
    ...paths,
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ],
  count: countVitest,
});

/** In the order they run: what is quick and tells most comes first. */
export const STAGES: readonly Stage[] = [
  check("typegen", "画面の型の生成", bin("next", "dist", "bin", "next"), "typegen"),
  check("types", "型の検査", bin("typescript", "bin", "tsc"), "--noEmit", "-p", projectRoot),
  check("lint", "書き方の検査", bin("@biomejs", "biome", "bin", "biome"), "check", "."),
  check("unused", "使われていないものの検査", bin("knip", "bin", "knip.js"), "--no-progress"),
  vitest("unit", "単体テスト"),
  vitest("architecture", "構造の検査"),
  vitest("db", "データベースと障害のテスト"),
  check("build", "画面の組み立て", "--import", "tsx", path.join("tests", "run", "build-now.ts")),
  {
    name: "e2e",
    label: "ブラウザーのテスト",
    args: (_report, paths) => [bin("playwright", "cli.js"), "test", ...paths, "--reporter=list,json"],
    count: countPlaywright,
  },
];

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  success: z.boolean(),
});

/** A file that could not even be loaded has no test to fail: the whole then counts one failure. */
export function countVitest({ code }: Finished, report: string): Count {
  const parsed = existsSync(report) ? vitestReport.safeParse(JSON.parse(readFileSync(report, "utf8"))) : null;
  if (!parsed?.success) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, success } = parsed.data;
  return atLeastOne({
    passed: numPassedTests,
    failed: numFailedTests || (code === 0 && success ? 0 : 1),
    skipped: numPendingTests,
  });
}

const playwrightReport = z.object({
  errors: z.array(z.unknown()),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

export function countPlaywright({ code }: Finished, report: string): Count {
  const parsed = existsSync(report)
    ? playwrightReport.safeParse(JSON.parse(readFileSync(report, "utf8")))
    : null;
  if (!parsed?.success) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors } = parsed.data;
  const failed = stats.unexpected + stats.flaky;
  return atLeastOne({
    passed: stats.expected,
    failed: failed || (code === 0 && errors.length === 0 ? 0 : 1),
    skipped: stats.skipped,
  });
}

/** A stage that ran nothing proved nothing. */
function atLeastOne(count: Count): Count {
  return count.passed + count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** Which stage tests what a path names, when none is said. */
export function stageOf(file: string): string {
  const below = (folder: string) => file === folder || file.startsWith(`${folder}/`);
  if (below("tests/e2e")) return "e2e";
  if (below("tests/db") || below("tests/faults")) return "db";
  if (below("tests/architecture")) return "architecture";
  return "unit";
}
