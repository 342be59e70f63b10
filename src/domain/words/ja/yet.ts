/**
 * まだ, in a sentence of a year that has something not yet; "" where nothing comes by itself any more.
 * @param isPast later years have ended as well
 */
export function yet(isPast: boolean): string {
  return isPast ? "" : "まだ";
}
