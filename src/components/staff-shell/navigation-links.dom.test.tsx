import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { navigationFor } from "./navigation";
import { NavigationLinks } from "./navigation-links";

const at = vi.hoisted(() => ({ path: "" }));
vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  usePathname: () => at.path,
}));
afterEach(cleanup);

it.each([
  ["/staff/approval/2025", "office", "入力"],
  ["/staff/entry/paper-sheets/2025", "office", "入力"],
  ["/staff/explore", "office", "進捗"],
  ["/staff/explore", "manager", "進捗"],
  ["/staff/dashboard/pillars/1", "manager", "進捗"],
  ["/staff", "manager", "進捗"],
  ["/staff/publications/compare", "manager", "公表"],
  ["/staff/transfer", "office", "照会"],
  ["/staff/help", "manager", null],
  ["/staff", "office", null],
] as const)("%s of %s belongs to %s", (path, role, label) => {
  at.path = path;
  render(<NavigationLinks items={navigationFor({ id: "u", role, departmentId: "d" })} layout="row" />);
  const here = screen.getAllByRole("link").filter((link) => link.hasAttribute("aria-current"));
  expect(here.map(({ textContent }) => textContent)).toEqual(label === null ? [] : [label]);
});
