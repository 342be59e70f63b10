import { describe, expect, it } from "vitest";
import { checkDigitOf } from "@/domain/shared/municipality-code";
import { FIELD_WORDS, formSentence, MARKER_LETTERS, unsayableTarget, wrongCheckDigit } from "./plan-fields";

describe("a target that no plan file can say", () => {
  it.each([
    ["令和9年度までに50件", "達成の時期"],
    ["R9年末に50件", "達成の時期"],
    ["毎年5件", "達成の時期"],
    ["40～50", "範囲"],
    ["４０〜５０件", "範囲"],
    ["40件~50件", "範囲"],
    ["40-50", "範囲"],
    ["40 – 50", "範囲"],
    ["40から50", "範囲"],
    ["約50", "おおよそ"],
    ["おおむね50", "おおよそ"],
    ["概ね50", "おおよそ"],
    ["ほぼ50", "おおよそ"],
    ["50程度", "おおよそ"],
    ["50前後", "おおよそ"],
    ["50くらい", "おおよそ"],
    ["50ぐらい", "おおよそ"],
    ["50ほど", "おおよそ"],
    ["50以上", "「以上」「以下」は付けずに"],
    ["50以下", "「以上」「以下」は付けずに"],
    ["50未満", "「未満」「超」"],
    ["50超", "「未満」「超」"],
    ["50を下回る", "「未満」「超」"],
    ["50を上回る", "「未満」「超」"],
    ["2倍", "割合や増減"],
    ["3割", "割合や増減"],
    ["10％増", "割合や増減"],
    ["5件の減", "割合や増減"],
    ["維持", "「現状維持」"],
    ["現状どおり", "「現状維持」"],
  ])("「%s」: %s", (text, what) => {
    expect(unsayableTarget(text)).toContain(what);
  });

  it.each(["", "50", "2,500手続き", "-5", "上昇", "公約数", "ほほ"])("「%s」 is none of them", (text) => {
    expect(unsayableTarget(text)).toBeNull();
  });
});

it("names the digit that a municipality code ought to end with", () => {
  // 高山市 212032, 札幌市 011002.
  expect(["21203", "01100"].map(checkDigitOf)).toEqual(["2", "2"]);
  expect(wrongCheckDigit("212031")).toBe(
    "全国地方公共団体コードの検査数字（6桁目）が合いません。はじめの5桁が「21203」なら、6桁目は「2」です。",
  );
  for (const text of ["", "21203", "2120321", "x212032", "21203x"]) expect(wrongCheckDigit(text)).toBeNull();
});

it("says what a field asks for", () => {
  expect(FIELD_WORDS.word(20)).toBe("20文字以内で入力してください。");
  expect(FIELD_WORDS.marker(3)).toBe("3行目の先頭に「○」か「・」を付けてください。");
  expect(FIELD_WORDS.trend).toEqual(["上昇", "低下"]);
  expect(FIELD_WORDS.none).toContain("－");
  expect(MARKER_LETTERS["○"]).toContain("〇");
});

it("puts the plan file's keys into a form's words", () => {
  expect(
    formSentence("目標値 200 は上限（upperLimit: 100）を超えています。decimals の桁数に合わせてください。"),
  ).toBe("目標値 200 は上限（100）を超えています。「小数の桁数」に合わせてください。");
  expect(formSentence("下限（lowest: 0）と向き（direction）")).toBe("下限（0）と「よい方向」");
  expect(formSentence("それでよいなら targetBehindBaseline: true を書いてください。")).toBe(
    "それでよいなら「目標値が現状値より悪い側にある」を選んでください。",
  );
  expect(formSentence("下限は上限（upperLimit: 1000）以下にしてください。")).toBe(
    "下限は上限（1,000）以下にしてください。",
  );
  expect(
    formSentence("目標値の年度は現状値の年度（fy: 2023）以後にしてください。「2022」と書かれています。"),
  ).toBe("目標値の年度は現状値の年度（令和5年度）以後にしてください。「令和4年度」が選ばれています。");
  expect(
    formSentence(
      "終わりの年度（until: 2026）より後の年度の計画は書けません。2027 の計画（planned）を除くか、終わりの年度を直してください。",
    ),
  ).toBe(
    "終わりの年度（令和8年度）より後の年度の計画は書けません。令和9年度の計画を空欄にするか、終わりの年度を直してください。",
  );
});
