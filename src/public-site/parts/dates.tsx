import type { PublicationSnapshot, PublishedYear } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";

/** 時点 (what day the figures stand for) and 更新日 (when they were published) are two different dates. */
export function Dates({
  snapshot,
  years,
  fy,
  children,
}: {
  snapshot: PublicationSnapshot;
  /** What the page tells of that year: 時点 is the latest day that a figure stands for. */
  years: readonly Pick<PublishedYear, "actual" | "asOf">[];
  fy: FiscalYear;
  /** Where the figures come from: more lines of the list. */
  children?: React.ReactNode;
}) {
  const figures = years.filter(({ actual }) => actual !== null);
  const asOf = figures
    .flatMap((year) => year.asOf ?? [])
    .sort()
    .at(-1);
  return (
    <dl className="me">
      {figures.length > 0 && (
        <div>
          <dt>時点</dt>
          <dd>{asOf === undefined ? `${fiscalYearJa(fy)}の数値（日付の記載なし）` : dateJa(asOf)}</dd>
        </div>
      )}
      <div>
        <dt>更新日</dt>
        <dd>{dateJa(snapshot.publishedAt)}</dd>
      </div>
      {children}
    </dl>
  );
}
