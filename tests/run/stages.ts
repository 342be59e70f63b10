/** The stages of `npm test`: what is run, and how its outcome is counted. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { projectRoot } from "@/cli/runtime/project-root";
import { OperatorError } from "@/lib/operator-error";
import type { Finished } from "./run-program";
import type { Ordered } from "./two-at-a-time";

/** What a stage found. A static check counts as one test. */
export type Count = { passed: number; failed: number; skipped: number };

export type Stage = Ordered & {
  label: string;
  /** Arguments of the project's Node; `paths` are the test files or folders asked for, none for all. */
  args: (report: string, paths: readonly string[]) => string[];
  /** Whether the stage consists of test files, of which some can be asked for. */
  takesPaths: boolean;
  /** Reads the outcome; `report` is the file the program was asked to write. */
  count: (finished: Finished, report: string) => Count;
  environment?: Record<string, string>;
};

const bin = (...segments: string[]) => path.join(projectRoot, "node_modules", ...segments);
const VITEST = bin("vitest", "vitest.mjs");

const check = (name: string, label: string, ...args: string[]): Stage => ({
  name,
  label,
  besideOthers: true,
  args: () => args,
  takesPaths: false,
  count: ({ code }) =>
    code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 },
});

/** @param more projects of vitest.config.ts besides the one that has the stage's name */
const vitest = (project: string, label: string, more: readonly string[] = []): Stage => ({
  name: project,
  label,
  besideOthers: true,
  takesPaths: true,
  args: (report, paths) => [
    VITEST,
    "run",
    ...paths,
    ...[project, ...more].flatMap((name) => ["--project", name]),
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ],
  count: countVitest,
});

/** In the order they begin: what is quick and tells most comes first. */
export const STAGES: readonly Stage[] = [
  {
    ...check("typegen", "画面の型の生成", bin("next", "dist", "bin", "next"), "typegen"),
    besideOthers: false,
  },
  check("types", "型の検査", bin("typescript", "bin", "tsc"), "--noEmit", "-p", projectRoot),
  check("lint", "書き方の検査", bin("@biomejs", "biome", "bin", "biome"), "check", "."),
  check("unused", "使われていないものの検査", bin("knip", "bin", "knip.js"), "--no-progress"),
  vitest("architecture", "構造の検査"),
  vitest("unit", "単体テスト", ["dom", "isolated"]),
  {
    ...check("build", "画面の組み立て", "--import", "tsx", path.join("tests", "run", "build-now.ts")),
    // It writes anew the types of the routes.
    after: "types",
  },
  // These two hold the system to times that it promises, and have both cores to themselves.
  { ...vitest("db", "データベースと障害のテスト"), besideOthers: false },
  {
    name: "e2e",
    label: "ブラウザーのテスト",
    besideOthers: false,
    takesPaths: true,
    args: (_report, paths) => [bin("playwright", "cli.js"), "test", ...paths, "--reporter=list,json"],
    count: countPlaywright,
  },
];

/** What `npm test -- …` asks for. */
export interface Asked {
  readonly stages: readonly Stage[];
  readonly paths: readonly string[];
}

/**
 * @param words names of stages, then test files or folders of those stages; none for everything
 * @throws OperatorError for a name that is no stage, and for a path that no stage would read
 */
export function askedFor(words: readonly string[]): Asked {
  const isPath = (word: string) => /[/\\.]/.test(word);
  const names = words.filter((word) => !isPath(word));
  const paths = words.filter(isPath);
  const unknown = names.find((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown !== undefined) {
    const known = STAGES.map((stage) => stage.name).join("、");
    throw new OperatorError(`「${unknown}」という段階はありません（${known}）。`);
  }
  const stages = names.length === 0 ? STAGES : STAGES.filter(({ name }) => names.includes(name));
  if (paths.length > 0 && (names.length === 0 || stages.some(({ takesPaths }) => !takesPaths))) {
    const taking = STAGES.filter(({ takesPaths }) => takesPaths).map(({ name }) => name);
    throw new OperatorError(
      `テストのファイルは、段階（${taking.join("、")}）の後に指定してください（例: npm test -- unit src/domain/rounds）。`,
    );
  }
  return { stages, paths };
}

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
