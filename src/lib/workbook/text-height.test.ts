import { expect, it } from "vitest";
import { heightOf, linesOf } from "./text-height";

it.each([
  ["", 10, 1],
  ["abcdefghi", 10, 1],
  ["abcdefghij", 10, 2],
  ["あいうえ", 10, 1],
  ["あいうえお", 10, 2],
  // Four and four would do, but no line begins with 。
  ["あいうえおかき。", 10, 3],
  ["一\n二\n三", 10, 3],
])("counts the lines of %j in a column of %s", (text, width, lines) => {
  expect(linesOf(text, width)).toBe(lines);
});

it("is as tall as the longest cell, no less than what is asked for, and no more than a row can be", () => {
  const short = { text: "短い", width: 10 };
  expect(heightOf([short, { text: "あいうえおかきくけこ", width: 10 }], 10)).toBe(45);
  expect(heightOf([short], 10, 3)).toBe(45);
  expect(heightOf([{ text: "長".repeat(10_000), width: 10 }], 10)).toBe(400);
});
