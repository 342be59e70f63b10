import Link from "next/link";
import type { AuditRow } from "../view-model/trail";

/** The events, newest first. A list and no table: each reads as a sentence, on a telephone as well. */
export function AuditList({ rows }: { rows: readonly (AuditRow & { readonly href: string | null })[] }) {
  return (
    <ol className="mt-4 border-t border-solid-gray-420">
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid gap-x-8 gap-y-1 border-b border-solid-gray-420 py-4 text-std-16N-170 lg:grid-cols-[15rem_minmax(0,22rem)_minmax(0,1fr)] print:grid-cols-[9rem_minmax(0,2fr)_minmax(0,3fr)] print:gap-x-4 print:py-1.5 print:text-dns-14N-130"
        >
          <div className="flex flex-wrap gap-x-4 lg:block print:block">
            <p className="whitespace-nowrap">
              <time dateTime={row.at}>{row.when}</time>
            </p>
            <p className="text-solid-gray-700">第{row.id}番</p>
          </div>
          <div className="min-w-0 [overflow-wrap:anywhere]">
            <p>{row.who}</p>
            <p className="font-bold">{row.what}</p>
            <p>
              {row.href === null ? (
                row.about
              ) : (
                <Link href={row.href} className="text-link">
                  {row.about}
                </Link>
              )}
            </p>
          </div>
          <Changes changes={row.changes} />
        </li>
      ))}
    </ol>
  );
}

function Changes({ changes }: { changes: AuditRow["changes"] }) {
  if (changes.length === 0) return null;
  return (
    <dl className="min-w-0 [overflow-wrap:anywhere]">
      {changes.map(({ label, before, after, isSame }) => (
        <div
          key={label}
          className="flex flex-wrap gap-x-3 sm:grid sm:grid-cols-[8rem_minmax(0,1fr)] print:grid print:grid-cols-[6rem_minmax(0,1fr)]"
        >
          <dt className="text-solid-gray-700">{label}</dt>
          <dd className="whitespace-pre-wrap">
            {before === null || isSame ? null : (
              <>
                {before}
                <span aria-hidden="true"> → </span>
                <span className="sr-only">から</span>
              </>
            )}
            {after ?? "なし"}
            {isSame ? <span className="text-solid-gray-700">（変更なし）</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
