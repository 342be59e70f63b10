import { expect, it } from "vitest";
import { namedSentence } from "./named-sentence";
import { FIELD_WORDS } from "./plan/plan-fields";

it.each([
  ["指標名", FIELD_WORDS.required, "指標名を入力してください。"],
  ["計画の中での位置", FIELD_WORDS.choice, "計画の中での位置を一覧から選んでください。"],
  ["小数の桁数", FIELD_WORDS.decimals, "小数の桁数を0から6までの整数で入力してください。"],
  ["上限", FIELD_WORDS.figure, "上限を整数18桁、小数6桁以内の数値で入力してください。"],
  [
    "上限",
    "数値として読めません。2500や12.5のように、数字で入力してください。",
    "上限：数値として読めません。2500や12.5のように、数字で入力してください。",
  ],
  [
    "現状値",
    "この数値の上限は100%です。100以下の数値を入力してください。",
    "現状値：この数値の上限は100%です。100以下の数値を入力してください。",
  ],
  ["単位", FIELD_WORDS.unit, FIELD_WORDS.unit],
  ["時点", "いつの時点の値か、日付を入力してください。", "いつの時点の値か、日付を入力してください。"],
  ["指標", FIELD_WORDS.slug_taken, FIELD_WORDS.slug_taken],
])("%s: %s", (label, sentence, told) => {
  expect(namedSentence(label, sentence)).toBe(told);
});

it("stays as it is where the field has no name", () => {
  expect(namedSentence(null, FIELD_WORDS.required)).toBe(FIELD_WORDS.required);
});
