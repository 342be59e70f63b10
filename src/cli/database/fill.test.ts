import { expect, it } from "vitest";
import { setUpLines } from "./fill";

const LINK = "https://dx.example.lg.jp/staff/set-up?token=secret";
const FILE = "/var/lib/ayumi/set-up-link.txt";

it("shows the first administrator's link at a terminal", () => {
  expect(setUpLines(LINK, FILE, true).join("\n")).toContain(LINK);
});

it("says where the link is kept, and not the link, where the output goes into a journal", () => {
  const said = setUpLines(LINK, FILE, false).join("\n");
  expect(said).toContain(FILE);
  expect(said).not.toContain("secret");
});
