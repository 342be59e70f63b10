/** What the geometry and the labels of a chart share. */
import type { PlanDefinition } from "@/domain/plan/definition";
import type { SeriesPart } from "@/domain/reports/joined-series";
import type { MarkedYear, SeriesPlan } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";

/** One plan's part of a series that runs through several plans. */
export type ChartPart = SeriesPart<SeriesPlan & Pick<PlanDefinition, "id" | "name">, MarkedYear>;

/** `narrow`: three beside one another on a projector, with the same letters as `small`. */
export type ChartSize = "narrow" | "small" | "large";

export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type ChartLabelKind = "value" | "planned" | "target" | "note";

export interface ChartLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly kind: ChartLabelKind;
  readonly anchor: "start" | "middle" | "end";
}

export interface Point {
  readonly fy: FiscalYear;
  /** On the axis of its panel. */
  readonly value: number;
  readonly panel: number;
  readonly text: string;
}

/** `type`: the largest size that the stylesheet gives the chart's texts, on a narrow screen. */
export const FRAME = {
  narrow: { width: 240, height: 184, left: 4, right: 4, top: 46, bottom: 22, line: 14, type: 14.2, dot: 4 },
  small: { width: 320, height: 184, left: 4, right: 4, top: 46, bottom: 22, line: 14, type: 14.2, dot: 4 },
  large: { width: 480, height: 330, left: 54, right: 8, top: 56, bottom: 30, line: 20, type: 19.6, dot: 5 },
} as const;

/** Where the units and the words of a trend stand, above the plot. */
export const HEAD_Y = 12;

/** One decimal: a tenth of a unit is not seen, and the bytes are. */
export const round = (value: number): number => Math.round(value * 10) / 10;
