/** Whatever somebody sent as a workbook: what it is, and what stands in it. */
import { askWorkbookThread, isTooMuch } from "./in-thread";
import { MOST_FILE_BYTES } from "./limits";
import type { WorkbookFault, WorkbookReading } from "./types";

const ZIP = [0x50, 0x4b];
/** Old Excel files, and new ones with a password: both are OLE containers (MS-CFB 2.2). */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** The stream of an encrypted new file, in UTF-16 as the container names it (MS-OFFCRYPTO 2.3.4.4). */
const ENCRYPTED_STREAM = Buffer.from("EncryptedPackage", "utf16le");
/** Programs, PDF, pictures, gzip: named as a workbook they are none. */
const OTHER_FILES = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x1f, 0x8b],
];

/** Reads .xlsx and .csv by what is in the file; its name is not asked. */
export async function readWorkbook(bytes: Uint8Array): Promise<WorkbookReading> {
  const kind = kindOf(bytes);
  if (typeof kind === "object") return { ok: false, fault: kind };
  try {
    return await askWorkbookThread<WorkbookReading>({ kind, bytes });
  } catch (error) {
    if (isTooMuch(error)) return { ok: false, fault: { reason: "too_much_inside" } };
    throw error;
  }
}

function kindOf(bytes: Uint8Array): "xlsx" | "csv" | WorkbookFault {
  if (bytes.byteLength === 0) return { reason: "empty" };
  if (bytes.byteLength > MOST_FILE_BYTES) return { reason: "too_large", mostBytes: MOST_FILE_BYTES };
  if (beginsWith(bytes, ZIP)) return "xlsx";
  if (beginsWith(bytes, OLE)) {
    return { reason: Buffer.from(bytes).includes(ENCRYPTED_STREAM) ? "locked" : "old_excel" };
  }
  if (OTHER_FILES.some((mark) => beginsWith(bytes, mark))) return { reason: "other_file" };
  return "csv";
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
