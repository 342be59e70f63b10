/** The bytes of a CSV file as text; else what in it is no text, and where. */
import { decodeCp932, encodeCp932 } from "./cp932";
import type { TextPlace, WorkbookFault } from "./types";

/** What a decoder puts in the place of what it cannot read. */
const UNREADABLE = "\uFFFD";
const NUL = "\0";
/** Tab and the two that end lines; and NUL, which some programs leave in a text: it is told by itself. */
const CONTROLS_OF_TEXT = [0x00, 0x09, 0x0a, 0x0d];

/** UTF-8, with or without a byte order mark, before what Windows calls Shift_JIS. */
export function decodeCsv(bytes: Uint8Array): string | WorkbookFault {
  for (const read of [decodeUtf8, decodeCp932]) {
    const text = orNull(read, bytes);
    if (text === null) continue;
    if (!text.includes(NUL)) return text;
    if (isText(bytes)) return { reason: "nul", ...placeIn(text, text.indexOf(NUL)) };
  }
  if (!isText(bytes)) return { reason: "other_file" };
  return { reason: "unknown_encoding", ...firstUnreadable(bytes) };
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

function orNull(read: (bytes: Uint8Array) => string, bytes: Uint8Array): string | null {
  try {
    return read(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 says so at its beginning; no other text has control characters but those few. */
function isText(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return !bytes.some((byte) => byte < 0x20 && !CONTROLS_OF_TEXT.includes(byte));
}

/** In the encoding in which more of the file can be read. */
function firstUnreadable(bytes: Uint8Array): TextPlace {
  const utf8 = new TextDecoder("utf-8").decode(bytes);
  const cp932 = new TextDecoder("shift_jis").decode(bytes);
  const inUtf8 = new TextEncoder().encode(readable(utf8));
  const inCp932 = encodeCp932(readable(cp932));
  const isCp932 = inCp932 instanceof Uint8Array && inCp932.byteLength > inUtf8.byteLength;
  const text = isCp932 ? cp932 : utf8;
  return placeIn(text, readable(text).length);
}

/** What stands before the first character that could not be read. */
function readable(text: string): string {
  return text.slice(0, text.indexOf(UNREADABLE));
}

/** Cells part at commas or, copied from a spreadsheet, at tabs. */
export function delimiterOf(text: string): "\t" | "," {
  return text.slice(0, text.search(/\n|$/)).includes("\t") ? "\t" : ",";
}

function placeIn(text: string, at: number): TextPlace {
  const before = text.slice(0, at).replace(/\r\n?/g, "\n");
  const delimiter = delimiterOf(text);
  const place = { row: 1, column: 1 };
  let isQuoted = false;
  for (const character of before) {
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === delimiter) place.column += 1;
    else if (character === "\n") Object.assign(place, { row: place.row + 1, column: 1 });
  }
  const lines = before.split("\n");
  return { ...place, line: lines.length, character: [...(lines.at(-1) ?? "")].length + 1 };
}
