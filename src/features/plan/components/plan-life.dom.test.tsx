import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import type { FormState } from "@/lib/action-state";
import type { PlanLife as Life } from "../view-model/plan";
import { PlanLife } from "./plan-life";

const answer = vi.hoisted(() => ({ ok: true }));
vi.mock("../actions", () => ({
  nextPlanAction: async () => null,
  planLifeAction: async (_: FormState, form: FormData): Promise<FormState> => ({
    answer: answer.ok
      ? { ok: true, value: null }
      : { ok: false, reason: "invalid", errors: { reason: "理由を入力してください。" } },
    typed: { planId: String(form.get("planId")), act: String(form.get("act")) },
  }),
}));
afterEach(cleanup);

const act = (name: "lead" | "close", label: string): Life["acts"][number] => ({
  act: name,
  label,
  effect: "",
  needsReason: false,
});
const life = (id: string, name: string, acts: Life["acts"]): Life => ({
  id,
  name,
  period: "",
  phase: "実施中",
  isRunning: true,
  leads: null,
  seen: "/",
  acts,
  next: { years: [], startFy: "", endFy: "" },
});
const PLANS = [
  life("a", "計画A", [act("close", "終了にする")]),
  life("b", "計画B", [act("lead", "先頭にする")]),
];

async function press(label: string) {
  const user = userEvent.setup();
  await user.click(screen.getByText(label, { selector: "summary" }));
  await user.click(screen.getByRole("button", { name: label }));
}

it("what was done to which plan is said above the list, and stays when its form is gone", async () => {
  answer.ok = true;
  const { rerender } = render(<PlanLife plans={PLANS} />);
  await press("終了にする");
  expect(await screen.findByText("「計画A」を、本日で終了にしました。")).toBeDefined();
  rerender(<PlanLife plans={PLANS.map((plan) => ({ ...plan, acts: [] }))} />);
  expect(screen.getByText("「計画A」を、本日で終了にしました。")).toBeDefined();
});

it("what was refused is said in its own form", async () => {
  answer.ok = false;
  render(<PlanLife plans={PLANS} />);
  await press("先頭にする");
  const [first, second] = screen.getAllByRole("listitem");
  expect(await screen.findByText("変更できませんでした")).toBeDefined();
  expect(second && within(second).queryByText("変更できませんでした")).not.toBeNull();
  expect(first && within(first).queryByText("変更できませんでした")).toBeNull();
});
