import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORMULA_START, safeLines, safeText } from "./spreadsheet-text";

describe("a text for a spreadsheet", () => {
  it("never begins as a formula, in half and full width", () => {
    expect(safeText("=1+1")).toBe("'=1+1");
    expect(safeText("+81-577")).toBe("'+81-577");
    expect(["＝1+1", "＋81", "－240", "＠SUM(1)", "﹦1"].map(safeText)).toEqual([
      "'＝1+1",
      "'＋81",
      "'－240",
      "'＠SUM(1)",
      "'﹦1",
    ]);
  });

  it("stays as it is otherwise: 「－」 alone is the document's sign", () => {
    expect(["－", "1＋1", "△500", "ふつうの文"].map(safeText)).toEqual(["－", "1＋1", "△500", "ふつうの文"]);
  });

  it("keeps its lines in a workbook, and loses what no cell can hold", () => {
    expect(safeLines("一行目\r\n\t二行目\u0000\n")).toBe("一行目\n 二行目");
    expect(safeLines("\t=cmd")).toBe("'=cmd");
    const long = safeLines(`${"あ".repeat(32_765)}𠮷𠮷`);
    expect(long).toHaveLength(32_766);
    expect(long.endsWith("あ…")).toBe(true);
  });

  it("is harmless whatever was typed", () => {
    const nasty = fc.array(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", "＝", "－", " ", "1", "漢"));
    fc.assert(
      fc.property(nasty, (parts) => {
        for (const safe of [safeText, safeLines]) expect(safe(parts.join(""))).not.toMatch(FORMULA_START);
      }),
    );
  });
});
