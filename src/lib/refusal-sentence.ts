/**
 * The front door refuses in one sentence of plain text. It is shown where the refused request came from; what a proxy or
 * the browser says in such a place (a page, English) is not.
 */
export function refusalSentence(text: string): string | null {
  const sentence = text.trim();
  return /^[^\n<>]{1,400}。$/.test(sentence) ? sentence : null;
}
