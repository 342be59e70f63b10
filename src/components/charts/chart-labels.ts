/** Where the printed values of a chart stand. */
import { addYears, type FiscalYear } from "@/domain/shared/fiscal-year";
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
  readonly frame: (typeof FRAME)[ChartSize];
  readonly plot: Plot;
  readonly step: number;
  readonly at: (point: Point) => { x: number; y: number };
  readonly actual: readonly Point[];
  readonly planned: readonly Point[];
  readonly baselineAlone: Point | null;
  readonly targetPoint: Point | null;
  /** Targets that were replaced, each in the last year that it held for. */
  readonly earlierTargets: readonly Point[];
  readonly guide: readonly Point[];
  readonly fys: readonly FiscalYear[];
}

/** The printed values: at each year the higher of two figures is labelled above, the lower one below. */
export function placeLabels(input: LabelInput): ChartLabel[] {
  const { frame, plot, at, actual, planned, baselineAlone, targetPoint, earlierTargets, guide, step, fys } =
    input;
  const shown = new Map<FiscalYear, { point: Point; kind: ChartLabelKind; text: string }[]>();
  const add = (point: Point, kind: ChartLabelKind, text: string) =>
    shown.set(point.fy, [...(shown.get(point.fy) ?? []), { point, kind, text }]);
  for (const point of actual) add(point, "value", point.text);
  if (baselineAlone) add(baselineAlone, "value", baselineText(baselineAlone, shown));
  planned.forEach((point, i) => {
    if (point.fy !== targetPoint?.fy) add(point, "planned", i === 0 ? `計画 ${point.text}` : point.text);
  });
  if (targetPoint) add(targetPoint, "target", `目標値 ${targetPoint.text}`);
  for (const point of earlierTargets) {
    // 計画 of the year is what its mark is measured against: two promises in one year leave no room for a third word.
    if (!planned.some(({ fy }) => fy === point.fy)) add(point, "target", `目標値 ${point.text}`);
  }

  const labels: ChartLabel[] = [];
  for (const entries of shown.values()) {
    const sorted = [...entries].sort((a, b) => at(a.point).y - at(b.point).y);
    const gap = frame.dot + 5;
    const [upper, lower] = sorted;
    if (!upper) continue;
    const upperY = at(upper.point).y - gap;
    const ys = [upperY];
    if (lower) {
      const below = at(lower.point).y + gap + frame.line * 0.65;
      if (below <= plot.bottom - 2) ys.push(below);
      else {
        // No room above the axis: both labels stack over the upper point.
        const between = at(lower.point).y - gap;
        const fits = between - frame.line > at(upper.point).y + frame.dot;
        ys[0] = fits ? upperY : upperY - frame.line;
        ys.push(fits ? between : upperY);
      }
    }
    sorted.slice(0, 2).forEach((entry, i) => {
      const { x } = at(entry.point);
      const long = entry.text.length * 7.2 > step;
      const anchor = !long
        ? "middle"
        : entry.point.fy === fys.at(-1)
          ? "end"
          : entry.point.fy === fys[0]
            ? "start"
            : "middle";
      const shift =
        anchor === "end" ? Math.min(step / 2, plot.right - x) : anchor === "start" ? -step / 2 + 6 : 0;
      labels.push({
        x: round(x + shift),
        y: round(ys[i] ?? upperY),
        text: entry.text,
        kind: entry.kind,
        anchor,
      });
    });
  }
  // 目安 is named once, where its line has left the actual figures behind.
  const named = guide[Math.max(0, guide.length - 3)];
  if (named && guide.length > 1) {
    const { x, y } = at(named);
    const rising = (guide.at(-1)?.value ?? 0) >= (guide[0]?.value ?? 0);
    labels.push({
      x: round(x + 4),
      y: round(y + (rising ? 16 : -8)),
      text: "目安",
      kind: "note",
      anchor: "start",
    });
  }
  return labels;
}

/** 「現状値」 is written out where the year beside it leaves room. */
function baselineText(point: Point, shown: ReadonlyMap<FiscalYear, unknown>): string {
  return shown.has(addYears(point.fy, 1)) ? point.text : `現状値 ${point.text}`;
}
