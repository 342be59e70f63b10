import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { ImportCell, ImportView } from "../view-model";
import { FigureImportView } from "./import-view";

vi.mock("next/navigation", () => ({ usePathname: () => "/staff", unstable_rethrow() {} }));
vi.mock("../actions", () => ({ approveImportAction: vi.fn(), returnImportAction: vi.fn() }));

afterEach(cleanup);

const cell: ImportCell = {
  kpiId: "share",
  fy: fiscalYear(2021),
  before: "35.0%",
  figure: "36.0%",
  state: "waiting",
  stateTold: null,
  warnings: [],
  note: "",
  correctionReason: "転記の誤り",
  isAlone: false,
};
const VIEW: ImportView = {
  id: "i",
  fileName: "実績.csv",
  told: "令和8年11月28日　野口 恵",
  standing: "承認待ち 1件",
  isWaiting: true,
  isOwn: false,
  years: [{ fy: fiscalYear(2021), label: "R3" }],
  rows: [
    {
      key: "share",
      name: "利用者の割合",
      isMetric: false,
      unit: "%",
      cells: [cell],
      words: [
        { key: "w", field: "集計の範囲・注記", years: "R3", before: "分館を含む", after: "部長に確認済み" },
      ],
    },
  ],
  together: 1,
  asked: [],
  decidable: 1,
};

it("shows whoever approves the words that will be published, old and new", () => {
  render(<FigureImportView view={VIEW} />);
  expect(screen.getByRole("button", { name: "1件をまとめて承認する" })).toBeTruthy();
  const heading = screen.getByRole("heading", { name: "値とともに公表される内容" });
  expect(heading.parentElement?.textContent).toContain(
    "集計の範囲・注記（R3）取り込む前の値：分館を含む取り込んだ値：部長に確認済み",
  );
});

it("shows the figure that a correction takes the place of beside the new one", () => {
  render(<FigureImportView view={VIEW} />);
  const figure = screen.getByRole("cell");
  expect(figure.textContent).toContain("35.0% →36.0%");
  expect(figure.textContent).toContain("訂正：転記の誤り");
});
