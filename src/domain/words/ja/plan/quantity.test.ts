import { num } from "@tests/fixtures/brands";
import { expect, it } from "vitest";
import { quantityFaultSentence, unitNote } from "./quantity";

it.each([
  ["千枚", 1_000, "1千枚＝1,000枚"],
  ["万人", 10_000, "1万人＝10,000人"],
  ["百万円", 1_000_000, "1百万円＝1,000,000円"],
  ["億円", 100_000_000, "1億円＝100,000,000円"],
  // The unit is the base unit, says nothing of it, or says another size than it has.
  ["枚", 1, null],
  ["枚", 1_000, null],
  ["千枚", 1, null],
  ["千枚", 10_000, null],
  ["千", 1_000, null],
])("%s of %i: %s", (unit, scale, note) => {
  expect(unitNote({ unit, scale })).toBe(note);
});

it("says of each fault what to write instead", () => {
  expect(quantityFaultSentence({ reason: "too_long", most: 40 })).toBe(
    "文字が多すぎます。数値だけを40文字以内で入力してください。",
  );
  expect(quantityFaultSentence({ reason: "dash" })).toMatch(/^「-」だけでは数値が分かりません。/);
  expect(quantityFaultSentence({ reason: "not_a_number" })).toMatch(/^数値として読めません。/);
  expect(quantityFaultSentence({ reason: "exponent" })).toMatch(/指数の書き方は使えません。/);
  expect(quantityFaultSentence({ reason: "bad_comma" })).toMatch(/「,」の位置が正しくありません。/);
  expect(quantityFaultSentence({ reason: "wrong_unit", tail: "枚", unit: null })).toBe(
    "「枚」を付けずに、数値だけを入力してください。",
  );
  expect(quantityFaultSentence({ reason: "wrong_unit", tail: "枚", unit: "千枚" })).toBe(
    "この数値の単位は「千枚」です。「枚」ではなく「千枚」で数えた値を、数値だけで入力してください。",
  );
  expect(quantityFaultSentence({ reason: "too_many_digits", most: 18 })).toBe(
    "桁が多すぎます。整数の部分は18桁以内で入力してください。",
  );
  expect(quantityFaultSentence({ reason: "too_many_decimals", most: 0 })).toBe(
    "小数点以下は入力できません。整数で入力してください。",
  );
  expect(quantityFaultSentence({ reason: "too_many_decimals", most: 1 })).toBe(
    "小数点以下は1桁までで入力してください。",
  );
  expect(quantityFaultSentence({ reason: "below_lowest", limit: num("0"), unit: "件" })).toBe(
    "この数値はマイナスになりません。0以上の数値を入力してください。",
  );
  expect(quantityFaultSentence({ reason: "below_lowest", limit: num("-1577.5"), unit: "人" })).toMatch(
    /^この数値の下限は[−-]1,577\.5人です。[−-]1,577\.5以上の数値を入力してください。$/,
  );
  expect(quantityFaultSentence({ reason: "above_limit", limit: num("100"), unit: "%" })).toBe(
    "この数値の上限は100%です。100以下の数値を入力してください。",
  );
});
