/**
 * 根拠資料: what may stand beside a report as its evidence. Files of a few kinds, found by their content, and addresses
 * on the web. Internal unless somebody chose otherwise.
 */
import { cleanName, withoutUnseen } from "@/domain/shared/typed-text";

/** In bytes. */
export const EVIDENCE_MAX_BYTES = 20 * 1024 * 1024;
/** Per report: what was removed does not count. */
export const EVIDENCE_MAX_PIECES = 20;
/** Of a file's name and of an address's title, in characters. */
export const EVIDENCE_TITLE_MAX = 120;
export const EVIDENCE_URL_MAX = 2_000;

export const EVIDENCE_KINDS = ["pdf", "xlsx", "docx", "png", "jpeg", "webp", "gif", "csv"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

interface KindFacts {
  readonly contentType: string;
  /** The first is the usual one. */
  readonly extensions: readonly [string, ...string[]];
}

const OOXML = "application/vnd.openxmlformats-officedocument";

export const EVIDENCE_KIND_FACTS: Record<EvidenceKind, KindFacts> = {
  pdf: { contentType: "application/pdf", extensions: ["pdf"] },
  xlsx: { contentType: `${OOXML}.spreadsheetml.sheet`, extensions: ["xlsx"] },
  docx: { contentType: `${OOXML}.wordprocessingml.document`, extensions: ["docx"] },
  png: { contentType: "image/png", extensions: ["png"] },
  jpeg: { contentType: "image/jpeg", extensions: ["jpg", "jpeg"] },
  webp: { contentType: "image/webp", extensions: ["webp"] },
  gif: { contentType: "image/gif", extensions: ["gif"] },
  csv: { contentType: "text/csv", extensions: ["csv"] },
};

/** Every extension that can be chosen, with its dot: for a file field. */
export const EVIDENCE_EXTENSIONS: readonly string[] = EVIDENCE_KINDS.flatMap((kind) =>
  EVIDENCE_KIND_FACTS[kind].extensions.map((extension) => `.${extension}`),
);

/** The kind that a stored media type stands for; null for one that is none of ours. */
export function kindOfContentType(contentType: string): EvidenceKind | null {
  return EVIDENCE_KINDS.find((kind) => EVIDENCE_KIND_FACTS[kind].contentType === contentType) ?? null;
}

function kindOfExtension(extension: string): EvidenceKind | null {
  return EVIDENCE_KINDS.find((kind) => EVIDENCE_KIND_FACTS[kind].extensions.includes(extension)) ?? null;
}

/** What a file's content turned out to be, where it is none of the kinds. */
const CONTENT_FAULTS = ["active", "macro", "old_office", "unknown"] as const;
export type ContentFault = (typeof CONTENT_FAULTS)[number];

/** Why a file is not taken. */
export type FileFault =
  | { readonly kind: "no_name" | "empty" | "active" | "macro" | "old_office" | "not_registrable" }
  | { readonly kind: "too_large" /** In bytes. */; readonly size: number }
  /** The content is of no kind that we know. `named`: what the name says; null where it says none of ours. */
  | { readonly kind: "unknown_content"; readonly named: EvidenceKind | null }
  /** The content is of a kind that the name does not say. */
  | { readonly kind: "misnamed"; readonly content: EvidenceKind };

/** Why an address is not taken. */
const URL_FAULTS = ["blank", "scheme", "credentials", "too_long"] as const;
export type UrlFault = (typeof URL_FAULTS)[number];

const ACTIVE_EXTENSIONS = new Set(["svg", "html", "htm", "xhtml", "mht", "mhtml", "js", "vbs", "hta", "xml"]);
const MACRO_EXTENSIONS = new Set(["xlsm", "xltm", "xlsb", "xlam", "docm", "dotm", "pptm"]);
const OLD_EXTENSIONS = new Set(["xls", "doc", "ppt", "xlt", "dot"]);

/** Lower case, without the dot; "" for a name that has none. */
function extensionOf(name: string): string {
  const at = name.lastIndexOf(".");
  return at < 0 ? "" : name.slice(at + 1).toLowerCase();
}

/**
 * Whether a file of this name and size can be taken, as far as that shows without its content: asked in the browser
 * before anything is sent.
 * @returns null when nothing speaks against it
 */
export function fileFault({
  name,
  size,
}: {
  readonly name: string;
  readonly size: number;
}): FileFault | null {
  if (size === 0) return { kind: "empty" };
  if (size > EVIDENCE_MAX_BYTES) return { kind: "too_large", size };
  const extension = extensionOf(name);
  if (ACTIVE_EXTENSIONS.has(extension)) return { kind: "active" };
  if (MACRO_EXTENSIONS.has(extension)) return { kind: "macro" };
  if (OLD_EXTENSIONS.has(extension)) return { kind: "old_office" };
  return kindOfExtension(extension) === null ? { kind: "not_registrable" } : null;
}

/**
 * Whether a name's extension says what the content is: a reader goes by the name.
 * @param content what the content was found to be
 */
export function matchContent(
  name: string,
  content: EvidenceKind | ContentFault,
): { readonly ok: true; readonly kind: EvidenceKind } | { readonly ok: false; readonly fault: FileFault } {
  const named = kindOfExtension(extensionOf(name));
  if (named !== null && named === content) return { ok: true, kind: named };
  if (content === "unknown") return { ok: false, fault: { kind: "unknown_content", named } };
  if (content === "active" || content === "macro" || content === "old_office") {
    return { ok: false, fault: { kind: content } };
  }
  return { ok: false, fault: { kind: "misnamed", content } };
}

/** One line as it is kept: NFC, without characters that nobody sees, at most {@link EVIDENCE_TITLE_MAX} characters. */
export function cleanTitle(text: string): string {
  return [...oneLine(text)].slice(0, EVIDENCE_TITLE_MAX).join("").trim();
}

function oneLine(text: string): string {
  return cleanName(text.replaceAll("\ufffd", "").normalize("NFC"));
}

/**
 * A file's name as it is kept: without folders, otherwise like {@link cleanTitle}; shortened before its extension.
 * @returns "" where nothing of a name is left
 */
export function cleanFileName(raw: string): string {
  const name = oneLine(raw.split(/[/\\]/).at(-1) ?? "").replace(/^[.\s]+/, "");
  const characters = [...name];
  if (characters.length <= EVIDENCE_TITLE_MAX) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot < 0 ? [] : [...name.slice(dot)].slice(0, 10);
  return [...characters.slice(0, EVIDENCE_TITLE_MAX - ending.length), ...ending].join("");
}

/** An address that a browser may be sent to, in its normal form. */
export function readUrl(
  text: string,
): { readonly ok: true; readonly url: string } | { readonly ok: false; readonly fault: UrlFault } {
  const typed = withoutUnseen(text).trim();
  if (typed === "") return { ok: false, fault: "blank" };
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return { ok: false, fault: "scheme" };
  const url = new URL(typed);
  if (url.username !== "" || url.password !== "") return { ok: false, fault: "credentials" };
  return url.href.length > EVIDENCE_URL_MAX ? { ok: false, fault: "too_long" } : { ok: true, url: url.href };
}

/** As much of a file as a browser looks at to guess its kind (WHATWG MIME Sniffing: the resource header). */
const SNIFFED_BYTES = 1_445;
const NOT_TEXT = /(?![\t\r\n])\p{Cc}/u;
const ACTIVE_TEXT = /^\s*(?:<|#!)|<(?:!doctype|\?xml|html|head|body|svg|script|iframe|object|embed)\b/i;

/**
 * What a file is that is none of the binary kinds: text that a spreadsheet opens, text that a browser would run, or no
 * text at all. Text is UTF-8 or Shift_JIS, without NUL and without control characters.
 */
export function textContent(bytes: Uint8Array): "csv" | "active" | "unknown" {
  const text = decode(bytes, "utf-8") ?? decode(bytes, "shift_jis");
  if (text === null || NOT_TEXT.test(text)) return "unknown";
  return ACTIVE_TEXT.test(text.slice(0, SNIFFED_BYTES)) ? "active" : "csv";
}

function decode(bytes: Uint8Array, encoding: "utf-8" | "shift_jis"): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
