import { cleanup, configure, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { AssignDepartmentForm } from "./assign-department-form";

/** Machines that test are busy. */
configure({ asyncUtilTimeout: 10_000 });

const sent = vi.hoisted(() => vi.fn());
vi.mock("../actions", () => ({ assignDepartmentAction: sent }));
afterEach(cleanup);

const TAX = { id: "tax", name: "税務課" };
const CITIZENS = { id: "citizens", name: "市民課" };
const draw = (current: typeof TAX | null) => (
  <AssignDepartmentForm
    kpi={{ id: "paper", name: "紙の使用量" }}
    current={current}
    departments={[TAX, CITIZENS]}
  />
);

it("what another person chose is told, the own choice stays, and the next press has seen it", async () => {
  const told = "画面を開いたあとに、山田さんが所管課を「市民課」に変更しました。";
  sent.mockResolvedValue({ answer: { ok: false, reason: "conflict", errors: { "": told } }, typed: {} });
  const user = userEvent.setup();
  const { rerender } = render(draw(null));
  const choice = screen.getByLabelText<HTMLSelectElement>("「紙の使用量」の所管課");
  await user.selectOptions(choice, "税務課");
  await user.click(screen.getByRole("button"));
  expect(await screen.findByText(told)).toBeDefined();
  const form = () => sent.mock.lastCall?.[1] as FormData;
  expect([form().get("departmentId"), form().get("seen")]).toEqual(["tax", ""]);
  rerender(draw(CITIZENS));
  expect(choice.value).toBe("tax");
  await user.click(screen.getByRole("button"));
  expect(form().get("seen")).toBe("citizens");
});
