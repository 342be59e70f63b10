import { cleanup, configure, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { makeAnswer, makeInitiativeReport } from "@tests/fixtures/initiative-report";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { ActionState } from "@/lib/action-state";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";
import { saveLinesAction, submitLinesAction, takeBackLineAction } from "../actions";
import type { WriteLines, WrittenLine } from "../schema";
import { NO_ATTACHMENTS } from "../view-model/attachments";
import type { MeasureLines } from "../view-model/table";
import { EntryTable } from "./entry-table";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh() {} }), unstable_rethrow() {} }));
vi.mock("../actions", () => ({
  saveLinesAction: vi.fn(),
  submitLinesAction: vi.fn(),
  takeBackLineAction: vi.fn(),
}));

/** Machines that test are busy. */
configure({ asyncUtilTimeout: 10_000 });

const done = async ({ changes }: WriteLines): Promise<ActionState<WrittenLine[]>> => ({
  ok: true,
  value: changes.map(({ initiativeId, version }) => ({
    initiativeId: initiativeId as WrittenLine["initiativeId"],
    outcome: "done",
    version: version + 1,
    errors: {},
    newer: null,
  })),
});

beforeEach(() => {
  localStorage.clear();
  vi.mocked(saveLinesAction).mockReset().mockImplementation(done);
  vi.mocked(submitLinesAction).mockReset().mockImplementation(done);
});
afterEach(cleanup);

const TEXTS = ["窓口を広げる", "電話を減らす", "紙をなくす"];

function tableOf(changes: readonly Partial<InitiativeReportDto>[] = [{}, {}, {}]) {
  const lines = changes.map((change, index) => ({
    ...makeInitiativeReport(`dx-2-1-1-${index + 1}`, change),
    text: TEXTS[index] ?? "",
    attachments: NO_ATTACHMENTS,
  }));
  const measures: MeasureLines[] = [{ planId: "dx-2", measure: "1-1", label: "(1)① 窓口", lines }];
  return (
    <EntryTable
      fy={fiscalYear(2025)}
      measures={measures}
      measureWord="具体的な取組"
      viewerId="me"
      byLink={false}
    />
  );
}

function renderTable(changes?: readonly Partial<InitiativeReportDto>[]) {
  render(tableOf(changes));
  return userEvent.setup();
}

const choice = (text: string) => screen.getByRole("radiogroup", { name: text });
const chosen = (text: string) =>
  within(choice(text))
    .queryAllByRole<HTMLInputElement>("radio", { checked: true })
    .map(({ value }) => value);
const submit = () => screen.getByRole("button", { name: /^提出する/ });
const sent = () => vi.mocked(submitLinesAction).mock.calls.map(([input]) => input.changes);

describe("the table of a department", () => {
  it("takes a line back by its own button, and says there why it cannot be", async () => {
    const allowed = { ...makeInitiativeReport("dx-2-1-1-1").allowed, edit: false, takeBack: true };
    const handedIn = { state: "submitted", version: 1, content: makeAnswer(), allowed } as const;
    const refusal = "政策課が内容の確認を始めたため、取り戻せません。";
    vi.mocked(takeBackLineAction).mockResolvedValue({
      ok: false,
      reason: "conflict",
      errors: { "": refusal },
    });
    const { rerender } = render(tableOf([handedIn]));
    await userEvent.click(screen.getByRole("button", { name: /^提出を取り戻す/ }));
    await screen.findByText(refusal);
    expect(vi.mocked(takeBackLineAction).mock.lastCall).toEqual([{ fy: 2025, line: "dx-2-1-1-1/1" }]);
    await waitFor(() => expect(document.activeElement?.textContent).toContain(refusal));
    // The page behind knows by now that there is nothing to press.
    rerender(tableOf([{ ...handedIn, allowed: { ...allowed, takeBack: false } }]));
    expect(screen.queryByRole("button", { name: /^提出を取り戻す/ })).toBeNull();
    expect(screen.getByText(refusal)).toBeDefined();
  });

  it("says beside the button that a line which was given back is not among what is handed in", () => {
    const content = makeAnswer({ done: "始めた" });
    renderTable([{ state: "returned", version: 2, content, comment: "いつですか。", isReturned: true }]);
    expect(submit().textContent).toBe("提出する（0件）");
    expect(screen.getByText(/直すところがある1件は、まだ提出できません/)).toBeTruthy();
  });

  it("says of the year before what was handed in and is not approved", () => {
    const of = (state: "submitted" | "returned", progress: "under_way" | "completed") => ({
      earlier: null,
      undecided: { fy: fiscalYear(2024), state, progress },
    });
    renderTable([of("returned", "under_way"), of("submitted", "completed"), { earlier: null }]);
    const lines = [...document.querySelectorAll("[data-line]")].map((line) => line.textContent);
    expect(lines[0]).toContain("令和6年度：差戻し（実施中）");
    expect(lines[1]).toContain("令和6年度：承認待ち（完了）。承認されると、この年度の回答は要りません。");
    expect(lines[2]).toContain("前の年度は回答なし");
    expect(lines.slice(0, 2).join()).not.toContain("回答なし");
  });

  it("is answered by two presses where nothing changed", async () => {
    const user = renderTable();
    await user.click(screen.getByRole("button", { name: /すべて「前年度と同じ」にする/ }));
    // The button is gone; the next key goes on from where it was.
    await waitFor(() =>
      expect(document.activeElement?.textContent).toBe(
        "3件を「前年度と同じ」にしました。まだ提出していません。",
      ),
    );
    await user.keyboard("{Tab}");
    expect(document.activeElement?.closest("[data-line]")?.textContent).toContain("窓口を広げる");
    await user.click(submit());
    await screen.findByText("3件を提出しました");
    expect(screen.queryByText(/まだ提出していません/)).toBeNull();
    expect(sent()[0]?.map(({ content }) => [content.progress, content.done])).toEqual([
      ["under_way", ""],
      ["under_way", ""],
      ["under_way", ""],
    ]);
    expect(screen.queryByRole("button", { name: /^提出する/ })).toBeNull();
  });

  it("goes by one key from line to line, stops where words are owed, and ends at the button", async () => {
    const user = renderTable();
    within(choice("窓口を広げる")).getAllByRole("radio")[0]?.focus();
    await user.keyboard("3");
    await waitFor(() => expect(choice("電話を減らす").contains(document.activeElement)).toBe(true));
    await user.keyboard("4");
    await waitFor(() => expect(document.activeElement?.tagName).toBe("TEXTAREA"));
    await user.keyboard("4番窓口へ移した。");
    expect(chosen("電話を減らす")).toEqual(["completed"]);
    within(choice("紙をなくす")).getAllByRole("radio")[0]?.focus();
    await user.keyboard("３");
    await waitFor(() => expect(document.activeElement).toBe(submit()));
    await user.keyboard("{Enter}");
    await screen.findByText("3件を提出しました");
    expect(sent()[0]?.[1]?.content).toMatchObject({ progress: "completed", done: "4番窓口へ移した。" });
  });

  it("hands in what is ready, and says at its field what keeps the rest", async () => {
    const user = renderTable();
    await user.click(within(choice("窓口を広げる")).getByRole("radio", { name: /実施中/ }));
    await user.click(within(choice("電話を減らす")).getByRole("radio", { name: /完了/ }));
    await user.click(submit());
    await screen.findByText("1件を提出し、1件は提出できませんでした");
    expect(sent()[0]?.map(({ initiativeId }) => initiativeId)).toEqual(["dx-2-1-1-1"]);
    const words = screen.getByLabelText<HTMLTextAreaElement>(/^取り組んだこと/);
    expect(words.getAttribute("aria-invalid")).toBe("true");
    await waitFor(() => expect(document.activeElement).toBe(words));
    await user.type(words, "終えた。");
    expect(words.getAttribute("aria-invalid")).toBeNull();
  });

  it("says so where nothing is chosen, and sends nothing", async () => {
    const user = renderTable();
    await user.click(submit());
    await screen.findByText("提出できる回答がありません");
    expect(sent()).toEqual([]);
  });

  it("asks for a reason where an initiative went back, and sends it", async () => {
    const user = renderTable([{}]);
    await user.click(within(choice("窓口を広げる")).getByRole("radio", { name: /準備中/ }));
    await user.type(screen.getByLabelText(/^取り組んだこと/), "やり直す。");
    expect(screen.getByText(/前の段階に戻っています/)).toBeTruthy();
    await user.type(screen.getByLabelText(/^確認した内容/), "設計から見直すため。");
    await user.click(submit());
    await screen.findByText("1件を提出しました");
    expect(sent()[0]?.[0]?.content.warningNote).toBe("設計から見直すため。");
  });

  it("does not ask for what was completed, until somebody wants to answer it", async () => {
    const user = renderTable([{ isAsked: false, earlier: null }]);
    expect(screen.queryByRole("radiogroup")).toBeNull();
    await user.click(screen.getByRole("button", { name: "状況が変わったので回答する" }));
    expect(choice("窓口を広げる")).toBeTruthy();
  });

  it("shows why an answer came back, with what was answered", () => {
    renderTable([
      { state: "returned", version: 2, content: makeAnswer(), comment: "件数を書いてください。" },
    ]);
    expect(screen.getByText("件数を書いてください。")).toBeTruthy();
    expect(chosen("窓口を広げる")).toEqual(["under_way"]);
  });

  it("tells of somebody else's answer at its line, and keeps what was typed", async () => {
    const user = renderTable();
    vi.mocked(submitLinesAction).mockImplementation(async (input) => {
      const answer = await done(input);
      if (!answer.ok) return answer;
      const newer = {
        version: 5,
        state: "draft",
        draft: { ...makeAnswer({ done: "同僚の文" }), correctionReason: "" },
        by: "久々野 なぎ",
      } as const;
      return {
        ...answer,
        value: answer.value.map((line, index) =>
          index === 0 ? { ...line, outcome: "conflict", version: 0, newer } : line,
        ),
      };
    });
    await user.click(screen.getByRole("button", { name: /すべて「前年度と同じ」にする/ }));
    await user.click(submit());
    await screen.findByText("2件を提出し、1件は提出できませんでした");
    expect(screen.getByText(/久々野 なぎが保存した回答/)).toBeTruthy();
    vi.mocked(submitLinesAction).mockImplementation(done);
    await user.click(screen.getByRole("button", { name: "自分の入力を残す" }));
    await user.click(submit());
    await screen.findByText("1件を提出しました");
    const [again] = sent()[1] ?? [];
    expect(again?.content).toMatchObject({ progress: "under_way", done: "" });
    // Upon the colleague's version, or upon one's own draft after it.
    expect(again?.version).toBeGreaterThanOrEqual(5);
  });

  it("saves what is typed, and keeps it in this browser while the line is dead", async () => {
    vi.mocked(saveLinesAction).mockRejectedValue(new TypeError("Failed to fetch"));
    const user = renderTable([{}]);
    await user.click(within(choice("窓口を広げる")).getByRole("radio", { name: /実施中/ }));
    await user.click(document.body);
    await screen.findByText(/自動で保存し直します/);
    cleanup();
    vi.mocked(saveLinesAction).mockImplementation(done);
    renderTable([{}]);
    await screen.findByText("保存されていなかった入力を復元しました");
    expect(chosen("窓口を広げる")).toEqual(["under_way"]);
    await screen.findByText(/下書きを保存しました/);
  });
});
