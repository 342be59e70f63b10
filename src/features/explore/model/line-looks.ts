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
