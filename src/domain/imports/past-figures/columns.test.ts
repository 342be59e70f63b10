import fc from "fast-check";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { HEADING_WORDS } from "@/domain/words/ja/imports/table-headings";
import {
  COLUMN_ROLES,
  findHeadRow,
  fromRemembered,
  headingSet,
  rolesFaults,
  suggestRoles,
  type TableRow,
  toRemember,
} from "./columns";

const suggest = (headings: string[]) => suggestRoles(headings, HEADING_WORDS);

it("finds the columns of a long table by what they are called", () => {
  expect(suggest(["指標名", "年度", "実績値", "時点", "要因", "注記"])).toEqual([
    "item",
    "year",
    "figure",
    "asOf",
    "reason",
    "basisNote",
  ]);
  // A note of a figure is published: what people remark for themselves is taken when somebody says so.
  expect(suggest(["指標名", "R3", "備考"])).toEqual(["item", "figureOfYear", null]);
  expect(suggest(["ＫＰＩ", "年　度", "実 績"])).toEqual(["item", "year", "figure"]);
});

it("takes years as columns, and leaves 計画 and 目標 alone", () => {
  expect(suggest(["柱", "指標", "単位", "R3", "R4実績", "令和5年度", "R5計画", "目標値"])).toEqual([
    null,
    "item",
    null,
    "figureOfYear",
    "figureOfYear",
    "figureOfYear",
    null,
    null,
  ]);
});

it("prefers the id to the name: a name may be there twice", () => {
  expect(suggest(["kpi_name", "kpi_id", "fiscal_year", "actual_value"])).toEqual([
    null,
    "item",
    "year",
    "figure",
  ]);
});

const row = (no: number, ...texts: string[]): TableRow => ({
  no,
  cells: texts.map((text) => ({ kind: text === "" ? "blank" : "text", text })),
});

it("looks for the heading below a title", () => {
  const rows = [row(1, "KPI実績一覧"), row(3, "", "指標", "R3", "R4"), row(4, "", "来館者数", "10", "20")];
  expect(findHeadRow(rows, HEADING_WORDS)).toBe(1);
  expect(findHeadRow([row(1, "x", "y")], HEADING_WORDS)).toBe(0);
  expect(findHeadRow([], HEADING_WORDS)).toBe(0);
});

it("remembers a choice for the next edition of the workbook, in another order and with another year", () => {
  const headings = ["柱", "項目の名", "R3", "R4", "理由書"];
  const roles = [null, "item", "figureOfYear", "figureOfYear", "reason"] as const;
  const remembered = toRemember(headings, roles);
  const next = ["理由書", "項目の名", "柱", "R4", "R5", "R6"];
  expect(headingSet(next)).toBe(headingSet(headings));
  expect(fromRemembered(next, remembered)).toEqual([
    "reason",
    "item",
    null,
    "figureOfYear",
    "figureOfYear",
    "figureOfYear",
  ]);
  expect(headingSet(["項目の名", "R3"])).not.toBe(headingSet(headings));
});

it("gives back what was chosen, whatever the headings are called", () => {
  const heading = fc.constantFrom("__proto__", "constructor", "指標", "R3", "値", "", "ア");
  fc.assert(
    fc.property(
      fc.uniqueArray(heading, { minLength: 1 }),
      fc.constantFrom(...COLUMN_ROLES),
      (headings, role) => {
        const roles = headings.map((text, at) => (at === 0 && text !== "" ? role : null));
        expect(fromRemembered(headings, toRemember(headings, roles))).toEqual(roles);
      },
    ),
  );
});

it("says what is missing or there twice", () => {
  const kinds = (headings: string[], roles: Parameters<typeof rolesFaults>[1]) =>
    rolesFaults(headings, roles).map(({ kind }) => kind);
  expect(kinds(["指標", "年度", "値"], ["item", "year", "figure"])).toEqual([]);
  expect(kinds(["指標", "R3"], ["item", "figureOfYear"])).toEqual([]);
  expect(kinds(["a", "b"], [null, null])).toEqual(["no_item", "no_figures"]);
  expect(kinds(["a", "b"], ["item", "year"])).toEqual(["year_without_figure"]);
  expect(kinds(["a", "b"], ["item", "figure"])).toEqual(["figure_without_year"]);
  expect(kinds(["a", "年度", "R3"], ["item", "year", "figureOfYear"])).toEqual(["both_ways"]);
  expect(kinds(["a", "b", "R3"], ["item", "item", "figureOfYear"])).toEqual(["twice"]);
});

it("wants a year in the heading of figures, and each year once", () => {
  expect(rolesFaults(["指標", "値"], ["item", "figureOfYear"])).toEqual([
    { kind: "no_year_in_heading", column: 1, heading: "値" },
  ]);
  expect(rolesFaults(["指標", "R3", "2021"], ["item", "figureOfYear", "figureOfYear"])).toEqual([
    { kind: "same_year", column: 2, fy: fiscalYear(2021) },
  ]);
});

it("reads no table whose headings lost a character", () => {
  expect(rolesFaults(["指標", "R3\0"], ["item", "figureOfYear"])).toContainEqual({
    kind: "broken_heading",
    column: 1,
  });
  expect(rolesFaults(["指標", "R3", "備\uFFFD"], ["item", "figureOfYear", null])).toEqual([
    { kind: "broken_heading", column: 2 },
  ]);
});
