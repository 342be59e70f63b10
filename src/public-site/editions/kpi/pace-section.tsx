/** The pace: beside the mark, never part of it. */
import type { Kpi } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import type { PublishedYear } from "@/domain/publication/snapshot";
import { targetsAfter, wayAhead } from "@/domain/reports/pace/pace-ahead";
import { printedPace, printedShare, printedStrictly } from "@/domain/reports/pace/pace-print";
import { type DecimalString, decimal } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { plainText, type Sentence } from "@/domain/words/public/phrase";
import type { MeantTarget } from "@/domain/words/public/public-words";
import type { KpiView } from "../../model/kpi-view";
import { type EditionContext, saidTerms } from "../edition-context";
import { Say } from "../say";
import { saidTerm } from "./plan-targets";

export function PaceSection({
  id,
  context,
  view,
  year,
  endsEarly,
}: {
  id: string;
  context: EditionContext;
  view: Pick<KpiView, "kpi" | "plan">;
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
  const meant = meantTargets(context, view.kpi, year.fy);
  const ahead: [Sentence | string, Sentence | null][] = [
    [words.needed(meant?.own ?? null), neededPerYear && words.change(neededPerYear, terms)],
    ...(meant === null ? [] : neededLater(context, view, year, meant.later)),
    [words.landing(kpi.target.fy), landing && words.derived(landing, terms)],
  ];
  const rows: [Sentence | string, Sentence | string | null][] = [
    [words.guide(year.fy), guide && words.derived(guide, terms)],
    [labels.coveredLabel, pace.covered === null ? null : words.covered(shareOf(pace.covered))],
    [labels.brought, broughtPerYear && words.change(broughtPerYear, terms)],
    ...(endsEarly ? [] : ahead),
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
          <Say of={words.paceSentence(year.fy, pace.code, meant)} />
        </p>
      )}
      <dl className="dl">
        {shown.map(({ name, value }) => (
          <div key={plainText(name)}>
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

/** By name, where the year's own target gives way to another: what is said of a pace means one of the two. */
function meantTargets(
  context: EditionContext,
  kpi: Kpi,
  fy: FiscalYear,
): { readonly own: MeantTarget; readonly later: MeantTarget } | null {
  const after = targetsAfter(kpi, fy);
  if (after === null) return null;
  const valueIn = (year: FiscalYear) => saidTerm(context, kpi, "target", kpiInYear(kpi, year));
  return {
    own: { is: "own", fy: after.next, value: valueIn(fy) },
    later: { is: "later", fy: after.last, value: valueIn(after.last) },
  };
}

/** What each year to come has to bring for the target of later years, from this year's figure. */
function neededLater(
  context: EditionContext,
  { kpi, plan }: Pick<KpiView, "kpi" | "plan">,
  { fy, actual }: PublishedYear,
  target: MeantTarget,
): [Sentence, Sentence][] {
  const ahead = actual === null ? null : wayAhead(plan, kpi, fy, { fy, value: actual });
  if (ahead === null) return [];
  const change = printedStrictly(ahead.neededPerYear, ahead.kpi);
  return [[context.words.needed(target), context.words.change(change, saidTerms(context, kpi, ahead.kpi))]];
}

/** 62.8; null for a figure that went the other way: a share below 0 tells nobody anything. */
function shareOf(covered: DecimalString): string | null {
  return decimal(covered).isNegative() ? null : printedShare(covered);
}
