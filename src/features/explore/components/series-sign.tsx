/** By which a KPI is known in chart, legend and table: a colour, a shape and a letter, so that none of them stands alone. */

import type { MarkerLook } from "../model/line-looks";

/** ≥ 3:1 on white. */
const COLOURS = ["#0017c1", "#ac3e00", "#197a4b", "#8b008b", "#5c4a00"] as const;
const LETTERS = "ABCDE";

export function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length] ?? "#0017c1";
}

export function letterOf(index: number): string {
  return LETTERS[index % LETTERS.length] ?? "";
}

export function SeriesMarker({
  index,
  x,
  y,
  look,
}: {
  index: number;
  x: number;
  y: number;
  look: MarkerLook;
}) {
  return (
    <path
      d={outline(index, x, y)}
      fill={look === "solid" ? colourOf(index) : "#ffffff"}
      stroke={colourOf(index)}
      strokeWidth={2}
      strokeDasharray={look === "dashed" ? "3 2" : undefined}
      className={look === "solid" ? "is-solid" : "is-hollow"}
    />
  );
}

/** Circle, square, triangle, diamond, hourglass; of about the same weight. */
function outline(index: number, x: number, y: number): string {
  switch (index % COLOURS.length) {
    case 0:
      return `M${x - 6},${y}a6,6 0 1,0 12,0a6,6 0 1,0 -12,0z`;
    case 1:
      return `M${x - 5.5},${y - 5.5}h11v11h-11z`;
    case 2:
      return `M${x},${y - 7}l7,12.5h-14z`;
    case 3:
      return `M${x},${y - 7.5}l7.5,7.5l-7.5,7.5l-7.5,-7.5z`;
    default:
      return `M${x - 6},${y - 6.5}h12l-12,13h12z`;
  }
}

/** Beside the KPI's name. */
export function SeriesSign({ index }: { index: number }) {
  return (
    <span className="inline-flex items-center gap-1 font-bold">
      <svg viewBox="0 0 18 18" className="share-chart size-[1.125rem] flex-none" aria-hidden="true">
        <SeriesMarker index={index} x={9} y={9} look="solid" />
      </svg>
      {letterOf(index)}
    </span>
  );
}
