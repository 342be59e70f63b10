/**
 * Answer sheets as people send them back, each with what the preview must say of it. They are made from the sheet that went
 * out: filled, rearranged, saved by other programs, damaged.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { encodeCp932 } from "@/lib/workbook/cp932";
import { writeCsv } from "@/lib/workbook/csv";
import type { RowToWrite, SheetToWrite, WorkbookToWrite } from "@/lib/workbook/types";
import { writeXlsxFile } from "@/lib/workbook/write-xlsx";
import { type Filling, filled } from "./answer-sheets";

export interface ReturnedCase {
  readonly name: string;
  /** @param sheet as it went out */
  readonly make: (sheet: WorkbookToWrite) => Promise<Uint8Array> | Uint8Array;
  /** Lines of the preview (`told`); a sentence may be cut off at its end. None: nothing changes. */
  readonly told: readonly string[];
}

type Value = RowToWrite["cells"][number]["value"];
type Edit = (sheet: SheetToWrite) => SheetToWrite;

const ACTUAL = "実績の値";
const DAY = "いつの時点の値か";
const KIND = "回答の種類";
const REASON = "要因・数値の説明";
const TAKEN_KIND = "手続きの数 ? 「回答の種類」が空欄のため、「実績」としました。";
const TAKEN_DAY = "手続きの数 ? 「いつの時点の値か」が空欄のため、令和8年3月31日としました。";

function filling(name: string, values: Filling, told: readonly string[]): ReturnedCase {
  return { name, make: (sheet) => writeXlsxFile(filled(sheet, values)), told };
}

/** What somebody typed as the figure of 手続きの数. */
function figure(name: string, typed: Value, told: readonly string[]): ReturnedCase {
  return filling(name, { 手続きの数: { [ACTUAL]: typed } }, told);
}
const READ_2000 = ["手続きの数 実績の値  → 2,000手続き", TAKEN_KIND, TAKEN_DAY];
const refusedFigure = (sentence: string) => [`手続きの数 「数値」のH4 × ${sentence}`];

/** What somebody typed as its day. */
function day(name: string, typed: Value, told: readonly string[] = READ_DAY): ReturnedCase {
  return filling(name, { 手続きの数: { [DAY]: typed } }, told);
}
const READ_DAY = ["手続きの数 いつの時点の値か  → 令和8年3月31日"];
const refusedDay = (sentence: string) => [`手続きの数 「数値」のI4 × ${sentence}`];

/** The sheet rearranged before it is saved; the first table is that of figures. */
function edited(name: string, edit: Edit, told: readonly string[], values: Filling = {}): ReturnedCase {
  return {
    name,
    make: (sheet) => writeXlsxFile(editFigures(filled(sheet, values), edit)),
    told,
  };
}

function editFigures(workbook: WorkbookToWrite, edit: Edit): WorkbookToWrite {
  return { ...workbook, sheets: workbook.sheets.map((each) => (each.name === "数値" ? edit(each) : each)) };
}

const withRows =
  (change: (rows: readonly RowToWrite[]) => readonly RowToWrite[]): Edit =>
  (sheet) => ({ ...sheet, rows: change(sheet.rows) });
const HEADS = 3;
const ofTable = (change: (rows: readonly RowToWrite[]) => readonly RowToWrite[]) =>
  withRows((rows) => [...rows.slice(0, HEADS), ...change(rows.slice(HEADS))]);
const withColumns =
  (change: <T>(cells: readonly T[], blank: T) => readonly T[]): Edit =>
  (sheet) => ({
    ...sheet,
    columns: change(sheet.columns, { width: 10 }),
    rows: sheet.rows.map((row) => ({ ...row, cells: change(row.cells, { value: null }) })),
    rules: [],
  });
/** Another text in the mark of the first row. */
const withMark = (change: (mark: string) => string) =>
  ofTable(([first, ...rest]) =>
    first
      ? [
          {
            ...first,
            cells: first.cells.map((cell, i) =>
              i === 0 ? { ...cell, value: change(String(cell.value)) } : cell,
            ),
          },
          ...rest,
        ]
      : rest,
  );

const FILLED: Filling = { 手続きの数: { [ACTUAL]: 2000, [KIND]: "実績", [DAY]: "R8.3.31" } };
const FILLED_TOLD = [
  "手続きの数 回答の種類  → 実績",
  "手続きの数 実績の値  → 2,000手続き",
  "手続きの数 いつの時点の値か  → 令和8年3月31日",
];

/** The parts of the finished file changed as text. */
function patched(
  name: string,
  change: Readonly<Record<string, (xml: string) => string | null>>,
  told: readonly string[],
  values: Filling = FILLED,
): ReturnedCase {
  return {
    name,
    make: async (sheet) => {
      const parts = unzipSync(await writeXlsxFile(filled(sheet, values)));
      const known = Object.entries(parts).flatMap(([part, bytes]) => {
        const edit = change[part];
        if (!edit) return [[part, bytes] as const];
        const text = edit(strFromU8(bytes));
        return text === null ? [] : [[part, strToU8(text)] as const];
      });
      const added = Object.entries(change).flatMap(([part, edit]) => {
        const text = part in parts ? null : edit("");
        return text === null ? [] : [[part, strToU8(text)] as const];
      });
      return zipSync(Object.fromEntries([...known, ...added]));
    },
    told,
  };
}

const FIGURES = "xl/worksheets/sheet2.xml";
const STRINGS = "xl/sharedStrings.xml";
/** A cell of the table of figures, whatever stands in it. */
const cell =
  (address: string, content: string, type = "") =>
  (xml: string) =>
    xml.replace(
      new RegExp(`<c r="${address}"( s="\\d+")?[^>]*?(/>|>.*?</c>)`),
      `<c r="${address}"$1${type === "" ? "" : ` t="${type}"`}>${content}</c>`,
    );

/** One table as a program saves it that knows one table alone. */
function csv(
  name: string,
  table: string,
  save: (rows: readonly (readonly string[])[]) => Uint8Array,
  told: readonly string[],
  values: Filling,
): ReturnedCase {
  return {
    name,
    make: (sheet) => {
      const found = filled(sheet, values).sheets.find((each) => each.name === table);
      return save((found?.rows ?? []).map(({ cells }) => cells.map(({ value }) => textOf(value))));
    },
    told,
  };
}

function textOf(value: Value): string {
  if (value === null) return "";
  return typeof value === "object" ? value.day.replaceAll("-", "/") : String(value);
}

const utf8 = (rows: readonly (readonly string[])[]) => writeCsv(rows, "utf-8") as Uint8Array;

function bytes(name: string, made: Uint8Array, sentence: string): ReturnedCase {
  return { name, make: () => made, told: [`file × ${sentence}`] };
}

/** The finished file itself damaged. */
function damaged(name: string, damage: (file: Uint8Array) => Uint8Array, sentence: string): ReturnedCase {
  return {
    name,
    make: async (sheet) => damage(await writeXlsxFile(filled(sheet, FILLED))),
    told: [`file × ${sentence}`],
  };
}

const BROKEN = "ファイルが壊れているか、途中までしかありません。";
const NO_FORM = "回答票として読めません。";
const OTHER = "Excel（.xlsx）でも CSV でもないファイルです。";

const TYPED: readonly ReturnedCase[] = [
  filling("nothing", {}, []),
  figure("a number", 2000, READ_2000),
  figure("full-width digits", "２，０００", READ_2000),
  figure("the unit behind the figure", "2,000手続き", READ_2000),
  figure("the unit without its kana", "2,000手続", READ_2000),
  figure("a space before the unit", "2000　手続き", READ_2000),
  figure("a dash for nothing", "－", []),
  figure("another dash for nothing", "―", []),
  figure("a hyphen for nothing", "-", []),
  figure("blanks for nothing", " 　", []),
  figure("a negative number", -5, refusedFigure("この数値はマイナスになりません。")),
  figure("about so many", "約2,000", refusedFigure("数値として読めません。")),
  figure("another unit", "2,000件", refusedFigure("この数値の単位は「手続き」です。")),
  figure("half a procedure", 2000.5, refusedFigure("小数点以下は入力できません。")),
  figure("an exponent", "2e3", refusedFigure("「1e5」のような指数の書き方は使えません。")),
  figure("a comma in the wrong place", "2,00,0", refusedFigure("桁区切りの「,」の位置が正しくありません。")),
  figure("a circled digit", "②000", refusedFigure("数値として読めません。")),
  figure("a day in the figure's cell", { day: "2026-03-01" }, refusedFigure("日付として保存されています。")),
  day("the era in words", "令和8年3月31日"),
  day("the era's letter", "R8.3.31"),
  day("the era's letter in full width", "Ｒ８．３．３１"),
  day("slashes", "2026/3/31"),
  day("eight digits in a number", 20_260_331),
  day("a cell that is a date", { day: "2026-03-31" }),
  day("the month's end", "令和8年3月末日現在"),
  day("a day without a year", "3月31日", refusedDay("「3月31日」には年がありません。")),
  day(
    "a day that does not exist",
    "令和8年2月30日",
    refusedDay("「令和8年2月30日」という日付はありません。"),
  ),
  day("the end of the year in words", "年度末", refusedDay("「年度末」は日付として読めません。")),
  filling(
    "a figure that is not out yet",
    { 手続きの数: { [KIND]: "公表待ち", 値がない理由: "集計中", 値が分かる見込みの日: "R8.9.1" } },
    [
      "手続きの数 回答の種類  → 公表待ち",
      "手続きの数 値がない理由  → 集計中",
      "手続きの数 値が分かる見込みの日  → 令和8年9月1日",
    ],
  ),
  filling("a kind with blanks around it", { 手続きの数: { [KIND]: "　調査なし " } }, [
    "手続きの数 回答の種類  → 調査なし",
  ]),
  filling("a kind that there is not", { 手続きの数: { [KIND]: "未定" } }, [
    "手続きの数 「数値」のG4 × 「未定」は選べません。",
  ]),
  filling("a reason for no figure without its kind", { 手続きの数: { 値がない理由: "集計中" } }, [
    "手続きの数 × 「値がない理由」や",
    "手続きの数 値がない理由  → 集計中",
  ]),
  filling("a state", { 申請書の電子化: { 状況: "実施中", 取り組んだこと: "様式を作った" } }, [
    "申請書の電子化 状況  → 実施中",
    "申請書の電子化 取り組んだこと  → 様式を作った",
  ]),
  filling("a state in other words", { 窓口の端末: { 状況: "済" } }, [
    "窓口の端末 「取組」のF5 × 「済」は選べません。",
  ]),
  filling("a figure of a draft cleared", { 紙の枚数: { [ACTUAL]: null } }, [
    "紙の枚数 実績の値 14,000千枚 → ",
  ]),
  filling("words of several lines", { 紙の枚数: { [REASON]: "電子化した。\r\n\r\n会議も減った。" } }, [
    "紙の枚数 要因・数値の説明 会議の資料を電子化したため → 電子化した。\n\n会議も減った。",
  ]),
  filling("words that look like a formula", { 紙の枚数: { [REASON]: "=HYPERLINK(1)" } }, [
    "紙の枚数 要因・数値の説明 会議の資料を電子化したため → =HYPERLINK(1)",
  ]),
  filling("rare characters", { 貸出しの数: { "集計の範囲・注記": "髙﨑①～－ㇹ" } }, [
    "貸出しの数 集計の範囲・注記  → 髙﨑①～－ㇹ",
  ]),
  filling("a broken character", { 貸出しの数: { "集計の範囲・注記": "髙\uFFFD" } }, [
    "貸出しの数 「数値」のO6 × 文字化けした文字か、見えない符号（NUL）が含まれています。",
  ]),
  filling("a NUL in a figure", { 貸出しの数: { [ACTUAL]: "12\x0034" } }, [
    "貸出しの数 「数値」のH6 × 文字化けした文字か、見えない符号（NUL）が含まれています。",
  ]),
];

const REARRANGED: readonly ReturnedCase[] = [
  edited(
    "rows in another order",
    ofTable((rows) => [...rows].reverse()),
    FILLED_TOLD,
    FILLED,
  ),
  edited(
    "empty rows in between",
    ofTable((rows) => rows.flatMap((row) => [{ cells: [] }, row])),
    FILLED_TOLD,
    FILLED,
  ),
  edited(
    "rows above the table",
    withRows((rows) => [{ cells: [{ value: "市民課へ" }] }, { cells: [] }, ...rows]),
    FILLED_TOLD,
    FILLED,
  ),
  edited(
    "a row of somebody's own",
    ofTable((rows) => [
      ...rows,
      { cells: Array.from({ length: 10 }, (_, i) => ({ value: i === 0 ? null : "増えた項目" })) },
    ]),
    [...FILLED_TOLD, "「数値」の7行目 × 行の印がないため"],
    FILLED,
  ),
  edited(
    "a row without its mark",
    withMark(() => ""),
    ["note この回答票にない項目が1件", "「数値」の4行目 × 行の印がないため"],
    FILLED,
  ),
  edited(
    "a mark that was changed",
    withMark((mark) => mark.replace("procedures", "sheets")),
    ["note この回答票にない項目が1件", "「数値」の4行目 × 行の印が書き換えられている"],
    FILLED,
  ),
  edited(
    "a row that is there twice with the same content",
    ofTable(([first, ...rest]) => (first ? [first, ...rest, first] : rest)),
    FILLED_TOLD,
    FILLED,
  ),
  edited(
    "a row that is gone",
    ofTable((rows) => rows.slice(1)),
    ["note この回答票にない項目が1件あります"],
  ),
  edited(
    "a column in between",
    withColumns((cells, blank) => [...cells.slice(0, 7), blank, ...cells.slice(7)]),
    FILLED_TOLD,
    FILLED,
  ),
  edited(
    "columns in another order",
    withColumns((cells) => [...cells].reverse()),
    FILLED_TOLD,
    FILLED,
  ),
  edited(
    "a column that is gone",
    withColumns((cells) => [...cells.slice(0, 9), ...cells.slice(10)]),
    ["note 「要因・数値の説明」の列がありません。", ...FILLED_TOLD],
    FILLED,
  ),
  edited("a table with another name", (sheet) => ({ ...sheet, name: "回答（総務課）" }), FILLED_TOLD, FILLED),
  edited(
    "rows that are hidden",
    ofTable((rows) => rows.map((row) => ({ ...row, isHidden: true }))),
    [...FILLED_TOLD, "手続きの数 ? 非表示になっていた行です。"],
    FILLED,
  ),
  edited(
    "a table that is hidden",
    (sheet) => ({ ...sheet, isHidden: true }),
    ["note 非表示のシート（「数値」）"],
    FILLED,
  ),
  edited(
    "cells of two rows made one",
    (sheet) => ({ ...sheet, merges: [{ top: 4, left: 10, bottom: 5, right: 10 }] }),
    [...FILLED_TOLD, "紙の枚数 「数値」のJ5 × J4と結合されています。"],
    FILLED,
  ),
  edited(
    "a cell of a row made one with blank ones",
    (sheet) => ({ ...sheet, merges: [{ top: 4, left: 10, bottom: 4, right: 11 }] }),
    FILLED_TOLD,
    FILLED,
  ),
  edited(
    "a cell of a row made one with a filled one",
    (sheet) => ({ ...sheet, merges: [{ top: 4, left: 8, bottom: 4, right: 9 }] }),
    [...FILLED_TOLD.slice(0, 2), "手続きの数 「数値」のI4 × H4と結合されています。"],
    FILLED,
  ),
  {
    name: "one table alone",
    make: (sheet) =>
      writeXlsxFile({ ...sheet, sheets: filled(sheet, FILLED).sheets.filter(({ name }) => name === "数値") }),
    told: FILLED_TOLD,
  },
  {
    name: "a copy of the table as it was beside the one that was filled",
    make: (sheet) => {
      const workbook = filled(sheet, FILLED);
      const table = sheet.sheets.find(({ name }) => name === "数値");
      return writeXlsxFile({
        ...workbook,
        sheets: [...workbook.sheets, ...(table ? [{ ...table, name: "数値 (2)" }] : [])],
      });
    },
    told: [
      "手続きの数 × 同じ項目の行が「数値 (2)」の4行目にもあります。",
      ...FILLED_TOLD,
      "手続きの数 × 同じ項目の行が「数値」の4行目にもあります。",
    ],
  },
];

const SAVED: readonly ReturnedCase[] = [
  patched("a formula with its result", { [FIGURES]: cell("H4", "<f>1000+1000</f><v>2000</v>") }, FILLED_TOLD),
  patched("a formula without its result", { [FIGURES]: cell("H4", "<f>A1</f>") }, [
    "手続きの数 回答の種類  → 実績",
    "手続きの数 「数値」のH4 × セルがエラー（#N/A）になっています。",
    "手続きの数 いつの時点の値か  → 令和8年3月31日",
  ]),
  patched("an error cell", { [FIGURES]: cell("H4", "<v>#REF!</v>", "e") }, [
    "手続きの数 回答の種類  → 実績",
    "手続きの数 「数値」のH4 × セルがエラー（#REF!）になっています。",
    "手続きの数 いつの時点の値か  → 令和8年3月31日",
  ]),
  patched(
    "strings inside their cells",
    { [FIGURES]: cell("H4", "<is><t>2,000手続き</t></is>", "inlineStr") },
    FILLED_TOLD,
  ),
  patched(
    "a text of several looks",
    { [FIGURES]: cell("H4", "<is><r><t>2,0</t></r><r><rPr><b/></rPr><t>00</t></r></is>", "inlineStr") },
    FILLED_TOLD,
  ),
  patched(
    "a number kept to the last bit",
    { [FIGURES]: cell("H4", "<v>1999.9999999999998</v>") },
    FILLED_TOLD,
  ),
  patched(
    "days counted from 1904",
    {
      "xl/workbook.xml": (xml) =>
        xml
          .replace(/<workbookPr[^>]*\/?>/, "")
          .replace(/<(bookViews|sheets)>/, '<workbookPr date1904="1"/><$1>'),
      [FIGURES]: (xml) => xml.replaceAll("<v>46112</v>", "<v>44650</v>"),
    },
    FILLED_TOLD,
    { 手続きの数: { [ACTUAL]: 2000, [KIND]: "実績", [DAY]: { day: "2026-03-31" } } },
  ),
  patched(
    "a day with a time",
    { [FIGURES]: (xml) => xml.replace("<v>46112</v>", "<v>46112.75</v>") },
    FILLED_TOLD,
    {
      手続きの数: { [ACTUAL]: 2000, [KIND]: "実績", [DAY]: { day: "2026-03-31" } },
    },
  ),
  patched(
    "returns of the carriage in a text",
    { [STRINGS]: (xml) => xml.replace("R8.3.31", "R8.3.31_x000D_\n") },
    FILLED_TOLD,
  ),
  patched(
    "a comment on a cell",
    {
      "xl/worksheets/_rels/sheet2.xml.rels": () =>
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>',
      "xl/comments1.xml": () =>
        '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>総務課</author></authors><commentList><comment ref="H4" authorId="0"><text><t>速報です</t></text></comment></commentList></comments>',
    },
    ["note 「数値」のH4のコメントは取り込みません：「速報です」", ...FILLED_TOLD],
  ),
  csv("CSV in UTF-8 with its mark", "数値", utf8, [...FILLED_TOLD], FILLED),
  csv("CSV in UTF-8 without its mark", "数値", (rows) => utf8(rows).subarray(3), [...FILLED_TOLD], FILLED),
  csv(
    "CSV as older Windows saves it",
    "数値",
    (rows) => writeCsv(rows, "cp932") as Uint8Array,
    FILLED_TOLD,
    FILLED,
  ),
  csv(
    "a table copied with tabs",
    "数値",
    (rows) =>
      strToU8(rows.map((row) => row.map((each) => each.replaceAll("\n", " ")).join("\t")).join("\r\n")),
    FILLED_TOLD,
    FILLED,
  ),
  csv("CSV of the initiatives", "取組", utf8, ["申請書の電子化 状況  → 準備中"], {
    申請書の電子化: { 状況: "準備中" },
  }),
  csv("CSV of the instructions", "記入のしかた", utf8, [`file × ${NO_FORM}`], {}),
];

const DAMAGED: readonly ReturnedCase[] = [
  bytes("nothing in the file", new Uint8Array(), "ファイルが空です。"),
  damaged("cut off in the middle", (file) => file.subarray(0, file.length / 2), BROKEN),
  damaged("cut off at the end", (file) => file.subarray(0, -10), BROKEN),
  damaged("cut off at the beginning", (file) => file.subarray(40), OTHER),
  damaged(
    "bytes changed in its parts",
    (file) => file.map((byte, i) => (i > 200 && i < 4000 ? byte ^ 0x55 : byte)),
    BROKEN,
  ),
  patched("without its workbook", { "xl/workbook.xml": () => null }, [`file × ${BROKEN}`]),
  patched("without its table", { [FIGURES]: () => null }, [`file × ${BROKEN}`]),
  patched("without its list of parts", { "[Content_Types].xml": () => null }, [`file × ${OTHER}`]),
  patched("without its relations", { "_rels/.rels": () => null }, [`file × ${BROKEN}`]),
  patched(
    "with entities in it",
    { [STRINGS]: (xml) => xml.replace("<sst", '<!DOCTYPE sst [<!ENTITY a "b">]><sst') },
    [`file × ${BROKEN}`],
  ),
  bytes(
    "an old Excel file",
    Buffer.from(`d0cf11e0a1b11ae1${"00".repeat(1000)}`, "hex"),
    "古い形式（.xls）のファイルです。",
  ),
  bytes(
    "a file with a password",
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
    "パスワードがかかっています。",
  ),
  bytes("a program with another name", strToU8("MZ\u0090\u0000\u0003"), OTHER),
  bytes("a PDF with another name", strToU8("%PDF-1.7\n"), OTHER),
  bytes("a Word document with another name", zipSync({ "word/document.xml": strToU8("<w/>") }), OTHER),
  bytes(
    "a web page with another name",
    strToU8("<html><table><tr><td>手続きの数</td></tr></table></html>"),
    NO_FORM,
  ),
  bytes(
    "a text in UTF-16",
    Buffer.from("\uFEFF手続きの数,2000", "utf16le"),
    "A1のセルの文字コードを読み取れません",
  ),
  bytes("quotes that do not end", strToU8('a,b\n"c,d\n'), "A2のセルの引用符"),
  bytes(
    "a byte that no encoding has",
    Buffer.concat([encodeCp932("手続き\r\n紙\r\n") as Uint8Array, Buffer.from([0xfd])]),
    "A3のセルの文字コードを読み取れません",
  ),
];

export const RETURNED_CASES: readonly ReturnedCase[] = [...TYPED, ...REARRANGED, ...SAVED, ...DAMAGED];
/** Those that somebody damaged. */
export const DAMAGED_COUNT = DAMAGED.length;
