import { StaleBaselines } from "@/components/stale-baselines";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { NOTHING_TO_PUBLISH, publishSentence } from "@/domain/words/ja/publication/next-publication";
import { staffRoutes } from "@/lib/routes";
import type { NewPublicationPage } from "../loaders";
import { ChangeList } from "./change-list";
import { EvidenceToPublish } from "./evidence-to-publish";
import { PublishForm } from "./publish-form";

/** One act, one page: what would be published, the words beside it, a look at the pages, and the button. */
export function NewPublicationView({ page }: { page: NewPublicationPage }) {
  const { no, changes } = page;
  const isEmpty = changes.length === 0 && page.freed.length === 0;
  return (
    <div className="flex flex-col gap-8">
      <Breadcrumbs
        items={[{ label: "公表", href: staffRoutes.publications() }, { label: `次の公表（第${no}号）` }]}
      />
      <PageHeading title={`次の公表（第${no}号）`} />
      <section aria-labelledby="what" className="flex flex-col gap-4">
        <h2 id="what" className="text-std-24B-150">
          1 公表するもの
        </h2>
        {changes.length > 0 && <p className="text-std-17B-170">{publishSentence(no, changes.length)}</p>}
        <ChangeList changes={changes} />
        {page.freed.length > 0 && (
          <Notice tone="info" title="公開の停止を解除したため、再び載るもの">
            <p>
              変更ではないため、公開ページの変更点には載りません。載せてよいか、公表の前に確かめてください。
            </p>
            <ul className="list-disc pl-6">
              {page.freed.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Notice>
        )}
        <StaleBaselines baselines={page.staleBaselines} />
        <EvidenceToPublish evidence={page.evidence} problem={page.problem} />
      </section>
      <PublishForm
        no={no}
        fingerprint={page.fingerprint}
        proposedTitle={page.proposedTitle}
        previews={page.previews}
        looks={page.looks}
        impediment={isEmpty ? NOTHING_TO_PUBLISH : page.problem}
      />
    </div>
  );
}
