/** What a file is, by its content: its name and the sender's word count for nothing. Nothing in it is unpacked. */
import { fileTypeFromBuffer } from "file-type";
import { type ContentFault, type EvidenceKind, textContent } from "@/domain/reports/entry/evidence";
import { zipNames } from "./zip";

/** Enough for the marks of every kind; what is packed inside cannot grow to much. */
const HEAD_BYTES = 4_100;

const KIND_OF_EXTENSION: Readonly<Record<string, EvidenceKind>> = {
  pdf: "pdf",
  png: "png",
  apng: "png",
  jpg: "jpeg",
  webp: "webp",
  gif: "gif",
};

/** Compound files of Microsoft: .doc, .xls, and an OOXML file behind a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** @returns the kind, or why it is none */
export async function contentOf(bytes: Uint8Array): Promise<EvidenceKind | ContentFault> {
  if (startsWith(bytes, ZIP)) return officeContent(zipNames(bytes));
  if (startsWith(bytes, COMPOUND)) return "old_office";
  const found = await fileTypeFromBuffer(bytes.subarray(0, HEAD_BYTES));
  // Its marks for other kinds may be two letters long, and then begin a table as well.
  return (found && KIND_OF_EXTENSION[found.ext]) ?? textContent(bytes);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** What carries code: VBA, the older macro sheets, the binary workbook that may hold either, and ActiveX controls. */
const CODE = /(?:^|\/)(?:vbaProject\.bin|macrosheets\/|activeX\/)|^xl\/workbook\.bin$/i;

/** @param names null where the archive cannot be read */
function officeContent(names: readonly string[] | null): EvidenceKind | ContentFault {
  if (names === null || !names.includes("[Content_Types].xml")) return "unknown";
  if (names.some((name) => CODE.test(name))) return "macro";
  const isWorkbook = names.includes("xl/workbook.xml");
  const isDocument = names.includes("word/document.xml");
  if (isWorkbook === isDocument) return "unknown";
  return isWorkbook ? "xlsx" : "docx";
}
