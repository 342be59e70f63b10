/** What must hold of the metrics (KPI以外の実績) of a plan file: whose names are theirs, their years and their limits. */
import { decimal } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { initiativesOf } from "./initiative-checks";
import { excerpt, type PathStep } from "./read";
import { at, type Contradiction, itemsAt, yearAt } from "./tree";
import { readFigure, readMetricId, readWhole, upperLimitOf } from "./values";

interface Period {
  readonly start: FiscalYear | undefined;
  readonly end: FiscalYear | undefined;
}

/** @param taken what the KPIs and initiatives are called, by their ids */
export function* metricChecks(
  root: unknown,
  period: Period,
  taken: ReadonlyMap<string, string>,
): Generator<Contradiction> {
  const used = new Map(taken);
  for (const [path, metric] of metricsOf(root)) {
    const id = at(metric, "id");
    if (typeof id === "string" && readMetricId(id) !== undefined) {
      const other = used.get(id);
      if (other !== undefined) {
        yield [
          [...path, "id"],
          `KPI以外の実績のidは計画の中で1つだけにしてください。「${id}」は「${other}」でも使われています。`,
        ];
      } else {
        const name = at(metric, "name");
        used.set(id, typeof name === "string" ? excerpt(name) : id);
      }
    }
    yield* yearChecks(metric, path, period);
    yield* limitChecks(metric, path);
    yield* limitPlaces(metric, path);
  }
  for (const [path, initiative] of initiativesOf(root)) yield* endChecks(initiative, path);
}

/** Nothing is asked for under an initiative that ended before; what says its years itself keeps to the initiative's. */
function* endChecks(initiative: unknown, path: PathStep[]): Generator<Contradiction> {
  const ended = yearAt(initiative, "until");
  if (ended === undefined) return;
  for (const [index, metric] of itemsAt(initiative, "metrics").entries()) {
    for (const key of ["from", "until"]) {
      const fy = yearAt(metric, key);
      if (fy === undefined || fy <= ended) continue;
      yield [
        [...path, "metrics", index, key],
        `この実績を置く取組は${ended}年度で終わります。${ended}年度までの年度にするか、別の取組などに置いてください。「${fy}」と書かれています。`,
      ];
      break;
    }
  }
}

/** A limit that no figure can be at is a slip: of a KPI's terms in force as well. */
export function* limitPlaces(figure: unknown, path: PathStep[]): Generator<Contradiction> {
  const decimals = readWhole(0, 6)(String(at(figure, "decimals") ?? "0"));
  for (const key of ["lowest", "upperLimit"]) {
    const found = at(figure, key);
    const value = typeof found === "string" ? readFigure(found) : undefined;
    if (decimals === undefined || value === undefined) continue;
    if ((value.split(".")[1]?.length ?? 0) <= decimals) continue;
    yield [
      [...path, key],
      `小数は decimals の桁数（${decimals}桁）までにしてください。「${value}」と書かれています。`,
    ];
  }
}

function* yearChecks(metric: unknown, path: PathStep[], { start, end }: Period): Generator<Contradiction> {
  const [from, until] = [yearAt(metric, "from"), yearAt(metric, "until")];
  if (start !== undefined && end !== undefined && start <= end) {
    for (const [key, fy] of [["from", from] as const, ["until", until] as const]) {
      if (fy === undefined || (start <= fy && fy <= end)) continue;
      yield [
        [...path, key],
        `計画期間（${start}～${end}）の中の年度を書いてください。「${fy}」と書かれています。`,
      ];
    }
  }
  if (from !== undefined && until !== undefined && until < from) {
    yield [
      [...path, "until"],
      `終わりの年度は始まりの年度（from: ${from}）以後にしてください。「${until}」と書かれています。`,
    ];
  }
}

function* limitChecks(metric: unknown, path: PathStep[]): Generator<Contradiction> {
  const figureAt = (key: string) => {
    const found = at(metric, key);
    return typeof found === "string" ? readFigure(found) : found === null ? null : undefined;
  };
  const lowest = figureAt("lowest");
  const upper = upperLimitOf(figureAt("upperLimit"), at(metric, "aggregation"));
  if (lowest === null || upper === null || decimal(lowest ?? "0").lessThan(decimal(upper))) return;
  yield lowest === undefined
    ? [
        [...path, "upperLimit"],
        `上限は0より大きい値にしてください（下限 lowest を書かないときは0です）。「${upper}」と書かれています。`,
      ]
    : [
        [...path, "lowest"],
        `下限は上限（upperLimit: ${upper}）より小さい値にしてください。「${lowest}」と書かれています。`,
      ];
}

/** Every metric with its path: of the plan, of its pillars, of their measures, of the initiatives. */
function* metricsOf(root: unknown): Generator<[path: PathStep[], metric: unknown]> {
  const inside = function* (node: unknown, path: PathStep[]): Generator<[PathStep[], unknown]> {
    for (const [index, metric] of itemsAt(node, "metrics").entries())
      yield [[...path, "metrics", index], metric];
  };
  yield* inside(root, []);
  for (const [p, pillar] of itemsAt(root, "pillars").entries()) {
    yield* inside(pillar, ["pillars", p]);
    for (const [m, measure] of itemsAt(pillar, "measures").entries()) {
      yield* inside(measure, ["pillars", p, "measures", m]);
    }
  }
  for (const [path, initiative] of initiativesOf(root)) yield* inside(initiative, path);
}
