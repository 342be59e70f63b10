import fc from "fast-check";
import { expect, it } from "vitest";
import { isBlock, MAX_PASTED_CELLS, parsePastedBlock } from "./block";

it("reads rows and cells as Excel copies them: CRLF after every row, the last one too", () => {
  expect(parsePastedBlock("1,226\tR8.3.31\r\n１３，９００\t\r\n")).toEqual([
    ["1,226", "R8.3.31"],
    ["１３，９００", ""],
  ]);
});

it("takes what stands in quotes as one cell where it holds a line break or a tab", () => {
  const copied =
    '"申請が増えた\n「＝」は使わない"\t820\r\n"一つ\t二つ"\t"いわゆる""ペーパーレス""を\r\n進めた"\r\n';
  expect(parsePastedBlock(copied)).toEqual([
    ["申請が増えた\n「＝」は使わない", "820"],
    ["一つ\t二つ", 'いわゆる"ペーパーレス"を\n進めた'],
  ]);
});

it("leaves quotes that are the cell's own", () => {
  expect(parsePastedBlock('"便利"\t5"\n"途中\t3')).toEqual([
    ['"便利"', '5"'],
    ['"途中', "3"],
  ]);
});

it("reads rows of any system, and makes them equally long", () => {
  expect(parsePastedBlock("a\tb\tc\nd\re")).toEqual([
    ["a", "b", "c"],
    ["d", "", ""],
    ["e", "", ""],
  ]);
});

it("keeps empty rows in the middle: they hold the place of a line", () => {
  expect(parsePastedBlock("1\r\n\r\n3\r\n")).toEqual([["1"], [""], ["3"]]);
});

it("drops what nobody sees", () => {
  expect(parsePastedBlock("\u200b1\u0000\t\u00a02\ufeff")).toEqual([["1", "2"]]);
});

it("is no block where one cell was copied", () => {
  expect(isBlock(parsePastedBlock("1,226\r\n") ?? [])).toBe(false);
  expect(isBlock(parsePastedBlock('"二行の\n文章"\r\n') ?? [])).toBe(false);
  expect(isBlock(parsePastedBlock("1\t2") ?? [])).toBe(true);
  expect(isBlock(parsePastedBlock("1\n2") ?? [])).toBe(true);
});

it("refuses more than anybody copies", () => {
  expect(parsePastedBlock("\t".repeat(MAX_PASTED_CELLS))).toBeNull();
  expect(parsePastedBlock("\t".repeat(MAX_PASTED_CELLS - 1))?.[0]).toHaveLength(MAX_PASTED_CELLS);
});

it("gives back every table that Excel copies", () => {
  const cell = fc
    .array(fc.constantFrom("a", "漢", "1", '"', "\t", "\n", ",", "＝"), { maxLength: 6 })
    .map((parts) => parts.join("").trim())
    // Quotes around nothing that needs them are written as they are, and may look like Excel's own.
    .filter((text) => !text.startsWith('"') || /[\t\n]/.test(text));
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
    );
  const asExcel = (text: string) => (/[\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(table, (rows) => {
      const copied = rows.map((row) => `${row.map(asExcel).join("\t")}\r\n`).join("");
      expect(parsePastedBlock(copied)).toEqual(rows);
    }),
  );
});
