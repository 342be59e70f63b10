/** What runs in production imports only packages that `npm start` installs. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const INSTALLED = new Set(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }));
const OURS = /^(node:|\.{1,2}(\/|$)|@\/)/;

/** Specifiers in the text that are neither ours, nor Node's, nor of an installed package. */
function notInstalled(text: string): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((specifier) => !OURS.test(specifier))
    .filter((specifier) => {
      const [scope = "", name = ""] = specifier.split("/");
      return !INSTALLED.has(scope.startsWith("@") ? `${scope}/${name}` : scope);
    });
}

function productionFiles(): string[] {
  const below = readdirSync("src", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    // Another test plants files for a moment.
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name) && !entry.parentPath.includes("planted-"))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return [...below, "next.config.ts", "postcss.config.mjs"];
}

describe("the packages of what runs in production", () => {
  it("are all installed by npm start", () => {
    const files = productionFiles();
    expect(files.length).toBeGreaterThan(200);
    const found = files.flatMap((file) =>
      notInstalled(readFileSync(file, "utf8")).map((specifier) => `${file}: ${specifier}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    'import fc from "fast-check";',
    'export { chromium } from "playwright/test";',
    'const made = await import("smtp-server");',
    'import { runProgram } from "@tests/run/run-program";',
  ])("would be noticed: %s", (code) => {
    expect(notInstalled(code)).toHaveLength(1);
  });
});
