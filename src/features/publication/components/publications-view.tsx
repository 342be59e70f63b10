import { ButtonLink } from "@/components/forms/button";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DoneNotice } from "@/components/ui/done-notice";
import { PageHeading } from "@/components/ui/page-heading";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";
import { committeeWorkbookHref, openDataWorkbookHref, staffRoutes } from "@/lib/routes";
import type { PublicationsPage } from "../loaders";
import { PublicationTable } from "./publication-table";
import { WithdrawSection } from "./withdraw-section";

/** What the next publication would change, publishing it, and what was published before. */
export function PublicationsView({ page }: { page: PublicationsPage }) {
  const { publications, years, published, next } = page;
  const [newest] = publications;
  return (
    <>
      <div className="flex flex-col gap-6">
        <Breadcrumbs items={[{ label: "ホーム", href: staffRoutes.home() }, { label: "公表" }]} />
        <PageHeading
          title="公表"
          lead="承認された実績だけが公表されます。一度公表した内容は変更できません。誤りは、実績を訂正して新しく公表します。"
        />
      </div>
      {published ? (
        <div className="mt-6">
          <DoneNotice title={`公表第${published.no}号${quoted(published.title)}を公表しました。`}>
            <a href="/" target="_blank" rel="noreferrer" className="text-link">
              公開ページを見る（新しいタブで開きます）
            </a>
          </DoneNotice>
        </div>
      ) : null}
      {next ? (
        <section aria-labelledby="next" className="mt-10 flex flex-col gap-4">
          <h2 id="next" className="text-std-24B-150">
            次の公表（第{next.no}号）
          </h2>
          <p className="text-std-17B-170">
            {next.changes === 0
              ? "前回の公表から変わったところはありません。"
              : `前回の公表から${next.changes}件変わっています。`}
          </p>
          <p>
            <ButtonLink
              variant={next.changes === 0 ? "secondary" : "primary"}
              href={staffRoutes.newPublication()}
            >
              公表の準備をする
            </ButtonLink>
          </p>
        </section>
      ) : null}
      <section className="mt-12">
        <PublicationTable publications={publications} />
      </section>
      {newest ? (
        <section aria-labelledby="workbooks" className="mt-12 flex flex-col gap-4 print-hidden">
          <h2 id="workbooks" className="text-std-24B-150">
            Excelで取り出す（第{newest.no}号）
          </h2>
          <h3 className="text-std-18B-160">委員会の資料の形の表</h3>
          <p>
            指標ごとの計画・実績と目標達成状況を、A4で印刷できる表にします。要因と今後の取組は、次のシートに入ります。
          </p>
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {years.map((fy) => (
              <li key={fy}>
                <a href={committeeWorkbookHref(newest.no, fy)} download className="text-link">
                  {fiscalYearJa(fy)}の表
                </a>
              </li>
            ))}
          </ul>
          <h3 className="text-std-18B-160">集計や加工のためのデータ</h3>
          <p>
            オープンデータ（CSV）と同じ列の表です。1つのシートに1つの表が入り、結合したセルはありません。
            <a href={openDataWorkbookHref(newest.no)} download className="text-link">
              第{newest.no}号のデータ
            </a>
          </p>
        </section>
      ) : null}
      {next ? <WithdrawSection publications={publications} fingerprint={next.fingerprint} /> : null}
      {next ? (
        <section aria-labelledby="stops" className="mt-12 flex flex-col gap-2">
          <h2 id="stops" className="text-std-24B-150">
            公開の停止
          </h2>
          <p>
            個人情報などを誤って公表したときは、その部分だけを、すべての号から外せます。
            <a href={staffRoutes.publicationStops()} className="text-link">
              公開の停止
            </a>
          </p>
        </section>
      ) : null}
    </>
  );
}
