import { strToU8, zipSync } from "fflate";
import { expect, it } from "vitest";
import { readCsv } from "./csv";
import { readXlsxFile } from "./read-xlsx";
import type { ReadSheet, SheetToWrite } from "./types";
import { writeXlsxFile } from "./write-xlsx";

async function readBack(sheet: Partial<SheetToWrite> & Pick<SheetToWrite, "rows">): Promise<ReadSheet> {
  const bytes = await writeXlsxFile({ title: "表", sheets: [{ name: "回答", columns: [], ...sheet }] });
  const reading = await readXlsxFile(bytes);
  if (!reading.ok) throw new Error(reading.fault.reason);
  const [first] = reading.workbook.sheets;
  if (!first) throw new Error("no sheet");
  return first;
}

it("reads what was written: texts, numbers, days, percentages, hidden rows, merged cells", async () => {
  const { name, rows, merges } = await readBack({
    rows: [
      {
        cells: [
          { value: "髙山①～－ㇹ" },
          { value: 1286 },
          { value: -0.5, look: { format: "#,##0.0" } },
          { value: { day: "2026-03-31" } },
          { value: 0.762, look: { format: "0.0%" } },
        ],
      },
      { cells: [{ value: null }, { value: "二行\n目" }], isHidden: true },
      { cells: [{ value: null, look: { fill: "d9e6ff" } }] },
    ],
    merges: [{ top: 2, left: 2, bottom: 3, right: 2 }],
  });
  expect(name).toBe("回答");
  expect(rows).toEqual([
    {
      no: 1,
      isHidden: false,
      cells: [
        { kind: "text", text: "髙山①～－ㇹ" },
        { kind: "number", text: "1286" },
        { kind: "number", text: "-0.5" },
        { kind: "date", text: "2026-03-31" },
        { kind: "number", text: "76.2%" },
      ],
    },
    {
      no: 2,
      isHidden: true,
      cells: [
        { kind: "blank", text: "" },
        { kind: "text", text: "二行\n目" },
      ],
    },
  ]);
  expect(merges).toEqual([{ top: 2, left: 2, bottom: 3, right: 2 }]);
});

it.each(["=1+1", "+81", "-5", "@SUM(A1)", "＝1", "_x0041_", " 前の空白", "<b>&amp;", "'"])(
  "keeps %s as a text",
  async (text) => {
    const { rows } = await readBack({ rows: [{ cells: [{ value: text }] }] });
    expect(rows[0]?.cells).toEqual([{ kind: "text", text }]);
  },
);

/** A workbook as other programs write it, with one sheet of the given rows. */
function workbookOf(sheetData: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "_rels/.rels": strToU8(
      `<Relationships><Relationship Id="a" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns:r="${relations}"><sheets><sheet name="表" sheetId="1" r:id="s"/></sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships><Relationship Id="s" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    "xl/worksheets/sheet1.xml": strToU8(`<worksheet><sheetData>${sheetData}</sheetData></worksheet>`),
    ...more,
  });
}

async function cellsOf(sheetData: string) {
  const reading = await readXlsxFile(workbookOf(sheetData));
  return reading.ok ? reading.workbook.sheets[0]?.rows[0]?.cells : reading.fault;
}

it("takes what a formula gave, and what an error is called", async () => {
  expect(
    await cellsOf(
      `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1" t="str"><f>A1</f><v>達成</v></c><c r="D1"><f>Z1</f></c><c r="E1"><v>0.30000000000000004</v></c><c r="F1"><v>1.5E+16</v></c><c r="G1"><v>2.5E-7</v></c></row>`,
    ),
  ).toEqual([
    { kind: "number", text: "2" },
    { kind: "error", text: "#REF!" },
    { kind: "text", text: "達成" },
    { kind: "error", text: "#N/A" },
    { kind: "number", text: "0.3" },
    { kind: "number", text: "15000000000000000" },
    { kind: "number", text: "0.00000025" },
  ]);
});

it("keeps the NUL that a workbook writes as _x0000_, for who reads the cell to refuse", async () => {
  expect(await cellsOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>x_x0000_y</t></is></c></row>`)).toEqual([
    { kind: "text", text: "x\0y" },
  ]);
});

it("leaves out the empty cells of the last row, and refuses a figure that stands there", async () => {
  expect(
    await cellsOf(`<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>`),
  ).toEqual([{ kind: "number", text: "1" }]);
  expect(await cellsOf(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`)).toEqual({
    reason: "too_many_rows",
    mostRows: 20_000,
    mostColumns: 256,
  });
});

it("refuses a document type, which could make a few bytes into gigabytes", async () => {
  const entities = strToU8(`<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">]><sst><si><t>&a;</t></si></sst>`);
  const reading = await readXlsxFile(workbookOf("", { "xl/sharedStrings.xml": entities }));
  expect(reading).toEqual({ ok: false, fault: { reason: "broken" } });
});

it("unpacks no more than it may, whatever the archive says of its sizes", async () => {
  const bomb = workbookOf("", { "xl/sharedStrings.xml": new Uint8Array(40 * 1024 * 1024) });
  expect(bomb.byteLength).toBeLessThan(100_000);
  expect(await readXlsxFile(bomb)).toEqual({ ok: false, fault: { reason: "too_much_inside" } });
  // Its size in the list, behind "PK\x01\x02" and the 20 bytes after it, made small.
  const lying = Buffer.from(bomb);
  const at = lying.lastIndexOf("xl/sharedStrings.xml") - 46;
  lying.writeUInt32LE(10, at + 24);
  expect(await readXlsxFile(lying)).toEqual({ ok: false, fault: { reason: "too_much_inside" } });
});

it("reads no part that is not needed: a picture of any size stays packed", async () => {
  const reading = await readXlsxFile(
    workbookOf(`<row r="1"><c r="A1"><v>1</v></c></row>`, {
      "xl/media/image1.png": new Uint8Array(40 * 1024 * 1024),
    }),
  );
  expect(reading.ok).toBe(true);
});

it.each([0, 10, 100, 300, 500])("says of a file cut off after %s bytes that it is broken", async (length) => {
  const reading = await readXlsxFile(workbookOf("").subarray(0, length));
  expect(reading).toEqual({ ok: false, fault: { reason: "broken" } });
});

it("numbers the rows of a CSV file as a spreadsheet does, whatever encoding and line breaks it has", () => {
  const text = `名前,値\r\n"髙山\r\n市",１\r\n\r\n,2\r\n`;
  const expected = [
    [1, ["名前", "値"]],
    [2, ["髙山\n市", "１"]],
    [4, ["", "2"]],
  ];
  for (const bytes of [strToU8(text), strToU8(`\uFEFF${text}`)]) {
    const reading = readCsv(bytes);
    const rows = reading.ok ? reading.workbook.sheets[0]?.rows : [];
    expect(rows?.map(({ no, cells }) => [no, cells.map((cell) => cell.text)])).toEqual(expected);
  }
});

it("names the cell of a CSV file whose quotes do not end", () => {
  expect(readCsv(strToU8(`a,b\n"c\nd",1\ne,"f\n`))).toEqual({
    ok: false,
    fault: { reason: "bad_quotes", row: 3, column: 2 },
  });
});
