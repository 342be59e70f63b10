/** What text may be stored: whole characters and nothing else. */
/** No NUL, no replacement character, no half of a surrogate pair: what is stored is what was meant. */
export function isWholeText(text: string): boolean {
  return text.isWellFormed() && !text.includes("\u0000") && !text.includes("\uFFFD");
}
