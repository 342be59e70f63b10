/** The name of a KPI for machines: it stands in addresses, data and records, and never changes. */

declare const brand: unique symbol;

/** A lower-case ASCII slug, stable for ever. Made only by this file's functions. */
export type KpiId = string & { readonly [brand]: "KpiId" };

/** Plan files are asked for more (at least two characters, a letter first); what was stored before them is no less an id. */
const SLUG = /^[a-z0-9][a-z0-9-]{0,39}$/;

export function isKpiId(text: string): text is KpiId {
  return SLUG.test(text);
}

/** A text that is known to be a KPI's id. @throws RangeError when it is not. */
export function toKpiId(text: string): KpiId {
  if (!isKpiId(text)) throw new RangeError(`Not a KPI's id: ${text}`);
  return text;
}
