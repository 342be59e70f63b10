/** A KPI at a glance, in an edition: mark, figure, target, pace. */
import { laterTargets } from "@/domain/plan/editions";
import { courseUntil } from "@/domain/reports/course";
import type { JudgementCode } from "@/domain/reports/judgement";
import type { MarkFacts, SaidTerms } from "@/domain/words/public/public-words";
import { publicRoutes } from "@/lib/public-paths";
import { turnOf } from "../../model/kpi-changes";
import { type KpiView, seriesOnCard } from "../../model/kpi-view";
import { GlanceChart, type GlanceLooks } from "../../parts/glance-chart";
import { type EditionContext, kpiName, saidTerms } from "../edition-context";
import { Say } from "../say";
import { statusFacts } from "./facts";

export function EditionMark({ context, code }: { context: EditionContext; code: JudgementCode }) {
  const { symbol, word } = context.words.marks[code];
  return (
    <span className={`mk mk-${code}`}>
      <b>{symbol}</b>{" "}
      <span>
        <Say of={word} />
      </span>
    </span>
  );
}

/** The mark of a year, or what stands in its place; nothing of a year that still runs without a figure. */
export function YearMark({ context, facts }: { context: EditionContext; facts: MarkFacts }) {
  if (facts.place === "mark") return <EditionMark context={context} code={facts.code} />;
  if (facts.place === "running" && facts.actual === null) return null;
  return (
    <span className="no">
      <Say of={context.words.noMark(facts.place)} />
    </span>
  );
}

/** The year's mark with the year, its pace, and that its figure was corrected or something else turned it. */
export function StatusLine({
  context,
  view,
  record,
}: {
  context: EditionContext;
  view: KpiView;
  /** Where its corrections are told, on a page that tells them. */
  record?: string;
}) {
  const { words } = context;
  const facts = statusFacts(context, view);
  const { status } = view.before ?? view;
  if (facts === null || status === null || (facts.place === "running" && facts.actual === null)) return null;
  const isCorrected = status.corrections.some(({ kind }) => kind !== "confirmed");
  const changes = [
    ...(isCorrected ? [words.labels.wasCorrected] : []),
    ...(turnOf(context.model, view.before ?? view) === null ? [] : [words.changes.kinds.mark]),
  ];
  return (
    <p className="st">
      <YearMark context={context} facts={facts} />
      <span>
        <Say of={words.year(facts.fy)} />
      </span>
      {status.pace?.code && (
        <span>
          <Say of={words.labels.pace} />
          <Say of={words.colon} />
          <Say of={words.pace[status.pace.code]} />
        </span>
      )}
      {view.before !== null && (
        <span>
          <Say of={words.labels.earlierPlan} />
        </span>
      )}
      {changes.map((change) =>
        record === undefined ? (
          <span key={change}>
            <Say of={change} />
          </span>
        ) : (
          <a key={change} href={record}>
            <Say of={change} />
          </a>
        ),
      )}
    </p>
  );
}

/** The figure of the year whose mark stands beside it, or where the KPI began; and what was promised. */
export function FigureAndTarget({ context, view }: { context: EditionContext; view: KpiView }) {
  const { words } = context;
  const { labels } = words;
  const told = view.before ?? view;
  const { now, kpi, readIn } = told;
  const terms = saidTerms(context, kpi, now);
  const { kpi: joined } = seriesOnCard(view);
  const later = laterTargets(joined, readIn);
  return (
    <dl className="vt">
      <Figure context={context} view={view} terms={terms} />
      <div>
        <dt>
          <Say of={labels.target} />
          <Say of={words.note(words.year(now.target.fy))} />
        </dt>
        <dd>
          <Say of={words.target(now.target.value, terms)} />
        </dd>
      </div>
      {later.map(({ from, terms: then }) => (
        <div key={from}>
          <dt>
            <Say of={labels.target} />
            <Say
              of={words.note(
                words.year(then.target.fy),
                ...(from === null ? [] : [words.changes.from(from)]),
              )}
            />
          </dt>
          <dd>
            <Say of={words.target(then.target.value, saidTerms(context, joined, then))} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Figure({ context, view, terms }: { context: EditionContext; view: KpiView; terms: SaidTerms }) {
  const { words } = context;
  const { now } = view.before ?? view;
  const facts = statusFacts(context, view);
  const hasYear = facts !== null && (facts.actual !== null || facts.place === "mark");
  if (!hasYear || facts === null) {
    const { fy, value } = now.baseline;
    return (
      <div>
        <dt>
          <Say of={words.labels.baseline} />
          <Say of={words.note(words.year(fy))} />
        </dt>
        <dd>
          <Say of={value === null ? words.labels.none : words.quantity(value, terms)} />
        </dd>
      </div>
    );
  }
  const { actual, fy, status, asOf } = facts;
  return (
    <div>
      <dt>
        <Say of={words.labels.result} />
        <Say of={words.note(words.year(fy))} />
      </dt>
      <dd>
        <Say of={actual === null ? words.noFigure(facts) : words.quantity(actual, facts.terms)} />
        {actual !== null && <Say of={words.statusNote(status, asOf)} />}
      </dd>
    </div>
  );
}

export function KpiCards({
  context,
  views,
  heading: Heading = "h3",
  withChart = false,
}: {
  context: EditionContext;
  views: readonly KpiView[];
  heading?: "h2" | "h3";
  /** Its way, small, beneath the figures. */
  withChart?: boolean;
}) {
  return (
    <ul className="gr">
      {views.map((view) => (
        <li className="ca" key={`${view.plan.id} ${view.kpi.id}`}>
          <Heading>
            <a href={context.link(publicRoutes.kpi(view.kpi.id))}>
              <Say of={kpiName(context, view.kpi)} />
            </a>
          </Heading>
          <StatusLine context={context} view={view} />
          <FigureAndTarget context={context} view={view} />
          {view.now.direction === "down" && view.now.target.value.kind === "number" && (
            <p className="no">
              <Say of={context.words.labels.smallerIsBetter} />
            </p>
          )}
          {withChart && <Way context={context} view={view} />}
        </li>
      ))}
    </ul>
  );
}

const LOOKS: GlanceLooks = {
  axis: "ax",
  level: "tl",
  overGaps: "gu",
  line: "ln",
  aim: "sq",
  start: "bd",
  figure: "dt",
};

function Way({ context, view }: { context: EditionContext; view: KpiView }) {
  const { kpi, series, readIn } = view.before ?? view;
  return (
    <GlanceChart
      course={courseUntil(kpi, series.years, readIn)}
      looks={LOOKS}
      yearName={context.words.yearShort}
    />
  );
}
