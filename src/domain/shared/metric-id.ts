/** The name of a metric (KPI以外の実績) for machines: its yearly reports, its address and its data go by it. */

declare const brand: unique symbol;

/** A lower-case ASCII slug, stable for ever, and no KPI's. Made only by this file's functions. */
export type MetricId = string & { readonly [brand]: "MetricId" };

const SLUG = /^[a-z][a-z0-9-]{1,39}$/;

export function isMetricId(text: string): text is MetricId {
  return SLUG.test(text);
}

/** A text that is known to be a metric's id. @throws RangeError when it is not. */
export function toMetricId(text: string): MetricId {
  if (!isMetricId(text)) throw new RangeError(`Not a metric's id: ${text}`);
  return text;
}
