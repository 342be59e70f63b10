"use client";

import type { ReactNode } from "react";
import { classNames } from "../ui/class-names";

/**
 * A menu that opens under its button: `details`, so that it works without JavaScript. With it, Escape, a followed
 * link and leaving by Tab close the menu. On a narrow screen it takes the header's whole width.
 */
export function Disclosure({
  label,
  children,
  className,
}: {
  label: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <details
      className={classNames("group sm:relative", className)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !event.currentTarget.open) return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector("summary")?.focus();
      }}
      onBlur={(event) => {
        if (event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) {
          event.currentTarget.open = false;
        }
      }}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("a")) event.currentTarget.open = false;
      }}
    >
      <summary className="flex min-h-11 items-center gap-2 rounded-8 px-3 py-1 text-dns-16N-130 list-none hover:bg-solid-gray-50 hover:underline [&::-webkit-details-marker]:hidden">
        <span className="min-w-0">{label}</span>
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="size-4 flex-none group-open:rotate-180"
          fill="none"
        >
          <path d="m3 6 5 5 5-5" stroke="currentColor" strokeWidth="2" />
        </svg>
      </summary>
      <div className="absolute inset-x-4 top-full z-10 mt-1 rounded-8 sm:left-auto sm:right-0 sm:w-72 border border-solid-gray-420 bg-white p-2 shadow-2">
        {children}
      </div>
    </details>
  );
}
