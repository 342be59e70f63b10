import { describe, expect, it } from "vitest";
import type { z } from "zod";
import * as fields from "./fields";

const takes = (schema: z.ZodType, ...inputs: unknown[]) =>
  inputs.map((each) => schema.safeParse(each).success);

describe("fields", () => {
  it("an id of a row is a UUID and nothing else", () => {
    const id = "11111111-1111-4111-8111-111111111111";
    expect(takes(fields.rowId, id, id.slice(1), `${id} `, "", null, 1)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect([id, "x", ""].map(fields.isRowId)).toEqual([true, false, false]);
  });

  it("a KPI's id is a slug, a fiscal year a whole number that a plan may have", () => {
    expect(takes(fields.kpiId, "paper", "Paper", "", 1)).toEqual([true, false, false, false]);
    expect(takes(fields.fiscalYear, 1990, 2100, 1989, 2101, 2025.5, "2025", null)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(takes(fields.reportRef.kpiId, "paper", "")).toEqual([true, false]);
    expect(takes(fields.reportRef.fy, 2025, 20)).toEqual([true, false]);
  });

  it("what was seen is a short text", () => {
    expect(takes(fields.seen, "", "a".repeat(100), "a".repeat(101), 1)).toEqual([true, true, false, false]);
  });

  it("a text has its length, to the last character, and says what it is when it has not", () => {
    expect(takes(fields.text(3), "", "あいう", "あいうえ", null, ["a"])).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    const said = (schema: z.ZodType, input: unknown) => schema.safeParse(input).error?.issues[0]?.message;
    expect(said(fields.text(2_000), "あ".repeat(2_001))).toBe("2,000文字以内で入力してください。");
    for (const schema of [fields.text(9), fields.trimmedText(9)]) {
      expect(said(schema, null)).toBe("文字で入力してください。");
      expect(said(schema, "\uFFFD")).toMatch(/保存できない文字/);
    }
    expect(takes(fields.trimmedText(2), "  あい\n", "あいう", " あ い ")).toEqual([true, false, false]);
  });

  it("a text is whole: no replacement character and no half of a pair", () => {
    expect(takes(fields.text(9), "a\uFFFD", "\uD842", "𠮷", "")).toEqual([false, false, true, true]);
  });
});
