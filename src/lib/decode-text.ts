/** Text of a file that some office program wrote: UTF-8 with or without a byte order mark, or what Windows calls Shift_JIS. */

/** @returns null where it is neither */
export function decodeText(bytes: Uint8Array): string | null {
  // A NUL is no text: UTF-16, or no text file at all.
  if (bytes.includes(0)) return null;
  for (const encoding of ["utf-8", "shift_jis"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next one
    }
  }
  return null;
}
