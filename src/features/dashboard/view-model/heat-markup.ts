/** The table KPI × year, written as text: it has thousands of cells. */
import { sparkLine } from "@/components/charts/spark-line";
import { classNames } from "@/components/ui/class-names";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { BEFORE_PLAN, NEED, ORDER_WORDS, WAY } from "@/domain/words/ja/reports/heat";
import { JUDGEMENT_WORDS } from "@/domain/words/ja/reports/judgement";
import { dashboardAddress } from "@/lib/dashboard-address";
import { type Markup, markup } from "@/lib/markup";
import { type DashboardQuery, staffRoutes } from "@/lib/routes";
import { type HeatGroup, type HeatRow, type HeatTable, openName } from "./heat";
import type { HeatCell } from "./heat-cell";

export const HEAT_CAPTION = "指標の一覧（年度ごとの値と目標達成状況）";

export interface HeatView {
  readonly heat: HeatTable;
  /** The year that is looked at. */
  readonly fy: FiscalYear;
  /** The plan's last year. */
  readonly endFy: FiscalYear;
  /** What the links keep. */
  readonly query: DashboardQuery;
  readonly isHome: boolean;
}

/** The column that an order goes by, as who hears the table is told. */
const SORTED: Record<
  HeatTable["sort"],
  { readonly column: "name" | "now" | "last" | null; readonly order: string }
> = {
  plan: { column: null, order: "none" },
  mark: { column: "now", order: "other" },
  way: { column: "last", order: "other" },
  need: { column: "last", order: "descending" },
  name: { column: "name", order: "ascending" },
};

/** What stands inside the table: caption, head and a body for each group. */
export function heatMarkup(view: HeatView): Markup {
  const { heat, fy: now } = view;
  const { years, groups, baselineYear, gap, last, sort } = heat;
  const sorted = (column: (typeof SORTED)[typeof sort]["column"]) =>
    SORTED[sort].column === column ? markup` aria-sort="${SORTED[sort].order}"` : null;
  const ofYears = years.map(
    (year) =>
      markup`<th scope="col" class="${classNames("heat-n", year.fy === now && "heat-now")}"${year.fy === now ? sorted("now") : null}>${yearHead(year)}</th>`,
  );
  const base = markup`<th scope="col" class="heat-n">現状値${baselineYear && markup`<span class="heat-s">${yearHead(baselineYear)}</span>`}</th>`;
  const between =
    gap &&
    markup`<th scope="col" class="heat-n heat-gap">${yearHead(gap)}<span class="heat-s">${BEFORE_PLAN}</span></th>`;
  const end = last && markup`<th scope="col"${sorted("last")}>${last === "need" ? NEED : WAY}</th>`;
  const order = sort === "plan" ? "" : `、${ORDER_WORDS[sort]}`;
  return markup`<caption class="sr-only">${`${HEAT_CAPTION}${order}`}</caption><thead><tr><th scope="col"${sorted("name")}>指標</th><th scope="col">推移</th>${base}${between}${ofYears}<th scope="col" class="heat-n">目標値</th>${end}</tr></thead>${groups.map((group) => body(group, view))}`;
}

function yearHead({ short, label }: { readonly short: string; readonly label: string }): Markup {
  return markup`<abbr title="${label}">${short}</abbr>`;
}

function body(group: HeatGroup, view: HeatView): Markup {
  const { pillarNo, title, rows, folded } = group;
  const { years, gap, last } = view.heat;
  const columns = years.length + 4 + (gap ? 1 : 0) + (last ? 1 : 0);
  const name =
    pillarNo === null
      ? markup`${title}`
      : markup`<a class="text-link" href="${staffRoutes.dashboardPillar(pillarNo, view.query)}">${title}</a>`;
  if (folded !== null) return foldedBody(group, name, view);
  const isOpened = view.heat.groups.some((other) => other.folded !== null);
  const close = isOpened
    ? markup`<a class="text-link heat-close" href="${`${dashboardAddress(view.isHome, view.query)}#heat`}">指標を閉じる<span class="sr-only">${`（${title}）`}</span></a>`
    : null;
  return markup`<tbody><tr class="heat-group"><th scope="rowgroup" colspan="${columns}">${name}${close}</th></tr>${rows.map((each) => row(each, view))}</tbody>`;
}

/** One line: how many of its KPIs have which mark in each year, and the way to open it. */
function foldedBody(group: HeatGroup, name: Markup, view: HeatView): Markup {
  const { query, isHome } = view;
  const href = `${dashboardAddress(isHome, { ...query, open: openName(group) })}#heat`;
  const counts = (group.folded ?? []).map(({ fy, marks, waiting }) => {
    const marked = marks.map(({ code, count }) => {
      const { symbol, word } = JUDGEMENT_WORDS[code];
      return markup`<span class="heat-m heat-count-${code}">${`${symbol} ${count}`}<span class="sr-only">${`（${word}）`}</span></span>`;
    });
    const lines =
      waiting === 0 ? marked : [...marked, markup`<span class="heat-s">${`承認前 ${waiting}`}</span>`];
    const empty = markup`<span aria-hidden="true">·</span><span class="sr-only">値なし</span>`;
    return markup`<td class="${classNames("heat-c", fy === view.fy && "heat-now")}">${lines.length > 0 ? lines : empty}</td>`;
  });
  const open = markup`<a class="text-link" href="${href}">指標を開く<span class="sr-only">${`（${group.title}）`}</span></a>`;
  return markup`<tbody class="heat-folded"><tr><th scope="row">${name}<span class="heat-s">${`${group.size}指標`}</span></th><td class="heat-course"></td><td class="heat-n heat-base"></td>${view.heat.gap && markup`<td class="heat-c"></td>`}${counts}<td class="heat-open" colspan="${view.heat.last ? 2 : 1}">${open}</td></tr></tbody>`;
}

function row({ cells, ...row }: HeatRow, view: HeatView): Markup {
  const { gap, last } = view.heat;
  const course = sparkLine({ points: row.course, until: view.endFy, target: row.targetLine });
  const between = markup`<td class="heat-c heat-gap"><span aria-hidden="true">―</span><span class="sr-only">${BEFORE_PLAN}</span></td>`;
  return markup`<tr><th scope="row"><a class="text-link" href="${staffRoutes.dashboardKpi(row.id, view.query)}">${row.name}</a><span class="heat-s">${`${row.unit}　${row.department}`}</span></th><td class="heat-course">${course}</td><td class="heat-n heat-base">${baseline(row, view)}</td>${gap && between}${cells.map((each) => cell(each, row.unit, view.fy))}<td class="heat-n heat-target"><span class="heat-l">目標値</span>${row.target.value}<span class="heat-s">${row.target.year}</span>${row.target.before && markup`<span class="heat-s">${row.target.before}</span>`}</td>${last && lastCell(row, last)}</tr>`;
}

function baseline({ baseline: known }: Pick<HeatRow, "baseline">, { heat }: HeatView): Markup {
  if (known === null) return markup`なし`;
  return markup`${known.value}${heat.baselineYear === null ? markup`<span class="heat-s">${known.year}</span>` : null}`;
}

function lastCell(
  { need, needSentence, way }: Pick<HeatRow, "need" | "needSentence" | "way">,
  last: NonNullable<HeatTable["last"]>,
): Markup {
  const label = markup`<span class="heat-l">${last === "need" ? NEED : WAY}</span>`;
  if (last === "way") return markup`<td class="heat-need">${label}${way === "" ? "―" : way}</td>`;
  const covered = way === "" ? null : markup`<span class="heat-s">${way}</span>`;
  return markup`<td class="heat-need" title="${needSentence}">${label}${need}${covered}</td>`;
}

function cell({ fy, kind, code, value, note, sentence, change }: HeatCell, unit: string, now: FiscalYear) {
  const isNow = fy === now && "heat-now";
  if (kind === "quiet")
    return markup`<td class="${classNames("heat-c", isNow)}" title="${sentence}"><span aria-hidden="true">·</span><span class="sr-only">${note}</span></td>`;
  // On a narrow screen, where the unit is read in the cell, the chosen year stands alone.
  const said = [
    value === ""
      ? null
      : markup`<span class="heat-v">${value}${isNow ? markup`<span class="heat-u">${unit}</span>` : null}</span>`,
    note === "" ? null : markup`<span class="heat-s">${note}</span>`,
    markOf(kind, code),
    change === null
      ? null
      : markup`<span class="heat-change">${`変更案 ${change.value}　見込み ${JUDGEMENT_WORDS[change.code].symbol}`}</span>`,
  ].filter((each) => each !== null);
  return markup`<td class="${classNames("heat-c", kind !== "marked" && `heat-${kind}`, code && `heat-${code}`, isNow)}"><details name="heat"><summary>${said}</summary><p>${sentence}</p></details></td>`;
}

function markOf(kind: HeatCell["kind"], code: HeatCell["code"]): Markup | null {
  if (code === null) return kind === "expected" ? markup`<span class="heat-m">承認前</span>` : null;
  const { symbol, word } = JUDGEMENT_WORDS[code];
  return markup`<span class="heat-m">${`${kind === "expected" ? "見込み " : ""}${symbol} ${word}`}</span>`;
}
