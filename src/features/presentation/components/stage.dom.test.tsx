import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { Stage } from "./stage";

const SCREENS = ["はじめ", "(1) 便利", "おわり"].map((title, index) => ({
  title,
  href: `/staff/presentation?screen=${index + 1}`,
  body: <h1>{title}</h1>,
  notes: <p>{`${title}のメモ`}</p>,
}));

const told = () => screen.getByRole("status").textContent;

afterEach(() => {
  cleanup();
  window.history.replaceState(null, "", "/");
});

describe("moving through the screens", () => {
  it("by arrow keys, to neither side beyond the end, and the address follows", () => {
    render(<Stage screens={SCREENS} initial={0} more={null} />);
    fireEvent.keyDown(window, { key: "ArrowRight" });
    expect(told()).toBe("3画面中の2画面目：(1) 便利");
    expect(window.location.search).toBe("?screen=2");
    fireEvent.keyDown(window, { key: "End" });
    fireEvent.keyDown(window, { key: "ArrowRight" });
    expect(told()).toContain("3画面目");
    fireEvent.keyDown(window, { key: "Home" });
    fireEvent.keyDown(window, { key: "ArrowLeft" });
    expect(told()).toContain("1画面目");
  });

  it("by links that lead to the same screens without a script; at the end there is none", async () => {
    render(<Stage screens={SCREENS} initial={1} more={null} />);
    const next = screen.getByRole("link", { name: "次へ ›" });
    expect(next.getAttribute("href")).toBe("/staff/presentation?screen=3");
    await userEvent.click(next);
    expect(told()).toContain("おわり");
    expect(screen.getByRole("link", { name: "次へ ›" }).getAttribute("aria-disabled")).toBe("true");
  });

  it("keys that a person types with, or with which the browser is meant, are left alone", () => {
    render(<Stage screens={SCREENS} initial={0} more={<input aria-label="欄" />} />);
    fireEvent.keyDown(screen.getByLabelText("欄"), { key: "ArrowRight" });
    fireEvent.keyDown(window, { key: "ArrowRight", altKey: true });
    expect(told()).toContain("1画面目");
  });

  it("the notes are those of the screen", () => {
    render(<Stage screens={SCREENS} initial={1} more={null} />);
    expect(screen.getByText("(1) 便利のメモ")).toBeTruthy();
    expect(screen.queryByText("はじめのメモ")).toBeNull();
  });
});
