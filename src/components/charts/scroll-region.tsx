import type { ReactNode } from "react";

/** A box that scrolls must be reachable by keyboard and have a name (WCAG 2.1.1). */
const REACHABLE = { tabIndex: 0 } as const;

/** A table's own scrolling box, so that a narrow screen scrolls the table and not the page. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="kt" aria-label={label} {...REACHABLE}>
      {children}
    </section>
  );
}
