/** Text in the encoding that Japanese Windows calls Shift_JIS (code page 932). */

/** As `TextDecoder` reads them: 髙, ①, ～ and － included. */
export function decodeCp932(bytes: Uint8Array): string {
  return new TextDecoder("shift_jis", { fatal: true }).decode(bytes);
}

/** NEC's copy of IBM's characters: Windows reads both and writes IBM's. */
const ONLY_READ = [0xed, 0xee];

let codes: ReadonlyMap<string, number> | undefined;

/** Every character of two bytes, as the decoder reads it: what is written is read again as the same. */
function codesOfCharacters(): ReadonlyMap<string, number> {
  if (codes) return codes;
  const found = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    // Characters of half width stand between.
    if ((lead > 0x9f && lead < 0xe0) || ONLY_READ.includes(lead)) continue;
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      const character = decodeOrNull(Uint8Array.of(lead, trail));
      if (character !== null && [...character].length === 1 && !found.has(character)) {
        found.set(character, lead * 256 + trail);
      }
    }
  }
  for (let byte = 0; byte <= 0xdf; byte += 1) {
    const character = decodeOrNull(Uint8Array.of(byte));
    if (character !== null) found.set(character, byte);
  }
  codes = found;
  return found;
}

function decodeOrNull(bytes: Uint8Array): string | null {
  try {
    return decodeCp932(bytes);
  } catch {
    return null;
  }
}

/** @returns the first character that the encoding does not have, where there is one: it would become another */
export function encodeCp932(text: string): Uint8Array | { readonly character: string } {
  const known = codesOfCharacters();
  const bytes: number[] = [];
  for (const character of text) {
    const code = known.get(character);
    if (code === undefined) return { character };
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Uint8Array.from(bytes);
}
