import { HEAT_CAPTION } from "../view-model/heat-markup";
import type { Overview } from "../view-model/overview";

/** More years than these need a box of their own to scroll in. */
const FITTING = 7;

/** KPI × year: the mark with symbol and word, the value, the course, and what each year to come needs. On a narrow screen a card a row. */
export function HeatTable({ heat: { html, years } }: { heat: Overview["heat"] }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: written by heatMarkup, which escapes every text.
  const table = <table className="heat" dangerouslySetInnerHTML={{ __html: html }} />;
  if (years <= FITTING) return table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the focus, or a keyboard cannot move it.
    <section aria-label={HEAT_CAPTION} tabIndex={0} className="heat-wide">
      {table}
    </section>
  );
}
