import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { KeptTextOwner } from "@/components/forms/kept/kept-text-owner";
import { LeftBehind } from "@/components/forms/kept/left-behind";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { AssessmentDto } from "@/server/reports/assessments/queries";
import { WriteForm } from "./write-form";

vi.mock("next/navigation", async (original) => ({
  ...(await original<typeof import("next/navigation")>()),
  usePathname: () => "/staff/entry/assessments/2025",
}));
vi.mock("../actions", () => ({ writeAssessmentAction: vi.fn() }));

beforeEach(() => window.localStorage.clear());
afterEach(cleanup);

const page = (edit: boolean) => {
  const assessment = {
    planId: "dx-2",
    partId: "dx-2:plan",
    level: "plan",
    fy: fiscalYear(2025),
    version: edit ? 1 : 2,
    state: edit ? "draft" : "submitted",
    content: edit ? null : { summary: "同僚が提出した総括" },
    inForce: null,
    comment: "",
    correctionReason: "",
    allowed: { edit },
  } as unknown as AssessmentDto;
  return (
    <KeptTextOwner id="office">
      <LeftBehind />
      <WriteForm assessment={assessment} />
    </KeptTextOwner>
  );
};

it("words that were not sent are still told while another person's wait for approval", async () => {
  render(page(true));
  fireEvent.input(screen.getByRole("textbox", { name: /総括/ }), { target: { value: "私が書きかけた総括" } });
  cleanup();
  render(page(false));
  expect(await screen.findByText("私が書きかけた総括", {}, { timeout: 5_000 })).toBeDefined();
});
