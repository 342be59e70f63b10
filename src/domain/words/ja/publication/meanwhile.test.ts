import { expect, it } from "vitest";
import {
  changedBeforePublication,
  publicationUnderWay,
  publishedMeanwhile,
  withdrawnAlready,
} from "./meanwhile";

it("what happened is told as it happened, with the number and whoever did it", () => {
  const made = { no: 5, title: "令和7年度の実績", by: "山田" };
  expect(publishedMeanwhile(made, "publish")).toBe(
    "画面を開いたあとに、山田さんが第5号「令和7年度の実績」を公表しました。画面を読み込み直して、変更点を確かめてから公表してください。",
  );
  expect(publishedMeanwhile({ ...made, by: null }, "withdraw")).toBe(
    "画面を開いたあとに、コマンドで第5号「令和7年度の実績」が公表されました。画面を読み込み直して、変更点を確かめてから取り下げてください。",
  );
  expect(changedBeforePublication("publish")).toMatch(
    /^画面を開いたあとに、計画、実績か根拠資料が変わりました。/,
  );
  expect(withdrawnAlready(4, "山田")).toBe("公表第4号は、山田さんがすでに取り下げました。");
  expect(withdrawnAlready(4, null)).toBe("公表第4号は、すでに取り下げられています。");
});

it("one that is being made is waited for, never tried again", () => {
  for (const [by, told] of [
    [{ name: "山田", isOwn: false }, "ただいま、山田さんが始めた公表の処理が進んでいます。"],
    [{ name: "山田", isOwn: true }, "ただいま、ご自身が始めた公表の処理が進んでいます。"],
    [null, "ただいま、別の公表の処理が進んでいます。"],
  ] as const) {
    const sentence = publicationUnderWay(by);
    expect(sentence.startsWith(told)).toBe(true);
    expect(sentence).toMatch(/画面を読み込み直して、結果を確かめてください。$/);
    expect(sentence).not.toContain("もう一度");
  }
});
