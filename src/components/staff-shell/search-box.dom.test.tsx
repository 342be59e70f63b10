import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SearchBox } from "./search-box";

afterEach(cleanup);

beforeEach(() => {
  // jsdom lays nothing out: everything is in sight here.
  vi.spyOn(Element.prototype, "getClientRects").mockReturnValue([new DOMRect()] as unknown as DOMRectList);
});

it("is a plain form, and / goes to it", () => {
  render(
    <>
      <SearchBox id="search" />
      <textarea aria-label="要因" />
    </>,
  );
  const field = screen.getByRole("searchbox");
  expect(field.closest("form")?.getAttribute("action")).toBe("/staff/search");
  expect(field.getAttribute("name")).toBe("q");

  const reason = screen.getByRole("textbox", { name: "要因" });
  reason.focus();
  fireEvent.keyDown(reason, { key: "/" });
  expect(document.activeElement).toBe(reason);

  reason.blur();
  fireEvent.keyDown(document.body, { key: "/" });
  expect(document.activeElement).toBe(field);
});

it("is not sent while it is empty", () => {
  render(<SearchBox id="search" />);
  const form = screen.getByRole("searchbox").closest("form") as HTMLFormElement;
  expect(fireEvent.submit(form)).toBe(false);
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
});
