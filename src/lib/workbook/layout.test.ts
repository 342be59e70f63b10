import { describe, expect, it } from "vitest";
import { exactNumber, figureCell, figureWidth, sheetName, tableSheet, textCell } from "./layout";

describe("a cell for people", () => {
  it("keeps a figure a number, with its unit as the format: a negative one too", () => {
    expect(figureCell({ value: "-1234.5", decimals: 1, suffix: "千枚", text: "−1,234.5千枚" })).toMatchObject(
      {
        value: -1234.5,
        look: { format: '#,##0.0"千枚";"−"#,##0.0"千枚"' },
      },
    );
  });

  it("writes as text what no spreadsheet keeps exactly, and a unit that no format can say", () => {
    const long = { value: "1234567890123456", decimals: 0, suffix: "件", text: "1,234,567,890,123,456件" };
    expect(figureCell(long).value).toBe("1,234,567,890,123,456件");
    expect(figureCell({ value: "5", decimals: 0, suffix: '"', text: '5"' }).value).toBe('5"');
    expect(exactNumber("0.000001")).toBe(0.000001);
    expect(exactNumber("2026-03-31")).toBeNull();
  });

  it("is blank where there is nothing, and never begins as a formula", () => {
    expect([null, "", "=1+1", "＠SUM(A1)", "－"].map((text) => textCell(text).value)).toEqual([
      null,
      null,
      "'=1+1",
      "'＠SUM(A1)",
      "－",
    ]);
  });
});

it("names sheets as Excel allows: no sign of addresses, 31 characters, no name twice", () => {
  expect(sheetName("DX推進計画（第2期）")).toBe("DX推進計画（第2期）");
  expect(sheetName("a/b:c[1]*?\\'")).toBe("a b c 1");
  expect(sheetName("あ".repeat(40))).toBe("あ".repeat(31));
  expect(sheetName("計画", ["計画"])).toBe("計画(2)");
  expect(sheetName("あ".repeat(40), ["あ".repeat(31)])).toBe(`${"あ".repeat(28)}(2)`);
  expect(sheetName("//")).toBe("表");
});

it("gives figures room: a number without it is shown as ####", () => {
  const figure = figureCell({ value: "-1234.5", decimals: 1, suffix: "千枚", text: "−1,234.5千枚" });
  expect(figureWidth(figure)).toBe(14);
  const column = { title: "実績", width: 5 };
  const { columns } = tableSheet({ name: "表", lines: [], columns: [column, column], rows: [[figure]] });
  expect(columns.map(({ width }) => width)).toEqual([14, 5]);
});

it("puts a table under its title, its heads in sight and on every printed page", () => {
  const sheet = tableSheet({
    name: "表",
    lines: ["題名", "但し書き"],
    columns: [
      { title: "指標", width: 30 },
      { title: "実績", width: 12 },
    ],
    rows: [[textCell("a"), textCell("b")]],
  });
  expect(sheet.rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([
    ["題名", null],
    ["但し書き", null],
    ["指標", "実績"],
    ["a", "b"],
  ]);
  expect(sheet.frozen).toEqual({ rows: 3, columns: 1 });
  expect(sheet.page?.heads).toEqual({ from: 3, to: 3 });
  expect(sheet.merges).toEqual([
    { top: 1, left: 1, bottom: 1, right: 2 },
    { top: 2, left: 1, bottom: 2, right: 2 },
  ]);
});
