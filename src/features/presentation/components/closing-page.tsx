import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { staffRoutes } from "@/lib/routes";
import type { ClosingPage as ClosingPageData } from "../loaders";
import { ClosingForm } from "./closing-form";

/** The last screen of a plan's presentation, to be written. */
export function ClosingPage({ planId, planName, closing }: ClosingPageData) {
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-6">
        <Breadcrumbs
          items={[
            { label: "ホーム", href: staffRoutes.home() },
            { label: "進捗", href: staffRoutes.dashboard({ plan: planId }) },
            { label: "発表", href: staffRoutes.presentation({ plan: planId }) },
            { label: "最後の画面の文" },
          ]}
        />
        <PageHeading
          eyebrow={planName}
          title="発表の最後の画面の文"
          lead={<p>発表の最後に表示する文を書きます。例：次回の会議の日程、ご意見の送り先。</p>}
        />
      </div>
      <ClosingForm planId={planId} text={closing.text} seen={closing.digest} />
    </div>
  );
}
