import Link from "next/link";
import { Tag } from "@/components/ui/tag";
import { INITIATIVE_STATE_WORDS } from "@/domain/words/ja/reports/initiatives";
import { PENDING_ANSWER_WORD } from "@/domain/words/ja/reports/standing-still";
import { type MeasureLine, measureAnchor } from "../view-model/measures";

/** The measures of a pillar, each with its initiatives and how they stand. */
export function Measures({
  measures,
  heading,
  hrefOf,
}: {
  measures: readonly MeasureLine[];
  heading: string;
  hrefOf: (measureNo: number) => string;
}) {
  if (measures.length === 0) return null;
  return (
    <section aria-labelledby="measures" className="flex flex-col gap-4">
      <h2 id="measures" className="text-std-24B-150">
        {heading}
      </h2>
      {measures.map(({ no, title, initiatives }) => (
        <div key={no} className="flex flex-col gap-2">
          <h3 id={measureAnchor(no)} className="text-std-18B-160">
            <Link className="text-link" href={hrefOf(no)}>
              {title}
            </Link>
          </h3>
          <ul className="divide-y divide-solid-gray-420 border-y border-solid-gray-420">
            {initiatives.map(({ id, text, department, progress, pending, words }) => (
              <li key={id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
                <span className="min-w-0 flex-1 basis-72">{text}</span>
                <span className="text-dns-14N-130 text-solid-gray-700">{department}</span>
                <span className="inline-flex flex-wrap gap-1">
                  <Tag>{progress === null ? "回答なし" : INITIATIVE_STATE_WORDS[progress]}</Tag>
                  {pending === null ? null : (
                    <Tag tone="working">{`${PENDING_ANSWER_WORD}：${INITIATIVE_STATE_WORDS[pending]}`}</Tag>
                  )}
                </span>
                <Words words={words} of={text} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** What was told of it, folded: there are many. */
function Words({ words, of }: { words: MeasureLine["initiatives"][number]["words"]; of: string }) {
  if (words.length === 0) return null;
  return (
    <details className="basis-full">
      <summary className="flex min-h-11 w-fit cursor-pointer items-center text-link">
        報告の内容を読む
        <span className="sr-only">（{of}）</span>
      </summary>
      <dl className="flex flex-col gap-2 pb-2">
        {words.map(({ heading, text }) => (
          <div key={heading}>
            <dt className="font-bold">{heading}</dt>
            <dd className="max-w-[48rem] whitespace-pre-line">{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
