import { expect, it } from "vitest";
import { decodeCp932, encodeCp932 } from "./cp932";
import { readCsv, writeCsv } from "./csv";

it("writes the characters that others lose, so that they are read again as the same", () => {
  const text = "髙﨑①～－―∥￠￡￢Ⅰ∵ﾊﾝｶｸ\r\n\\~";
  const bytes = encodeCp932(text);
  expect(bytes).toBeInstanceOf(Uint8Array);
  expect(decodeCp932(bytes as Uint8Array)).toBe(text);
  // As Windows writes 髙, ∵ and Ⅰ, which have two places each.
  expect(encodeCp932("髙∵Ⅰ")).toEqual(Uint8Array.from([0xfb, 0xfc, 0x81, 0xe6, 0x87, 0x54]));
});

it.each(["ㇹ", "〜", "−", "🏠", "¢", "葛󠄀", "é"])("refuses %s, which the encoding does not have", (text) => {
  expect(encodeCp932(`前${text}`)).toHaveProperty("character");
});

it("says in which line and column of a CSV file such a character stands", () => {
  expect(
    writeCsv(
      [
        ["名前", "値"],
        ["高山市", "ㇹ"],
      ],
      "cp932",
    ),
  ).toEqual({ character: "ㇹ", line: 2, column: 2 });
});

it("reads its own CSV files in either encoding", () => {
  for (const encoding of ["utf-8", "cp932"] as const) {
    const bytes = writeCsv([["髙山", `a"b,c`]], encoding) as Uint8Array;
    const reading = readCsv(bytes);
    expect(reading.ok && reading.workbook.sheets[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual([
      "髙山",
      `a"b,c`,
    ]);
  }
});
