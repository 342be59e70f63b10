/** Reasons as people typed them, in sentences of their own. */

/**
 * 理由：数え方を直した。 Several stand in a line each, and get a sentence each. However one ends, its sentence ends once; ""
 * where there is no reason.
 * @param decided what stands behind it, in brackets
 */
export function reasonWords(reason: string, decided = ""): string {
  const said = eachClosed(reason);
  if (said === "") return "";
  const open = openReason(said);
  const isClosed = decided === "" && /[！？!?」』]$/.test(open) && open === said;
  return `理由：${open}${decided}${isClosed ? "" : "。"}`;
}

/** A line each; every one but the last is a sentence. */
function eachClosed(reason: string): string {
  const lines = reason.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  return lines.map((line, i) => (i < lines.length - 1 ? closed(line) : line)).join("\n");
}

function closed(line: string): string {
  return /[。.．！？!?」』]$/.test(line) ? line : `${line}。`;
}

/** The reason as it stands within a sentence, which closes it by itself. */
export function openReason(reason: string): string {
  return eachClosed(reason).replace(/[。.．]+$/, "");
}
