import { Mark } from "@/components/mark";
import { JUDGEMENT_CODES } from "@/domain/reports/judgement";
import { isEmptyTally, type Tally } from "@/domain/reports/tally";
import { nothingCountedSentence } from "@/domain/words/ja/reports/judgement";

/** How many KPIs have which mark. */
export function TallyFigures({ counts, size = "large" }: { counts: Tally; size?: "large" | "small" }) {
  if (isEmptyTally(counts)) return <p>{nothingCountedSentence()}</p>;
  return (
    <dl
      className={
        size === "large" ? "grid grid-cols-2 gap-3 sm:grid-cols-4" : "flex flex-wrap gap-x-5 gap-y-2"
      }
    >
      {JUDGEMENT_CODES.map((code) => (
        <div
          key={code}
          className={
            size === "large"
              ? "flex flex-col items-start gap-2 rounded-8 border border-solid-gray-420 px-4 py-3"
              : "flex items-center gap-2"
          }
        >
          <dt>
            <Mark code={code} />
          </dt>
          <dd className={size === "large" ? "text-std-28B-150 tabular-nums" : "font-bold tabular-nums"}>
            {counts[code]}
            <span className={size === "large" ? "ml-1 text-std-16N-170" : "font-normal"}>項目</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
