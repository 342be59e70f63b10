import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { NODE_FLAGS } from "./src/cli/launch/node-flags.mjs";

// A hostile time zone: a rule that reads the machine's clock or zone shows itself at once.
process.env.TZ = "Asia/Kathmandu";
// Nothing a test does may reach the data folder of an installation.
process.env.AYUMI_DATA_DIR = path.join(tmpdir(), `ayumi-test-${process.pid}`);

/** One file at a time for each core; vitest leaves one core idle, which is half of a machine that has two. */
const maxWorkers = Math.max(2, availableParallelism());

/** By how long they take, where nothing is known of a run before: vitest would begin with the longest texts. */
const LONGEST = [
  "db/publication-stops",
  "db/publication-thread",
  "faults/saves",
  "db/leak",
  "faults/backup",
  "faults/postgres-down",
  "faults/migration-drill",
  "faults/own-database",
  "faults/mail-two-servers",
  "db/access",
  "db/query-count",
].map((name) => fileURLToPath(new URL(`./tests/${name}.test.ts`, import.meta.url)));

/** What takes longest begins first: begun last, it would leave the other cores idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.includes(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** As the server runs: else a sixth of the time goes into emptying the space for new objects, which V8 keeps small. */
const execArgv = [...NODE_FLAGS];

const setupFiles = ["tests/fixtures/property-seed.ts"];

export const alias = {
  "@tests": fileURLToPath(new URL("./tests", import.meta.url)),
  "@": fileURLToPath(new URL("./src", import.meta.url)),
};

export default defineConfig({
  test: {
    maxWorkers,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          setupFiles,
          execArgv,
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
          setupFiles,
          execArgv,
          include: ["src/**/*.dom.test.tsx"],
          environment: "happy-dom",
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "isolated",
          setupFiles,
          include: ["src/**/*.isolated.test.ts"],
          environment: "node",
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "architecture",
          setupFiles,
          include: ["tests/architecture/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "db",
          setupFiles,
          execArgv,
          // One more than there are cores: some wait for servers that end and come back.
          maxWorkers: maxWorkers + 1,
          // vitest wants projects of another number of workers in a group of their own.
          sequence: { groupOrder: 1 },
          include: ["tests/db/**/*.test.ts", "tests/faults/**/*.test.ts"],
          globalSetup: ["tests/fixtures/postgres.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
