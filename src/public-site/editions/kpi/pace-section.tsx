/** The pace: beside the mark, never part of it. */
import { kpiInYear } from "@/domain/plan/editions";
import type { PublishedYear } from "@/domain/publication/snapshot";
import { printedPace, printedShare } from "@/domain/reports/pace/pace-print";
import { type DecimalString, decimal } from "@/domain/shared/decimal";
import type { Sentence } from "@/domain/words/public/phrase";
import type { KpiView } from "../../model/kpi-view";
import { type EditionContext, saidTerms } from "../edition-context";
import { Say } from "../say";

export function PaceSection({
  id,
  context,
  view,
  year,
  endsEarly,
}: {
  id: string;
  context: EditionContext;
  view: Pick<KpiView, "kpi">;
  year: PublishedYear;
  /** It ends before its target's year: nothing is asked for ahead. */
  endsEarly: boolean;
}) {
  const { words } = context;
  const { labels } = words;
  const { pace } = year;
  if (pace === null) return null;
  const kpi = kpiInYear(view.kpi, year.fy);
  const terms = saidTerms(context, view.kpi, kpi);
  const { guide, broughtPerYear, neededPerYear, landing } = printedPace(pace, kpi);
  const rows: [string, Sentence | string | null][] = [
    [words.guide(year.fy), guide && words.derived(guide, terms)],
    [labels.coveredLabel, pace.covered === null ? null : words.covered(shareOf(pace.covered))],
    [labels.brought, broughtPerYear && words.change(broughtPerYear, terms)],
    [labels.needed, endsEarly ? null : neededPerYear && words.change(neededPerYear, terms)],
    [words.landing(kpi.target.fy), endsEarly ? null : landing && words.derived(landing, terms)],
  ];
  const shown = rows.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
  if (shown.length === 0) return null;
  return (
    <section id={id}>
      <h2>
        <Say of={labels.paceHeading} />
      </h2>
      {pace.code !== null && (
        <p>
          <Say of={words.paceSentence(year.fy, pace.code)} />
        </p>
      )}
      <dl className="dl">
        {shown.map(({ name, value }) => (
          <div key={name}>
            <dt>
              <Say of={name} />
            </dt>
            <dd>
              <Say of={value} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="no">
        <Say of={labels.paceNote} /> {pace.guide !== null && <Say of={labels.evenPathNote} />}
      </p>
    </section>
  );
}

/** 62.8; null for a figure that went the other way: a share below 0 tells nobody anything. */
function shareOf(covered: DecimalString): string | null {
  return decimal(covered).isNegative() ? null : printedShare(covered);
}
