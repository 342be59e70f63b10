import { describe, expect, it } from "vitest";
import type { EvidenceDto } from "@/server/reports/evidence/rows";
import { kindWords, visibilityWord, withPiece } from "./view-model";

const piece: EvidenceDto = {
  id: "a",
  title: "集計.xlsx",
  kind: "xlsx",
  size: 831_488,
  url: null,
  picture: null,
  isPublic: false,
  isStopped: false,
  addedBy: "総務課 花子",
  addedAt: "2026-06-15T03:00:00Z",
};

describe("a piece of evidence", () => {
  it("is told with its kind and size", () => {
    expect(kindWords(piece)).toBe("Excel・812KB");
    expect(kindWords({ kind: "url", size: null })).toBe("Webページ");
  });

  it.each([
    [false, false, "内部"],
    [true, false, "公開"],
    [true, true, "公開を停止"],
    [false, true, "公開を停止"],
  ])("public: %s, stopped: %s is called %s", (isPublic, isStopped, word) => {
    expect(visibilityWord({ isPublic, isStopped })).toBe(word);
  });

  it("is changed in its place, or comes last", () => {
    const other = { ...piece, id: "b" };
    expect(withPiece([piece, other], { ...piece, isPublic: true })).toEqual([
      { ...piece, isPublic: true },
      other,
    ]);
    expect(withPiece([piece], other)).toEqual([piece, other]);
  });
});
