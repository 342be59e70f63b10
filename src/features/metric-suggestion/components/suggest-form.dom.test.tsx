import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { formState } from "@/components/forms/unanswered";
import { suggestAction } from "../actions";
import { SuggestForm } from "./suggest-form";

vi.mock("../actions", () => ({ suggestAction: vi.fn() }));
vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  usePathname: () => "/staff/suggestions/new",
}));

afterEach(cleanup);

const form = {
  office: "DX推進課",
  places: [{ value: "dx-2/dx-2:plan", label: "計画全般" }],
  years: [{ value: "2026", label: "令和8年度（2026年度）" }],
};

it("says at the field what is wrong, and keeps what was typed", async () => {
  vi.mocked(suggestAction).mockImplementation(async (_previous, sent) =>
    formState(
      { ok: false, reason: "invalid", errors: { unit: "単位は1～20文字で入力してください。" } },
      sent as FormData,
    ),
  );
  render(<SuggestForm form={form} />);
  const reason = screen.getByLabelText(/^理由/);
  fireEvent.change(screen.getByLabelText(/^何についての数値か/), { target: { value: "dx-2/dx-2:plan" } });
  fireEvent.change(reason, { target: { value: "来館しない人の利用が分かる" } });
  fireEvent.click(screen.getByRole("button", { name: "提案する" }));
  const unit = await screen.findByLabelText(/^単位/);
  await vi.waitFor(() => expect(unit.getAttribute("aria-invalid")).toBe("true"));
  const described = (unit.getAttribute("aria-describedby") ?? "").split(" ");
  expect(described.map((id) => document.getElementById(id)?.textContent).join("")).toContain(
    "単位は1～20文字で入力してください。",
  );
  // React empties a form after its action; what was typed is put back after that.
  await vi.waitFor(() => {
    expect((reason as HTMLTextAreaElement).value).toBe("来館しない人の利用が分かる");
    expect((screen.getByLabelText(/^何についての数値か/) as HTMLSelectElement).value).toBe("dx-2/dx-2:plan");
  });
});

it("offers nothing where no plan is left to suggest for", () => {
  render(<SuggestForm form={{ ...form, years: [] }} />);
  expect(screen.getByText("いま提案できる計画がありません。")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
