/** What of a line lies on the axis, in pixels: it keeps its direction, and is cut where the axis ends. Pure. */

import type { DrawnSeries, OffAxisSign, Plot, Spot } from "./share-shapes";

/** From the sign of what is off the axis to the axis' end: room for the arrow. */
const BEFORE_THE_EDGE = 22;
/** From one sign with its arrow to the next one before it. */
const PLACE = 31;

type Segment = readonly [from: Spot, to: Spot];

/** The part of a line between two points that is on the axis; null where none is. */
function onAxis([from, to]: Segment, { top, bottom }: Pick<Plot, "top" | "bottom">): Segment | null {
  if (Math.max(from.y, to.y) < top || Math.min(from.y, to.y) > bottom) return null;
  const cut = (spot: Spot): Spot => {
    const y = Math.min(bottom, Math.max(top, spot.y));
    return y === spot.y ? spot : { x: from.x + (to.x - from.x) * ((y - from.y) / (to.y - from.y)), y };
  };
  return [cut(from), cut(to)];
}

/** A line through several points, as the runs of it that are on the axis. */
export function runsOnAxis(points: readonly Spot[], plot: Plot): Spot[][] {
  const runs: Spot[][] = [];
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    const part = from ? onAxis([from, to], plot) : null;
    if (part === null) continue;
    const last = runs.at(-1);
    if (last?.at(-1) === part[0]) last?.push(part[1]);
    else runs.push([...part]);
  }
  return runs;
}

/** The sign before the place where a line leaves the axis, and an arrow in its direction. */
function signBefore(tip: Spot, from: Spot): OffAxisSign {
  const [dx, dy] = [tip.x - from.x, tip.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  // On a line that is too short for it the sign stands at its middle.
  const back = Math.min(BEFORE_THE_EDGE, length / 2) / length;
  return {
    x: tip.x - dx * back,
    y: tip.y - dy * back,
    tip,
    turn: (Math.atan2(dy, dx) * 180) / Math.PI,
  };
}

/** Where a landing is drawn: its line as far as it is on the axis, and its sign where it lies beyond. */
export function landingOnAxis(
  way: Segment | null,
  isOffAxis: boolean,
  plot: Plot,
): Pick<DrawnSeries, "landing" | "offAxis"> {
  const seen = way && onAxis(way, plot);
  if (way === null || !isOffAxis) return { landing: seen ?? [], offAxis: null };
  return { landing: seen ?? [], offAxis: seen ? signBefore(seen[1], seen[0]) : signAtEdge(way[1], plot) };
}

/**
 * The sign of a point beyond the axis: at the axis' end in its own year, the arrow straight to where it lies.
 * @param rank how many places away from the end, where others of the same KPI and year stand
 */
export function signAtEdge({ x, y }: Spot, { top, bottom }: Plot, rank = 0): OffAxisSign {
  const [edge, inwards] = y < top ? [top, 1] : [bottom, -1];
  return {
    x,
    y: edge + inwards * (PLACE * rank + BEFORE_THE_EDGE),
    tip: { x, y: edge + inwards * PLACE * rank },
    turn: -90 * inwards,
  };
}
