/** Files as people send them, and as people should not. */
import { strToU8, zipSync } from "fflate";

const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`;

/** An archive with these names, each with a few bytes or with those given. */
export function archive(names: readonly string[], over: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({ ...Object.fromEntries(names.map((name) => [name, strToU8("<a/>")])), ...over });
}

function office(...names: string[]): Uint8Array {
  return archive(names, { "[Content_Types].xml": strToU8(CONTENT_TYPES) });
}

export const PDF = strToU8(
  "%PDF-1.4\n%\u00e2\u00e3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);
export const DOCX = office("_rels/.rels", "word/document.xml");
export const XLSX = office("_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml");
export const XLSM = office("_rels/.rels", "xl/workbook.xml", "xl/vbaProject.bin");
/** One pixel. */
export const PNG = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);
export const GIF = Uint8Array.from(
  Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"),
);
export const WEBP = Uint8Array.from(
  Buffer.from("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=", "base64"),
);
export const JPEG = Uint8Array.of(
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  16,
  0x4a,
  0x46,
  0x49,
  0x46,
  0,
  1,
  1,
  0,
  0,
  1,
  0,
  1,
);
export const CSV = strToU8("課,件数\r\n市民課,3\r\n");
/** The beginning of a Windows program. */
export const EXE = Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0);
export const OLD_DOC = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0);

/** A document whose text would unpack to a thousand times its size. */
export function bomb(): Uint8Array {
  return archive(["_rels/.rels"], {
    "[Content_Types].xml": strToU8(CONTENT_TYPES),
    "word/document.xml": new Uint8Array(64 * 1024 * 1024),
  });
}

/** A PDF of exactly this many bytes, which no compression makes smaller. */
export function pdfOf(bytes: number): Uint8Array {
  const body = new Uint8Array(bytes);
  for (let at = 0, state = 1; at < bytes; at += 1) {
    // xorshift: quick, and the same at every run
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    body[at] = state & 0xff;
  }
  body.set(PDF.subarray(0, 9));
  return body;
}
