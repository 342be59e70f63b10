/** A reason as people typed it, in a sentence of its own. */

/**
 * 理由：数え方を直した。 However the reason ends, the sentence ends once; "" where there is no reason.
 * @param decided what stands behind it, in brackets
 */
export function reasonWords(reason: string, decided = ""): string {
  const said = reason.trim();
  if (said === "") return "";
  const open = said.replace(/[。.．]+$/, "");
  const isClosed = decided === "" && /[！？!?」』]$/.test(open) && open === said;
  return `理由：${open}${decided}${isClosed ? "" : "。"}`;
}
