import Link from "next/link";
import { SparkLine } from "@/components/charts/spark-line";
import { classNames } from "@/components/ui/class-names";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { JUDGEMENT_WORDS } from "@/domain/words/ja/reports/judgement";
import { staffRoutes } from "@/lib/routes";
import type { DashboardPage } from "../loaders";
import type { HeatCell, HeatGroup, HeatRow } from "../view-model/heat";

/** More years than these need a box of their own to scroll in. */
const FITTING = 7;
const CAPTION = "指標の一覧（年度ごとの値と目標達成状況）";

type View = Pick<DashboardPage, "heat" | "fy" | "query" | "plan">;

/** KPI × year: the mark with symbol and word, the value, the course, and what each year to come needs. On a narrow screen a card a row. */
export function HeatTable({ view }: { view: View }) {
  const { years, groups } = view.heat;
  const isWide = years.length > FITTING;
  const table = (
    <table className="heat">
      <caption className="sr-only">{CAPTION}</caption>
      <thead>
        <tr>
          <th scope="col">指標</th>
          <th scope="col">推移</th>
          <th scope="col" className="heat-n">
            現状値
          </th>
          {years.map(({ fy, short, label }) => (
            <th key={fy} scope="col" className={classNames("heat-n", fy === view.fy && "heat-now")}>
              <abbr title={label}>{short}</abbr>
            </th>
          ))}
          <th scope="col" className="heat-n">
            目標値
          </th>
          <th scope="col">必要な伸び</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <Group key={group.title} group={group} view={view} />
      ))}
    </table>
  );
  if (!isWide) return table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the focus, or a keyboard cannot move it.
    <section aria-label={CAPTION} tabIndex={0} className="heat-wide">
      {table}
    </section>
  );
}

function Group({ group, view }: { group: HeatGroup; view: View }) {
  const { pillarNo, title, rows } = group;
  const columns = view.heat.years.length + 5;
  return (
    <tbody>
      <tr className="heat-group">
        <th scope="rowgroup" colSpan={columns}>
          {pillarNo === null ? (
            title
          ) : (
            <Link className="text-link" href={staffRoutes.dashboardPillar(pillarNo, view.query)}>
              {title}
            </Link>
          )}
        </th>
      </tr>
      {rows.map((row) => (
        <Row key={row.id} row={row} view={view} />
      ))}
    </tbody>
  );
}

function Row({ row, view }: { row: HeatRow; view: View }) {
  return (
    <tr>
      <th scope="row">
        <Link className="text-link" href={staffRoutes.dashboardKpi(row.id, view.query)}>
          {row.name}
        </Link>
        <span className="heat-s">{`${row.unit}　${row.department ?? "所管課未設定"}`}</span>
      </th>
      <td className="heat-course">
        <SparkLine points={row.course} until={view.plan.endFy} target={row.targetLine} />
      </td>
      <td className="heat-n heat-base">
        {row.baseline === null ? (
          "なし"
        ) : (
          <>
            {row.baseline.value}
            <span className="heat-s">{row.baseline.year}</span>
          </>
        )}
      </td>
      {row.cells.map((cell) => (
        <Cell key={cell.fy} cell={cell} unit={row.unit} fy={view.fy} />
      ))}
      <td className="heat-n heat-target">
        <span className="heat-l">目標値</span>
        {row.target.value}
        <span className="heat-s">{row.target.year}</span>
      </td>
      <td className="heat-need" title={row.needSentence}>
        <span className="heat-l">必要な伸び</span>
        {row.need}
      </td>
    </tr>
  );
}

function Cell({ cell, unit, fy }: { cell: HeatCell; unit: string; fy: FiscalYear }) {
  const { kind, code, value, note, sentence, change } = cell;
  const isNow = cell.fy === fy;
  if (kind === "quiet")
    return (
      <td className={classNames("heat-c", isNow && "heat-now")} title={sentence}>
        <span aria-hidden="true">·</span>
        <span className="sr-only">値なし</span>
      </td>
    );
  return (
    <td className={classNames("heat-c", `heat-${kind}`, code && `heat-${code}`, isNow && "heat-now")}>
      <details name="heat">
        <summary title={sentence}>
          {value === "" ? null : (
            <span className="heat-v">
              {value}
              <span className="heat-u">{unit}</span>
            </span>
          )}
          {note === "" ? null : <span className="heat-s">{note}</span>}
          {code === null ? (
            kind === "expected" && <span className="heat-m">承認前</span>
          ) : (
            <span className="heat-m">{`${kind === "expected" ? "見込み " : ""}${JUDGEMENT_WORDS[code].symbol} ${JUDGEMENT_WORDS[code].word}`}</span>
          )}
          {change === null ? null : (
            <span className="heat-change">{`変更案 ${change.value}　見込み ${JUDGEMENT_WORDS[change.code].symbol}`}</span>
          )}
        </summary>
        <p>{sentence}</p>
      </details>
    </td>
  );
}
