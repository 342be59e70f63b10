import { describe, expect, it } from "vitest";
import type { ChangedPart } from "@/domain/plan/definition";
import { changedValue } from "./plan";

describe("a changed part without a value", () => {
  it.each<[ChangedPart, string]>([
    ["surveyed", "毎年度"],
    ["from", "計画のはじめから"],
    ["until", "計画の終わりまで"],
    ["planned", "記載なし"],
    ["continues", "なし"],
  ])("%s reads %s", (what, words) => {
    expect(changedValue(what, null, null)).toBe(words);
  });

  it("beside one that has a value", () => {
    expect(changedValue("surveyed", "2026,2028", null)).toBe("令和8年度・令和10年度");
    expect(changedValue("until", "2027", null)).toBe("令和9年度");
  });
});
