import { expect, it } from "vitest";
import { isHigherBetter, isRank, movedWord, moveWord, trendWord } from "./movement";

// unit, then what a smaller and a larger number is said to have done, and what has to be done for one
it.each([
  ["手続き", "減って", "増えて", "減らす", "増やす"],
  ["点数", "減って", "増えて", "減らす", "増やす"],
  ["千ポイント", "減って", "増えて", "減らす", "増やす"],
  ["%", "下がって", "上がって", "下げる", "上げる"],
  [" ％ ", "下がって", "上がって", "下げる", "上げる"],
  ["ポイント", "下がって", "上がって", "下げる", "上げる"],
  ["点", "下がって", "上がって", "下げる", "上げる"],
  ["位", "上がって", "下がって", "上げる", "下げる"],
  [" 位", "上がって", "下がって", "上げる", "下げる"],
])("%s: %s, %s; %s, %s", (unit, less, more, toLess, toMore) => {
  expect([movedWord({ unit }, -1), movedWord({ unit }, 1)]).toEqual([less, more]);
  expect([moveWord({ unit }, -1), moveWord({ unit }, 1)]).toEqual([toLess, toMore]);
});

it.each([
  ["回", "up", "上昇", true],
  ["回", "down", "減少", false],
  ["%", "up", "上昇", true],
  ["%", "down", "低下", false],
  // Of a rank the smaller number is the higher one.
  ["位", "down", "上昇", true],
  ["位", "up", "低下", false],
] as const)("of %s, better %s: 「%s」", (unit, direction, word, higher) => {
  expect(trendWord({ unit, direction })).toBe(word);
  expect(isHigherBetter({ unit, direction })).toBe(higher);
  expect(isRank({ unit })).toBe(unit === "位");
});
