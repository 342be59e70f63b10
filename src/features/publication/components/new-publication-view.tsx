import { StaleBaselines } from "@/components/stale-baselines";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
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
  const isEmpty = changes.length === 0;
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
        {!isEmpty && <p className="text-std-17B-170">{publishSentence(no, changes.length)}</p>}
        <ChangeList changes={changes} />
        <StaleBaselines baselines={page.staleBaselines} />
        <EvidenceToPublish evidence={page.evidence} problem={page.problem} />
      </section>
      <PublishForm
        no={no}
        fingerprint={page.fingerprint}
        proposedTitle={page.proposedTitle}
        previews={page.previews}
        impediment={isEmpty ? NOTHING_TO_PUBLISH : page.problem}
      />
    </div>
  );
}
