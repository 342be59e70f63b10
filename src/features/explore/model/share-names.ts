/** What is written in the chart, each beside what it names and on nothing else, as far as there is room. Pure. */

import { type Box, boxOf, touch, type Written } from "@/components/charts/chart-boxes";
import { farShareText } from "@/domain/words/ja/reports/explore";
import type { ChartData } from "./chart-data";
import { letterOf } from "./line-looks";
import type { DrawnGuideLine, DrawnSeries, OffAxisSign, Plot, Spot } from "./share-shapes";

export interface Name extends Written {
  /** Whose colour it has; null where it is no KPI's own. */
  readonly index: number | null;
  readonly kind: "end" | "off_axis" | "target" | "guide";
}

export const NAME_TYPE = 14;
const SIGN = 8;

interface Wish extends Pick<Name, "index" | "kind"> {
  readonly text: string;
  /** The best one first. */
  readonly places: readonly Omit<Written, "text">[];
  /** Rather on something else than not at all. */
  readonly isNeeded: boolean;
}

interface Drawn {
  readonly plot: Plot;
  readonly series: readonly DrawnSeries[];
  readonly guides: readonly DrawnGuideLine[];
  readonly width: number;
  readonly targetY: number;
}

export function placedNames(data: ChartData, drawn: Drawn): Name[] {
  const { series, guides, plot, width } = drawn;
  const signs = series.flatMap(signBoxes);
  const lines = [
    ...series.flatMap(({ measured, trial, landing }) => [...measured, ...trial, landing].flatMap(alongLine)),
    ...guides.flatMap(({ points }) => alongLine(points)),
  ];
  const taken: Box[] = [];
  return wishesOf(data, drawn).flatMap((wish): Name[] => {
    const free = (...others: readonly (readonly Box[])[]) =>
      wish.places.find((place) => {
        const box = boxOf({ ...place, text: wish.text }, NAME_TYPE);
        const isInside =
          box.left >= plot.left && box.right <= width && box.top >= 0 && box.bottom <= plot.bottom;
        return isInside && ![...taken, ...others.flat()].some((other) => touch(box, other));
      });
    const found =
      free(signs, lines) ?? free(signs) ?? (wish.isNeeded ? (free() ?? wish.places[0]) : undefined);
    if (found === undefined) return [];
    const name = { ...found, text: wish.text, index: wish.index, kind: wish.kind };
    taken.push(boxOf(name, NAME_TYPE));
    return [name];
  });
}

/** What cannot be read elsewhere first. */
function wishesOf({ kpis, guides: shared }: ChartData, { plot, targetY, series, guides }: Drawn): Wish[] {
  const offAxis = series.flatMap(({ index, offAxis: sign }): Wish[] => {
    const landing = kpis.find((each) => each.index === index)?.landing;
    if (!sign || !landing) return [];
    const text = `${letterOf(index)} ${farShareText(landing.to.share)}`;
    return [{ index, kind: "off_axis", text, places: around(sign), isNeeded: true }];
  });
  // Where there is no room for one its sign tells it, and the table.
  const edges = series.flatMap(({ index, edges: signs }) =>
    signs.map((sign): Wish => {
      const text = `${letterOf(index)} ${farShareText(sign.point.share)}`;
      return { index, kind: "off_axis", text, places: inwards(sign), isNeeded: false };
    }),
  );
  const ends = series.flatMap((each): Wish[] => {
    const end = each.offAxis === null ? endOf(each) : undefined;
    if (end === undefined) return [];
    return [
      { index: each.index, kind: "end", text: letterOf(each.index), places: around(end), isNeeded: true },
    ];
  });
  const target: Wish = {
    index: null,
    kind: "target",
    text: "目標値",
    places: [-6, NAME_TYPE + 4].flatMap((off) =>
      [0, 1, 2, 3, 4].map((part) => ({
        x: plot.left + 6 + (part * (plot.right - plot.left)) / 5,
        y: targetY + off,
        anchor: "start" as const,
      })),
    ),
    isNeeded: true,
  };
  const named = guides.map(({ index, points }, at): Wish => {
    const letters = (shared[at]?.indexes ?? []).map(letterOf).join("・");
    return { index, kind: "guide", text: `目安 ${letters}`, places: beside(points), isNeeded: true };
  });
  return [...offAxis, ...edges, ...ends, target, ...named];
}

/** At the end of what is drawn of a KPI, by how far it reaches: once. */
function endOf({ measured, trial, landing, markers }: DrawnSeries): Spot | undefined {
  return landing.at(-1) ?? trial.at(-1)?.at(-1) ?? measured.at(-1)?.at(-1) ?? markers.at(-1);
}

/** Attached to the sign: beside it, over or under it, then a line higher or lower. */
function around({ x, y }: Spot): Omit<Written, "text">[] {
  const beside = (line: number) => [
    { x: x + SIGN + 4, y: y + 5 + line * (NAME_TYPE + 2), anchor: "start" as const },
    { x: x - SIGN - 4, y: y + 5 + line * (NAME_TYPE + 2), anchor: "end" as const },
  ];
  return [
    ...beside(0),
    { x, y: y - SIGN - 5, anchor: "middle" },
    { x, y: y + SIGN + NAME_TYPE, anchor: "middle" },
    ...[-1, 1, -2, 2].flatMap(beside),
  ];
}

/** Around a sign at the axis' end, then line after line away from the end: many may stand there. */
function inwards(sign: OffAxisSign): Omit<Written, "text">[] {
  const step = Math.sign(sign.y - sign.tip.y) * (NAME_TYPE + 2);
  const lines = Array.from({ length: 8 }, (_, line) => sign.y + 5 + step * (line + 3));
  return [
    ...around(sign),
    ...lines.flatMap((y) => [
      { x: sign.x + SIGN + 4, y, anchor: "start" as const },
      { x: sign.x - SIGN - 4, y, anchor: "end" as const },
    ]),
  ];
}

/** At the end of a line or, where that is full, farther back: over it to the left, or under it to the right. */
function beside(points: readonly Spot[]): Omit<Written, "text">[] {
  return points.toReversed().flatMap(({ x, y }) => [
    { x: x - 6, y: y - 6, anchor: "end" as const },
    { x: x + 6, y: y + NAME_TYPE + 4, anchor: "start" as const },
  ]);
}

function signBoxes({ markers, edges, offAxis }: DrawnSeries): Box[] {
  const far = [...edges, ...(offAxis === null ? [] : [offAxis])];
  const spots: Spot[] = [...markers, ...far, ...far.map(({ tip }) => tip)];
  return spots.map(({ x, y }) => ({ left: x - SIGN, right: x + SIGN, top: y - SIGN, bottom: y + SIGN }));
}

/** Small boxes along a line. */
function alongLine(points: readonly Spot[]): Box[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] ?? to;
    const pieces = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 6));
    return Array.from({ length: pieces }, (_, piece) => {
      const share = (piece + 0.5) / pieces;
      const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
      return { left: x - 1, right: x + 1, top: y - 1, bottom: y + 1 };
    });
  });
}
