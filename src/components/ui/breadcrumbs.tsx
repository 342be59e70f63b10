import Link from "next/link";

export interface Crumb {
  readonly label: string;
  /** Left out for the page itself, the last one. */
  readonly href?: string;
}

/** Where the page stands: ancestors as links, the page itself last. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
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
