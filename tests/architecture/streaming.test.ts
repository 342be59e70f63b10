/** No staff page holds its frame while it reads: a page streams, or is in the list of those that have nothing to read. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const STAFF = "src/app/(staff)/staff";

/**
 * Whoever stands at the door may have no JavaScript, and what these pages read decides whether there is a page at all. What a
 * manager reads, compares or presents, and what anybody finds, is an address that shows the same without a script: what streams comes in pieces that
 * only one puts in their places.
 */
const WHOLE: readonly string[] = [
  "answer",
  "dashboard",
  "dashboard/kpis/[kpiId]",
  "dashboard/measures/[place]",
  "dashboard/pillars/[no]",
  "explore",
  "invitation",
  "password",
  "presentation",
  "publications/compare",
  "search",
  "set-up",
  "sign-in",
  "sign-in/second-factor",
  "[...unknown]",
];

function pages(): { page: string; code: string }[] {
  return readdirSync(STAFF, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => ({
      page: path.dirname(file).split(path.sep).join("/"),
      code: readFileSync(path.join(STAFF, file), "utf8"),
    }));
}

/** Streams, and asks for what gives another status than 200 before its first byte. */
function streams(code: string): boolean {
  const asked = code.search(/await admitTo\w+\(/);
  return asked >= 0 && asked < code.search(/<Streamed content=/);
}

describe("staff pages", () => {
  it("stream, but for those that have nothing to wait for", () => {
    expect(pages().length).toBeGreaterThan(WHOLE.length);
    const whole = pages().flatMap(({ page, code }) => (streams(code) ? [] : [page]));
    expect(whole.sort()).toEqual([...WHOLE].sort());
  });

  it.each([
    "export default async () => <View page={await load()} />;",
    "export default () => <Streamed content={content()} />;",
    "const page = () => { <Streamed content={content()} />; await admitToPage(); }",
  ])("a planted page that does not is reported: %s", (code) => {
    expect(streams(code)).toBe(false);
  });
});
