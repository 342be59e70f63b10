/** The tests that mutants meet: those of the rules, without a database, each a fraction of a second long. */
import path from "node:path";
import { defineConfig } from "vitest/config";
import { alias } from "../../vitest.config";

const root = path.resolve(import.meta.dirname, "../..");

export default defineConfig({
  root,
  resolve: { alias },
  test: {
    include: [
      "src/domain/**/*.test.ts",
      "src/server/{access,input}/**/*.test.ts",
    ],
    exclude: ["**/*.isolated.test.ts", "src/domain/publication/history.property.test.ts"],
    environment: "node",
    isolate: false,
    setupFiles: ["tests/mutation/setup.ts"],
    testTimeout: 30_000,
  },
});
