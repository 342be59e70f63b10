import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { KeptTextOwner } from "@/components/forms/kept/kept-text-owner";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { applyGridAction, previewGridAction } from "../actions";
import type { GridLine } from "../view-model";
import { GridForm } from "./grid-form";

vi.mock("next/navigation", () => ({
  usePathname: () => "/staff/rounds/r/grid",
  unstable_rethrow() {},
}));
vi.mock("../actions", () => ({ previewGridAction: vi.fn(), applyGridAction: vi.fn() }));

afterEach(cleanup);
beforeEach(() => {
  window.localStorage.clear();
  vi.clearAllMocks();
});

const BLANK = { actual: "", asOf: "", reason: "", nextStep: "", warningNote: "" };
function line(id: string, locked: string | null = null): GridLine {
  return {
    kpiId: toKpiId(id),
    name: id,
    isMetric: false,
    unit: "件",
    department: "総務課",
    standing: "未入力",
    inForce: id === "c" ? "調査なし" : null,
    isLocked: locked !== null,
    locked,
    values: BLANK,
    shown: BLANK,
  };
}

const LINES = [line("a"), line("b", "提出されています。"), line("c")];

const form = (lines: readonly GridLine[]) => (
  <KeptTextOwner id="person">
    <GridForm roundId="r" fy={fiscalYear(2025)} lines={lines} />
  </KeptTextOwner>
);

function show(lines = LINES) {
  return render(form(lines));
}

/** As the page reads once somebody else has saved it. */
function savedByAnother(id: string, values: Partial<GridLine["values"]>): GridLine[] {
  const now = { ...BLANK, ...values };
  return LINES.map((each) => (each.kpiId === id ? { ...each, values: now, shown: now } : each));
}

const sentCells = (call: number) => {
  const sent = vi.mocked(previewGridAction).mock.calls[call]?.[1] as FormData;
  return JSON.parse(String(sent.get("cells"))).map(
    ({ kpiId, field, base, typed }: Record<string, string>) => [kpiId, field, base, typed],
  );
};
const look = () =>
  act(async () => fireEvent.click(screen.getByRole("button", { name: /^変わるところを確認する/ })));

function paste(cell: HTMLElement, text: string): void {
  fireEvent.paste(cell, { clipboardData: { getData: () => text } });
}

const cell = (name: string) => screen.getByLabelText(name) as HTMLInputElement;

it("takes a block from the cell on, tells what has no place, and takes it back by key", () => {
  show();
  paste(cell("「a」の実績"), "1,226\tR8.3.31\r\n5\t\r\n820\t\r\n");
  expect(cell("「a」の実績").value).toBe("1,226");
  expect(cell("「a」の時点").value).toBe("R8.3.31");
  expect(cell("「c」の実績").value).toBe("820");
  expect(
    screen.getByText("3個のセルに貼り付けました。「b」は入力できない行のため、貼り付けていません。"),
  ).toBeTruthy();
  expect(screen.getByRole("button", { name: "変わるところを確認する（3セル）" })).toBeTruthy();

  fireEvent.keyDown(cell("「c」の実績"), { key: "z", ctrlKey: true });
  expect(cell("「a」の実績").value).toBe("");
  expect(screen.getByRole("button", { name: "変わるところを確認する（0セル）" })).toBeTruthy();
});

it("tells lines that cannot be changed, names that no line has and what is beside the grid apart", () => {
  show();
  paste(cell("「a」の実績"), "b\t5\r\nどこか\t6\r\na\t7\t\t\t\t\t余り\r\n");
  const told =
    "1個のセルに貼り付けました。「b」は入力できない行のため、貼り付けていません。「どこか」は表のどの行か分からないため、貼り付けていません。表の外にあたる1個の値は貼り付けていません。";
  expect(screen.getByText(told)).toBeTruthy();
});

it("shows an answer in force beside the cells in which it is answered anew", () => {
  show();
  expect(screen.getAllByText(/^いまの回答：/).map(({ textContent }) => textContent)).toEqual([
    "いまの回答：調査なし",
  ]);
});

it("says so where there is nothing to look at", () => {
  show();
  fireEvent.click(screen.getByRole("button", { name: "変わるところを確認する（0セル）" }));
  expect(screen.getByText(/^変わったセルがありません/)).toBeTruthy();
  expect(previewGridAction).not.toHaveBeenCalled();
});

it("puts the text of one cell without the spreadsheet's quotes around it", () => {
  show();
  paste(cell("「a」の要因"), '"一行目\n二行目"\r\n');
  expect(cell("「a」の要因").value).toBe("一行目\n二行目");
});

it("leads up and down by keys, over lines that cannot be typed in", () => {
  show();
  cell("「a」の実績").focus();
  fireEvent.keyDown(cell("「a」の実績"), { key: "Enter" });
  expect(document.activeElement).toBe(cell("「c」の実績"));
  fireEvent.keyDown(cell("「c」の実績"), { key: "ArrowUp" });
  expect(document.activeElement).toBe(cell("「a」の実績"));
});

it("finds what was pasted again after a reload", () => {
  const before = show();
  paste(cell("「a」の実績"), "1,226\tR8.3.31\r\n");
  before.unmount();
  show();
  expect(screen.getByText("送られていなかった入力を復元しました")).toBeTruthy();
  expect([cell("「a」の実績").value, cell("「a」の時点").value]).toEqual(["1,226", "R8.3.31"]);
});

const PREVIEWED = {
  answer: {
    ok: true,
    value: { part: { key: "grid", name: "", notes: [], errors: [], items: [] }, versions: {} },
  },
  typed: {},
} as const;

it("asks with what a cell was begun with, however often the page is read again", async () => {
  vi.mocked(previewGridAction).mockResolvedValue(PREVIEWED);
  const { rerender } = show();
  fireEvent.change(cell("「a」の実績"), { target: { value: "10" } });
  rerender(form(savedByAnother("a", { actual: "12" })));
  await look();
  fireEvent.change(cell("「c」の実績"), { target: { value: "5" } });
  await look();
  expect(sentCells(0)).toEqual([["a", "actual", "", "10"]]);
  expect(sentCells(1)).toEqual([
    ["a", "actual", "", "10"],
    ["c", "actual", "", "5"],
  ]);
});

it("shows the preview also where somebody else has saved one of the figures meanwhile", async () => {
  vi.mocked(previewGridAction).mockResolvedValue(PREVIEWED);
  const { rerender } = show();
  fireEvent.change(cell("「a」の実績"), { target: { value: "10" } });
  fireEvent.change(cell("「a」の要因"), { target: { value: "増えた" } });
  await look();
  rerender(form(savedByAnother("a", { actual: "10", reason: "広げた" })));
  expect(screen.getByRole("heading", { name: "変わるところ" })).toBeTruthy();
  await look();
  expect(sentCells(1)).toEqual(sentCells(0));
});

it("knows after a reload what the cells were begun with", async () => {
  vi.mocked(previewGridAction).mockResolvedValue(PREVIEWED);
  const before = show();
  fireEvent.change(cell("「a」の実績"), { target: { value: "10" } });
  before.unmount();
  show(savedByAnother("a", { actual: "12" }));
  expect(cell("「a」の実績").value).toBe("10");
  await look();
  expect(sentCells(0)).toEqual([["a", "actual", "", "10"]]);
});

it("applies what was looked at, and nothing that was changed afterwards", async () => {
  const item = {
    key: "a",
    name: "a",
    address: "",
    cells: [{ address: "", field: "実績", before: "", after: "1,226" }],
    warnings: [],
    errors: [],
    owed: [],
  };
  vi.mocked(previewGridAction).mockResolvedValue({
    answer: {
      ok: true,
      value: { part: { key: "grid", name: "", notes: [], errors: [], items: [item] }, versions: { a: 0 } },
    },
    typed: {},
  });
  vi.mocked(applyGridAction).mockResolvedValue({
    answer: { ok: true, value: { kpiIds: [toKpiId("a")], event: "save_draft" } },
    typed: {},
  });
  show();
  paste(cell("「a」の実績"), "1226\t\r\n");
  await act(async () => fireEvent.click(screen.getByRole("button", { name: /^変わるところを確認する/ })));
  expect(screen.getByRole("heading", { name: "変わるところ" })).toBe(document.activeElement);

  fireEvent.change(cell("「a」の要因"), { target: { value: "対象を広げた" } });
  expect(screen.queryByRole("heading", { name: "変わるところ" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "元に戻す" }));

  await act(async () =>
    fireEvent.click(screen.getByRole("button", { name: "選んだ指標を下書きとして保存する" })),
  );
  const sent = vi.mocked(applyGridAction).mock.calls[0]?.[1] as FormData;
  expect(JSON.parse(String(sent.get("cells")))).toEqual([
    { kpiId: "a", field: "actual", base: "", typed: "1226" },
  ]);
  expect(sent.getAll("item[]")).toEqual(["a"]);
  expect(screen.getByText("1件を下書きとして保存しました")).toBeTruthy();
  expect(cell("「a」の実績").value).toBe("");
  expect(window.localStorage).toHaveLength(0);
});
