/** The name of an initiative (取組項目) for machines: its yearly reports, its place on a page and its data go by it. */

declare const brand: unique symbol;

/** A lower-case ASCII slug, stable for ever. Made only by this file's functions. */
export type InitiativeId = string & { readonly [brand]: "InitiativeId" };

/** Long enough for a plan's longest id with three numbers behind it. */
export const MAX_INITIATIVE_ID = 60;
const SLUG = /^[a-z0-9][a-z0-9-]*$/;

export function isInitiativeId(text: string): text is InitiativeId {
  return text.length <= MAX_INITIATIVE_ID && SLUG.test(text);
}

/** A text that is known to be an initiative's id. @throws RangeError when it is not. */
export function toInitiativeId(text: string): InitiativeId {
  if (!isInitiativeId(text)) throw new RangeError(`Not an initiative's id: ${text}`);
  return text;
}
