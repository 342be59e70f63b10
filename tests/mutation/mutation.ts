/**
 * `npm run mutation`: changes the rules, one small change at a time (Stryker), and sees whether a test notices. Not part
 * of `npm test`: it runs thousands of times whatever tests reach the changed place.
 */
import { runCommand } from "@/cli/runtime/command";

const ACCESS = "src/domain/shared/access.ts";

/** What is changed, and how many of a hundred changes the tests must notice. */
const PARTS = [
  { name: "domain", mutate: ["src/domain/**/*.ts", `!${ACCESS}`], least: 90 },
  { name: "access-and-input", mutate: ["src/server/{access,input}/**/*.ts", ACCESS], least: 80 },
];

async function mutate(name: string, files: readonly string[], least: number | null) {
  // Only here, as --help must not wait for it.
  const { Stryker } = await import("@stryker-mutator/core");
  await new Stryker({
    mutate: [...files, "!**/*.test.ts"],
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner", "./tests/mutation/constant-words.mjs"],
    ignorers: ["constant-words"],
    vitest: { configFile: "tests/mutation/vitest.config.ts" },
    coverageAnalysis: "perTest",
    dryRunTimeoutMinutes: 30,
    thresholds: { high: least ?? 100, low: least ?? 0, break: least },
    reporters: ["progress-append-only", "clear-text", "html", "json"],
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
    htmlReporter: { fileName: `var/mutation/${name}.html` },
    jsonReporter: { fileName: `var/mutation/${name}.json` },
    tempDirName: "var/mutation/work",
    ignorePatterns: ["/.next", "/var", "/docs", "/tests/{bench,db,e2e,faults}"],
  }).runMutationTest();
}

await runCommand(
  {
    call: "npm run mutation",
    does: "規則のソースを1か所ずつ変え、テストが気づくかを確かめます（数時間かかります）。気づかれなかった変更は、var/mutation の HTML で見られます。ファイルを指定するとそこだけを変え、割合は問いません。",
    positionals: {
      name: "ファイル",
      does: "変えるファイルのパターン（省略すると、決められた範囲のすべて）",
      min: 0,
      max: Number.POSITIVE_INFINITY,
    },
    example: "npm run mutation -- src/domain/reports/pace/pace.ts",
    fails: "テストの気づいた割合が、決められた割合より小さかったか、実行できませんでした。",
  },
  async ({ positionals }) => {
    if (positionals.length > 0) return mutate("asked", positionals, null);
    for (const { name, mutate: files, least } of PARTS) await mutate(name, files, least);
  },
);
