/** Whether a figure that is measured again and again stays where it is. */

export interface Trend {
  /** Of the straight line that lies nearest to all points (least squares), from the first point's time to the last's. */
  readonly start: number;
  readonly end: number;
  /** (end − start) ÷ start. */
  readonly growth: number;
  readonly perHour: number;
}

export interface Point {
  readonly atMs: number;
  readonly value: number;
}

const HOUR_MS = 3_600_000;

/** @throws RangeError for fewer than two points in time, through which no line is known */
export function trendOf(points: readonly Point[]): Trend {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first.atMs === last.atMs) throw new RangeError("a trend needs two points in time");
  const meanAt = mean(points.map(({ atMs }) => atMs));
  const meanValue = mean(points.map(({ value }) => value));
  const spread = points.reduce((sum, { atMs }) => sum + (atMs - meanAt) ** 2, 0);
  const slope =
    points.reduce((sum, { atMs, value }) => sum + (atMs - meanAt) * (value - meanValue), 0) / spread;
  const at = (atMs: number) => meanValue + slope * (atMs - meanAt);
  const [start, end] = [at(first.atMs), at(last.atMs)];
  return { start, end, growth: (end - start) / start, perHour: slope * HOUR_MS };
}

/** The smallest value that so many of all do not exceed. @param share 0.99 for p99 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
