/** Past figures: which column of somebody's table holds what, as a city's own workbook heads them. */

import type { SheetCell } from "@/domain/imports/cells/cell";
import { readFiscalYear } from "@/domain/imports/cells/fiscal-year-text";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { nameKey } from "@/domain/shared/names";
import { isWholeText } from "@/domain/shared/typed-text";

/** A row of a table: its number as the spreadsheet shows it, and its cells from column A on. */
export interface TableRow {
  readonly no: number;
  readonly cells: readonly SheetCell[];
}

/**
 * `item`: the name or the id of a KPI or a metric. `figureOfYear`: the figures of the year that the heading names, where
 * years are columns; else `year` and `figure` stand in a row together.
 */
export const COLUMN_ROLES = [
  "item",
  "year",
  "figure",
  "figureOfYear",
  "asOf",
  "reason",
  "nextStep",
  "basisNote",
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** What each column holds, from column A on; null: nothing that is taken. */
export type ColumnRoles = readonly (ColumnRole | null)[];

/** Headings by what they say: the role, and words for it, the surest first. A role may come more than once. */
export type HeadingWords = readonly (readonly [Exclude<ColumnRole, "figureOfYear">, readonly string[]])[];

/** What headings are compared by. */
function headingKey(heading: string): string {
  return nameKey(heading).toLowerCase().replaceAll(" ", "");
}

/** Roles by what the headings say. Each but `figureOfYear` is given once, to the surest heading. */
export function suggestRoles(headings: readonly string[], known: HeadingWords): ColumnRoles {
  const keys = headings.map(headingKey);
  const roles: (ColumnRole | null)[] = headings.map(() => null);
  for (const [role, words] of known) {
    if (roles.includes(role)) continue;
    const place = words
      .map((word) => keys.indexOf(headingKey(word)))
      .find((at) => at !== -1 && roles[at] === null);
    if (place !== undefined) roles[place] = role;
  }
  if (roles.includes("year") && roles.includes("figure")) return roles;
  // Years as columns: a lone 年度 or 値 beside them is no part of the table that is read.
  const years = headings.map(readFiscalYear);
  if (years.every((fy) => fy === null)) return roles;
  return roles.map((role, at) =>
    years[at] !== null ? "figureOfYear" : role === "year" || role === "figure" ? null : role,
  );
}

/** How far down a heading is looked for: titles and notes stand above it. */
const HEAD_WITHIN = 20;

/** The place in `rows` of the row that is most like a heading; 0 where none is. */
export function findHeadRow(rows: readonly TableRow[], known: HeadingWords): number {
  const counts = rows.slice(0, HEAD_WITHIN).map((row) => {
    const roles = suggestRoles(headingsOf(row), known);
    return new Set(roles.filter((role) => role !== null)).size;
  });
  const most = Math.max(0, ...counts);
  return most < 2 ? 0 : counts.indexOf(most);
}

export function headingsOf(row: TableRow | undefined): string[] {
  return (row?.cells ?? []).map(({ text }) => text);
}

/** What is remembered of a choice: a heading's role, and that of all columns of years together. */
export interface RememberedRoles {
  readonly byHeading: Readonly<Record<string, ColumnRole | null>>;
}

/** Years come and go with every edition of a workbook: all of them are one heading. */
const ANY_YEAR = "*";

function rememberedKeys(headings: readonly string[]): string[] {
  return headings.map((heading) => (readFiscalYear(heading) === null ? headingKey(heading) : ANY_YEAR));
}

/** What tables with the same headings have in common, in whatever order and with whichever years. */
export function headingSet(headings: readonly string[]): string {
  return [...new Set(rememberedKeys(headings))]
    .filter((key) => key !== "")
    .sort()
    .join("\n");
}

export function toRemember(headings: readonly string[], roles: ColumnRoles): RememberedRoles {
  const keys = rememberedKeys(headings);
  const byHeading: Record<string, ColumnRole | null> = Object.create(null);
  for (const [at, key] of keys.entries()) {
    // Of several columns with one heading, years among them, one that is taken stands for all.
    if (key !== "") byHeading[key] ??= roles[at] ?? null;
  }
  return { byHeading: { ...byHeading } };
}

export function fromRemembered(headings: readonly string[], { byHeading }: RememberedRoles): ColumnRoles {
  const known = new Map(Object.entries(byHeading));
  const roles = rememberedKeys(headings).map((key) => known.get(key) ?? null);
  return roles.map((role, at) => (role === "figureOfYear" || roles.indexOf(role) === at ? role : null));
}

/** What keeps a choice of columns from being read. */
export type RolesFault =
  | { readonly kind: "no_item" | "no_figures" | "year_without_figure" | "figure_without_year" | "both_ways" }
  | { readonly kind: "twice"; readonly role: ColumnRole }
  /** A heading lost a character on its way. */
  | { readonly kind: "broken_heading"; readonly column: number }
  /** The heading of a column of figures names no year. */
  | { readonly kind: "no_year_in_heading"; readonly column: number; readonly heading: string }
  /** Two columns of figures are of one year. */
  | { readonly kind: "same_year"; readonly column: number; readonly fy: FiscalYear };

/** Empty where the columns can be read. @param headings from column A on */
export function rolesFaults(headings: readonly string[], roles: ColumnRoles): RolesFault[] {
  const has = (role: ColumnRole) => roles.includes(role);
  const faults: RolesFault[] = headings.flatMap((heading, column): RolesFault[] =>
    isWholeText(heading) ? [] : [{ kind: "broken_heading", column }],
  );
  if (!has("item")) faults.push({ kind: "no_item" });
  if (has("figureOfYear") && (has("year") || has("figure"))) faults.push({ kind: "both_ways" });
  else if (has("year") && !has("figure")) faults.push({ kind: "year_without_figure" });
  else if (has("figure") && !has("year")) faults.push({ kind: "figure_without_year" });
  else if (!has("figure") && !has("figureOfYear")) faults.push({ kind: "no_figures" });
  for (const role of COLUMN_ROLES) {
    if (role !== "figureOfYear" && roles.filter((each) => each === role).length > 1) {
      faults.push({ kind: "twice", role });
    }
  }
  const years = new Set<FiscalYear>();
  for (const [column, role] of roles.entries()) {
    if (role !== "figureOfYear") continue;
    const heading = headings[column] ?? "";
    const fy = readFiscalYear(heading);
    if (fy === null) faults.push({ kind: "no_year_in_heading", column, heading });
    else if (years.has(fy)) faults.push({ kind: "same_year", column, fy });
    else years.add(fy);
  }
  return faults;
}
