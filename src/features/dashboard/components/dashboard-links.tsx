import Link from "next/link";
import type { HeadLink } from "../view-model/head-links";

/** Where else one goes from the dashboard's head. */
export function DashboardLinks({ links }: { links: readonly HeadLink[] }) {
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
