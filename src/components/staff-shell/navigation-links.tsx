"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { staffRoutes } from "@/lib/routes";
import { classNames } from "../ui/class-names";

const HOME = staffRoutes.home();

/** The list of jobs; the one that the page belongs to is marked, also for screen readers. */
export function NavigationLinks({
  items,
  layout,
}: {
  items: readonly { label: string; href: string; also?: readonly string[] }[];
  layout: "row" | "column";
}) {
  const pathname = usePathname();
  return (
    <ul className={layout === "row" ? "flex flex-wrap gap-x-1" : "flex flex-col"}>
      {items.map(({ label, href, also = [] }) => {
        const [path = href] = href.split("?");
        // Every page lies below the home page.
        const isBelow = path !== HOME && pathname.startsWith(`${path}/`);
        const isHere =
          pathname === path ||
          isBelow ||
          also.some((each) => pathname === each || pathname.startsWith(`${each}/`));
        return (
          <li key={href}>
            <Link
              href={href}
              aria-current={isHere ? (pathname === path ? "page" : "true") : undefined}
              className={classNames(
                "flex min-h-11 items-center px-4 text-dns-16N-130 hover:underline hover:underline-offset-4",
                layout === "row" ? "border-b-4" : "rounded-4 border-l-4",
                isHere ? "border-blue-900 font-bold text-blue-900" : "border-transparent text-solid-gray-900",
              )}
            >
              {label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
