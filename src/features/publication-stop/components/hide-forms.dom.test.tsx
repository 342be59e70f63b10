import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { HideFigureForm } from "./hide-forms";

vi.mock("../actions", () => ({
  hideFigureAction: vi.fn(),
  hideFileAction: vi.fn(),
  hideTextAction: vi.fn(),
}));

it("says where else a text stands as soon as it is chosen, and nothing of one that stands alone", () => {
  const texts = [
    { value: "a/2025/done", label: "予約", elsewhere: "同じ文章が、ほかに1件あります。" },
    { value: "b/2025/done", label: "電子化", elsewhere: null },
  ];
  render(<HideFigureForm texts={texts} />);
  const choose = (value: string) => fireEvent.change(screen.getByLabelText(/^文章/), { target: { value } });
  expect(screen.queryByText(/ほかに1件/)).toBeNull();
  choose("a/2025/done");
  expect(screen.getByText(/ほかに1件/)).toBeTruthy();
  choose("b/2025/done");
  expect(screen.queryByText(/ほかに1件/)).toBeNull();
});
