/** Past figures: cells of a city's own table as answers to a KPI's or a metric's year, each with its address. */
import type { PlanDefinition } from "@/domain/plan/definition";
import { isSurveyed, kpiInYear } from "@/domain/plan/editions";
import { type FigureOfPlan, listFigures } from "@/domain/plan/figures";
import { askingPlans } from "@/domain/plan/lead";
import { checkQuantityForKpi, type QuantityFault } from "@/domain/plan/quantity";
import { coversYear, isRunning } from "@/domain/plan/years";
import type { ReportContent } from "@/domain/reports/report";
import { MAX_REPORT_TEXT } from "@/domain/reports/submission";
import type { DecimalString } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYearRange } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { nameKey } from "@/domain/shared/names";
import { cleanText, withoutUnseen } from "@/domain/shared/typed-text";
import { readDay } from "./day-text";
import { readFiscalYear } from "./fiscal-year-text";
import { type ColumnRole, type ColumnRoles, cellAddress, type TableRow } from "./past-figure-columns";

/** A figure of a year that is over, as it would be handed in. */
export interface PastFigure {
  /** B12: where the figure stands. */
  readonly address: string;
  readonly kpiId: KpiId;
  readonly fy: FiscalYear;
  /** The KPI, or the metric read as one, with every edition of its terms. */
  readonly of: FigureOfPlan;
  readonly actual: DecimalString;
  readonly content: ReportContent;
}

export type PastFigureFault =
  | { readonly kind: "no_item" | "broken_text" }
  | { readonly kind: "unknown_item" | "no_year" | "error_cell" | "no_such_date"; readonly text: string }
  | { readonly kind: "several_items"; readonly text: string; readonly ids: readonly string[] }
  /** The year runs; no plan has the item in it; it is not surveyed then. */
  | { readonly kind: "year_runs" | "no_plan" | "not_surveyed"; readonly fy: FiscalYear }
  | { readonly kind: "unreadable"; readonly fault: QuantityFault }
  | { readonly kind: "future_date" }
  | { readonly kind: "too_long"; readonly length: number }
  /** That year's figure stands in another cell already. */
  | { readonly kind: "twice"; readonly address: string };

/** What cannot be taken, and where. */
export interface FaultyCell {
  readonly address: string;
  readonly fault: PastFigureFault;
}

export interface PastFiguresRead {
  readonly figures: readonly PastFigure[];
  readonly faults: readonly FaultyCell[];
}

export interface AskingPlan {
  readonly definition: PlanDefinition;
  readonly closedOn: IsoDate | null;
}

/**
 * Reads the rows below the heading. Blank figures are passed over: they take nothing away. What cannot be read is told by
 * its address, and keeps nothing else from being read.
 * @param head place of the heading in `rows`
 * @param today ISO date in Asia/Tokyo
 */
export function readPastFigures(
  rows: readonly TableRow[],
  head: number,
  roles: ColumnRoles,
  plans: readonly AskingPlan[],
  today: IsoDate,
): PastFiguresRead {
  const items = itemsOf(plans);
  const headings = rows[head]?.cells ?? [];
  const yearOf = roles.map((role, at) =>
    role === "figureOfYear" ? readFiscalYear(headings[at]?.text ?? "") : null,
  );
  const figures: PastFigure[] = [];
  const faults: FaultyCell[] = [];
  const seen = new Map<string, string>();
  for (const row of rows.slice(head + 1)) {
    for (const { column, fy } of figureCells(row, roles, yearOf)) {
      const address = cellAddress(column, row.no);
      const read = readCell({ row, roles, items, today }, column, fy);
      if ("fault" in read) {
        faults.push(read);
        continue;
      }
      const key = `${read.kpiId}/${read.fy}`;
      const first = seen.get(key);
      if (first === undefined) figures.push(read);
      else faults.push({ address, fault: { kind: "twice", address: first } });
      seen.set(key, first ?? address);
    }
  }
  return { figures, faults };
}

/** The cells of a row that hold a figure; `fy` null: the year stands in the row. */
function figureCells(row: TableRow, roles: ColumnRoles, yearOf: readonly (FiscalYear | null)[]) {
  return roles.flatMap((role, column) => {
    if (role !== "figure" && role !== "figureOfYear") return [];
    const text = row.cells[column]?.text ?? "";
    return isBlankFigure(withoutUnseen(text)) ? [] : [{ column, fy: yearOf[column] ?? null }];
  });
}

/** In a table a lone dash stands where there is no figure. */
function isBlankFigure(text: string): boolean {
  return /^[\s\-‐‑‒–—―−ー─━－]*$/u.test(text);
}

interface RowContext {
  readonly row: TableRow;
  readonly roles: ColumnRoles;
  readonly items: Items;
  readonly today: IsoDate;
}

function readCell(
  context: RowContext,
  column: number,
  yearOfColumn: FiscalYear | null,
): PastFigure | FaultyCell {
  const { row, roles, items, today } = context;
  const cell = (role: ColumnRole) => {
    const at = roles.indexOf(role);
    return {
      address: cellAddress(Math.max(at, 0), row.no),
      text: cleanText(row.cells[at]?.text ?? "").trim(),
    };
  };
  const address = cellAddress(column, row.no);
  const strange = strangeCell(row, roles, column);
  if (strange) return strange;
  const [item, year] = [cell("item"), cell("year")];
  const fy = yearOfColumn ?? readFiscalYear(year.text);
  if (fy === null) return { address: year.address, fault: { kind: "no_year", text: year.text } };
  const found = items.find(item.text, fy);
  if ("kind" in found) return { address: item.address, fault: found };
  if (isRunning(fy, today)) return { address, fault: { kind: "year_runs", fy } };
  const of = items.inYear(found.id, fy);
  if (of === null) return { address, fault: { kind: "no_plan", fy } };
  if (!isSurveyed(of.kpi, fy)) return { address, fault: { kind: "not_surveyed", fy } };
  const actualText = cleanText(row.cells[column]?.text ?? "").trim();
  const quantity = checkQuantityForKpi(actualText, kpiInYear(of.kpi, fy));
  if (!quantity.ok) return { address, fault: { kind: "unreadable", fault: quantity } };
  if (quantity.value === null) return { address, fault: { kind: "unreadable", fault: { reason: "dash" } } };
  const asOf = cell("asOf");
  const day = asOf.text === "" ? fiscalYearRange(fy).end : readDay(asOf.text);
  if (day === null) return { address: asOf.address, fault: { kind: "no_such_date", text: asOf.text } };
  if (day > today) return { address: asOf.address, fault: { kind: "future_date" } };
  const texts = [cell("reason"), cell("nextStep"), cell("basisNote")] as const;
  const long = texts.find(({ text }) => [...text].length > MAX_REPORT_TEXT);
  if (long) return { address: long.address, fault: { kind: "too_long", length: [...long.text].length } };
  const [reason = "", nextStep = "", basisNote = ""] = texts.map(({ text }) => text);
  const actual = quantity.value;
  const content: ReportContent = {
    actualText,
    actual,
    figureStatus: "final",
    missing: null,
    asOf: day,
    basisNote,
    reason,
    nextStep,
    warningNote: "",
  };
  return { address, kpiId: of.kpi.id, fy, of, actual, content };
}

/** A cell of the row that is taken and holds #REF! or what is left of a broken character. */
function strangeCell(row: TableRow, roles: ColumnRoles, column: number): FaultyCell | null {
  for (const [at, role] of roles.entries()) {
    const cell = row.cells[at];
    if (role === null || cell === undefined || (role === "figureOfYear" && at !== column)) continue;
    const address = cellAddress(at, row.no);
    if (cell.kind === "error") return { address, fault: { kind: "error_cell", text: cell.text } };
    if (isBroken(cell.text)) return { address, fault: { kind: "broken_text" } };
  }
  return null;
}

/** U+FFFD is written where a character was lost already; half of a pair is none; a NUL is no text. */
function isBroken(text: string): boolean {
  return text.includes("\0") || /[\u{FFFD}\p{Surrogate}]/u.test(text);
}

interface Items {
  readonly find: (text: string, fy: FiscalYear) => { readonly id: KpiId } | PastFigureFault;
  /** As the plan reads it that asks for it in that year; null where none does. */
  readonly inYear: (id: KpiId, fy: FiscalYear) => FigureOfPlan | null;
}

/** The KPIs and metrics of all plans, by their ids and by their names as names are compared. */
function itemsOf(plans: readonly AskingPlan[]): Items {
  const figures = askingPlans(plans).flatMap(({ definition: plan }) =>
    listFigures(plan).map((placed): FigureOfPlan => ({ ...placed, plan })),
  );
  const byId = Map.groupBy(figures, ({ kpi }) => kpi.id);
  const byName = Map.groupBy(figures, ({ kpi }) => tableKey(kpi.name));
  const inYear: Items["inYear"] = (id, fy) => byId.get(id)?.find(({ plan }) => coversYear(plan, fy)) ?? null;
  return {
    inYear,
    find: (text, fy) => {
      if (text === "") return { kind: "no_item" };
      const own = byId.get(text.normalize("NFKC").toLowerCase() as KpiId)?.[0];
      if (own) return { id: own.kpi.id };
      const named = [...new Set((byName.get(tableKey(text)) ?? []).map(({ kpi }) => kpi.id))];
      // The next plan may ask the same again under another id: the year tells which is meant.
      const asked = named.filter((id) => inYear(id, fy) !== null);
      const [id, ...others] = asked.length > 0 ? asked : named;
      if (id === undefined) return { kind: "unknown_item", text };
      return others.length === 0 ? { id } : { kind: "several_items", text, ids: [id, ...others] };
    },
  };
}

/** In a narrow column a name is broken by hand, in the middle of a word. */
function tableKey(name: string): string {
  return nameKey(name).replaceAll(" ", "");
}
