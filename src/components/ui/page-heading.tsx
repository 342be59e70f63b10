import type { ReactNode } from "react";

/** The page's one h1, with a lead and what can be done here. */
export function PageHeading({
  title,
  eyebrow,
  lead,
  actions,
}: {
  title: ReactNode;
  /** A short line above the heading: the pillar of a KPI, the year of a list. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-w-[48rem]">
        {eyebrow ? <p className="text-std-16N-170 text-solid-gray-700">{eyebrow}</p> : null}
        <h1 className="text-std-28B-150 md:text-std-32B-150">{title}</h1>
        {lead ? <div className="mt-2 text-std-16N-170">{lead}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
    </div>
  );
}
