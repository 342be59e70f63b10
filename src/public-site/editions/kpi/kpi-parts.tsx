/** What the city wrote about a KPI, and how it is defined. */
import { stretchesOf } from "@/domain/plan/editions";
import { decisionsOn, isDocumentReplaced } from "@/domain/plan/sources";
import { markOfWords } from "@/domain/publication/record";
import { type Phrase, plainText, type Sentence, say, together } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import type { Indicator } from "../../model/indicators";
import { joinedSeries, type KpiView } from "../../model/kpi-view";
import { runsOfSources } from "../../parts/sources";
import { hasWords } from "../../words";
import { type EditionContext, kpiText, planName, saidTerms } from "../edition-context";
import { OwnWords } from "../said";
import { Say } from "../say";
import { saidTerm } from "./plan-targets";

/** The departments write in Japanese: their words stand as they are, marked as such. The latest year first. */
export function CityWords({
  id,
  context,
  views,
}: {
  id: string;
  context: EditionContext;
  views: readonly KpiView[];
}) {
  const { words, model } = context;
  const { labels } = words;
  const written = views
    .flatMap(({ kpi, series }) => series.years.map((year) => ({ kpi, year })))
    .filter(({ year }) => hasWords(year))
    .toReversed();
  const parts = written.flatMap(({ kpi, year }) => {
    const said = [
      { name: labels.reason, text: year.reason },
      { name: labels.nextStep, text: year.nextStep },
      { name: labels.basisNote, text: [year.basisNote, year.missing?.note ?? ""].filter(Boolean).join("\n") },
    ].filter(({ text }) => text !== "");
    const mark = markOfWords(model.record, kpi.id, year.fy);
    return said.length === 0 ? [] : [{ year, mark, said }];
  });
  if (parts.length === 0) return null;
  return (
    <section id={id}>
      <h2>
        <Say of={labels.cityWords} />
        <Say of={words.note(labels.inJapanese)} />
      </h2>
      {parts.map(({ year, mark, said }) => (
        <div key={year.fy}>
          <h3>
            <Say of={words.year(year.fy)} />
          </h3>
          {mark !== null && (
            <p className="no">
              <Say of={words.writtenUnder(mark)} />
            </p>
          )}
          <OwnWords said={said} />
        </div>
      ))}
    </section>
  );
}

/** The document where its targets stand, and what was decided of them since. */
function targetSource({ words }: EditionContext, { plan, kpi }: KpiView): Sentence {
  const decided = [...decisionsOn(plan, kpi, "target"), ...decisionsOn(plan, kpi, "targetFy")].map(
    ({ document, decidedOn, from }) => {
      const day = decidedOn === null ? words.changes.decided : words.changes.decidedOn(decidedOn);
      const source = document === null ? day : { original: document };
      return from === null ? [source] : say`${source}${words.note(words.changes.from(from))}`;
    },
  );
  const inDocument = isDocumentReplaced(plan, kpi, "target")
    ? []
    : [[{ original: `${plan.sourceDocument}　${kpi.source}` }]];
  return together([...inDocument, ...decided], " / ");
}

/** Who measured which years, and of which day the latest of them is. */
function resultSource({ words }: EditionContext, indicator: Indicator): Sentence | null {
  const { parts } = joinedSeries([indicator.main, ...indicator.others]);
  const sources = parts.flatMap(runsOfSources).map(({ place, spans, asOf }) => {
    const years = spans.map(({ from, to }) => words.years(from, to));
    return say`${{ original: place }}${words.note(...years, ...(asOf === null ? [] : [words.asOf(asOf)]))}`;
  });
  return sources.length === 0 ? null : together(sources, " / ");
}

/** What it counts and how, and where that is written. */
export function AboutIndicator({
  id,
  context,
  indicator,
}: {
  id: string;
  context: EditionContext;
  indicator: Indicator;
}) {
  const { words } = context;
  const { labels } = words;
  const { main: view } = indicator;
  const { kpi, plan } = view;
  const terms = saidTerms(context, kpi, kpi);
  const unitNote = words.unitNote(terms.unit, kpi.scale);
  const targets = stretchesOf(kpi, "target", plan.startFy, plan.endFy).map(
    ({ from, terms: then }, index): [Sentence, Sentence] => {
      const since = index === 0 || from === null ? [] : [words.changes.from(from)];
      const name = say`${labels.target}${words.note(words.year(then.target.fy), ...since)}`;
      return [name, saidTerm(context, kpi, "target", then)];
    },
  );
  const rows: [string | Sentence, Phrase | Sentence | null][] = [
    [labels.rationale, kpiText(context, kpi, "rationale")],
    [labels.definition, kpiText(context, kpi, "definition")],
    [labels.unit, unitNote === null ? terms.unit.many : say`${terms.unit.many}${words.note(unitNote)}`],
    [labels.counting, words.aggregation[kpi.aggregation]],
    [labels.better, words.direction[kpi.direction]],
    [
      say`${labels.baseline}${words.note(words.year(kpi.baseline.fy))}`,
      saidTerm(context, kpi, "baseline", kpi),
    ],
    ...targets,
    [labels.department, kpi.department === null ? null : { original: kpi.department }],
    [labels.targetSource, targetSource(context, view)],
    [labels.resultSource, resultSource(context, indicator)],
  ];
  return (
    <section id={id}>
      <h2>
        <Say of={labels.aboutIndicator} />
      </h2>
      <p className="no">
        <Say of={planName(context, plan)} />
      </p>
      <dl className="dl">
        {rows.map(([name, text]) =>
          text === null ? null : (
            <div key={plainText(name)}>
              <dt>
                <Say of={name} />
              </dt>
              <dd>
                <Say of={text} />
              </dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

/** Its figures for programs. */
export function IndicatorData({ id, context, view }: { id: string; context: EditionContext; view: KpiView }) {
  const { labels } = context.words;
  const files = [
    { form: "CSV", route: publicRoutes.kpiCsv(view.kpi.id) },
    { form: "JSON", route: publicRoutes.kpiJson(view.kpi.id) },
  ];
  return (
    <section id={id}>
      <h2>
        <Say of={labels.indicatorData} />
      </h2>
      <ul className="la">
        {files.map(({ form, route }) => (
          <li key={form}>
            <a href={context.page.link(route)}>{form}</a>
          </li>
        ))}
        <li>
          <a href={context.link(publicRoutes.data())}>
            <Say of={labels.data} />
          </a>
        </li>
      </ul>
    </section>
  );
}
