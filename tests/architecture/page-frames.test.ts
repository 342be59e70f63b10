/** Every page of the staff side says where it stands and what it is: a breadcrumb and one heading, by the same parts. */
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const STAFF = "src/app/(staff)/staff";

/** Of who is not signed in, or leads nowhere. ホーム is the top, and for some the page that others find below it. */
const WITHOUT_BREADCRUMB = [
  "[...unknown]/page.tsx",
  "answer/page.tsx",
  "invitation/page.tsx",
  "set-up/page.tsx",
  "sign-in/page.tsx",
  "sign-in/second-factor/page.tsx",
];

const pages = globSync("**/page.tsx", { cwd: STAFF }).sort();

/** The page's file with the components of features that it shows, and theirs. */
function shownBy(file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return "";
  seen.add(file);
  const text = readFileSync(file, "utf8");
  const imported = [...text.matchAll(/from "(@\/features\/[^"]+|\.\/[^"]+)"/g)].flatMap(([, name = ""]) => {
    const base = name.startsWith("@/") ? name.replace("@/", "src/") : path.join(path.dirname(file), name);
    return existsSync(`${base}.tsx`) ? [`${base}.tsx`] : [];
  });
  return [text, ...imported.map((each) => shownBy(each, seen))].join("\n");
}

describe("the pages of the staff side", () => {
  it("are found, and so are those without a breadcrumb", () => {
    expect(pages.length).toBeGreaterThan(40);
    expect(pages).toEqual(expect.arrayContaining(WITHOUT_BREADCRUMB));
  });

  it("say where they stand", () => {
    const without = pages.filter((page) => !shownBy(path.join(STAFF, page)).includes("<Breadcrumbs"));
    expect(without).toEqual([...WITHOUT_BREADCRUMB].sort());
  });

  it("have the heading of every page", () => {
    const without = pages.filter((page) => !/<PageHeading|<h1/.test(shownBy(path.join(STAFF, page))));
    expect(without).toEqual(["[...unknown]/page.tsx"]);
  });

  it("have ホーム first by the breadcrumb itself", () => {
    expect(readFileSync("src/components/ui/breadcrumbs.tsx", "utf8")).toContain("[HOME, ...given]");
  });
});
