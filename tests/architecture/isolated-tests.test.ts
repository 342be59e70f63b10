/**
 * Unit tests share their modules with one another: a test that puts something else in a module's place, or sets the
 * environment (which is read once), runs apart.
 */
import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const MOCKS = /\bvi\.(mock|doMock)\(|^\s*process\.env\.\w+ =/m;

const tests = globSync("src/**/*.test.{ts,tsx}").map((file) => ({
  file: file.replaceAll("\\", "/"),
  text: readFileSync(file, "utf8"),
}));
const isApart = (file: string) => /\.(isolated|dom)\.test\.tsx?$/.test(file);

it("only tests that run apart replace modules or set the environment", () => {
  expect(tests.length).toBeGreaterThan(50);
  expect(
    tests.filter(({ file, text }) => MOCKS.test(text) && !isApart(file)).map(({ file }) => file),
  ).toEqual([]);
});

it("sees one that does", () => {
  expect(tests.some(({ file, text }) => MOCKS.test(text) && isApart(file))).toBe(true);
});
