import { actualText, latestActual, targetText } from "@/components/charts/chart-text";
import { KpiChart, type KpiChartProps } from "@/components/charts/kpi-chart";
import { YearMark } from "@/components/mark";
import type { KpiTerms } from "@/domain/plan/definition";
import { type Edition, laterTargets } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import { causesOfTurn } from "@/domain/publication/record";
import type { FigureCorrection } from "@/domain/reports/replacements";
import { placeOfMark } from "@/domain/reports/tally";
import { fiscalYearJa, fiscalYearShort } from "@/domain/words/ja/dates";
import { DIRECTION_WORDS } from "@/domain/words/ja/plan/plan";
import { MARK_CAUSE_NOTES } from "@/domain/words/ja/publication/publication";
import { PACE, PACE_WORDS } from "@/domain/words/ja/reports/pace";
import { publicRoutes } from "@/lib/public-paths";
import { turnOf } from "../model/kpi-changes";
import { type KpiView, seriesOnCard } from "../model/kpi-view";
import type { PageContext } from "../page-context";
import { endText } from "../words";

const PLAN_BEFORE = "前の計画";

/** The figure of the year whose mark stands beside it, the target that both are of, and what was promised instead for later years. */
export function ValueAndTarget({ view }: { view: KpiView }) {
  const { name, value } = figureOf(view);
  return (
    <dl className="vt">
      <div>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
      <Targets view={view} />
    </dl>
  );
}

/** The target beside a card's figure, and those after it: lines of its list. */
export function Targets({ view, withDirection = false }: { view: KpiView; withDirection?: boolean }) {
  const { own, ofPlan, later } = targetsOf(view);
  return (
    <>
      <div>
        <dt>{`目標値（${fiscalYearShort(own.target.fy)}${ofPlan}）`}</dt>
        <dd>
          {targetText(own.target.value, own)}
          {withDirection && own.direction === "down" && <small>{DIRECTION_WORDS.down}</small>}
        </dd>
      </div>
      {later.map(({ from, terms }) => (
        <div key={from}>
          <dt>{`${from === null ? "" : `${fiscalYearJa(from)}からの`}目標値（${fiscalYearShort(terms.target.fy)}）`}</dt>
          <dd>{targetText(terms.target.value, terms)}</dd>
        </div>
      ))}
    </>
  );
}

/** The target that a card's mark was measured by, whose plan it is where that is the one before, and the targets after it. */
export function targetsOf(view: KpiView): { own: KpiTerms; ofPlan: string; later: Edition[] } {
  const { now: own, readIn } = view.before ?? view;
  const ofPlan = view.before === null ? "" : `、${PLAN_BEFORE}`;
  return { own, ofPlan, later: laterTargets(seriesOnCard(view).kpi, readIn) };
}

/**
 * 現状値 stands in until there is a figure: one of another year would stand beside this year's mark. What came after that
 * year, as a figure of a part of the next one, belongs to another card.
 */
export function figureOf(view: KpiView): { name: string; value: string } {
  if (view.before !== null) {
    const { name, value } = figureOf(view.before);
    return { name: name.replace(/）$/, `、${PLAN_BEFORE}）`), value };
  }
  const { status, now: kpi, series } = view;
  if (status !== null && latestActual(series.years, status.fy) !== null) {
    const kind = status.figureStatus === "interim" ? "年度途中の値" : "実績";
    const provisional = status.figureStatus === "provisional" ? "、速報値" : "";
    const value = status.actual === null ? actualText(status, kpi) : formatQuantity(status.actual, kpi);
    return {
      name: `${kind}（${fiscalYearShort(status.fy)}${provisional}）`,
      value: value || (status.isCounted === false ? "なし" : "まだありません"),
    };
  }
  const { baseline } = kpi;
  return {
    name: `現状値（${fiscalYearShort(baseline.fy)}）`,
    value: baseline.value === null ? "なし" : formatQuantity(baseline.value, kpi),
  };
}

/** The mark with the year it is for, and why there is none where the city said so. */
export function Status({
  context,
  view: own,
  withPace = false,
}: {
  context: PageContext;
  view: KpiView;
  withPace?: boolean;
}) {
  const view = own.before ?? own;
  const { end } = own;
  const { status, lastEnded } = view;
  if (status === null) return null;
  const place = placeOfMark(status, lastEnded);
  const isJudged = place === "mark";
  // Of a year that has just begun nothing is known yet: its name alone would say nothing.
  const isOpen = place === "running" && status.figureStatus !== "interim";
  if (isOpen && end === null) return null;
  const turn = turnOf(context.model, view);
  const pace = withPace && isJudged ? (status.pace?.code ?? null) : null;
  const notes = [
    own.before !== null && PLAN_BEFORE,
    isJudged && status.figureStatus === "interim" && "年度途中の値のため",
    status.figureStatus === "provisional" && "速報値による",
    isJudged && status.actual !== null && view.kpi.sampleSurvey === true && "標本調査による",
    status.missing?.reason === "awaiting_release" && "公表待ち",
    isJudged && status.missing?.reason === "not_surveyed" && "調査なし",
    status.corrections.some(isCorrected) && "訂正あり",
    ...(turn === null ? [] : causesOfTurn(turn).map((cause) => MARK_CAUSE_NOTES[cause])),
  ].filter((note) => note !== false);
  return (
    <p className="st">
      <YearMark year={status} lastEnded={lastEnded} />{" "}
      {!isOpen && <span>{`${fiscalYearJa(status.fy)}${notes.map((note) => `（${note}）`).join("")}`}</span>}
      {pace !== null && <span>{`${PACE}：${PACE_WORDS[pace]}`}</span>}
      {end !== null && <span>{endText(end)}</span>}
    </p>
  );
}

/** Publications before there were kinds of figures do not say the kind: all were corrections. */
function isCorrected({ kind }: FigureCorrection): boolean {
  return kind !== "confirmed";
}

/** One KPI with a small chart. */
export function KpiCard({
  context,
  view,
  heading = "h4",
  withMark = true,
}: {
  context: PageContext;
  view: KpiView;
  heading?: "h2" | "h3" | "h4";
  /** false for a plan of which nothing has a mark yet. */
  withMark?: boolean;
}) {
  const Heading = heading;
  const { kpi, plan, before } = view;
  return (
    <>
      <Heading>
        <a href={context.link(publicRoutes.kpi(kpi.id))}>{kpi.name}</a>
      </Heading>
      {(withMark || before !== null) && <Status context={context} view={view} />}
      <ValueAndTarget view={view} />
      <CardChart view={view} size="small" idPrefix={`${plan.id}-${kpi.id}`} />
    </>
  );
}

/** The chart beside a mark and its figures: it speaks of the same year, by the same plan. */
export function CardChart({
  view,
  size,
  idPrefix,
}: { view: KpiView } & Pick<KpiChartProps, "size" | "idPrefix">) {
  const { status, readIn } = view.before ?? view;
  return (
    <KpiChart
      {...seriesOnCard(view)}
      plan={view.plan}
      fy={status?.fy}
      readIn={readIn}
      size={size}
      idPrefix={idPrefix}
    />
  );
}

export function KpiCards({
  context,
  views,
  heading = "h4",
  withMark,
}: {
  context: PageContext;
  views: readonly KpiView[];
  heading?: "h3" | "h4";
  withMark?: boolean;
}) {
  return (
    <ul className="gr">
      {views.map((view) => (
        <li className="ca" key={`${view.plan.id} ${view.kpi.id}`}>
          <KpiCard context={context} view={view} heading={heading} withMark={withMark} />
        </li>
      ))}
    </ul>
  );
}
