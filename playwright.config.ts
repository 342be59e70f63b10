import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "playwright/test";

// Set by `npm test`; a run by hand gets values of its own, which its workers inherit.
process.env.AYUMI_E2E_PORT ??= "3987";
process.env.AYUMI_E2E_DATA_DIR ??= path.join(tmpdir(), `ayumi-e2e-${process.pid}`);

process.env.AYUMI_E2E_CITY_PORT ??= "3988";

const origin = `http://localhost:${process.env.AYUMI_E2E_PORT}`;
const MINUTE_MS = 60_000;

/** Years pass in a city of its own. */
const IN_TIME = ["next-plan.spec.ts"];
/** They go on from what the files before them left, and do not meet each other. */
const LATER = [
  // Publishes: the public pages are looked at before as they are on the first day.
  "main-path.spec.ts",
  // On the report beside which evidence.spec.ts has put its files.
  "keyboard.spec.ts",
  // Reads the report that my-reports.spec.ts writes, and asks for a year that has no round yet.
  "refusals.spec.ts",
];
/** Sends out the running year's round, gives a KPI to another department, and publishes. */
const LAST = ["round.spec.ts"];
/** Reads what main-path.spec.ts has published; beside the round, which is of another year. */
const ASKED = ["manager-questions.spec.ts", "citizen-questions.spec.ts"];
/** Changes the targets of the plan, and publishes them: whoever comes after reads another plan. */
const REVISED = ["plan-revision.spec.ts"];
/** Changes initiatives of the plan, and publishes them. */
const INITIATIVES = ["initiatives.spec.ts"];
/** Takes off what was published: whoever comes after finds notices in its place. */
const STOPPED = ["publication-stop.spec.ts"];
/** Gives every initiative a department and a year before: no publication comes after. */
const STATES = ["initiative-states.spec.ts"];
/** Adds a metric to the plan. */
const SUGGESTED = ["metric-suggestion.spec.ts"];
/** Leaves drafts on items of every department. */
const SHEETS = ["answer-sheets.spec.ts"];
/** `npm test -- e2e tests/e2e/keyboard.spec.ts`: a file by itself finds all it needs after people.setup.ts. */
const after = (project: string) => [process.env.AYUMI_E2E_ALONE ? "people" : project];

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  // One real server with one database. The tests of a file follow each other; files that change nothing that another
  // reads run side by side, and what has to come later is a project of its own.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: MINUTE_MS,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  projects: [
    // From the set-up link to everybody's account; the other files begin with the signed-in browsers it leaves.
    { name: "people", testMatch: "people.setup.ts" },
    // Each with KPIs and years of its own; nothing here is approved or published.
    {
      name: "browser",
      testMatch: "*.spec.ts",
      testIgnore: [
        ...IN_TIME,
        ...LATER,
        ...LAST,
        ...ASKED,
        ...REVISED,
        ...INITIATIVES,
        ...STOPPED,
        ...STATES,
        ...SUGGESTED,
        ...SHEETS,
      ],
      dependencies: ["people"],
    },
    { name: "in time", testMatch: IN_TIME },
    { name: "later", testMatch: LATER, dependencies: after("browser") },
    { name: "last", testMatch: LAST, dependencies: after("later") },
    { name: "asked", testMatch: ASKED, dependencies: after("later") },
    { name: "revised", testMatch: REVISED, dependencies: [...after("last"), ...after("asked")] },
    { name: "initiatives", testMatch: INITIATIVES, dependencies: after("revised") },
    { name: "stopped", testMatch: STOPPED, dependencies: after("initiatives") },
    { name: "states", testMatch: STATES, dependencies: after("stopped") },
    { name: "suggested", testMatch: SUGGESTED, dependencies: after("states") },
    { name: "sheets", testMatch: SHEETS, dependencies: after("suggested") },
  ],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: origin,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    // What failed has a screenshot, the page as a tree, and its steps; neither a film nor the document after every step,
    // which would have to be taken of each test in case it fails.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.AYUMI_CHROMIUM,
      // A machine may name no language: a file of another alphabet than ours would be saved as "download".
      env: { ...process.env, LANG: "C.UTF-8" },
      args: [
        "--disable-background-networking",
        "--disable-component-update",
        // There is no graphics card to draw with.
        "--disable-gpu",
        "--disable-sync",
        "--no-first-run",
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
  webServer: {
    command: "node src/cli/launch/main.mjs start",
    url: `${origin}/api/health/ready`,
    timeout: 6 * MINUTE_MS,
    reuseExistingServer: false,
    stdout: "pipe",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    env: {
      PORT: process.env.AYUMI_E2E_PORT,
      AYUMI_DATA_DIR: process.env.AYUMI_E2E_DATA_DIR,
      LOG_LEVEL: "warn",
    },
  },
});
