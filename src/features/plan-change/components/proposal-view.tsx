import { ButtonLink } from "@/components/forms/button";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { proposalPreviewHref, staffRoutes } from "@/lib/routes";
import type { ProposalView as View } from "../view-model/proposal";
import { DecideForm } from "./decide-form";
import { DiscardForm } from "./discard-form";

/** The proposal: what would change, from when and why, what that does, and the act itself. */
export function ProposalView({ view }: { view: View }) {
  const { planId, planName, version, draft } = view;
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-6">
        <Breadcrumbs
          items={[{ label: "計画", href: staffRoutes.plan({ plan: planId }) }, { label: "計画の変更案" }]}
        />
        <PageHeading
          eyebrow={planName}
          title="計画の変更案"
          lead={draft ? `確定するまで、計画も公開ページも変わりません。${draft.told}` : null}
        />
      </div>
      {draft ? (
        <>
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <p className="text-solid-gray-700">{`第${draft.revision}稿　${draft.saved}`}</p>
            <ButtonLink variant="secondary" href={staffRoutes.planEdit(planId)}>
              続けて計画を変更する
            </ButtonLink>
            <ButtonLink
              variant="secondary"
              href={proposalPreviewHref(planId)}
              target="_blank"
              prefetch={false}
            >
              変更後の公開ページを見る（新しいタブで開きます）
            </ButtonLink>
          </div>
          <DecideForm planId={planId} version={version} draft={draft} />
          <DiscardForm planId={planId} version={version} seen={draft.seen} />
        </>
      ) : (
        <Notice tone="info" title="変更案はありません">
          <p>
            計画のページで項目を変更するか、計画ファイルを読み込むと、ここに、いまの計画との違いが表示されます。
          </p>
          <ButtonLink variant="secondary" href={staffRoutes.plan({ plan: planId })}>
            計画を見る
          </ButtonLink>
        </Notice>
      )}
    </div>
  );
}
