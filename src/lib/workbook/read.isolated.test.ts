import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { readWorkbook } from "./read";
import { writeWorkbook } from "./write";

it("reads in another thread what it wrote there", async () => {
  const bytes = await writeWorkbook({
    title: "表",
    sheets: [{ name: "回答", columns: [{ width: 20 }], rows: [{ cells: [{ value: "値" }] }] }],
  });
  const reading = await readWorkbook(bytes);
  expect(reading.ok && reading.workbook.sheets[0]?.rows[0]?.cells).toEqual([{ kind: "text", text: "値" }]);
});

it.each([
  ["empty", new Uint8Array()],
  ["too_large", new Uint8Array(5 * 1024 * 1024 + 1)],
  ["old_excel", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)])],
  [
    "locked",
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
  ],
  ["other_file", strToU8("MZ\u0090 This program cannot be run in DOS mode")],
  ["other_file", strToU8("%PDF-1.7")],
  ["other_file", zipSync({ "word/document.xml": strToU8("<document/>") })],
  ["broken", strToU8("PK\u0003\u0004 and nothing more")],
  ["unknown_encoding", Buffer.from("\uFEFFa,値", "utf16le")],
])("says %s of a file that is no workbook", async (reason, bytes) => {
  expect(await readWorkbook(bytes)).toMatchObject({ ok: false, fault: { reason } });
});
