/**
 * The parts of an .xlsx file that are read, unpacked with a limit and packed again. What the library is given is only this:
 * a file that claims to be small and is not, thousands of entries, pictures, macros and links never reach it.
 */
import { inflateRawSync } from "node:zlib";
import { zipSync } from "fflate";

/** Far above a year's figures of a city; what the library makes of it still fits the thread's memory. */
const MOST_BYTES = 16 * 1024 * 1024;
/** A workbook has some dozens; printer settings, pictures and drawings are among them. */
const MOST_ENTRIES = 2_000;

const END_MARK = 0x06054b50;
const END_SIZE = 22;
const COMMENT_MAX = 0xffff;
const ENTRY_MARK = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_MARK = 0x04034b50;
const LOCAL_SIZE = 30;
const IS_ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/** Whatever says what stands in cells and how it is shown. */
const READ_PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/([^/]+\.xml|_rels\/[^/]+\.rels|worksheets\/[^/]+\.xml|worksheets\/_rels\/[^/]+\.rels|comments\/[^/]+\.xml))$/i;

/** Neither Excel nor LibreOffice nor Google writes one: it can make a few bytes into gigabytes. */
const DOCUMENT_TYPES = ["<!DOCTYPE", "<!ENTITY"];

export type PartsFault = "broken" | "locked" | "too_much_inside" | "other_file";

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly at: number;
}

/** @returns a ZIP archive of the parts that are read, not packed, or why there is none */
export function readableParts(bytes: Uint8Array): { readonly archive: Uint8Array } | PartsFault {
  const entries = entriesOf(bytes);
  if (typeof entries === "string") return entries;
  const parts: Record<string, Uint8Array> = {};
  let left = MOST_BYTES;
  for (const entry of entries) {
    if (!READ_PARTS.test(entry.name)) continue;
    if ((entry.flags & IS_ENCRYPTED) !== 0) return "locked";
    if (entry.size > left) return "too_much_inside";
    const part = unpack(bytes, entry, left);
    if (typeof part === "string") return part;
    left -= part.byteLength;
    const plain = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    if (DOCUMENT_TYPES.some((each) => plain.includes(each))) return "broken";
    parts[entry.name] = part;
  }
  if (parts["[Content_Types].xml"] === undefined) return "other_file";
  return { archive: zipSync(parts, { level: 0 }) };
}

/** What the list at the end of the archive says; of its sizes nothing is believed. */
function entriesOf(bytes: Uint8Array): Entry[] | PartsFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return "broken";
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) return "too_much_inside";
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_SIZE > end || view.getUint32(at, true) !== ENTRY_MARK) return "broken";
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength));
    // Some programs write the names with the other slash.
    entries.push({
      name: name.replaceAll("\\", "/"),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += ENTRY_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= 0 && at >= last - COMMENT_MAX; at -= 1) {
    if (view.getUint32(at, true) === END_MARK) return at;
  }
  return null;
}

/** Stops at the limit, whatever size the archive claims. */
function unpack(bytes: Uint8Array, entry: Entry, most: number): Uint8Array | PartsFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { at, packedSize, method } = entry;
  if (at + LOCAL_SIZE > bytes.byteLength || view.getUint32(at, true) !== LOCAL_MARK) return "broken";
  const start = at + LOCAL_SIZE + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packedSize > bytes.byteLength) return "broken";
  const packed = bytes.subarray(start, start + packedSize);
  if (method === STORED) return packed.byteLength > most ? "too_much_inside" : packed;
  if (method !== DEFLATED) return "broken";
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "too_much_inside" : "broken";
  }
}
