/** Any municipality's plan loads without a change of code: no name of one city, office or plan stands in the sources. */
import { globSync, readFileSync } from "node:fs";
import { realPlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";

/** The demonstration is of one city, and says so. */
const SOURCES = globSync("src/**/*.{ts,tsx,css,mjs}").filter(
  (file) => !/\.test\.tsx?$|^src\/cli\/demo\/|\/generated\/|\/planted-/.test(file.replaceAll("\\", "/")),
);

const PLANS = [realPlan("dx-1"), realPlan("dx-2")];
const NAMES = new Set([
  "DX推進",
  "高山",
  "飛騨",
  "takayama",
  "hida",
  ...PLANS.flatMap((plan) => [
    plan.name,
    plan.aim,
    plan.publication.siteName,
    plan.municipality.name,
    plan.municipality.code,
    ...Object.values(plan.words ?? {}),
    ...plan.pillars.flatMap(({ catchphrase, title }) => [catchphrase ?? title, title]),
  ]),
]);

describe("the sources", () => {
  it("are read at all, and the plans have names to look for", () => {
    expect(SOURCES.length).toBeGreaterThan(400);
    expect(NAMES.size).toBeGreaterThan(12);
  });

  it.each([...NAMES])("do not know 「%s」", (name) => {
    // As a word of its own where it is written in letters: "hidden" holds "hid".
    const found = /^[a-z]+$/.test(name) ? new RegExp(`\\b${name}\\b`, "i") : null;
    const knowing = SOURCES.filter((file) => {
      const text = readFileSync(file, "utf8");
      return found ? found.test(text) : text.includes(name);
    });
    expect(knowing).toEqual([]);
  });
});
