import type { Measure, Pillar } from "@/domain/plan/definition";
import { measureNumber } from "../words";

/** 具体的な取組 with their items, markers as the document prints them. */
export function Measures({
  measures,
  heading = "h3",
}: {
  measures: Pillar["measures"];
  heading?: "h3" | "h4";
}) {
  const hasMarkers = measures.some((measure) => measure.initiatives.length > 0);
  return (
    <>
      {hasMarkers && (
        <p className="no">
          項目の頭の「○」と「・」は、計画書の記号のままです。達成状況の評価ではありません。
        </p>
      )}
      <div className="two">
        {measures.map((measure) => (
          <MeasureBlock key={measure.no} measure={measure} heading={heading} />
        ))}
      </div>
    </>
  );
}

function MeasureBlock({ measure, heading: Heading }: { measure: Measure; heading: "h3" | "h4" }) {
  return (
    <div>
      <Heading>{`${measureNumber(measure.no)} ${measure.title}`}</Heading>
      {measure.initiatives.length > 0 && (
        <ul className="in">
          {measure.initiatives.map((initiative) => (
            <li key={initiative.text}>
              <span>{initiative.marker}</span>
              <span>{initiative.text}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
