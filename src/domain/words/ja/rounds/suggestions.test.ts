import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { placeNote, suggestedUnitWords, suggestedYearsWords, suggestionRefusal } from "./suggestions";

const R8 = fiscalYear(2026);

describe("what is said of a suggestion", () => {
  it("names whom a department asks, where the draft has it already", () => {
    expect(suggestionRefusal("drafted", "withdraw", "DX推進課")).toContain("DX推進課にご連絡ください");
    expect(suggestionRefusal("drafted", "decline", "DX推進課")).toContain("先に変更案から取り除いてください");
    expect(suggestionRefusal("accepted", "draft", "DX推進課")).toBe(
      "この提案は、すでに計画に加えられています。",
    );
  });

  it("tells that its place is gone, or has ended before this year; its last year still counts", () => {
    const at = { placeName: "(1) 図書館", isGone: false, until: R8 };
    expect(placeNote(at, R8)).toBeNull();
    expect(placeNote({ ...at, until: null }, R8)).toBeNull();
    expect(placeNote(at, fiscalYear(2027))).toBe(
      "提案された取組項目は令和8年度で終了しています。位置を確かめてください。",
    );
    expect(placeNote({ ...at, isGone: true }, R8)).toBe(
      "提案された位置（(1) 図書館）は、いまの計画にありません。位置を選び直してください。",
    );
  });

  it("says unit and years as people do", () => {
    expect(suggestedUnitWords("件", 0, "0")).toBe("件（整数、下限：0）");
    expect(suggestedUnitWords("%", 1, null)).toBe("%（小数1桁まで、下限：なし）");
    expect(suggestedYearsWords(R8, null)).toBe("令和8年度（2026年度）から計画の終わりまで");
    expect(suggestedYearsWords(R8, R8)).toBe("令和8年度（2026年度）のみ");
  });
});
