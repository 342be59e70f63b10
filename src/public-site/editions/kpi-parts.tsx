/** What the city wrote about a KPI, and how it is defined. */
import type { PublishedYear } from "@/domain/publication/snapshot";
import { type Phrase, type Sentence, say } from "@/domain/words/public/phrase";
import type { KpiView } from "../model/kpi-view";
import { hasWords } from "../words";
import { type EditionContext, kpiText, planName, saidTerms } from "./edition-context";
import { Say } from "./say";

/** The departments write in Japanese: their words stand as they are, marked as such. The latest year first. */
export function CityWords({ context, years }: { context: EditionContext; years: readonly PublishedYear[] }) {
  const { words } = context;
  const { labels } = words;
  const written = years.filter(hasWords).toReversed();
  const parts = written.flatMap((year) => {
    const said = [
      { name: labels.reason, text: year.reason },
      { name: labels.nextStep, text: year.nextStep },
      { name: labels.basisNote, text: [year.basisNote, year.missing?.note ?? ""].filter(Boolean).join("\n") },
    ].filter(({ text }) => text !== "");
    return said.length === 0 ? [] : [{ year, said }];
  });
  if (parts.length === 0) return null;
  return (
    <section>
      <h2>
        <Say of={labels.cityWords} /> (<Say of={labels.inJapanese} />)
      </h2>
      {parts.map(({ year, said }) => (
        <div key={year.fy}>
          <h3>
            <Say of={words.year(year.fy)} />
          </h3>
          <dl>
            {said.map(({ name, text }) => (
              <div key={name}>
                <dt className="no">
                  <Say of={name} />
                </dt>
                <dd className="ob" lang="ja">
                  {text}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

/** What it counts and how, and where that is written. */
export function AboutIndicator({ context, view }: { context: EditionContext; view: KpiView }) {
  const { words } = context;
  const { labels } = words;
  const { kpi, plan } = view;
  const terms = saidTerms(context, kpi, kpi);
  const unitNote = words.unitNote(terms.unit, kpi.scale);
  const rows: [string, Phrase | Sentence | null][] = [
    [labels.rationale, kpiText(context, kpi, "rationale")],
    [labels.definition, kpiText(context, kpi, "definition")],
    [labels.unit, unitNote === null ? terms.unit.many : say`${terms.unit.many} (${unitNote})`],
    [labels.counting, words.aggregation[kpi.aggregation]],
    [labels.better, words.direction[kpi.direction]],
    [
      `${labels.baseline} (${words.year(kpi.baseline.fy)})`,
      kpi.baseline.value === null ? labels.none : words.quantity(kpi.baseline.value, terms),
    ],
    [`${labels.target} (${words.year(kpi.target.fy)})`, words.target(kpi.target.value, terms)],
    [labels.department, kpi.department === null ? null : { original: kpi.department }],
    [labels.targetSource, { original: `${plan.sourceDocument}　${kpi.source}` }],
  ];
  return (
    <section>
      <h2>
        <Say of={labels.aboutIndicator} />
      </h2>
      <p className="no">
        <Say of={planName(context, plan)} />
      </p>
      <dl className="dl">
        {rows.map(([name, text]) =>
          text === null ? null : (
            <div key={name}>
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
