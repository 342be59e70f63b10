import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "playwright/test";

// Set by `npm test`; a run by hand gets values of its own, which its workers inherit.
process.env.AYUMI_E2E_PORT ??= "3987";
process.env.AYUMI_E2E_DATA_DIR ??= path.join(tmpdir(), `ayumi-e2e-${process.pid}`);

const origin = `http://localhost:${process.env.AYUMI_E2E_PORT}`;
const MINUTE_MS = 60_000;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  // One real server with one database: the tests of a file follow each other, and so do the files.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: MINUTE_MS,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  projects: [
    // From the set-up link to everybody's account; the other files begin with the signed-in browsers it leaves.
    { name: "people", testMatch: "people.setup.ts" },
    { name: "browser", testMatch: "*.spec.ts", dependencies: ["people"] },
  ],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: origin,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.AYUMI_CHROMIUM,
      args: [
        "--disable-background-networking",
        "--disable-component-update",
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
