/** The tests that a changed rule meets: those that need no database. Stryker picks of them which reach the change. */
import path from "node:path";
import { defineConfig } from "vitest/config";

// As for all tests: a rule that reads the machine's zone shows itself.
process.env.TZ = "Asia/Kathmandu";

export default defineConfig({
  root: path.resolve(import.meta.dirname, "../.."),
  resolve: { tsconfigPaths: true },
  test: {
    include: [
      "src/{domain,features,public-site,components}/**/*.test.{ts,tsx}",
      "src/server/{access,input,plan,publication}/**/*.test.ts",
    ],
    // A plan's whole life asks of itself that it was tried often enough, which takes half a minute.
    exclude: ["**/*.dom.test.tsx", "**/*.isolated.test.ts", "**/history.property.test.ts"],
    environment: "node",
    isolate: false,
    setupFiles: ["tests/mutation/setup.ts"],
    testTimeout: 30_000,
  },
});
