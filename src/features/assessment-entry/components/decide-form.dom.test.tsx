import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { Component, type ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { KeptTextOwner } from "@/components/forms/kept/kept-text-owner";
import { LeftBehind } from "@/components/forms/kept/left-behind";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { AssessmentDto } from "@/server/reports/assessments/queries";
import { DecideForm } from "./decide-form";

vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  usePathname: () => "/staff/entry/assessments/2025",
}));
const sent = vi.hoisted(() => vi.fn());
vi.mock("../actions", () => ({ decideAssessmentAction: sent }));

const BY_COLLEAGUE = "山田さんが承認しました。";

beforeEach(() => {
  window.localStorage.clear();
  sent.mockResolvedValue({
    answer: { ok: false, reason: "conflict", errors: { "": BY_COLLEAGUE } },
    typed: {},
  });
});
afterEach(cleanup);

const page = (version: number, mayDecide: boolean) => {
  const allowed = { approve: mayDecide, return: mayDecide };
  const assessment = {
    planId: "dx-2",
    partId: "dx-2:plan",
    fy: fiscalYear(2025),
    version,
    allowed,
  } as unknown as AssessmentDto;
  return (
    <KeptTextOwner id="office">
      <DecideForm assessment={assessment} />
    </KeptTextOwner>
  );
};

it("whoever gives back what a colleague has approved meanwhile is told so, and the comment stays to be copied", async () => {
  const { rerender } = render(page(2, true));
  fireEvent.input(screen.getByRole("textbox", { name: /コメント/ }), {
    target: { value: "金額の根拠を書いてください。" },
  });
  fireEvent.click(screen.getByRole("button", { name: "差し戻す" }));
  await screen.findByText(BY_COLLEAGUE, { exact: false });
  // The page is read again with the answer: nothing waits any more.
  rerender(page(3, false));
  expect(screen.getByText(BY_COLLEAGUE, { exact: false })).toBeDefined();
  expect(screen.queryByRole("button", { name: "差し戻す" })).toBeNull();
  const comment = screen.getByRole<HTMLTextAreaElement>("textbox", { name: /コメント/ });
  expect(comment.value).toBe("金額の根拠を書いてください。");
});

it("draws nothing where nothing waits for this person", () => {
  const { container } = render(page(3, false));
  expect(container.textContent).toBe("");
});

const LATER = "ほかのタブで書きかけたコメント";
const leftBehind = () => (
  <KeptTextOwner id="office">
    <LeftBehind />
  </KeptTextOwner>
);
/** In the place of the router, which leads on. */
class Gone extends Component<{ children: ReactNode }, { isGone: boolean }> {
  override state = { isGone: false };
  static getDerivedStateFromError() {
    return { isGone: true };
  }
  override render() {
    return this.state.isGone ? "gone" : this.props.children;
  }
}
const redirected = () =>
  Promise.reject(Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;push;/staff;307;" }));

it.each([
  ["nothing", "", LATER],
  ["another comment", "よくできています。", LATER],
  ["the same comment, which is told nobody then", LATER, null],
])("a comment typed in one tab, when the same person approves in another with %s", async (_, other, told) => {
  sent.mockImplementation(redirected);
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const second = render(<Gone>{page(2, true)}</Gone>);
  const first = render(page(2, true));
  const [inSecond, inFirst] = screen.getAllByRole<HTMLTextAreaElement>("textbox", { name: /コメント/ });
  fireEvent.input(inFirst as Element, { target: { value: LATER } });
  if (other !== "") fireEvent.input(inSecond as Element, { target: { value: other } });
  const [key = ""] = Object.keys(window.localStorage);
  const oldValue = window.localStorage.getItem(key);
  fireEvent.click(screen.getAllByRole("button", { name: "承認する" })[0] as Element);
  await waitFor(() => expect(second.container.textContent).toBe("gone"));
  // As a browser tells the other tab.
  const newValue = window.localStorage.getItem(key);
  if (newValue === null) window.dispatchEvent(new StorageEvent("storage", { key, oldValue, newValue }));
  first.unmount();
  second.unmount();
  if (told === null) {
    expect(window.localStorage).toHaveLength(0);
  } else {
    render(leftBehind());
    expect(await screen.findByText(told, {}, { timeout: 5_000 })).toBeDefined();
  }
  errors.mockRestore();
});
