import { makeKpi, makeProceduresKpi } from "@tests/fixtures/kpi";
import { expect, it } from "vitest";
import { compareThree, kindOfItem } from "@/domain/imports/preview";
import { decimalString } from "@/domain/shared/decimal";
import { cellAddress, type SheetCell } from "./cell";
import { readChoiceCell, readTextCell } from "./choice";
import { readDayCell } from "./day";
import { readFigureCell } from "./figure";

const text = (typed: string): SheetCell => ({ kind: "text", text: typed });
const PROCEDURES = makeProceduresKpi();
const SHARE = makeKpi({ unit: "%", decimals: 1, upperLimit: decimalString("100") });

it.each([
  [1, 1, "A1"],
  [7, 26, "Z7"],
  [2, 27, "AA2"],
  [20_000, 256, "IV20000"],
])("calls row %s, column %s %s", (row, column, address) => {
  expect(cellAddress(row, column)).toBe(address);
});

it.each([
  "令和8年3月31日",
  "令和８年３月３１日",
  "R8.3.31",
  "R8/3/31",
  "r8-03-31",
  "Ｒ８．３．３１",
  "令8.3.31",
  "令和8年3月末",
  "令和8年3月末日現在",
  "令和 8年 3月 31日（火）",
  "2026/3/31",
  "2026-03-31",
  "2026年3月31日時点",
  "20260331",
])("reads %s as the last day of the fiscal year 2025", (typed) => {
  expect(readDayCell(text(typed))).toEqual({ ok: true, value: "2026-03-31" });
});

it("reads cells that are dates, the first year of an era, and nothing", () => {
  expect(readDayCell({ kind: "date", text: "2026-03-31" })).toEqual({ ok: true, value: "2026-03-31" });
  expect(readDayCell({ kind: "date", text: "2026-03-31T12:00" })).toEqual({ ok: true, value: "2026-03-31" });
  expect(readDayCell(text("令和元年5月1日"))).toEqual({ ok: true, value: "2019-05-01" });
  expect(readDayCell(text("H31.4.30"))).toEqual({ ok: true, value: "2019-04-30" });
  for (const blank of ["", " ", "　", "－", "-", "―"]) {
    expect(readDayCell(text(blank))).toEqual({ ok: true, value: null });
  }
});

it.each([
  ["3月31日", "day_without_year"],
  ["3/31", "day_without_year"],
  ["令和8年2月30日", "no_such_day"],
  ["平成40年3月31日", "no_such_day"],
  ["2026/13/1", "no_such_day"],
  ["令和8年度末", "not_a_day"],
  ["年度末", "not_a_day"],
  ["46112", "not_a_day"],
])("does not guess the day that %s means", (typed, reason) => {
  expect(readDayCell(text(typed))).toEqual({ ok: false, fault: { reason, text: typed } });
});

it.each([
  ["2000", "2,000"],
  ["２，０００", "2,000"],
  ["2,000手続き", "2,000"],
  ["2,000手続", "2,000"],
  ["２０００　手続き", "2,000"],
])("reads the figure %s", (typed, kept) => {
  expect(readFigureCell(text(typed), PROCEDURES)).toMatchObject({
    ok: true,
    value: { text: kept, value: "2000" },
  });
});

it("reads a percentage, and a dash as nothing", () => {
  expect(readFigureCell({ kind: "number", text: "76.2%" }, SHARE)).toMatchObject({
    ok: true,
    value: { value: "76.2" },
  });
  expect(readFigureCell(text("76.2％"), SHARE)).toMatchObject({ ok: true, value: { value: "76.2" } });
  for (const none of ["", "－", "-", "ー", "―"]) {
    expect(readFigureCell(text(none), SHARE)).toEqual({ ok: true, value: null });
  }
});

it.each([
  [
    { kind: "error", text: "#REF!" },
    { reason: "error_value", code: "#REF!" },
  ],
  [{ kind: "date", text: "2026-03-01" }, { reason: "day_for_figure" }],
  [
    text("2,000件"),
    { reason: "figure", fault: { ok: false, reason: "wrong_unit", tail: "件", unit: "手続き" } },
  ],
  [text("約2,000"), { reason: "figure", fault: { ok: false, reason: "not_a_number" } }],
  [
    text("76.2%"),
    { reason: "figure", fault: { ok: false, reason: "wrong_unit", tail: "%", unit: "手続き" } },
  ],
] as const)("does not guess the figure that %o means", (cell, fault) => {
  expect(readFigureCell(cell, PROCEDURES)).toEqual({ ok: false, fault });
});

it("reads a choice however wide it was typed, and refuses another word by naming the choices", () => {
  const words = { completed: "完了", under_way: "実施中" };
  expect(readChoiceCell(text(" 完了　"), words)).toEqual({ ok: true, value: "completed" });
  expect(readChoiceCell(text("－"), words)).toEqual({ ok: true, value: null });
  expect(readChoiceCell(text("済"), words)).toEqual({
    ok: false,
    fault: { reason: "not_a_choice", text: "済", choices: ["完了", "実施中"] },
  });
});

it("keeps a text without what nobody sees, and refuses a broken one", () => {
  expect(readTextCell(text("\u0001前年度から\r\n増えた\u200B "))).toEqual({
    ok: true,
    value: "前年度から\n増えた",
  });
  expect(readTextCell(text("髙\uFFFD山"))).toEqual({ ok: false, fault: { reason: "broken_text" } });
  expect(readTextCell(text("\uD800"))).toEqual({ ok: false, fault: { reason: "broken_text" } });
});

it("refuses a NUL in every kind of cell: without it 1 and 2 would read as 12", () => {
  const refused = { ok: false, fault: { reason: "broken_text" } };
  expect(readTextCell(text("x\0y"))).toEqual(refused);
  expect(readFigureCell(text("1\x002"), PROCEDURES)).toEqual(refused);
  expect(readDayCell(text("R8.3.3\x001"))).toEqual(refused);
  expect(readChoiceCell(text("完\0了"), { completed: "完了" })).toEqual(refused);
});

it.each(["#REF!", "#N/A", "#NAME?", "#DIV/0!", "Err:502"])("refuses %s that a CSV has as a text", (code) => {
  const refused = { ok: false, fault: { reason: "error_value", code } };
  expect(readFigureCell(text(code), PROCEDURES)).toEqual(refused);
  expect(readDayCell(text(code))).toEqual(refused);
  expect(readTextCell(text(` ${code} `))).toEqual(refused);
});

it("takes a lone dash for nothing, whatever the field, and leaves one in a sentence", () => {
  for (const dash of ["－", "-", "―", "ー", "——"]) {
    expect(readTextCell(text(dash))).toEqual({ ok: true, value: "" });
    expect(readChoiceCell(text(dash), { completed: "完了" })).toEqual({ ok: true, value: null });
    expect(readDayCell(text(dash))).toEqual({ ok: true, value: null });
  }
  expect(readTextCell(text("特になし－"))).toEqual({ ok: true, value: "特になし－" });
  expect(readTextCell(text("#1 窓口"))).toEqual({ ok: true, value: "#1 窓口" });
});

it("knows 箇所 in the ways that people write it", () => {
  const places = makeKpi({ unit: "箇所", decimals: 0, upperLimit: null });
  for (const typed of ["25箇所", "２５か所", "25カ所", "25ヶ所", "25個所"]) {
    expect(readFigureCell(text(typed), places)).toEqual({ ok: true, value: { text: "25", value: "25" } });
  }
  expect(readFigureCell(text("25件"), places).ok).toBe(false);
});

it.each([
  ["same", "1", "1", "1"],
  ["same", "1", "2", "1"],
  ["same", "1", "2", "2"],
  ["changed", "1", "1", "2"],
  ["both", "1", "2", "3"],
])("says %s of base %s, now %s, file %s", (result, base, now, file) => {
  expect(compareThree({ base, now, file })).toBe(result);
});

it("chooses by the worst that an item has", () => {
  const cell = { address: "F7", field: "実績", before: "1", after: "2" };
  expect(kindOfItem({ cells: [], errors: [] })).toBe("unchanged");
  expect(kindOfItem({ cells: [cell], errors: [] })).toBe("change");
  expect(kindOfItem({ cells: [cell, { ...cell, madeFrom: "0" }], errors: [] })).toBe("conflict");
  expect(
    kindOfItem({
      cells: [
        { ...cell, madeFrom: "0" },
        { ...cell, error: "×" },
      ],
      errors: [],
    }),
  ).toBe("error");
  expect(kindOfItem({ cells: [], errors: ["×"] })).toBe("error");
});
