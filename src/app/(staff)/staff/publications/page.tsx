import { forbidden } from "next/navigation";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { tokyoDate } from "@/domain/shared/fiscal-year";
import { ChangeList } from "@/features/publication/components/change-list";
import { EvidenceToPublish } from "@/features/publication/components/evidence-to-publish";
import { PublicationTable } from "@/features/publication/components/publication-table";
import { PublishForm } from "@/features/publication/components/publish-form";
import { WithdrawSection } from "@/features/publication/components/withdraw-section";
import { loadPublications } from "@/features/publication/loaders";
import { suggestedTitle } from "@/features/publication/view-model";
import { staffRoutes } from "@/lib/routes";

export const metadata = { title: "公表" };

export default async function PublicationsPage({
  searchParams,
}: {
  searchParams: Promise<{ published?: string }>;
}) {
  const page = await loadPublications();
  if (!page.ok) forbidden();
  const query = await searchParams;
  const { publications, next } = page.value;
  const published = publications.find((each) => String(each.no) === (query.published ?? ""));
  return (
    <>
      <Breadcrumbs items={[{ label: "ホーム", href: staffRoutes.home() }, { label: "公表" }]} />
      <PageHeading
        title="公表"
        lead="承認された実績だけが公表されます。一度公表した内容は変更できません。誤りは、実績を訂正して新しく公表します。"
      />
      {published ? (
        <div className="mt-6">
          <Notice tone="success" title={`公表第${published.no}号「${published.title}」を公表しました。`}>
            <a href="/" target="_blank" rel="noreferrer" className="text-link">
              公開ページを見る（新しいタブで開きます）
            </a>
          </Notice>
        </div>
      ) : null}
      {next ? (
        <section aria-labelledby="next" className="mt-10 flex flex-col gap-6">
          <h2 id="next" className="text-std-24B-150">
            次の公表（第{next.no}号）
          </h2>
          <h3 className="text-std-18B-160">前回の公表からの変更点</h3>
          <ChangeList changes={next.changes} />
          <EvidenceToPublish evidence={next.evidence} problem={next.problem} />
          <PublishForm
            fingerprint={next.fingerprint}
            suggestedTitle={suggestedTitle(tokyoDate(new Date()))}
          />
        </section>
      ) : null}
      <section className="mt-12">
        <PublicationTable publications={publications} />
      </section>
      {next ? <WithdrawSection publications={publications} fingerprint={next.fingerprint} /> : null}
    </>
  );
}
