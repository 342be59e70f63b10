import { describe, expect, it } from "vitest";
import { foundInstalled } from "./install.mjs";

const text = (packages: Record<string, object>) => JSON.stringify({ packages });
const lock = text({
  "": { version: "1.0.0" },
  "node_modules/next": { version: "16.0.0" },
  "node_modules/swc-of-another-machine": { version: "16.0.0", optional: true },
  "node_modules/vitest": { version: "5.0.0", dev: true },
});
const next = { "node_modules/next": { version: "16.0.0" } };
const vitest = { "node_modules/vitest": { version: "5.0.0", dev: true } };

describe("what is already installed", () => {
  it("is for running, or with the tests", () => {
    expect(foundInstalled(lock, text(next))).toBe("running");
    expect(foundInstalled(lock, text({ ...next, ...vitest }))).toBe("running and tests");
  });

  it("does not do when it is missing, of another version, or only the tests' part", () => {
    expect(foundInstalled(lock, null)).toBeNull();
    expect(foundInstalled(lock, text({ "node_modules/next": { version: "15.0.0" }, ...vitest }))).toBeNull();
    expect(foundInstalled(lock, text(vitest))).toBeNull();
  });

  it("counts a test package of another version as one to add", () => {
    const older = { "node_modules/vitest": { version: "4.0.0", dev: true } };
    expect(foundInstalled(lock, text({ ...next, ...older }))).toBe("running");
  });
});
