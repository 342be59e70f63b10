import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { InitiativeTally } from "@/domain/reports/initiative-tally";
import { CloseRoundForm } from "./round-acts";

vi.mock("next/navigation", () => ({ usePathname: () => "/staff", unstable_rethrow() {} }));
vi.mock("../actions", () => ({ closeRoundAction: vi.fn() }));

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
