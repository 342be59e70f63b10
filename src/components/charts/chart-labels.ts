/** Where the printed values of a chart stand. */
import { addYears, type FiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import type { ChartWords } from "@/domain/words/public/chart-words";
import { type Box, boxOf, touch, type Written, withRoom } from "./chart-boxes";
import {
  type ChartLabel,
  type ChartLabelKind,
  type ChartSize,
  type FRAME,
  type Plot,
  type Point,
  round,
} from "./chart-frame";

interface LabelInput {
  readonly words: ChartWords;
  readonly frame: (typeof FRAME)[ChartSize];
  readonly plot: Plot;
  readonly step: number;
  readonly at: (point: Point) => { x: number; y: number };
  readonly actual: readonly Point[];
  /** Years of which {@link actual} has a figure of a part only. */
  readonly interim: ReadonlySet<FiscalYear>;
  /** Years whose figure may go unsaid where there is no room for it. */
  readonly optional: ReadonlySet<FiscalYear>;
  readonly planned: readonly Point[];
  /** Those that stand alone in their year. */
  readonly baselines: readonly Point[];
  /** One of each plan, with its word, ascending: the newest is the last. */
  readonly targets: readonly Entry["point"][];
  /** Targets that were replaced, each in the last year that it held for. */
  readonly earlierTargets: readonly Stretch[];
  /** The lines of the targets' years, where there are any. */
  readonly targetLines: readonly Box[];
  /** The strokes of 計画. */
  readonly plannedLines: readonly Box[];
  /** What is written at the upper edge and beside the axis. */
  readonly heads: readonly Written[];
  /** The upright lines between years. */
  readonly uprights: readonly Box[];
  readonly guide: readonly Point[];
  readonly fys: readonly FiscalYear[];
}

/** A figure that holds for the years up to its own. */
type Stretch = Point & { readonly from: FiscalYear };

type Place = Pick<ChartLabel, "x" | "y" | "anchor">;

interface Entry {
  readonly point: Point & { readonly from?: FiscalYear };
  readonly kind: ChartLabelKind;
  readonly text: string;
  readonly rank: number;
  /** Where there is no room for the whole. */
  readonly short?: string | undefined;
}

interface Wish {
  readonly kind: ChartLabelKind;
  readonly rank: number;
  /** The best one first. */
  readonly places: readonly Written[];
  /** Rather than on another label. */
  readonly last: readonly Written[];
}

/** Which label gives way where two would touch: the lower one. */
const RANK: Record<ChartLabelKind | "interim" | "optional" | "replacedTarget" | "targetBefore", number> = {
  note: 0,
  interim: 1,
  planned: 2,
  optional: 3,
  replacedTarget: 4,
  targetBefore: 5,
  target: 6,
  value: 7,
};

/** The printed values: at each year the higher of two figures is labelled above, the lower one below. */
export function placeLabels(input: LabelInput): ChartLabel[] {
  const { words, actual, interim, optional, planned, baselines, targets, earlierTargets } = input;
  const shown = new Map<FiscalYear, Entry[]>();
  const put = (entry: Entry) => shown.set(entry.point.fy, [...(shown.get(entry.point.fy) ?? []), entry]);
  const add = (point: Entry["point"], kind: ChartLabelKind, text: string, rank = RANK[kind]) =>
    put({ point, kind, text, rank });
  for (const point of actual) {
    const rank = interim.has(point.fy) ? "interim" : optional.has(point.fy) ? "optional" : "value";
    add(point, "value", point.text, RANK[rank]);
  }
  for (const point of baselines) {
    // 「現状値」 is written out where the year beside it leaves room.
    const text = shown.has(addYears(point.fy, 1)) ? point.text : words.baseline(point.text);
    put({ point, kind: "value", text, short: point.text, rank: RANK.value });
  }
  planned.forEach((point, i) => {
    const isTarget = targets.some(({ fy }) => fy === point.fy);
    if (!isTarget) add(point, "planned", i === 0 ? words.planned(point.text) : point.text);
  });
  for (const point of targets) {
    add(point, "target", point.text, point === targets.at(-1) ? RANK.target : RANK.targetBefore);
  }
  for (const point of earlierTargets) {
    // 計画 of the year is what its mark is measured against: two promises in one year leave no room for a third word.
    if (!planned.some(({ fy }) => fy === point.fy)) {
      add(point, "target", words.target(point.text, null), RANK.replacedTarget);
    }
  }

  const wishes = [...shown.values()].flatMap((entries) => wishesOf(entries, input));
  return withoutCollisions([...wishes, ...guideWishes(input)], input);
}

/** Where the values of one year would like to stand. */
function wishesOf(entries: readonly Entry[], { frame, plot, at, step, fys }: LabelInput): Wish[] {
  // There is room for two: the figures on record first.
  const kept = [...entries].sort((a, b) => b.rank - a.rank).slice(0, 2);
  const sorted = kept.sort((a, b) => at(a.point).y - at(b.point).y);
  const gap = frame.dot + 5;
  const above = (point: Point) => at(point).y - gap;
  const below = (point: Point) => at(point).y + gap + frame.line * 0.65;
  const [upper, lower] = sorted;
  if (!upper) return [];
  const ys = [above(upper.point)];
  if (lower) {
    if (below(lower.point) <= plot.bottom - 2) ys.push(below(lower.point));
    else {
      // No room above the axis: both labels stack over the upper point.
      const fits = above(lower.point) - frame.line > at(upper.point).y + frame.dot;
      ys[0] = fits ? above(upper.point) : above(upper.point) - frame.line;
      ys.push(fits ? above(lower.point) : above(upper.point));
    }
  }
  return sorted.map((entry, i) => {
    const { point, text, short, kind, rank } = entry;
    const { x, y } = at(point);
    const long = text.length * 7.2 > step;
    const anchor = !long
      ? "middle"
      : point.fy === fys.at(-1)
        ? "end"
        : point.fy === fys[0]
          ? "start"
          : "middle";
    const shift =
      anchor === "end" ? Math.min(step / 2, plot.right - x) : anchor === "start" ? -step / 2 + 6 : 0;
    const place = { x: x + shift, y: ys[i] ?? above(point), anchor } as const;
    const near: Place[] = [
      place,
      { ...place, y: above(point) },
      { ...place, y: below(point) },
      // Beside a steep line one of the corners is free.
      { x: x + 3, y: above(point), anchor: "start" },
      { x: x - 3, y: above(point), anchor: "end" },
      { x: x + 3, y: below(point), anchor: "start" },
      { x: x - 3, y: below(point), anchor: "end" },
      { x: x + gap, y: y + frame.line / 3, anchor: "start" },
      { x: x - gap, y: y + frame.line / 3, anchor: "end" },
      // Anywhere along its line.
      ...(point.from === undefined ? [] : fiscalYears(point.from, point.fy)).flatMap((fy): Place[] =>
        [above(point), below(point)].map((y) => ({ x: at({ ...point, fy }).x, y, anchor: "middle" })),
      ),
    ];
    // Above or below what stands there already. A target that was replaced is not looked for so far from its line.
    const apart = (lines: number): Place[] =>
      rank === RANK.replacedTarget
        ? []
        : [
            { ...place, y: above(point) - lines * frame.line },
            { ...place, y: below(point) + lines * frame.line },
            { x: x + 3, y: above(point) - lines * frame.line, anchor: "start" },
            { x: x - 3, y: above(point) - lines * frame.line, anchor: "end" },
            { x: x + 3, y: below(point) + lines * frame.line, anchor: "start" },
            { x: x - 3, y: below(point) + lines * frame.line, anchor: "end" },
          ];
    const texts = short === undefined || short === text ? [text] : [text, short];
    // Where neighbours are close, a little to one side still stands at its dot.
    const aside = SLIDES.flatMap((off): Place[] =>
      [above(point), below(point)].map((y) => ({ x: x + off, y, anchor: "middle" })),
    );
    const written = (some: readonly Place[]) =>
      texts.flatMap((each) => some.map((where) => ({ ...where, text: each })));
    const places = [[...near, ...aside, ...apart(1)], apart(2)].flatMap(written);
    return { kind, rank, places, last: written(apart(3)) };
  });
}

/** 目安 is named once, where its line has left the actual figures behind; else somewhere else along it. */
function guideWishes({ words, guide, at }: LabelInput): Wish[] {
  if (guide.length < 2) return [];
  const preferred = Math.max(0, guide.length - 3);
  const named = [...guide.slice(preferred), ...guide.slice(0, preferred).reverse()];
  const rising = (guide.at(-1)?.value ?? 0) >= (guide[0]?.value ?? 0);
  const places = [rising ? 16 : -8, rising ? -8 : 16].flatMap((off) =>
    named.map((point) => ({
      x: at(point).x + 4,
      y: at(point).y + off,
      anchor: "start" as const,
      text: words.guide,
    })),
  );
  return [{ kind: "note", rank: RANK.note, places, last: [] }];
}

/**
 * The labels at their places. Each takes the first that is free for it, so that a figure may find its own places taken by
 * those before it, which had others: then it chooses first.
 */
function withoutCollisions(wishes: readonly Wish[], input: LabelInput): ChartLabel[] {
  const ranked = [...wishes].sort((a, b) => b.rank - a.rank);
  let first: readonly Wish[] = [];
  for (;;) {
    const rest = ranked.filter((wish) => !first.includes(wish));
    const { placed, crowded } = inTurn([...first, ...rest], input);
    if (crowded && !first.includes(crowded)) {
      first = [crowded, ...first];
      continue;
    }
    return wishes.flatMap((wish) => {
      const place = placed.get(wish);
      if (!place) return [];
      const { text, anchor } = place;
      return [{ kind: wish.kind, text, x: round(place.x), y: round(place.y), anchor }];
    });
  }
}

/**
 * Each label at the first of its places where it touches no label before it and lies on nothing that is drawn, as far as
 * there is one. A figure on record is printed in any case, the first that had to be on another label is `crowded`; no other
 * label lies on the line of a target: one that finds no place is left out. The table beside the chart has it.
 */
function inTurn(wishes: readonly Wish[], input: LabelInput) {
  const { frame, plot, targetLines, plannedLines, uprights, heads } = input;
  const dots = dotBoxes(input);
  const way = [...lineBoxes(input), ...plannedLines];
  const placed = new Map<Wish, Written>();
  let crowded: Wish | undefined;
  const taken = heads.map((head) => boxOf(head, frame.type));
  for (const wish of wishes) {
    const isFree = (place: Written, signs: readonly Box[]) => {
      const box = boxOf(place, frame.type);
      const clear = wish.kind === "note" ? withRoom(box, NOTE_ROOM) : box;
      const isInside =
        box.left >= 0 && box.right <= frame.width && box.top >= 0 && place.y <= plot.bottom - 2;
      return isInside && ![...taken, ...signs].some((other) => touch(clear, other));
    };
    const free = (...signs: readonly (readonly Box[])[]) =>
      wish.places.find((place) => isFree(place, signs.flat()));
    const isValue = wish.rank === RANK.value;
    const mayCover = wish.rank === RANK.target || wish.rank === RANK.planned;
    const found =
      // A figure stays beside its dot, even across an upright line.
      (isValue ? undefined : free(dots, way, targetLines, uprights)) ??
      free(dots, way, targetLines) ??
      free(dots, targetLines) ??
      (isValue ? free(dots) : undefined) ??
      (mayCover ? free(targetLines) : undefined) ??
      (isValue ? (free() ?? wish.last.find((each) => isFree(each, []))) : undefined);
    if (!found && isValue) crowded ??= wish;
    const place = found ?? (isValue ? wish.places[0] : undefined);
    if (place === undefined) continue;
    placed.set(wish, place);
    taken.push(boxOf(place, frame.type));
  }
  return { placed, crowded };
}

/** A word of another meaning right above a figure would read as its second line. */
const NOTE_ROOM = 4;

/** The figures' own signs: a label that may give way covers none of them. */
function dotBoxes({ frame, at, actual, baselines }: LabelInput): Box[] {
  return [...actual, ...baselines].map((point) => {
    const { x, y } = at(point);
    return { left: x - frame.dot, right: x + frame.dot, top: y - frame.dot, bottom: y + frame.dot };
  });
}

/** Small boxes along the line of actual figures. */
function lineBoxes({ at, actual, interim }: LabelInput): Box[] {
  const points = actual.filter(({ fy }) => !interim.has(fy)).toSorted((a, b) => a.fy - b.fy);
  return points.slice(1).flatMap((point, index) => {
    const before = points[index];
    if (!before || point.fy !== addYears(before.fy, 1) || before.panel !== point.panel) return [];
    const [from, to] = [at(before), at(point)];
    return Array.from({ length: LINE_STEPS }, (_, step) => {
      const share = (step + 0.5) / LINE_STEPS;
      const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
      return { left: x - 1, right: x + 1, top: y - 1, bottom: y + 1 };
    });
  });
}

/** How far a label may be moved along its year. */
const SLIDES = [6, -6, 12, -12, 18, -18] as const;

/** Into how many pieces the way from one figure to the next is cut. */
const LINE_STEPS = 8;
