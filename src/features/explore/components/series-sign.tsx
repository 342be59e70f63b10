/** By which a KPI is known in chart, legend and table: a colour, a shape and a letter, so that none of them stands alone. */

import { MOST_SHOWN } from "../model/choice";
import { colourOf, letterOf, type MarkerLook } from "../model/line-looks";
import type { OffAxisSign } from "../model/share-shapes";

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
  const shape = outline(index, x, y);
  return (
    <>
      {/* A white edge, so that signs that are close stay apart. */}
      <path d={shape} stroke="#ffffff" strokeWidth={4} className="is-edge" />
      <path
        d={shape}
        fill={look === "solid" ? colourOf(index) : "#ffffff"}
        stroke={colourOf(index)}
        strokeWidth={2}
        strokeDasharray={look === "dashed" ? "3 2" : undefined}
        className={look === "solid" ? "is-solid" : "is-hollow"}
      />
    </>
  );
}

/** The KPI's own sign, and an arrow to where its line goes on, or its figure lies, beyond the axis. */
export function OffAxisMarker({
  index,
  sign: { x, y, tip, turn },
  look = "hollow",
}: {
  index: number;
  sign: OffAxisSign;
  look?: MarkerLook;
}) {
  return (
    <>
      <SeriesMarker index={index} x={x} y={y} look={look} />
      <path
        d="M0,0l-11,-5.5v11z"
        transform={`translate(${tip.x},${tip.y})rotate(${turn})`}
        fill={colourOf(index)}
        className="is-solid"
      />
    </>
  );
}

/** Circle, square, triangle, diamond, hourglass; of about the same weight. */
function outline(index: number, x: number, y: number): string {
  switch (index % MOST_SHOWN) {
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
