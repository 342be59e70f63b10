import type { ReactNode } from "react";
import { PageHeading } from "@/components/ui/page-heading";

/** A page that could not be shown: what happened, and what to do now. */
export function ErrorMessage({
  status,
  title,
  children,
  actions,
}: {
  /** The HTTP status, for whoever is asked for help; none where there is nothing to ask about. */
  status?: number;
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="mx-auto flex max-w-[48rem] flex-col gap-6 py-8">
      <PageHeading eyebrow={status === undefined ? undefined : `エラー ${status}`} title={title} />
      <div className="flex flex-col gap-4 text-std-16N-170">{children}</div>
      {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
    </div>
  );
}
