import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { DueDateField } from "./due-date-field";

it("asks about a deadline on which nobody is at work, and refuses none", () => {
  render(
    <DueDateField
      id="due"
      name="dueOn"
      label="期限"
      required
      defaultValue=""
      holidays={[{ date: "2026-11-23", name: "勤労感謝の日" }]}
    />,
  );
  const field = screen.getByLabelText(/期限/);
  expect(screen.getByRole("status").textContent).toBe("");
  fireEvent.change(field, { target: { value: "2026-11-23" } });
  expect(screen.getByRole("status").textContent).toMatch(/祝日（勤労感謝の日）.*お確かめください/);
  fireEvent.change(field, { target: { value: "2026-11-24" } });
  expect(screen.getByRole("status").textContent).toBe("");
  expect(field).toHaveProperty("validity.valid", true);
});
