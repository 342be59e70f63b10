import { render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { DeclineForm } from "./decline-form";
import { SuggestionsView } from "./suggestions-view";

vi.mock("../actions", () => ({ declineAction: vi.fn(), withdrawAction: vi.fn() }));
vi.mock("next/navigation", () => ({ usePathname: () => "/staff/suggestions", unstable_rethrow() {} }));

it("the office reads before and after declining that the department gets a mail too", () => {
  const page = { isOffice: true, maySuggest: false, open: [], settled: [] };
  render(<DeclineForm id="s1" suggested="貸出冊数" />);
  expect(screen.getByText(/提案した課の画面に表示し、メールでもお知らせします。/)).toBeTruthy();
  render(<SuggestionsView page={{ ...page, told: "declined" }} />);
  expect(screen.getByText(/^見送りました。.*メールでもお知らせします。$/)).toBeTruthy();
});
