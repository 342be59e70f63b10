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
 * layer: its `[hidden]` is important in a later one, which nothing outside the layers outweighs. It comes after the frame:
 * the frame's parts are laid out with it, as wide as the main part, and the footer comes last.
 */
export const WITHOUT_SCRIPT_CSS = [
  "[data-skeleton]{display:none}",
  '@layer theme{div[hidden][id^="S:"]{display:block!important}}',
  "body{display:flex;flex-direction:column;min-height:100dvh}",
  "[data-frame]{display:contents}",
  "[data-frame]>main{flex:none;padding-block:0}",
  '[data-frame]~div[id^="S:"]{width:100%;max-width:80rem;margin-inline:auto;padding:1.5rem 1rem}',
  '@media(min-width:48rem){[data-frame]~div[id^="S:"]{padding:2rem}}',
  "[data-frame]>footer{order:1;margin-top:auto}",
].join("");

export const STAFF_STYLES: readonly string[] = [STAFF_CSS, WITHOUT_SCRIPT_CSS];
