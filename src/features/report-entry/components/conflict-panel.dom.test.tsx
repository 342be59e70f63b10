import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { makeContent } from "@tests/fixtures/report-content";
import { afterEach, describe, expect, it, vi } from "vitest";
import { draftOf, type EntryDraft } from "../model/entry-draft";
import type { RevisionView } from "../schema";
import { ConflictPanel } from "./conflict-panel";

afterEach(cleanup);

const BASE = draftOf(makeContent({ actualText: "1,000", reason: "前の要因", basisNote: "前の注記" }), "", "");
const CURRENT: RevisionView = {
  version: 5,
  state: "draft",
  content: makeContent({ actualText: "1,200", reason: "相手の要因", basisNote: "前の注記" }),
  correctionReason: "",
  author: "総務 花子",
  at: "2026-06-15T03:00:00Z",
};
/** Both changed the figure; the cause is the other's change alone, the note one's own. */
const MINE: EntryDraft = { ...BASE, actualText: "1,350", basisNote: "自分の注記" };

function renderPanel(mine = MINE, current = CURRENT) {
  const heading = { current: null as HTMLHeadingElement | null };
  const onResolve = vi.fn();
  const onDiscard = vi.fn();
  const panel = (draft: EntryDraft) => (
    <ConflictPanel
      conflict={{ base: BASE, current }}
      mine={draft}
      isMetric={false}
      heading={heading}
      onResolve={onResolve}
      onDiscard={onDiscard}
    />
  );
  const { rerender } = render(panel(mine));
  return {
    user: userEvent.setup(),
    heading,
    onResolve,
    onDiscard,
    typeOn: (draft: EntryDraft) => rerender(panel(draft)),
  };
}

const side = (name: string, which: "自分の入力" | "保存済み") =>
  within(screen.getByRole("group", { name })).getByRole<HTMLInputElement>("radio", { name: which });
const text = (radio: HTMLElement) =>
  document.getElementById(radio.getAttribute("aria-describedby") ?? "")?.textContent;
const goOn = () => screen.getByRole("button", { name: "この内容で続ける" });

describe("both versions", () => {
  it("stand side by side for the fields that differ, and for no other", () => {
    renderPanel();
    expect(screen.getAllByRole("group").map((group) => group.querySelector("legend")?.textContent)).toEqual([
      "実績",
      "要因",
      "集計の範囲・注記",
    ]);
    expect([text(side("実績", "自分の入力")), text(side("実績", "保存済み"))]).toEqual(["1,350", "1,200"]);
    expect(screen.getByText(/^総務 花子さんが/)).toBeTruthy();
  });

  it("what only one of them changed is proposed as that one's", () => {
    renderPanel();
    expect(side("要因", "保存済み").checked).toBe(true);
    expect(side("集計の範囲・注記", "自分の入力").checked).toBe(true);
  });

  it("takes no focus; the heading can be led to", () => {
    const { heading } = renderPanel();
    expect(document.activeElement).toBe(document.body);
    heading.current?.focus();
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: /先に保存しました/ }));
    expect(screen.getByRole("alert").textContent).toContain("入力は続けられます。");
  });
});

describe("the choice", () => {
  it("goes field by field, and nothing of either version is lost without it", async () => {
    const { user, onResolve } = renderPanel();
    await user.click(side("実績", "保存済み"));
    await user.click(side("要因", "自分の入力"));
    await user.click(goOn());
    const saved = draftOf(CURRENT.content, "", "");
    expect(onResolve).toHaveBeenCalledExactlyOnceWith(
      { ...BASE, actualText: "1,200", reason: "前の要因", basisNote: "自分の注記" },
      saved,
      5,
    );
  });

  it.each([
    ["すべて自分の入力にする", MINE],
    ["すべて保存済みにする", draftOf(CURRENT.content, "", "")],
  ] as const)("%s", async (name, expected) => {
    const { user, onResolve } = renderPanel();
    await user.click(screen.getByRole("button", { name }));
    await user.click(goOn());
    expect(onResolve.mock.calls[0]?.[0]).toEqual(expected);
  });

  it("stays as it was while one types on, and takes the newest text", async () => {
    const { user, onResolve, typeOn } = renderPanel();
    await user.click(side("要因", "自分の入力"));
    typeOn({ ...MINE, reason: "書き続けた要因" });
    expect(text(side("要因", "自分の入力"))).toBe("書き続けた要因");
    expect(side("要因", "自分の入力").checked).toBe(true);
    await user.click(goOn());
    expect(onResolve.mock.calls[0]?.[0]).toMatchObject({ reason: "書き続けた要因" });
  });
});

it("a submitted report can only be looked at: both texts are there, nothing is chosen", async () => {
  const { user, onResolve, onDiscard } = renderPanel(MINE, { ...CURRENT, state: "submitted" });
  expect(screen.queryAllByRole("radio")).toEqual([]);
  expect(screen.getByRole("group", { name: "実績" }).textContent).toMatch(/1,350.*1,200/);
  await user.click(screen.getByRole("button", { name: /^自分の入力を破棄して/ }));
  expect(onDiscard).toHaveBeenCalledOnce();
  expect(onResolve).not.toHaveBeenCalled();
});

it("without a difference there is nothing to choose", () => {
  renderPanel(draftOf(CURRENT.content, "", ""));
  expect(screen.getByText(/^内容の違いはありません。/)).toBeTruthy();
  expect(screen.queryAllByRole("group")).toEqual([]);
});
