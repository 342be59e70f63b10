import { describe, expect, it } from "vitest";
import { sameData } from "./same-data";

describe("the same data", () => {
  it.each<[string, unknown, unknown]>([
    ["two equal values", 1, 1],
    ["two nothings", null, null],
    ["keys in another order", { a: 1, b: 2 }, { b: 2, a: 1 }],
    ["a key without a value and none", { a: 1, b: undefined }, { a: 1 }],
    ["equal lists", [1, { a: [2] }], [1, { a: [2] }]],
  ])("is said by %s", (_what, a, b) => {
    expect(sameData(a, b)).toBe(true);
    expect(sameData(b, a)).toBe(true);
  });

  it.each<[string, unknown, unknown]>([
    ["two values", 1, 2],
    ["a number and its text", 1, "1"],
    ["nothing and an object", null, {}],
    ["a text and an object", "a", {}],
    ["a text and the list of its letters", "ab", ["a", "b"]],
    ["another value of a key", { a: 1, b: 2 }, { a: 1, b: 3 }],
    ["one key more", { a: 1 }, { a: 1, b: 2 }],
    ["a key that is null and none", { a: null }, {}],
    ["a list in another order", [1, 2], [2, 1]],
    ["a longer list", [1], [1, 2]],
    ["a longer list, of nothing", [1], [1, undefined]],
    ["a list and what has its keys", [1], { 0: 1, length: 1 }],
    ["an empty list and an empty object", [], {}],
    ["a difference deep inside", { a: [{ b: 1 }] }, { a: [{ b: 2 }] }],
  ])("is not said by %s", (_what, a, b) => {
    expect(sameData(a, b)).toBe(false);
    expect(sameData(b, a)).toBe(false);
  });
});
