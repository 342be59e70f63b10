/**
 * Markup written as text, for what has thousands of pieces: React takes a second for a table that this takes some milliseconds
 * for. Whatever is put into it is escaped.
 */

export interface Markup {
  readonly html: string;
}

class Written implements Markup {
  constructor(readonly html: string) {}
}

type Piece = string | number | Markup | readonly Markup[] | null;

/** `markup\`<td title="${title}">${text}</td>\``: texts are escaped, for attributes in double quotes too; null is nothing. */
export function markup(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let html = parts[0] ?? "";
  for (const [index, piece] of pieces.entries()) html += written(piece) + (parts[index + 1] ?? "");
  return new Written(html);
}

function written(piece: Piece): string {
  if (piece === null) return "";
  if (piece instanceof Written) return piece.html;
  if (Array.isArray(piece)) return piece.map(written).join("");
  return escaped(String(piece));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
