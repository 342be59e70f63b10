import { expect, it } from "vitest";
import { changeNotes } from "./kpi-page";

const said = (corrections: number, updates: number, definitions: number, marks = 0) =>
  changeNotes({ corrections, marks, updates, definitions }).map(
    ({ text, isLink }) => `${text}${isLink ? " →" : ""}`,
  );

it("says that nothing was corrected, and names with a link whatever was changed", () => {
  expect(said(0, 0, 0)).toEqual(["訂正はありません"]);
  expect(said(2, 0, 0)).toEqual(["訂正 2件 →"]);
  expect(said(0, 1, 3)).toEqual(["訂正はありません", "確定・説明などの更新 1件 →", "定義の変更 3件 →"]);
  // A mark given again under a changed definition corrects no figure.
  expect(said(0, 0, 1, 1)).toEqual(["訂正はありません", "目標達成状況の変更 1件 →", "定義の変更 1件 →"]);
});
