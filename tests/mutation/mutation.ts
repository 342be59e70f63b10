/**
 * `npm run mutation`: changes the rules, one small change at a time (Stryker), and sees whether a test notices.
 * `npm run mutation -- src/domain/reports/pace.ts` for one file, or a pattern of files.
 */
import { Stryker } from "@stryker-mutator/core";

/** What is changed, and the share of changes (in percent) that the tests must notice. */
const PARTS = [
  { name: "domain", mutate: ["src/domain/**/*.ts", "!src/domain/shared/access.ts"], least: 90 },
];

async function main(asked: readonly string[]) {
  for (const { name, mutate, least } of PARTS) {
    await new Stryker({
      mutate: [...(asked.length ? asked : mutate), "!**/*.test.ts"],
      testRunner: "vitest",
      vitest: { configFile: "tests/mutation/vitest.config.ts" },
      coverageAnalysis: "perTest",
      concurrency: 1,
      thresholds: { high: least, low: least, break: asked.length ? null : least },
      reporters: ["progress-append-only", "clear-text", "json", "html"],
      clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
      jsonReporter: { fileName: `var/mutation/${name}.json` },
      htmlReporter: { fileName: `var/mutation/${name}.html` },
      tempDirName: "var/mutation/sandbox",
      ignorePatterns: ["/.next", "/var", "/docs", "/public", "/tests/e2e", "/tests/db"],
    }).runMutationTest();
  }
}

await main(process.argv.slice(2));
