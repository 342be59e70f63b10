import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import {
  ATTENTION_TITLE,
  ATTENTION_WORDS,
  EXPECTED_BAD_TITLE,
  NO_ATTENTION,
} from "@/domain/words/ja/reports/attention";
import type { AttentionItem } from "../view-model/attention";

/** So many are read without opening the rest. */
const AT_FIRST = 8;

/** What asks for a look, what weighs most first, each with why and the way to the cause. */
export function AttentionList({ items }: { items: readonly AttentionItem[] }) {
  const expected = items.filter(({ attention }) => attention.kind === "expected_bad");
  const others = items.filter(({ attention }) => attention.kind !== "expected_bad");
  const rest = others.slice(AT_FIRST);
  return (
    <section aria-labelledby="attention" className="flex flex-col gap-4">
      <h2 id="attention" className="text-std-24B-150">
        {ATTENTION_TITLE}
        {items.length === 0 ? "" : `（${items.length}件）`}
      </h2>
      {items.length === 0 ? <p>{NO_ATTENTION}</p> : null}
      {others.length === 0 ? null : <Items items={others.slice(0, AT_FIRST)} />}
      {rest.length === 0 ? null : (
        <details>
          <summary className="cursor-pointer text-link">{`残りの${rest.length}件を見る`}</summary>
          <div className="mt-3">
            <Items items={rest} />
          </div>
        </details>
      )}
      {expected.length === 0 ? null : (
        <>
          <h3 className="text-std-20B-150">{EXPECTED_BAD_TITLE}</h3>
          <Items items={expected} />
        </>
      )}
    </section>
  );
}

function Items({ items }: { items: readonly AttentionItem[] }) {
  return (
    <ol className="divide-y divide-solid-gray-420 border-y border-solid-gray-420">
      {items.map(({ kpiId, name, department, attention: { kind }, sentence, href, linkLabel }) => (
        <li key={kpiId} className="attention-item">
          <span
            className={classNames(
              "attention-kind",
              kind === "bad_mark" && "text-error-2",
              kind === "expected_bad" && "attention-expected",
            )}
          >
            {ATTENTION_WORDS[kind]}
          </span>
          <p className="min-w-0">
            <span className="font-bold">{name}</span>
            <span className="block">{sentence}</span>
            <span className="text-dns-14N-130 text-solid-gray-700">{department ?? "所管課未設定"}</span>
          </p>
          <Link className="text-link inline-flex min-h-11 items-center whitespace-nowrap" href={href}>
            {linkLabel}
            <span className="sr-only">{`（${name}）`}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
