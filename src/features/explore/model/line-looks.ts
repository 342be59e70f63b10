import type { Drawn } from "./chart-data";

/** `solid`: a figure that stands. `hollow`: one that is tried. `dashed`: one that nobody approved yet. */
export type MarkerLook = "solid" | "hollow" | "dashed";

/** How each line is drawn; the legend draws its samples by the same. */
export const LINE_LOOKS: Record<Drawn, { width: number; dash?: string; marker: MarkerLook | null }> = {
  measured: { width: 3, marker: "solid" },
  working: { width: 0, marker: "dashed" },
  trial: { width: 2.5, dash: "9 5", marker: "hollow" },
  guide: { width: 2, dash: "1 4", marker: null },
  landing: { width: 1.5, dash: "10 4 2 4", marker: null },
  planned: { width: 0, marker: null },
};

/** By which a KPI is known in chart, legend and table, beside its shape. ≥ 3:1 on white. */
const COLOURS = ["#0017c1", "#ac3e00", "#197a4b", "#8b008b", "#5c4a00"] as const;
const LETTERS = "ABCDE";

export function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length] ?? "#0017c1";
}

export function letterOf(index: number): string {
  return LETTERS[index % LETTERS.length] ?? "";
}
