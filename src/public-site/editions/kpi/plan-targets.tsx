/** What each plan of a KPI promised, side by side; where that was changed, each with the year that it holds from. */
import { ScrollRegion } from "@/components/charts/scroll-region";
import type { Kpi, KpiTerms } from "@/domain/plan/definition";
import { stretchesOf } from "@/domain/plan/editions";
import { plainText, type Sentence, say } from "@/domain/words/public/phrase";
import { publicRoutes } from "@/lib/public-paths";
import type { joinedSeries } from "../../model/kpi-view";
import { type EditionContext, planName, saidTerms } from "../edition-context";
import { ColumnHeads } from "../said";
import { Say } from "../say";

export function PlanTargets({
  context,
  parts,
}: {
  context: EditionContext;
  parts: ReturnType<typeof joinedSeries>["parts"];
}) {
  const { labels } = context.words;
  const cell = (name: string) => ({ "data-l": plainText(name) + context.words.colon });
  return (
    <ScrollRegion label={plainText(labels.targetsOfPlans)}>
      <table className="cd">
        <caption>
          <Say of={labels.targetsOfPlans} />
        </caption>
        <ColumnHeads names={[labels.plan, labels.baseline, labels.target]} />
        <tbody>
          {parts.map(({ plan, kpi, from, until }) => (
            <tr key={plan.id}>
              <th scope="row">
                <a href={context.link(publicRoutes.plan(plan.id))}>
                  <Say of={planName(context, plan)} />
                </a>
              </th>
              <td {...cell(labels.baseline)}>
                <Stretches said={saidStretches(context, kpi, "baseline", from, until)} />
              </td>
              <td {...cell(labels.target)}>
                <Stretches said={saidStretches(context, kpi, "target", from, until)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Stretches({ said }: { said: readonly Sentence[] }) {
  const [only] = said;
  if (said.length === 1 && only) return <Say of={only} />;
  return said.map((each) => (
    <div key={plainText(each)}>
      <Say of={each} />
    </div>
  ));
}

/** What the KPI says of it in some years, one after another: 2,500 procedures (FY2029), 2,800 procedures (FY2029, from FY2027). */
function saidStretches(
  context: EditionContext,
  kpi: Kpi,
  part: "baseline" | "target",
  ...[first, last]: readonly [KpiTerms["target"]["fy"], KpiTerms["target"]["fy"]]
): Sentence[] {
  const { words } = context;
  return stretchesOf(kpi, part, first, last).map(({ from, terms }, index) => {
    const since = index === 0 || from === null ? [] : [words.changes.from(from)];
    return say`${saidTerm(context, kpi, part, terms)}${words.note(words.year(terms[part].fy), ...since)}`;
  });
}

/** The baseline or the target itself. */
export function saidTerm(
  context: EditionContext,
  kpi: Kpi,
  part: "baseline" | "target",
  terms: KpiTerms,
): Sentence {
  const { words } = context;
  const said = saidTerms(context, kpi, terms);
  if (part === "target") return words.target(terms.target.value, said);
  const { value } = terms.baseline;
  return value === null ? [words.labels.none] : words.quantity(value, said);
}
