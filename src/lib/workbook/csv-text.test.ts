import { expect, it } from "vitest";
import { fileFaultSentence } from "@/domain/words/ja/imports/imports";
import { encodeCp932 } from "./cp932";
import { readCsv } from "./csv";

const utf8 = (text: string) => new TextEncoder().encode(text);
const cp932 = (text: string) => encodeCp932(text) as Uint8Array;
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));
const STRANGE = Uint8Array.of(0xff);
/** Its second item stands in row 3 of a spreadsheet, in line 5 of the file. */
const BEFORE = `指標名,年度,実績値\r\n"来館者数\r\n（本館）\r\n（分館）",R3,1200\r\n貸出冊数,R4,八`;

function faultOf(bytes: Uint8Array) {
  const reading = readCsv(bytes);
  return reading.ok ? null : reading.fault;
}

it.each([
  ["UTF-8", utf8],
  ["Shift_JIS", cp932],
])("names the cell, the line and the character that cannot be read, in %s", (_name, encode) => {
  const place = { row: 3, column: 3, line: 5, character: 10 };
  expect(faultOf(joined(encode(BEFORE), STRANGE, encode("\r\n来館者数,R5,3")))).toEqual({
    reason: "unknown_encoding",
    ...place,
  });
  expect(faultOf(joined(encode(BEFORE), encode("\0百\r\n")))).toEqual({ reason: "nul", ...place });
});

it("finds the cell also in what was copied with tabs, and within quotes", () => {
  const text = joined(utf8('名前\t値\n"あ ""い"" う,\nえ'), STRANGE, utf8('"\t3'));
  expect(faultOf(text)).toEqual({ reason: "unknown_encoding", row: 2, column: 1, line: 3, character: 2 });
});

it("says of a NUL that it is no character, and of a file full of control characters that it is none of text", () => {
  const fault = faultOf(utf8("名前,値\nあ,1\0\n"));
  expect(fault && fileFaultSentence(fault)).toBe(
    "B2のセルに、文字ではない符号（NUL）が入っています（セルの中の改行も数えて、ファイルの2行目の4文字目）。その文字を入力し直し、Excel で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。",
  );
  expect(faultOf(Uint8Array.of(0x41, 0, 1, 2, 0x42))).toEqual({ reason: "other_file" });
});

it("knows UTF-16 by its beginning, and names no later place", () => {
  expect(faultOf(Uint8Array.of(0xff, 0xfe, 0x41, 0))).toMatchObject({
    reason: "unknown_encoding",
    row: 1,
    column: 1,
  });
});
