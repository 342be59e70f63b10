import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { InitiativeTally } from "@/domain/reports/initiatives/initiative-tally";
import { CloseRoundForm, OpenRoundForm } from "./round-acts";

vi.mock("next/navigation", () => ({ usePathname: () => "/staff", unstable_rethrow() {} }));
vi.mock("../actions", () => ({ closeRoundAction: vi.fn(), openRoundAction: vi.fn() }));

afterEach(cleanup);

function closing(missing: string[], waiting: number, initiatives: Partial<InitiativeTally>): string {
  const tally = { total: 73, unanswered: 0, returned: 0, waiting: 0, ...initiatives };
  const form = { roundId: "r", seen: "s", isShown: true, missing, waiting, initiatives: tally };
  return render(<CloseRoundForm {...form} />).container.textContent ?? "";
}

it("before a round ends it is told what is missing and what waits, of initiatives too", () => {
  const said = closing(["窓口の時間"], 1, { unanswered: 40, returned: 1, waiting: 6 });
  expect(said).toContain("回答のない指標が1件あります");
  expect(said).toContain("回答のない取組の状況が41件あります。うち、差し戻した1件は");
  expect(said).toContain("承認を待っている提出が7件あります（うち、取組の状況6件）。");
  expect(said).not.toContain("すべての指標と取組に回答があります");
});

it("all is said to be there only where initiatives are answered too", () => {
  expect(closing([], 0, {})).toContain("すべての指標と取組に回答があります。");
  cleanup();
  expect(closing([], 0, { unanswered: 1 })).not.toContain("回答があります");
});

it("before a round begins it is told that it asks for metrics and initiatives too", () => {
  const form = { roundId: "r", seen: "s", itemsSeen: "i", isShown: true, problems: 0 };
  const unreached = { figures: 0, initiatives: 0, groups: [] };
  const said = (initiatives: number) =>
    render(<OpenRoundForm {...form} reach={{ people: 6, asked: { figures: 12, initiatives }, unreached }} />)
      .container.textContent ?? "";
  expect(said(73).replaceAll(" ", "")).toContain("指標・KPI以外の実績12件と取組の状況73件について、6人に");
  cleanup();
  expect(said(0)).not.toContain("取組の状況");
  expect(said(0)).not.toContain("だれにも届きません");
  cleanup();
  const vain = {
    people: 6,
    asked: { figures: 12, initiatives: 0 },
    unreached: {
      figures: 0,
      initiatives: 6,
      groups: [{ problem: "所管課が決まっていません", remedy: "", lines: [] }],
    },
  };
  expect(render(<OpenRoundForm {...form} reach={vain} />).container.textContent).toContain(
    "上の一覧の取組の状況6件は、だれにも届きません。",
  );
});
