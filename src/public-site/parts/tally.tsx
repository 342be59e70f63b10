import { Mark } from "@/components/mark";
import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import type { Tally } from "@/domain/reports/tally";
import { withoutFigureText } from "@/domain/words/ja/judgement";

/** The four counts, each with its mark in symbol and word; of the last, how many have no figure yet. */
export function TallyBoxes({ counts, withoutFigure }: { counts: Tally; withoutFigure: number }) {
  return (
    <dl className="ta">
      {JUDGEMENT_CODES.map((code) => (
        <div key={code}>
          <dt>
            <Mark code={code} />
          </dt>
          <dd>
            {counts[code]}
            <small>項目</small>
          </dd>
          {code === "not_evaluated" && withoutFigure > 0 && (
            <dd className="wf">{withoutFigureText(withoutFigure)}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}
