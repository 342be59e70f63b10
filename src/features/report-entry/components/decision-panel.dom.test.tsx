import { cleanup, configure, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { makeContent } from "@tests/fixtures/report-content";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { KeptTextOwner } from "@/components/forms/kept/kept-text-owner";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { ChangeAnswer } from "../schema";
import { DecisionPanel } from "./decision-panel";

/** Machines that test are busy. */
configure({ asyncUtilTimeout: 10_000 });

let answer: ChangeAnswer | null;
const onDecided = vi.fn();
const WORDS = "昨年度より少ない理由を教えてください。";

beforeEach(() => {
  localStorage.clear();
  onDecided.mockReset();
  vi.stubGlobal("fetch", async () => {
    if (answer === null) throw new TypeError("fetch failed");
    return Response.json(answer);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function panel({ isMetric = false } = {}) {
  render(
    <KeptTextOwner id="me">
      <DecisionPanel
        isMetric={isMetric}
        kpiId={toKpiId("paper-sheets")}
        fy={fiscalYear(2025)}
        version={2}
        onDecided={onDecided}
        onChanged={() => undefined}
      />
    </KeptTextOwner>,
  );
}
const comment = () => screen.getByLabelText<HTMLTextAreaElement>(/コメント/);

it.each([
  [
    "a lost session",
    { ok: false, reason: "unauthenticated", message: "サインインしてください。" },
    /サインイン画面を新しいタブで開く/,
  ],
  [
    "a lost right",
    { ok: false, reason: "forbidden", message: "この操作をする権限がありません。" },
    /権限がありません/,
  ],
  ["a dead line", null, /通信できません/],
] as const)(
  "%s leaves the comment of a return where it is, and over a reload",
  async (_what, refusal, sentence) => {
    answer = refusal;
    panel();
    await userEvent.type(comment(), WORDS);
    await userEvent.click(screen.getByRole("button", { name: "差し戻す" }));
    await screen.findByText(sentence);
    expect(comment().value).toBe(WORDS);
    cleanup();
    panel();
    expect(comment().value).toBe(WORDS);
    expect(screen.getByText("送られていなかった入力を復元しました")).toBeTruthy();

    answer = {
      ok: true,
      version: 3,
      state: "returned",
      content: makeContent(),
      correctionReason: "",
      at: "",
    };
    await userEvent.click(screen.getByRole("button", { name: "差し戻す" }));
    await waitFor(() => expect(onDecided).toHaveBeenCalledWith("return", answer, WORDS));
    expect(localStorage.length).toBe(0);
  },
);

it.each([
  [false, "要因"],
  [true, "数値の説明"],
])("names the fields as the form does (a metric: %s)", (isMetric, word) => {
  panel({ isMetric });
  const choices = within(screen.getByLabelText(/差し戻す項目/)).getAllByRole("option");
  expect(choices.map(({ textContent }) => textContent)).toEqual([
    "報告の全体",
    "実績",
    word,
    "今後の取組",
    "時点",
    "集計の範囲",
  ]);
});
