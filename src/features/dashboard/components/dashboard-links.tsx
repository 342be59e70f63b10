import Link from "next/link";
import { fiscalYearLabel } from "@/domain/words/ja/dates";
import { draftPaperHref, staffRoutes } from "@/lib/routes";
import type { DashboardPage } from "../loaders/overview";

interface HeadLink {
  readonly href: string;
  readonly label: string;
  /** A document, no page of the application. */
  readonly isFile?: true;
}

/** Where else one goes from the dashboard's head: a list to add to. */
function linksOf({ plan, fy, progress, asOf }: DashboardPage): HeadLink[] {
  if (asOf !== null) return [];
  // Only a year with figures has a report.
  const ofYear: HeadLink[] =
    progress.figures > 0
      ? [{ href: draftPaperHref(fy), label: `${fiscalYearLabel(fy)}の報告（PDF・未公表）`, isFile: true }]
      : [];
  return [
    { href: staffRoutes.explore({ plan: plan.id }), label: "指標を比べる・試算する" },
    { href: staffRoutes.presentation({ plan: plan.id, fy }), label: "発表" },
    ...ofYear,
    {
      href: draftPaperHref({ committeeOf: plan.id }),
      label: "委員会資料（PDF・未公表、最新の年度）",
      isFile: true,
    },
  ];
}

export function DashboardLinks({ view }: { view: DashboardPage }) {
  const links = linksOf(view);
  if (links.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 lg:gap-y-0 text-dns-16N-130 print-hidden">
      {links.map(({ href, label, isFile }) => (
        <li key={href}>
          {isFile ? (
            <a className="text-link inline-flex min-h-11 items-center lg:min-h-8" href={href}>
              {label}
            </a>
          ) : (
            <Link className="text-link inline-flex min-h-11 items-center lg:min-h-8" href={href}>
              {label}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
