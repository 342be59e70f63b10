/** 「まだ」: said only of a year whose figure may be on its way. */

/**
 * A sentence of this program, with no text that somebody wrote, as it is said of a year.
 * @param isPast later years have ended as well: what the year has not does not come by itself any more
 */
export function saidOfYear(sentence: string, isPast: boolean): string {
  return isPast ? sentence.replaceAll("まだ", "") : sentence;
}
