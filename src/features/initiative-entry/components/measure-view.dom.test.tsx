import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { makeAnswer, makeInitiativeReport } from "@tests/fixtures/initiative-report";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";
import { approveMeasureAction } from "../actions";
import { NO_ATTACHMENTS } from "../view-model/attachments";
import { MeasureView } from "./measure-view";

vi.mock("next/navigation", () => ({ usePathname: () => "/staff", unstable_rethrow() {} }));
vi.mock("../actions", () => ({ approveMeasureAction: vi.fn() }));

afterEach(cleanup);

const MAY_DECIDE = {
  edit: false,
  submit: false,
  approve: true,
  return: true,
  takeBack: false,
  ownSubmission: false,
};
const MAY_NOT = { ...MAY_DECIDE, approve: false, return: false };
const TEXTS = ["窓口を広げる", "電話を減らす"];

function page(changes: readonly Partial<InitiativeReportDto>[]) {
  const lines = changes.map((change, index) => ({
    ...makeInitiativeReport(`dx-2-1-1-${index + 1}`, { version: 1, ...change }),
    text: TEXTS[index] ?? "",
    attachments: NO_ATTACHMENTS,
  }));
  const group = { planId: "dx-2", measure: "1-1", label: "(1)① 窓口", lines };
  const fy = fiscalYear(2025);
  return <MeasureView page={{ fy, group, measureWord: "施策", next: null, left: 1, approved: null }} />;
}

const submitted = { state: "submitted", content: makeAnswer(), allowed: MAY_DECIDE } as const;
const approved = {
  ...submitted,
  state: "approved",
  version: 2,
  inForce: makeAnswer(),
  allowed: MAY_NOT,
} as const;
const returned = {
  ...submitted,
  state: "returned",
  version: 2,
  comment: "件数も書く",
  allowed: MAY_NOT,
} as const;

describe("a measure that is decided on", () => {
  it("tells what became of the approval where nothing is left to approve, and leads there", async () => {
    vi.mocked(approveMeasureAction).mockResolvedValue({
      answer: {
        ok: true,
        value: {
          approved: 1,
          left: [{ initiativeId: toInitiativeId("dx-2-1-1-2"), reason: "差し戻されています。" }],
        },
      },
      typed: {},
    });
    const { rerender } = render(page([submitted, submitted]));
    await userEvent.setup().click(screen.getByRole("button", { name: "2件を承認する" }));
    await screen.findByText("1件を承認し、1件は承認しませんでした");
    rerender(page([approved, returned]));
    expect(screen.queryByRole("button", { name: /承認する$/ })).toBeNull();
    const told = screen.getByText("1件を承認し、1件は承認しませんでした");
    expect(screen.getByText(/「電話を減らす」：差し戻されています。/)).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.contains(told)).toBe(true));
    expect(document.activeElement).not.toBe(document.body);
  });

  it("leads from an answer that waits to where it is decided on by itself, and from no other", () => {
    render(page([submitted, { ...submitted, allowed: MAY_NOT }]));
    const links = screen.getAllByRole("link", { name: /^1件ずつ確認する（承認・差戻し）/ });
    expect(links.map((link) => link.getAttribute("href"))).toEqual(["/staff/approval/2025?at=dx-2-1-1-1"]);
    expect(links[0]?.textContent).toContain(TEXTS[0]);
  });

  it("shows beside a correction the approved answer that it would take the place of", () => {
    const inForce = makeAnswer({ progress: "completed", done: "すべて終えた。" });
    const content = makeAnswer({ done: "一部が残っていた。", warningNote: "確認した" });
    render(page([{ ...submitted, inForce, content, correctionReason: "数え誤り" }]));

    for (const text of ["完了", "すべて終えた。", "一部が残っていた。", "数え誤り"])
      expect(screen.getByText(text)).toBeTruthy();
    expect(screen.getByText(/承認済みの回答は「完了」です/)).toBeTruthy();
  });

  it("names who answered by link, and who approved as who approved", () => {
    const at = "2026-06-01T00:00:00.000Z";
    const handling = {
      written: { by: "坂口 誠", isByLink: true, at },
      decided: { event: "approve", by: "野口 恵", at },
    } as const;
    render(page([{ ...approved, handling }]));
    expect(screen.getByText(/坂口 誠 回答リンクから/)).toBeTruthy();
    expect(screen.getByText(/^承認：野口 恵/).textContent).not.toContain("リンク");
  });

  it("tells apart one's own answer and one that came by the link one wrote out", () => {
    const own = { ...submitted, allowed: { ...MAY_NOT, ownSubmission: true } };
    render(page([own, { ...own, isByLink: true }]));
    expect(screen.getByText("自分で提出した回答のため、ほかの職員が承認します。")).toBeTruthy();
    expect(screen.getByText(/書き出した回答リンクから提出された回答のため/)).toBeTruthy();
  });
});
