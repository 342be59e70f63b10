/** The table KPI × year, written as text: it has thousands of cells. */
import { sparkLine } from "@/components/charts/spark-line";
import { classNames } from "@/components/ui/class-names";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { JUDGEMENT_WORDS } from "@/domain/words/ja/reports/judgement";
import { dashboardAddress } from "@/lib/dashboard-address";
import { type Markup, markup } from "@/lib/markup";
import { type DashboardQuery, staffRoutes } from "@/lib/routes";
import { type HeatCell, type HeatGroup, type HeatRow, type HeatTable, openName } from "./heat";

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

/** What stands inside the table: caption, head and a body for each group. */
export function heatMarkup(view: HeatView): Markup {
  const { years, groups } = view.heat;
  const heads = years.map(
    ({ fy, short, label }) =>
      markup`<th scope="col" class="${classNames("heat-n", fy === view.fy && "heat-now")}"><abbr title="${label}">${short}</abbr></th>`,
  );
  return markup`<caption class="sr-only">${HEAT_CAPTION}</caption><thead><tr><th scope="col">指標</th><th scope="col">推移</th><th scope="col" class="heat-n">現状値</th>${heads}<th scope="col" class="heat-n">目標値</th><th scope="col">必要な伸び</th></tr></thead>${groups.map((group) => body(group, view))}`;
}

function body(group: HeatGroup, view: HeatView): Markup {
  const { pillarNo, title, rows, folded } = group;
  const columns = view.heat.years.length + 5;
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
  return markup`<tbody class="heat-folded"><tr><th scope="row">${name}<span class="heat-s">${`${group.size}指標`}</span></th><td class="heat-course"></td><td class="heat-n heat-base"></td>${counts}<td class="heat-open" colspan="2">${open}</td></tr></tbody>`;
}

function row({ cells, ...row }: HeatRow, view: HeatView): Markup {
  const { baseline, target } = row;
  const course = sparkLine({ points: row.course, until: view.endFy, target: row.targetLine });
  const from =
    baseline === null ? markup`なし` : markup`${baseline.value}<span class="heat-s">${baseline.year}</span>`;
  return markup`<tr><th scope="row"><a class="text-link" href="${staffRoutes.dashboardKpi(row.id, view.query)}">${row.name}</a><span class="heat-s">${`${row.unit}　${row.department}`}</span></th><td class="heat-course">${course}</td><td class="heat-n heat-base">${from}</td>${cells.map((each) => cell(each, row.unit, view.fy))}<td class="heat-n heat-target"><span class="heat-l">目標値</span>${target.value}<span class="heat-s">${target.year}</span></td><td class="heat-need" title="${row.needSentence}"><span class="heat-l">必要な伸び</span>${row.need}</td></tr>`;
}

function cell({ fy, kind, code, value, note, sentence, change }: HeatCell, unit: string, now: FiscalYear) {
  const isNow = fy === now && "heat-now";
  if (kind === "quiet")
    return markup`<td class="${classNames("heat-c", isNow)}" title="${sentence}"><span aria-hidden="true">·</span><span class="sr-only">値なし</span></td>`;
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
