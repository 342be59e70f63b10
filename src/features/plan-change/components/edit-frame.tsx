import type { ReactNode } from "react";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { staffRoutes } from "@/lib/routes";

/** The head of every page on which a part of a plan is changed. */
export function EditFrame({
  planId,
  planName,
  title,
  lead = "保存した内容は変更案になります。確定するまで、計画も公開ページも変わりません。",
  isIndex = false,
  children,
}: {
  planId: string;
  planName: string;
  title: string;
  lead?: string;
  /** The list of parts itself. */
  isIndex?: boolean;
  children: ReactNode;
}) {
  const edit = { label: "計画を変更する", href: staffRoutes.planEdit(planId) };
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-col gap-6">
        <Breadcrumbs
          items={[
            { label: "計画", href: staffRoutes.plan({ plan: planId }) },
            ...(isIndex ? [] : [edit]),
            { label: title },
          ]}
        />
        <PageHeading eyebrow={planName} title={title} lead={lead} />
      </div>
      {children}
    </div>
  );
}
