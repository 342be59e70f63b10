import { fiscalYearJa } from "@/domain/words/ja/dates";
import { reasonWord } from "@/domain/words/ja/reports/reports";
import type { LastYearWords } from "../view-model/last-year";

/** Beside the form: what was said last year. Draws nothing where nothing was. */
export function LastYear({ words, isMetric }: { words: LastYearWords | null; isMetric: boolean }) {
  if (words === null) return null;
  const lines = [
    { term: reasonWord({ isMetric }), text: words.reason },
    { term: "今後の取組", text: words.nextStep },
  ].filter(({ text }) => text.trim() !== "");
  if (lines.length === 0) return null;
  return (
    <dl className="flex flex-col gap-2 text-std-16N-170">
      {lines.map(({ term, text }) => (
        <div key={term}>
          <dt className="font-bold">
            {fiscalYearJa(words.fy)}の{term}
          </dt>
          <dd className="whitespace-pre-wrap">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
