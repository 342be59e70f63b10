import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { KeptTextOwner } from "@/components/forms/kept/kept-text-owner";
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
