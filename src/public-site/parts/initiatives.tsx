import type { Initiative, Measure, Pillar, PlanDefinition } from "@/domain/plan/definition";
import { measureRoute } from "../model/site";
import type { PageContext } from "../page-context";
import { measureNumber } from "../words";

/** 具体的な取組 of a pillar with their items, each linked to its own page. */
export function Measures({
  context,
  plan,
  pillar,
  heading: Heading = "h3",
}: {
  context: PageContext;
  plan: PlanDefinition;
  pillar: Pillar;
  heading?: "h3" | "h4";
}) {
  const { measures } = pillar;
  if (measures.length === 0) return null;
  return (
    <>
      <MarkerNote measures={measures} />
      <div className="two">
        {measures.map((measure) => (
          <div key={measure.no}>
            <Heading>
              <a
                href={context.link(measureRoute(context.model, plan, pillar, measure))}
              >{`${measureNumber(measure.no)} ${measure.title}`}</a>
            </Heading>
            <Initiatives initiatives={measure.initiatives} />
          </div>
        ))}
      </div>
    </>
  );
}

/** What the markers before the items are not. */
export function MarkerNote({ measures }: { measures: readonly Measure[] }) {
  if (measures.every((measure) => measure.initiatives.length === 0)) return null;
  return (
    <p className="no">項目の頭の「○」と「・」は、計画書の記号のままです。達成状況の評価ではありません。</p>
  );
}

/** 取組項目, markers as the document prints them. */
export function Initiatives({ initiatives }: { initiatives: readonly Initiative[] }) {
  if (initiatives.length === 0) return null;
  return (
    <ul className="in">
      {initiatives.map((initiative) => (
        <li key={initiative.text}>
          <span>{initiative.marker}</span>
          <span>{initiative.text}</span>
        </li>
      ))}
    </ul>
  );
}
