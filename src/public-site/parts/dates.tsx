import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { dateJa, fiscalYearJa } from "@/domain/words/ja/dates";

/** 時点 (what day the figures stand for) and 更新日 (when they were published) are two different dates. */
export function Dates({
  snapshot,
  asOf,
  fy,
  source,
}: {
  snapshot: PublicationSnapshot;
  /** ISO date, or null while no figure of the year has one. */
  asOf: string | null;
  fy: FiscalYear;
  source?: string;
}) {
  return (
    <dl className="me">
      <div>
        <dt>時点</dt>
        <dd>{asOf === null ? `${fiscalYearJa(fy)}の数値（日付の記載なし）` : dateJa(asOf)}</dd>
      </div>
      <div>
        <dt>更新日</dt>
        <dd>{dateJa(snapshot.publishedAt)}</dd>
      </div>
      {source !== undefined && (
        <div>
          <dt>出典</dt>
          <dd>{source}</dd>
        </div>
      )}
    </dl>
  );
}
