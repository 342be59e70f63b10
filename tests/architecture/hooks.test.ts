/** A component that calls a hook says that it runs in the browser: else whatever page of the server draws it fails. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

/** `useId` alone is answered on the server as well. */
const HOOK = /(?<![.\w"'`])use(?!Id\b)[A-Z]\w*\(/;

const components = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".tsx") && !file.includes(".test."))
  .map((file) => ({ file, code: readFileSync(path.join("src", file), "utf8") }));

it("a component that calls a hook begins with “use client”", () => {
  const calling = components.filter(({ code }) => HOOK.test(code.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, "")));
  expect(calling.length).toBeGreaterThan(50);
  expect(calling.filter(({ code }) => !code.startsWith('"use client"')).map(({ file }) => file)).toEqual([]);
});
