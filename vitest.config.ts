import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// A hostile time zone: a rule that reads the machine's clock or zone shows itself at once.
process.env.TZ = "Asia/Kathmandu";
// Nothing a test does may reach the data folder of an installation.
process.env.AYUMI_DATA_DIR = path.join(tmpdir(), `ayumi-test-${process.pid}`);

/** One file at a time for each core; vitest leaves one core idle, which is half of a machine that has two. */
const maxWorkers = Math.max(2, availableParallelism());

export const alias = {
  "@tests": fileURLToPath(new URL("./tests", import.meta.url)),
  "@": fileURLToPath(new URL("./src", import.meta.url)),
};

export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}", "tests/{bench,fixtures,fuzz,run,soak}/**/*.test.ts"],
          exclude: ["src/**/*.dom.test.tsx", "src/**/*.isolated.test.ts"],
          environment: "node",
          // Half the time of a run goes into reading the same modules again; no file here leaves anything behind. One that
          // puts something else in a module's place (vi.mock) or sets the environment would: it is named *.isolated.test.ts.
          isolate: false,
          // Property tests on a small, busy machine.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        // Components in a document of their own for each file: they share neither it nor its focus.
        test: {
          name: "dom",
          include: ["src/**/*.dom.test.tsx"],
          environment: "happy-dom",
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "isolated",
          include: ["src/**/*.isolated.test.ts"],
          environment: "node",
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: { name: "architecture", include: ["tests/architecture/**/*.test.ts"], testTimeout: 60_000 },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          include: ["tests/db/**/*.test.ts", "tests/faults/**/*.test.ts"],
          globalSetup: ["tests/fixtures/postgres.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
