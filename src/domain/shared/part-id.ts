/** The name for machines of what an assessment (総括・意見) is of: a plan as a whole, one of its pillars or measures. */

declare const brand: unique symbol;

/** Stable for as long as the part is the same one. Made only by this file's functions. */
export type PartId = string & { readonly [brand]: "PartId" };

/** The colon keeps it apart from every id of a KPI, an initiative or a metric: those are slugs. */
const PART = /^[a-z0-9][a-z0-9-]*:(?:plan|\d{1,4}(?:-\d{1,4})?)$/;

export function isPartId(text: string): text is PartId {
  return text.length <= 80 && PART.test(text);
}

/** A text that is known to be a part's id. @throws RangeError when it is not. */
export function toPartId(text: string): PartId {
  if (!isPartId(text)) throw new RangeError(`Not the id of a part of a plan: ${text}`);
  return text;
}
