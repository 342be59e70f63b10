/** The names in a ZIP archive, from its own list at the end (APPNOTE 4.3.12, 4.3.16). Its contents are never unpacked. */

const END_MARK = 0x06054b50;
const END_SIZE = 22;
const COMMENT_MAX = 0xffff;
const ENTRY_MARK = 0x02014b50;
const ENTRY_SIZE = 46;
/** A document of 20 MB has hundreds. */
const ENTRIES_MAX = 20_000;

/** @returns null for an archive that is cut off, contradicts itself, or is too large to be a document (ZIP64) */
export function zipNames(bytes: Uint8Array): string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count > ENTRIES_MAX || start + size > end) return null;
  const names: string[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_SIZE > end || view.getUint32(at, true) !== ENTRY_MARK) return null;
    const nameLength = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const nameEnd = at + ENTRY_SIZE + nameLength;
    if (nameEnd + rest > end) return null;
    names.push(new TextDecoder().decode(bytes.subarray(at + ENTRY_SIZE, nameEnd)));
    at = nameEnd + rest;
  }
  return at === start + size ? names : null;
}

/** Where the list's end record stands: the last thing in the file but for a comment of a stated length. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= 0 && at >= last - COMMENT_MAX; at -= 1) {
    if (view.getUint32(at, true) !== END_MARK) continue;
    if (at + END_SIZE + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return null;
}
