import type { Metadata } from "next";
import { Streamed } from "@/components/staff-shell/streamed";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { OWN_SUGGESTIONS_TITLE, SUGGEST_METRIC } from "@/domain/words/ja/rounds/suggestions";
import { SuggestForm } from "@/features/metric-suggestion/components/suggest-form";
import { admitToSuggesting, loadSuggestForm } from "@/features/metric-suggestion/loaders";
import { staffRoutes } from "@/lib/routes";

export const metadata: Metadata = { title: SUGGEST_METRIC };

export default async function NewSuggestionPage() {
  await admitToSuggesting();
  return <Streamed content={content} />;
}

async function content() {
  const form = await loadSuggestForm();
  return (
    <div className="flex flex-col gap-8">
      <Breadcrumbs
        items={[{ label: OWN_SUGGESTIONS_TITLE, href: staffRoutes.suggestions() }, { label: SUGGEST_METRIC }]}
      />
      <PageHeading
        title={SUGGEST_METRIC}
        lead={`目標値を決めずに、毎年度の値を報告する数値です。${form.office}が検討し、計画に加えるか、見送るかを決めます。`}
      />
      <SuggestForm form={form} />
    </div>
  );
}
