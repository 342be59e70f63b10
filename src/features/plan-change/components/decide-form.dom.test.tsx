import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { KeptTextOwner } from "@/components/forms/kept/kept-text-owner";
import { UNDECIDED } from "@/domain/proposals/decide";
import { decideAction, discardAction } from "../actions";
import { decisionField } from "../schema";
import type { ChangeView, ProposalView } from "../view-model/proposal";
import { DecideForm } from "./decide-form";
import { DiscardForm } from "./discard-form";

vi.mock("../actions", () => ({ decideAction: vi.fn(), discardAction: vi.fn() }));
vi.mock("next/navigation", () => ({
  usePathname: () => "/staff/plan/dx-2/proposal",
  unstable_rethrow: vi.fn(),
}));
beforeEach(() => {
  cleanup();
  window.localStorage.clear();
});

function change(key: string): ChangeView {
  return {
    field: decisionField(key),
    key,
    seen: key,
    name: key,
    values: [{ part: null, before: "2,500", after: "2,800" }],
    whole: [],
    editHref: null,
    goesWith: null,
    needsReason: true,
    isTold: true,
    years: [{ value: "2027", label: "令和9年度から" }],
    needsFactor: false,
    mayRejudge: false,
    decision: UNDECIDED,
    givenFor: null,
    problems: [],
  };
}

function draft(revision: number, keys: readonly string[]): NonNullable<ProposalView["draft"]> {
  return {
    revision,
    seen: `1.${revision}.`,
    saved: "",
    told: "",
    decisionTold: "",
    changes: keys.map(change),
    decidedOn: "",
    document: "",
    effects: [],
    effectsSeen: "",
    problems: [],
  };
}

it("keeps what was typed when another person's change comes in beside it", () => {
  const view = render(<DecideForm planId="dx-2" version={1} draft={draft(1, ["b/target"])} />);
  fireEvent.change(screen.getByLabelText(/^理由/), { target: { value: "中間見直しによる" } });
  fireEvent.change(screen.getByLabelText(/^いつから/), { target: { value: "2027" } });
  const document = screen.getAllByLabelText(/^決定した文書/).at(-1) as HTMLElement;
  fireEvent.change(document, { target: { value: "本部会議 資料2" } });

  view.rerender(<DecideForm planId="dx-2" version={1} draft={draft(2, ["a/name", "b/target"])} />);
  const form = view.container.querySelector("form") as HTMLFormElement;
  const sent = new FormData(form);
  expect(sent.get("seen")).toBe("1.2.");
  expect(sent.getAll("keys[]")).toEqual(["a/name", "b/target"]);
  expect(reasonsIn(form)).toEqual(["", "中間見直しによる"]);
  expect(sent.get("decisions.b/target.from")).toBe("2027");
  expect(sent.get("document")).toBe("本部会議 資料2");
});

/** The reasons in the order in which the changes stand there. */
const reasonsIn = (box: HTMLElement) =>
  [...box.querySelectorAll<HTMLTextAreaElement>('textarea[name$=".reason"]')].map(({ value }) => value);

it("puts nothing typed for one change at another, once the answer has come with a change above it", async () => {
  const view = render(
    <DecideForm planId="dx-2" version={1} draft={draft(1, ["a/target", "c/target", "d/target"])} />,
  );
  for (const [index, field] of screen.getAllByLabelText(/^理由/).entries()) {
    fireEvent.change(field, { target: { value: `理由${index}` } });
    fireEvent.input(field);
  }
  vi.mocked(decideAction).mockResolvedValue({
    answer: { ok: false, reason: "conflict", errors: { "": "ほかの人が変更しました" } },
    typed: {},
  });
  fireEvent.click(screen.getByRole("button", { name: "この内容で確定する" }));
  view.rerender(
    <DecideForm planId="dx-2" version={1} draft={draft(2, ["a/target", "b/target", "d/target"])} />,
  );
  expect(await screen.findByText("ほかの人が変更しました")).toBeTruthy();
  expect(reasonsIn(view.container)).toEqual(["理由0", "", "理由2"]);
});

it("brings back in another draft nothing that was typed for changes of this one", async () => {
  const shown = (version: number, keys: readonly string[]) => (
    <KeptTextOwner id="person">
      <DecideForm planId="dx-2" version={version} draft={draft(1, keys)} />
    </KeptTextOwner>
  );
  const first = render(shown(1, ["a/target"]));
  fireEvent.input(screen.getByLabelText(/^理由/), { target: { value: "中間見直しによる" } });
  fireEvent.input(screen.getAllByLabelText(/^決定した文書/).at(-1) as HTMLElement, {
    target: { value: "本部会議 資料2" },
  });
  first.unmount();
  const again = render(shown(1, ["b/target", "a/target"]));
  expect(reasonsIn(again.container)).toEqual(["", "中間見直しによる"]);
  again.unmount();
  const other = render(shown(1, ["b/target"]));
  expect(reasonsIn(other.container)).toEqual([""]);
  other.unmount();
  // The next draft after one that was confirmed.
  const next = render(shown(2, ["a/target"]));
  expect(reasonsIn(next.container)).toEqual([""]);
  expect(screen.queryByDisplayValue("本部会議 資料2")).toBeNull();
});

it("keeps nothing of a draft that this person gave up", async () => {
  const view = render(
    <KeptTextOwner id="person">
      <DecideForm planId="dx-2" version={1} draft={draft(1, ["a/target"])} />
      <DiscardForm planId="dx-2" version={1} seen="1.1." />
    </KeptTextOwner>,
  );
  fireEvent.input(screen.getByLabelText(/^理由/), { target: { value: "中間見直しによる" } });
  expect(window.localStorage).toHaveLength(1);
  // What `redirect` of Next.js throws.
  vi.mocked(discardAction).mockRejectedValue(
    Object.assign(new Error(), { digest: "NEXT_REDIRECT;replace;/staff/plan;307;" }),
  );
  fireEvent.click(screen.getByText("変更案を消して、やめる"));
  await waitFor(() => expect(window.localStorage).toHaveLength(0));
  view.unmount();
});
