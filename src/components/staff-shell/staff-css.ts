/**
 * The one style element of the staff pages; all else is in style sheets. Marks and charts bring their styles as strings,
 * as the public files need them inline. The content policy knows the element by the hash of this text.
 */
import { CHART_CSS } from "@/components/charts/chart-css";
import { MARK_CSS } from "@/components/mark";

export const STAFF_CSS = MARK_CSS + CHART_CSS;
