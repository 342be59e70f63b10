/** A figure as people write it into a cell: 2,000, ２０００, 2,000手続き, a percentage, － for none. */
import { checkQuantityForKpi, type FigureTerms, formatNumber } from "@/domain/plan/quantity";
import { type DecimalString, decimal } from "@/domain/shared/decimal";
import { withoutUnseen } from "@/domain/shared/typed-text";
import type { SheetCell } from "./cell";
import { type CellReading, unreadable } from "./fault";

export interface CellFigure {
  /** As the entry form's field would be typed: it is read by the same door again. */
  readonly text: string;
  readonly value: DecimalString;
}

/** 箇所 as it is written too: か所, カ所, ヶ所, 個所. */
const PLACES = /[かカヵヶケ個]所/gu;
/** What a unit may leave out at its end: 手続 for 手続き, 取組 for 取り組み is another word. */
const KANA_AT_END = /[ぁ-ん]+$/;

/** Blank, and a lone dash, is null. */
export function readFigureCell(cell: SheetCell, terms: FigureTerms): CellReading<CellFigure | null> {
  const fault = unreadable(cell);
  if (fault !== null) return { ok: false, fault };
  if (cell.kind === "date") return { ok: false, fault: { reason: "day_for_figure" } };
  const typed = withKnownUnit(cell.text, terms.unit);
  const read = checkQuantityForKpi(typed, terms, { dashIsBlank: true });
  if (!read.ok) return { ok: false, fault: { reason: "figure", fault: read } };
  if (read.value === null) return { ok: true, value: null };
  return { ok: true, value: { text: written(read.value), value: read.value } };
}

/** The unit as the plan writes it, where it differs in the kana at its end, or in how 箇所 is written, alone. */
function withKnownUnit(text: string, unit: string): string {
  const stem = stemOf(unit.trim());
  const typed = withoutUnseen(text).trim();
  const tail = /[^0-9０-９.,．，\s]*$/.exec(typed)?.[0] ?? "";
  const isUnit = stem !== "" && stemOf(tail) === stem;
  return isUnit ? typed.slice(0, typed.length - tail.length) : text;
}

function stemOf(unit: string): string {
  return unit.normalize("NFKC").replace(PLACES, "箇所").replace(KANA_AT_END, "");
}

function written(value: DecimalString): string {
  return formatNumber(value, decimal(value).decimalPlaces());
}
