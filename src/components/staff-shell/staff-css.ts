/**
 * The style elements of the staff pages; all else is in style sheets. The content policy knows each by the hash of its text,
 * and lets no other apply.
 */
import { CHART_CSS, KPI_TABLE_CSS } from "@/components/charts/chart-css";
import { MARK_CSS } from "@/components/mark";

/** Marks and charts bring their styles as strings, as the public files need them inline. */
export const STAFF_CSS = MARK_CSS + CHART_CSS + KPI_TABLE_CSS;

/**
 * The marks of the server's rendering for what follows later: hidden until a script puts it in its place. In Tailwind's first
 * layer: its `[hidden]` is important in a later one, which nothing outside the layers outweighs.
 */
export const WITHOUT_SCRIPT_CSS = `[data-skeleton]{display:none}@layer theme{div[hidden][id^="S:"]{display:block!important}}`;

export const STAFF_STYLES: readonly string[] = [STAFF_CSS, WITHOUT_SCRIPT_CSS];
