import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { PreviewItem } from "@/domain/imports/preview";
import { ImportPreview } from "./import-preview";

const ITEM: PreviewItem = {
  key: "a",
  name: "オンラインで可能な行政手続",
  address: "「数値」の7行目",
  cells: [],
  warnings: [],
  errors: [],
  owed: [],
};
const CELL = { address: "「数値」のK7", field: "実績", before: "1,286", after: "1,520" };

it("chooses what nobody else has changed, leaves the choice where somebody has, and offers none where a cell cannot be read", () => {
  render(
    <ImportPreview
      parts={[
        {
          key: "0",
          name: "回答票_市民課.xlsx",
          notes: [],
          errors: [],
          items: [
            { ...ITEM, cells: [CELL] },
            { ...ITEM, key: "b", name: "紙の枚数", cells: [{ ...CELL, madeFrom: "1,100" }] },
            { ...ITEM, key: "c", name: "利用率", cells: [{ ...CELL, error: "数値として読めません。" }] },
            { ...ITEM, key: "d", name: "窓口" },
          ],
        },
      ]}
    />,
  );
  expect(
    screen.getByText("変更1件・ほかの人の変更と重なるもの1件・取り込めないもの1件・変更なし1件"),
  ).toBeTruthy();
  const boxes = screen.getAllByRole("checkbox") as HTMLInputElement[];
  expect(boxes.map(({ value, checked }) => [value, checked])).toEqual([
    ["a", true],
    ["b", false],
  ]);
  expect(screen.getByText("数値として読めません。")).toBeTruthy();
  expect(screen.getByText("ほかの1件には、取り込む変更がありません。")).toBeTruthy();
});

it("says why nothing of a file can be taken", () => {
  render(
    <ImportPreview parts={[{ key: "0", name: "a.xls", notes: [], errors: ["古い形式です。"], items: [] }]} />,
  );
  expect(screen.getByRole("alert").textContent).toContain("古い形式です。");
  expect(screen.queryByText("取り込む項目がありません。")).toBeNull();
});
