import {
  ATTENTION_TITLE,
  attentionLeftOut,
  EXPECTED_BAD_TITLE,
  NO_ATTENTION,
} from "@/domain/words/ja/reports/attention";
import type { Overview } from "../view-model/overview";

/** What asks for a look, what weighs most first, each with why and the way to the cause. */
export function AttentionList({ attention }: { attention: Overview["attention"] }) {
  const { count, first, rest, expected, leftOut, measures } = attention;
  return (
    <section aria-labelledby="attention" className="flex flex-col gap-4">
      <h2 id="attention" className="text-std-24B-150">
        {ATTENTION_TITLE}
        {count === 0 ? "" : `（${count}件）`}
      </h2>
      {count === 0 ? <p>{NO_ATTENTION}</p> : null}
      {measures === null ? null : <p className="text-dns-14N-130 text-solid-gray-700">{measures}</p>}
      {first === "" ? null : <Items html={first} />}
      {rest.count === 0 ? null : (
        <details>
          <summary className="cursor-pointer text-link print-hidden">{`残りの${rest.count}件を見る`}</summary>
          <div className="mt-3">
            <Items html={rest.html} />
          </div>
        </details>
      )}
      {expected === "" ? null : (
        <>
          <h3 className="text-std-20B-150">{EXPECTED_BAD_TITLE}</h3>
          <Items html={expected} />
        </>
      )}
      {leftOut === 0 ? null : <p>{attentionLeftOut(leftOut)}</p>}
    </section>
  );
}

function Items({ html }: { html: string }) {
  return (
    <ol
      className="divide-y divide-solid-gray-420 border-y border-solid-gray-420"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: written by attentionMarkup, which escapes every text.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
