import Link from "next/link";
import { staffRoutes } from "@/lib/routes";

export interface Crumb {
  readonly label: string;
  /** Left out for the page itself, the last one. */
  readonly href?: string;
}

const HOME: Crumb = { label: "ホーム", href: staffRoutes.home() };

/**
 * Where the page stands: ホーム, ancestors as links, the page itself last, by its heading or by what it shows. Every page has it but
 * ホーム itself, and those of who is not signed in (tests/architecture/page-frames.test.ts).
 */
export function Breadcrumbs({ items: given }: { items: readonly Crumb[] }) {
  // A person's first page may be the dashboard, as of a publication.
  const items = given[0]?.label === HOME.label ? given : [HOME, ...given];
  return (
    <nav aria-label="現在位置">
      <ol className="flex flex-wrap text-dns-16N-130">
        {items.map((item, index) => (
          <li key={`${item.label}-${item.href ?? ""}`} className="inline-flex items-center py-1">
            {index > 0 ? (
              <svg aria-hidden="true" viewBox="0 0 12 12" className="mx-2 size-3 flex-none" fill="none">
                <path d="m4 2 4 4-4 4" stroke="currentColor" strokeWidth="1.5" />
              </svg>
            ) : null}
            {item.href === undefined ? (
              <span aria-current="page">{item.label}</span>
            ) : (
              <Link className="text-link" href={item.href}>
                {item.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
