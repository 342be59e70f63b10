import { ButtonLink } from "@/components/forms/button";
import { buttonClass } from "@/components/forms/button-class";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import type { AuditChoices, AuditFilterQuery, AuditRow } from "../view-model/trail";
import { AuditFilterForm } from "./audit-filter-form";
import { AuditList } from "./audit-list";

/** The page: what the trail is, its filter, its events, and the way to the other pages. */
export function AuditView({
  page,
}: {
  page: {
    readonly rows: readonly (AuditRow & { readonly href: string | null })[];
    readonly total: number;
    readonly filter: AuditFilterQuery;
    readonly choices: AuditChoices;
    readonly csvHref: string;
    readonly workbookHref: string | null;
    readonly newestHref: string | null;
    readonly newerHref: string | null;
    readonly olderHref: string | null;
  };
}) {
  const { rows, total, filter, choices } = page;
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const count = total.toLocaleString("en-US");
  return (
    <>
      <Breadcrumbs items={[{ label: "監査記録" }]} />
      <PageHeading
        title="監査記録"
        lead="だれが、いつ、何をしたかの記録です。あとから変更したり消したりすることはできません。日時はデータベースの時計による日本時間です。"
      />
      <section aria-label="絞り込み" className="mt-8 print-hidden">
        <AuditFilterForm filter={filter} choices={choices} />
      </section>
      <section aria-labelledby="events" className="mt-10">
        <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
          <h2 id="events" className="text-std-24B-150">
            {isFiltered ? "条件に合う記録" : "すべての記録"}（{count}件）
          </h2>
          {total > 0 ? (
            <p className="flex flex-wrap gap-3 print-hidden">
              <a href={page.csvHref} download className={buttonClass({ variant: "secondary" })}>
                {isFiltered ? "この条件の" : ""}
                {count}件をCSVでダウンロードする
              </a>
              {page.workbookHref === null ? null : (
                <a href={page.workbookHref} download className={buttonClass({ variant: "secondary" })}>
                  {isFiltered ? "この条件の" : ""}
                  {count}件をExcelでダウンロードする
                </a>
              )}
            </p>
          ) : null}
        </div>
        {rows.length > 0 ? (
          <AuditList rows={rows} />
        ) : (
          <Notice tone="info" className="mt-4">
            <p>
              {total === 0
                ? "条件に合う記録はありません。上の条件を変えるか、消してください。"
                : "このページに表示する記録はありません。"}
            </p>
          </Notice>
        )}
        <Pager {...page} />
      </section>
    </>
  );
}

function Pager({
  newestHref,
  newerHref,
  olderHref,
}: {
  newestHref: string | null;
  newerHref: string | null;
  olderHref: string | null;
}) {
  const links = [
    { label: "最新の記録", href: newestHref },
    { label: "新しい記録", href: newerHref },
    { label: "古い記録", href: olderHref },
  ].flatMap(({ label, href }) => (href === null ? [] : [{ label, href }]));
  if (links.length === 0) return null;
  return (
    <nav aria-label="記録のページ" className="mt-6 flex flex-wrap gap-3 print-hidden">
      {links.map(({ label, href }) => (
        <ButtonLink key={label} href={href} variant="secondary">
          {label}
        </ButtonLink>
      ))}
    </nav>
  );
}
