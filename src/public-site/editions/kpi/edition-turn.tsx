/** What a definition's new edition says otherwise, before its first year in the table. */
import type { Kpi, KpiTerms } from "@/domain/plan/definition";
import { changedTerms, turnInYear } from "@/domain/plan/editions";
import { lowestOf } from "@/domain/plan/lowest";
import { toldValue } from "@/domain/plan/told-value";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type Sentence, say } from "@/domain/words/public/phrase";
import { type EditionContext, saidTerms, saidUnit } from "../edition-context";
import { Say } from "../say";
import { saidTerm } from "./plan-targets";

export function EditionTurn({
  context,
  kpi,
  fy,
  columns,
}: {
  context: EditionContext;
  kpi: Kpi;
  fy: FiscalYear;
  columns: number;
}) {
  const turn = turnInYear(kpi, fy);
  if (turn === null) return null;
  const { changes, note, colon } = context.words;
  return (
    <tr>
      <td colSpan={columns}>
        {changedTerms(turn.before, turn.after).map((term) => {
          const said = (terms: KpiTerms) => termIn(context, kpi, term, terms);
          return (
            <div key={term}>
              <Say of={changes.parts[term]} />
              <Say of={note(changes.from(fy))} />
              <Say of={say`${colon}${said(turn.before)} → ${said(turn.after)}`} />
            </div>
          );
        })}
      </td>
    </tr>
  );
}

function termIn(
  context: EditionContext,
  kpi: Kpi,
  term: ReturnType<typeof changedTerms>[number],
  terms: KpiTerms,
): Sentence {
  const { words } = context;
  if (term === "unit") return [saidUnit(kpi[context.edition.language]?.units, terms.unit).many];
  if (term === "baseline" || term === "target") {
    return say`${saidTerm(context, kpi, term, terms)}${words.note(words.year(terms[term].fy))}`;
  }
  const value = term === "lowest" ? lowestOf(terms) : (terms[term] ?? null);
  const told = toldValue(term, value === null ? null : String(value), terms);
  return told === null ? ["—"] : words.toldValue(told, saidTerms(context, kpi, terms));
}
