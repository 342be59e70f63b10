/**
 * What a PDF of `typeset` says: to know whether a phrase stands in a document that was published, whatever program of the
 * past made it. It reads the PDFs that Typst writes (no object streams, codes of two bytes with their Unicode) and no others.
 */
import { inflateSync } from "node:zlib";

/** By code of a glyph. */
type Letters = ReadonlyMap<number, string>;

interface Part {
  readonly dictionary: string;
  /** Its content, unpacked; null where it has none. */
  readonly stream: string | null;
}

/**
 * All its letters in the order in which they were set, with the descriptions of pictures, the bookmarks and the title. Where a
 * line ends nothing stands between its last letter and the next: a blank there was left out when the line was broken.
 * @returns null where not all of it can be read
 */
export function textOfPdf(pdf: Uint8Array): string | null {
  try {
    const parts = partsOf(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
    const pages = [...parts.values()].flatMap(({ dictionary }) => pageContents(dictionary));
    if (pages.length === 0) return null;
    const texts = pages.map(({ content, fonts }) => textOfContent(parts, parts.get(content)?.stream, fonts));
    const drawings = [...parts.values()].map(({ dictionary, stream }) =>
      /\/Subtype\s*\/Form\b/.test(dictionary) ? textOfContent(parts, stream, fontsOf(dictionary)) : "",
    );
    const strings = [...parts.values()].map(({ dictionary }) => unicodeStrings(dictionary));
    return [...texts, ...drawings, ...strings].join("\n");
  } catch {
    // Another kind of PDF: it is not said what stands in it.
    return null;
  }
}

const HEAD = /(\d+) 0 obj\s/g;

function partsOf(file: Buffer): ReadonlyMap<number, Part> {
  const text = file.toString("latin1");
  const parts = new Map<number, Part>();
  let end = 0;
  for (const head of text.matchAll(HEAD)) {
    // What looks like a head within a stream is none.
    if (head.index < end) continue;
    const from = head.index + head[0].length;
    const stream = /\bstream\r?\n|\bendobj\b/g;
    stream.lastIndex = from;
    const found = stream.exec(text);
    if (!found) throw new Error("an object does not end");
    const dictionary = text.slice(from, found.index);
    const no = Number(head[1]);
    end = found.index + found[0].length;
    if (found[0] === "endobj") {
      parts.set(no, { dictionary, stream: null });
      continue;
    }
    const length = /\/Length (\d+)(?! \d+ R)/.exec(dictionary)?.[1];
    if (length === undefined || /\/Type\s*\/ObjStm/.test(dictionary)) throw new Error("packed otherwise");
    const raw = file.subarray(end, end + Number(length));
    end += Number(length);
    const isPacked = /\/Filter\s*\/FlateDecode/.test(dictionary);
    parts.set(no, { dictionary, stream: (isPacked ? inflateSync(raw) : raw).toString("latin1") });
  }
  return parts;
}

function pageContents(dictionary: string) {
  if (!/\/Type\s*\/Page\b/.test(dictionary)) return [];
  const content = /\/Contents (\d+) 0 R/.exec(dictionary)?.[1];
  if (content === undefined) throw new Error("a page without one content");
  return [{ content: Number(content), fonts: fontsOf(dictionary) }];
}

/** By their names in the content, the numbers of their objects. */
function fontsOf(dictionary: string): ReadonlyMap<string, number> {
  const list = /\/Font\s*<<([^>]*)>>/.exec(dictionary)?.[1] ?? "";
  return new Map([...list.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = "", no]) => [name, Number(no)]));
}

function textOfContent(
  parts: ReadonlyMap<number, Part>,
  content: string | null | undefined,
  fonts: ReadonlyMap<string, number>,
): string {
  if (content == null) throw new Error("content is missing");
  let letters: Letters | null = null;
  let text = "";
  for (const token of tokensOf(content)) {
    if (token.font !== undefined) letters = lettersOf(parts, fonts.get(token.font));
    else if (letters) text += decoded(token.codes, letters);
  }
  return text;
}

/** Glyphs by name of a font: only those that text is set with; an object that gives no letters cannot be read. */
function lettersOf(parts: ReadonlyMap<number, Part>, font: number | undefined): Letters {
  const no = /\/ToUnicode (\d+) 0 R/.exec(parts.get(font ?? -1)?.dictionary ?? "")?.[1];
  const map = parts.get(Number(no ?? -1))?.stream;
  if (map == null) throw new Error("a font without letters");
  const letters = new Map<number, string>();
  for (const [, list = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = "", said = ""] of list.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g)) {
      letters.set(Number.parseInt(code, 16), utf16(Buffer.from(said, "hex").toString("latin1")));
    }
  }
  if (/beginbfrange/.test(map)) throw new Error("letters in ranges");
  return letters;
}

function decoded(codes: string, letters: Letters): string {
  let text = "";
  for (let at = 0; at + 1 < codes.length; at += 2) {
    const letter = letters.get(codes.charCodeAt(at) * 256 + codes.charCodeAt(at + 1));
    if (letter === undefined) throw new Error("a glyph without its letter");
    text += letter;
  }
  return text;
}

interface Token {
  readonly font?: string;
  readonly codes: string;
}

/** Fonts and what is set in them, in order. Whatever stands in a list of properties is no text. */
function* tokensOf(content: string): Generator<Token> {
  const token = /\/(\w+) -?[\d.]+ Tf\b|<<|>>|<([0-9A-Fa-f\s]*)>|\(/g;
  let depth = 0;
  for (let found = token.exec(content); found; found = token.exec(content)) {
    const [whole, font, hex] = found;
    if (whole === "<<") depth += 1;
    else if (whole === ">>") depth -= 1;
    else if (font !== undefined) yield { font, codes: "" };
    else {
      const codes =
        hex === undefined
          ? literal(content, token)
          : Buffer.from(hex.replace(/\s/g, ""), "hex").toString("latin1");
      if (depth === 0) yield { codes };
    }
  }
}

const ESCAPED: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** (…) with its escapes; brackets in pairs need none. @param at stands behind the first bracket, and is moved behind the last */
function literal(text: string, at: { lastIndex: number }): string {
  const piece = /\\(?:([0-7]{1,3})|(\r\n|[\s\S]))|[^\\]/g;
  piece.lastIndex = at.lastIndex;
  let said = "";
  for (let depth = 1; ; ) {
    const found = piece.exec(text);
    if (!found) throw new Error("a text does not end");
    const [whole, octal, escaped] = found;
    if (octal !== undefined) said += String.fromCharCode(Number.parseInt(octal, 8) & 255);
    else if (escaped !== undefined) said += /[\r\n]/.test(escaped) ? "" : (ESCAPED[escaped] ?? escaped);
    else {
      if (whole === "(") depth += 1;
      if (whole === ")") depth -= 1;
      if (depth === 0) break;
      said += whole;
    }
  }
  at.lastIndex = piece.lastIndex;
  return said;
}

/** Titles, bookmarks and descriptions. */
function unicodeStrings(dictionary: string): string {
  const start = /<([0-9A-Fa-f\s]*)>(?!>)|\(/g;
  const said: string[] = [];
  for (let found = start.exec(dictionary); found; found = start.exec(dictionary)) {
    const hex = found[1];
    const bytes =
      hex === undefined
        ? literal(dictionary, start)
        : Buffer.from(hex.replace(/\s/g, ""), "hex").toString("latin1");
    said.push(bytes.startsWith("\u00fe\u00ff") ? utf16(bytes.slice(2)) : bytes);
  }
  return said.join("\n");
}

function utf16(bytes: string): string {
  return Buffer.from(bytes, "latin1").swap16().toString("utf16le");
}
