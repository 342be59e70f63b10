import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Piece } from "@/domain/shared/search-text";
import { SearchView } from "./search-view";

afterEach(cleanup);

const title: Piece[] = [
  { text: "<img src=x>", isFound: true },
  { text: "の枚数", isFound: false },
];

it("says what was found where, marks it, and takes nothing that was typed for markup", () => {
  const hit = { href: "/staff/plan", isPublic: false, title, place: "試験計画", found: null };
  render(
    <SearchView
      page={{ typed: "<img src=x>", groups: [{ key: "kpis", title: "指標", hits: [hit], count: 23 }] }}
    />,
  );
  expect(screen.getByRole("status").textContent).toContain("「<img src=x>」に当てはまるものが23件あります。");
  const group = within(screen.getByRole("region", { name: /^指標\s*23件/ }));
  expect(group.getByRole("link", { name: /^<img src=x>\s*の枚数$/ }).getAttribute("href")).toBe(
    "/staff/plan",
  );
  expect(group.getByText("<img src=x>").tagName).toBe("MARK");
  group.getByText("ほか3件。ことばを足すと絞り込めます。");
  expect(document.querySelector("img")).toBeNull();
});

it("says what to try where nothing was found, and gives an example", () => {
  render(<SearchView page={{ typed: "てつづき", groups: [] }} />);
  expect(screen.getByRole("status").textContent).toContain("見つかりませんでした");
  expect(screen.getByRole("searchbox", { name: /探すことば/ })).toHaveProperty("value", "てつづき");
  screen.getByText(/例：/);
});
