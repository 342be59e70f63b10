/** A name in a sentence: 「紙の枚数」; one that has such brackets itself stands in the others, 『「デジタル活用」と感じる割合』. */
export function quoted(name: string | undefined): string {
  const text = name ?? "";
  return /[「」]/.test(text) ? `『${text}』` : `「${text}」`;
}
