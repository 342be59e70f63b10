/** What the content policy of staff pages would not let apply is not written: browser tests may not come to every page. */
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** Those whose texts the policy knows, by name: STAFF_STYLES of src/components/staff-shell/staff-css.ts. */
const KNOWN = /^<style(?: [^>]*)?>\s*\{(?:STAFF_CSS|WITHOUT_SCRIPT_CSS)\}\s*<\/style>/;

/** @returns style elements that the policy does not know, style attributes, and scripts in the page */
function refused(code: string): string[] {
  const elements = [...code.matchAll(/<style\b/g)].map(({ index }) => code.slice(index));
  return [
    ...elements.filter((element) => !KNOWN.test(element)).map((element) => element.slice(0, 40)),
    ...[...code.matchAll(/\sstyle=|<script\b/g)].map(([found]) => found),
  ];
}

describe("components of the staff side", () => {
  const files = globSync("src/{app,components,features}/**/*.tsx").filter((file) => !file.includes(".test."));

  it("write no style and no script that the content policy does not know", () => {
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((file) =>
      refused(readFileSync(file, "utf8")).map((what) => `${file}: ${what}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    "<style>{MARK_CSS}</style>",
    "<style>{STAFF_CSS + MORE}</style>",
    '<p style={{ color: "red" }}>',
    "<script>{code}</script>",
  ])("which %s would be", (code) => {
    expect(refused(code)).toHaveLength(1);
  });

  it("which what it knows is not", () => {
    expect(refused('<style href="a" precedence="b">\n  {STAFF_CSS}\n</style>')).toEqual([]);
  });
});
