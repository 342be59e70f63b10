/** What must hold between the values of a plan file. */
import { ARROW_BY_DIRECTION, NO_TARGET } from "@/domain/plan/notation";
import { isBehind } from "@/domain/plan/target";
import { decimal } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { initiativeChecks } from "./initiative-checks";
import { limitPlaces, metricChecks } from "./metric-checks";
import { excerpt, type PathStep } from "./read";
import { at, type Contradiction, itemsAt, yearAt } from "./tree";
import { readFigure, readSlug, readWhole, upperLimitOf } from "./values";

/**
 * What must hold between the values. Works on the tree as read, not on zod's output, so that a contradiction is told
 * in the same run as an unrelated slip elsewhere; values of the wrong shape are passed over, the schema tells those.
 */
export function* crossChecks(root: unknown): Generator<Contradiction> {
  const start = yearAt(root, "startFy");
  const end = yearAt(root, "endFy");
  if (start !== undefined && end !== undefined && end < start) {
    yield [
      ["endFy"],
      `最終年度は開始年度（startFy: ${start}）以後にしてください。「${end}」と書かれています。`,
    ];
  }
  // One that lies before the beginning is told above, and nothing is measured by it.
  const last = start !== undefined && end !== undefined && end < start ? undefined : end;
  const pillars = itemsAt(root, "pillars");
  if (
    typeof root === "object" &&
    root !== null &&
    pillars.length === 0 &&
    !isMisshapen(at(root, "pillars"))
  ) {
    yield [["pillars"], "取組の柱を1つ以上書いてください。"];
  }
  yield* numbering(pillars, ["pillars"]);
  for (const [index, pillar] of pillars.entries()) {
    yield* numbering(itemsAt(pillar, "measures"), ["pillars", index, "measures"]);
  }
  const firstUse = new Map<string, string>();
  for (const [path, kpi] of kpisOf(root)) {
    const id = at(kpi, "id");
    if (typeof id === "string" && readSlug(id) !== undefined) {
      const name = at(kpi, "name");
      const earlier = firstUse.get(id);
      if (earlier !== undefined) {
        yield [
          [...path, "id"],
          `KPIのidは計画の中で1つだけにしてください。「${id}」は「${earlier}」でも使われています。`,
        ];
      } else firstUse.set(id, typeof name === "string" ? excerpt(name) : id);
    }
    yield* kpiChecks(kpi, path, last);
    for (const [index, terms] of itemsAt(kpi, "earlier").entries()) {
      yield* kpiChecks(terms, [...path, "earlier", index], last);
    }
    yield* limitPlaces(kpi, path);
    yield* sideChecks(kpi, path);
    yield* spanChecks(kpi, path);
  }
  const initiatives = new Map<string, string>();
  yield* initiativeChecks(root, firstUse, initiatives, { start, end });
  yield* metricChecks(root, { start, end }, new Map([...initiatives, ...firstUse]));
  yield* changeChecks(root, firstUse);
}

/** A reason for a KPI that is not there would be lost without a word. */
function* changeChecks(root: unknown, kpis: ReadonlyMap<string, string>): Generator<Contradiction> {
  for (const [index, change] of itemsAt(root, "changes").entries()) {
    const id = at(change, "kpi");
    if (typeof id !== "string" || readSlug(id) === undefined || kpis.has(id)) continue;
    yield [
      ["changes", index, "kpi"],
      `この計画にあるKPIのidを書いてください。「${id}」というidのKPIはありません。計画全体の変更なら null を書いてください。`,
    ];
  }
}

const isBlank = (found: unknown) => found === undefined || found === null;

/** A value that is there but is no list: the schema already says so. */
const isMisshapen = (found: unknown) => found !== undefined && found !== null && !Array.isArray(found);

function* numbering(items: readonly unknown[], path: PathStep[]): Generator<Contradiction> {
  for (const [index, item] of items.entries()) {
    const no = at(item, "no");
    if (typeof no === "string" && /^[1-9]\d{0,2}$/.test(no) && Number(no) !== index + 1) {
      yield [
        [...path, index, "no"],
        `番号は1から順に付けてください。ここは ${index + 1} ですが、「${no}」と書かれています。`,
      ];
    }
  }
}

function* kpisOf(root: unknown): Generator<[path: PathStep[], kpi: unknown]> {
  for (const [k, kpi] of itemsAt(root, "kpis").entries()) yield [["kpis", k], kpi];
  for (const [p, pillar] of itemsAt(root, "pillars").entries()) {
    for (const [k, kpi] of itemsAt(pillar, "kpis").entries()) yield [["pillars", p, "kpis", k], kpi];
    for (const [m, measure] of itemsAt(pillar, "measures").entries()) {
      for (const [k, kpi] of itemsAt(measure, "kpis").entries()) {
        yield [["pillars", p, "measures", m, "kpis", k], kpi];
      }
    }
  }
}

function* kpiChecks(kpi: unknown, path: PathStep[], end: FiscalYear | undefined): Generator<Contradiction> {
  const years = itemsAt(kpi, "years");
  const baselineFy = yearAt(at(kpi, "baseline"), "fy");
  const targetFy = yearAt(at(kpi, "target"), "fy");
  if (baselineFy !== undefined && targetFy !== undefined && targetFy < baselineFy) {
    yield [
      [...path, "target", "fy"],
      `目標値の年度は現状値の年度（fy: ${baselineFy}）以後にしてください。「${targetFy}」と書かれています。`,
    ];
  }
  if (baselineFy !== undefined && end !== undefined && baselineFy > end) {
    yield [
      [...path, "baseline", "fy"],
      `現状値の年度は計画期間の最終年度（endFy: ${end}）以前にしてください。「${baselineFy}」と書かれています。`,
    ];
  }
  let before: number | undefined;
  for (const [index, year] of years.entries()) {
    const fy = yearAt(year, "fy");
    if (fy !== undefined && before !== undefined && fy <= before) {
      yield [
        [...path, "years", index, "fy"],
        `年度は古い順に、重ならないように書いてください。${before} の次に「${fy}」と書かれています。`,
      ];
    }
    before = fy ?? before;
    if (isBlank(at(year, "planned")) && at(year, "actual") === null) {
      yield [
        [...path, "years", index, "planned"],
        "この年度には計画も実績も書かれていません。計画（planned）を書くか、この年度の行を除いてください。計画を省けるのは、実績（actual）が書かれている年度だけです。",
      ];
    }
  }
  const [least, most] = [at(kpi, "lowest"), at(kpi, "upperLimit")].map((found) =>
    typeof found === "string" ? readFigure(found) : undefined,
  );
  if (least !== undefined && most !== undefined && decimal(least).greaterThan(decimal(most))) {
    yield [
      [...path, "lowest"],
      `下限は上限（upperLimit: ${most}）以下にしてください。「${least}」と書かれています。`,
    ];
  }
  yield* valueChecks(kpi, [
    [[...path, "baseline", "value"], at(at(kpi, "baseline"), "value")],
    [[...path, "target", "value"], at(at(kpi, "target"), "value")],
  ]);
  for (const [index, year] of years.entries()) {
    yield* valueChecks(termsInYear(kpi, yearAt(year, "fy")), [
      [[...path, "years", index, "planned"], at(year, "planned")],
      [[...path, "years", index, "actual"], at(year, "actual")],
    ]);
  }
}

/** Of the terms in force only: what was promised before is on record as it was. */
function* sideChecks(kpi: unknown, path: PathStep[]): Generator<Contradiction> {
  const direction = at(kpi, "direction");
  const written = [at(at(kpi, "baseline"), "value"), at(at(kpi, "target"), "value")];
  const [baseline, target] = written.map((found) =>
    typeof found === "string" ? readFigure(found) : undefined,
  );
  if ((direction !== "up" && direction !== "down") || baseline === undefined || target === undefined) return;
  if (at(kpi, "targetBehindBaseline") === "true" || !isBehind(direction, baseline, target)) return;
  const better = direction === "up" ? "大きい" : "小さい";
  yield [
    [...path, "target", "value"],
    `${better}ほどよい指標なのに、目標値（${target}）が現状値（${baseline}）より悪い側にあります。向き（direction）か値を確かめてください。このとおりの目標値なら targetBehindBaseline: true を書いてください。`,
  ];
}

/** What a year's figures are read by: the terms of before where they held for it. */
function termsInYear(kpi: unknown, fy: FiscalYear | undefined): unknown {
  if (fy === undefined) return kpi;
  const held = itemsAt(kpi, "earlier").find(
    (terms) => (yearAt(terms, "until") ?? Number.NEGATIVE_INFINITY) >= fy,
  );
  return held ?? kpi;
}

/** When the KPI is asked for, and how long its earlier terms held. */
function* spanChecks(kpi: unknown, path: PathStep[]): Generator<Contradiction> {
  const from = yearAt(kpi, "from");
  const until = yearAt(kpi, "until");
  if (from !== undefined && until !== undefined && until < from) {
    yield [
      [...path, "until"],
      `終わりの年度は始まりの年度（from: ${from}）以後にしてください。「${until}」と書かれています。`,
    ];
  }
  yield* plannedOutside(kpi, path, from, until);
  let before: number | undefined;
  for (const [index, terms] of itemsAt(kpi, "earlier").entries()) {
    const held = yearAt(terms, "until");
    if (held !== undefined && before !== undefined && held <= before) {
      yield [
        [...path, "earlier", index, "until"],
        `これまでの定義は古い順に書いてください。${before} の次に「${held}」と書かれています。`,
      ];
    }
    before = held ?? before;
  }
}

/**
 * Pages would go on telling what is planned for years that the KPI is not asked for. A year whose figure is printed was
 * measured, and 「—」 plans nothing.
 */
function* plannedOutside(
  kpi: unknown,
  path: PathStep[],
  from: FiscalYear | undefined,
  until: FiscalYear | undefined,
): Generator<Contradiction> {
  for (const [index, year] of itemsAt(kpi, "years").entries()) {
    const fy = yearAt(year, "fy");
    const planned = at(year, "planned");
    if (fy === undefined || isBlank(planned) || planned === NO_TARGET || !isBlank(at(year, "actual")))
      continue;
    const place = [...path, "years", index, "planned"];
    const instead = `${fy} の計画（planned）を除くか、`;
    if (until !== undefined && fy > until) {
      yield [
        place,
        `終わりの年度（until: ${until}）より後の年度の計画は書けません。${instead}終わりの年度を直してください。`,
      ];
    } else if (from !== undefined && fy < from) {
      yield [
        place,
        `始まりの年度（from: ${from}）より前の年度の計画は書けません。${instead}始まりの年度を直してください。`,
      ];
    }
  }
}

function* valueChecks(kpi: unknown, values: readonly [PathStep[], unknown][]): Generator<Contradiction> {
  const direction = at(kpi, "direction");
  const decimals = readWhole(0, 6)(String(at(kpi, "decimals") ?? "0"));
  const limit = at(kpi, "upperLimit");
  const aggregation = at(kpi, "aggregation");
  const upper = upperLimitOf(
    typeof limit === "string" ? (readFigure(limit) ?? null) : limit === null ? null : undefined,
    aggregation,
  );
  const least = at(kpi, "lowest");
  const lowest = typeof least === "string" ? readFigure(least) : undefined;
  for (const [path, found] of values) {
    if (typeof found !== "string") continue;
    if (direction === "up" || direction === "down") {
      const wrongArrow = ARROW_BY_DIRECTION[direction === "up" ? "down" : "up"];
      if (found === wrongArrow) {
        const right = ARROW_BY_DIRECTION[direction];
        yield [
          path,
          `direction が ${direction} のKPIでは ${right} を書いてください。「${found}」と書かれています。`,
        ];
      }
    }
    const value = readFigure(found);
    if (value === undefined) continue;
    const places = value.split(".")[1]?.length ?? 0;
    if (decimals !== undefined && places > decimals) {
      yield [
        path,
        `小数は decimals の桁数（${decimals}桁）までにしてください。「${excerpt(found)}」と書かれています。`,
      ];
    }
    if (lowest !== undefined && decimal(value).lessThan(decimal(lowest))) {
      yield [
        path,
        `下限（lowest: ${lowest}）以上の値にしてください。「${excerpt(found)}」と書かれています。`,
      ];
    }
    if (upper !== null && decimal(value).greaterThan(decimal(upper))) {
      yield [
        path,
        `上限（upperLimit: ${upper}）以下の値にしてください。「${excerpt(found)}」と書かれています。`,
      ];
    }
  }
}
