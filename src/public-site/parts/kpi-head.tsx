/** The head of a KPI's page: the mark, whether anything was changed since, the name, and the finding in one sentence. */
import { chartFinding } from "@/components/charts/chart-text";
import { kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { causesOfTurn } from "@/domain/publication/record";
import { addYears } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { changeNotes } from "@/domain/words/ja/publication/kpi-page";
import { CHANGE_KIND_WORDS, MARK_CAUSE_NOTES } from "@/domain/words/ja/publication/publication";
import { quoted } from "@/domain/words/ja/quotes";
import { publicRoutes } from "@/lib/public-paths";
import type { Indicator } from "../model/indicators";
import { countChanges, type KpiChanges, turnOf } from "../model/kpi-changes";
import { joinedSeries, type KpiEnd, type KpiView } from "../model/kpi-view";
import type { PageContext } from "../page-context";
import { pillarName } from "../words";
import { Status, ValueAndTarget } from "./kpi-card";
import { MarkChange } from "./mark-change";

export function KpiHead({
  context,
  indicator,
  changes,
}: {
  context: PageContext;
  indicator: Indicator;
  changes: KpiChanges;
}) {
  const { main: view } = indicator;
  const { kpi, plan, pillar } = view;
  // What stands for the KPI and is explained: the plan before, while this one has no figure.
  const told = view.before ?? view;
  const { status, readIn } = told;
  // What was counted for the figure below it; what is counted from another year on stands further down.
  const counted = (status ? kpiInYear(told.kpi, status.fy) : kpi).definition;
  const { kpi: drawn, years } = seriesOf(indicator);
  return (
    <div className="ph kh">
      <div className="kh-m">
        <Status context={context} view={view} />
        <p className="kh-c">
          {changeNotes(countChanges(changes)).map(({ text, isLink }) => (
            <span key={text}>{isLink ? <a href="#record">{text}</a> : text}</span>
          ))}
        </p>
      </div>
      <h1>
        <span className="ey">
          {pillar === null ? `計画全般の${wordsOf(plan).kpiShort}` : pillarName(pillar)}
        </span>
        {kpi.name}
      </h1>
      {counted !== null && <p className="ey">{counted}</p>}
      <p className="kh-f">{chartFinding(drawn, years, { fy: status?.fy, readIn })}</p>
      <ValueAndTarget view={view} />
      <Turned context={context} view={told} />
      <Interim view={view} />
      <Continuation context={context} indicator={indicator} />
    </div>
  );
}

/** The one series that the page tells of: of its plan, or joined of all the plans that the KPI stands in. */
export function seriesOf({ main, others }: Indicator) {
  const { kpi, years, parts } = joinedSeries([main, ...others]);
  const own = { kpi: main.kpi, years: main.series.years, plan: main.plan };
  return parts.length === 1
    ? { ...own, parts: undefined, all: parts }
    : { kpi, years, plan: main.plan, parts, all: parts };
}

/** Where the KPI ended, what carries it on, and what it carries on. */
function Continuation({ context, indicator }: { context: PageContext; indicator: Indicator }) {
  const { main, continuedBy, others, calledOff } = indicator;
  const before = others.filter(({ kpi }) => kpi.id !== main.kpi.id);
  return (
    <>
      {main.end !== null && (
        <p>
          <strong>{endSentence(main.end, main)}</strong>
        </p>
      )}
      {continuedBy !== null && (
        <p>
          {`${quoted(continuedBy.plan.name)}では、`}
          <a href={context.link(publicRoutes.kpi(continuedBy.kpi.id))}>{continuedBy.kpi.name}</a>
          {continuedBy.plan.startFy > addYears(main.lastEnded, 1)
            ? "に引き継がれます。"
            : "に引き継がれています。"}
        </p>
      )}
      {before.map(({ kpi, plan }) => (
        <p key={`${plan.id} ${kpi.id}`}>
          {`${quoted(plan.name)}の`}
          <a href={context.link(publicRoutes.kpi(kpi.id))}>{kpi.name}</a>
          を引き継いだ指標です。
        </p>
      ))}
      {calledOff.map(({ plan }) => (
        <p key={plan.id}>
          <a href={context.link(publicRoutes.plan(plan.id))}>{plan.name}</a>
          にも載っていましたが、その計画は期間が始まる前に終了しました。
        </p>
      ))}
    </>
  );
}

function endSentence(
  { fy, isOver, carriedBy }: KpiEnd,
  { plan, lastEnded }: Pick<KpiView, "plan" | "lastEnded">,
): string {
  if (carriedBy !== null) {
    const goesOn = carriedBy.startFy > addYears(lastEnded, 1) ? "引き継がれます" : "引き継がれています";
    return `この指標は、「${plan.name}」では${fiscalYearJa(fy)}までで、「${carriedBy.name}」の計画に${goesOn}。`;
  }
  return isOver
    ? `この指標は${fiscalYearJa(fy)}で終了しました。それまでの計画と実績を残しています。`
    : `この指標は${fiscalYearJa(fy)}で終了します。`;
}

/** The mark that took another one's place: old → new, and why. */
function Turned({ context, view }: { context: PageContext; view: KpiView }) {
  const change = turnOf(context.model, view);
  if (change === null) return null;
  return (
    <div className="gap">
      <p className="st">
        <span>
          {causesOfTurn(change).includes("rejudged") ? MARK_CAUSE_NOTES.rejudged : CHANGE_KIND_WORDS.mark}
        </span>
        <MarkChange before={change.marks.before} after={change.marks.after} />
      </p>
      <p>{change.text}</p>
    </div>
  );
}

/** A figure of a year that still runs stands apart from the year that has a mark. */
function Interim({ view }: { view: KpiView }) {
  const { kpi, series } = view;
  const { status } = view.before ?? view;
  const year = series.years.findLast(
    (each) => each.figureStatus === "interim" && each.actual !== null && each.fy !== status?.fy,
  );
  if (!year) return null;
  const day = year.asOf === null ? "" : `、${dateJa(year.asOf)}時点`;
  return (
    <p className="gap">
      {`年度途中の値（${fiscalYearJa(year.fy)}${day}）：${formatQuantity(year.actual, kpiInYear(kpi, year.fy))}`}
    </p>
  );
}
