import { Mark } from "@/components/mark";
import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import type { Tally } from "@/domain/reports/tally";

/** The four counts, each with its mark in symbol and word. */
export function TallyBoxes({ counts }: { counts: Tally }) {
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
        </div>
      ))}
    </dl>
  );
}
