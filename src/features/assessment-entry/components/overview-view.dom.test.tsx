import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { OverviewView } from "./overview-view";

const page = { fy: fiscalYear(2025), told: null, plans: [] };

it("tells whoever reads alone nothing of writing", () => {
  const { container, rerender } = render(<OverviewView page={{ ...page, mayWrite: false }} />);
  expect(container.textContent).not.toMatch(/入力します|入力できる/);
  rerender(<OverviewView page={{ ...page, mayWrite: true }} />);
  expect(screen.getByText(/予算額・決算額を入力します。$/)).toBeTruthy();
});
