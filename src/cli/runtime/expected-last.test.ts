import { describe, expect, it } from "vitest";
import { readExpectedLast } from "./expected-last";

const HASH = "0a".repeat(32);

describe("what was noted at an earlier check", () => {
  it("is a number and a hash, or nothing", () => {
    expect(readExpectedLast(`120 ${HASH}`)).toEqual({ no: "120", hash: HASH });
    expect(readExpectedLast(undefined)).toBeNull();
  });

  it.each([
    "120",
    HASH,
    `0 ${HASH}`,
    `x ${HASH}`,
    `1 ${HASH.slice(1)}`,
    `1 ${HASH.toUpperCase()}`,
    `1 ${HASH} 2`,
  ])("is nothing else: %s", (text) => {
    expect(() => readExpectedLast(text)).toThrow(/番号とハッシュ値（64文字）を続けて指定してください/);
  });
});
