/**
 * 根拠資料: what may stand beside a report as its evidence. Files of a few kinds, found by their content, and addresses
 * on the web. Internal unless somebody chose otherwise.
 */

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
  readonly words: string;
  readonly contentType: string;
  /** The first is the usual one. */
  readonly extensions: readonly [string, ...string[]];
}

const OOXML = "application/vnd.openxmlformats-officedocument";

export const EVIDENCE_KIND_FACTS: Record<EvidenceKind, KindFacts> = {
  pdf: { words: "PDF", contentType: "application/pdf", extensions: ["pdf"] },
  xlsx: { words: "Excel", contentType: `${OOXML}.spreadsheetml.sheet`, extensions: ["xlsx"] },
  docx: { words: "Word", contentType: `${OOXML}.wordprocessingml.document`, extensions: ["docx"] },
  png: { words: "画像（PNG）", contentType: "image/png", extensions: ["png"] },
  jpeg: { words: "画像（JPEG）", contentType: "image/jpeg", extensions: ["jpg", "jpeg"] },
  webp: { words: "画像（WebP）", contentType: "image/webp", extensions: ["webp"] },
  gif: { words: "画像（GIF）", contentType: "image/gif", extensions: ["gif"] },
  csv: { words: "CSV", contentType: "text/csv", extensions: ["csv"] },
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
export const CONTENT_FAULTS = ["active", "macro", "old_office", "unknown"] as const;
export type ContentFault = (typeof CONTENT_FAULTS)[number];

const ALLOWED_WORDS =
  "登録できるのは、PDF、Excel（.xlsx）、Word（.docx）、画像（PNG・JPEG・WebP・GIF）、CSVです。";

const CONTENT_FAULT_WORDS: Record<Exclude<ContentFault, "unknown">, string> = {
  active:
    "HTML、SVG、スクリプトのファイルは、開いたときに動作するおそれがあるため登録できません。PDFか画像にしてから登録してください。",
  macro: "マクロを含むファイルは登録できません。マクロを除いて .xlsx か .docx で保存し直してください。",
  old_office:
    "古い形式（.xls、.doc など）のファイルと、パスワードのかかったファイルは登録できません。パスワードを外し、.xlsx か .docx で保存し直してください。",
};

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
 * @returns the sentence for the person who chose it; null when nothing speaks against it
 */
export function fileProblem({ name, size }: { readonly name: string; readonly size: number }): string | null {
  if (size === 0) return "空のファイルは登録できません。";
  if (size > EVIDENCE_MAX_BYTES) {
    return `ファイルが大きすぎます（${sizeWords(size)}）。登録できるのは${sizeWords(EVIDENCE_MAX_BYTES)}までです。`;
  }
  const extension = extensionOf(name);
  if (ACTIVE_EXTENSIONS.has(extension)) return CONTENT_FAULT_WORDS.active;
  if (MACRO_EXTENSIONS.has(extension)) return CONTENT_FAULT_WORDS.macro;
  if (OLD_EXTENSIONS.has(extension)) return CONTENT_FAULT_WORDS.old_office;
  return kindOfExtension(extension) === null ? `この種類のファイルは登録できません。${ALLOWED_WORDS}` : null;
}

/**
 * Whether a name's extension says what the content is: a reader goes by the name.
 * @param content what the content was found to be
 * @returns the kind, or the sentence for the person who sent it
 */
export function matchContent(
  name: string,
  content: EvidenceKind | ContentFault,
): { readonly ok: true; readonly kind: EvidenceKind } | { readonly ok: false; readonly problem: string } {
  const named = kindOfExtension(extensionOf(name));
  if (named !== null && named === content) return { ok: true, kind: named };
  if (content === "unknown") {
    const what = named === null ? "登録できる種類" : EVIDENCE_KIND_FACTS[named].words;
    const hint = named === "csv" ? "文字コードは、UTF-8かShift_JISにしてください。" : ALLOWED_WORDS;
    return { ok: false, problem: `ファイルの内容が${what}ではないため、登録できません。${hint}` };
  }
  if (content === "active" || content === "macro" || content === "old_office") {
    return { ok: false, problem: CONTENT_FAULT_WORDS[content] };
  }
  const is = EVIDENCE_KIND_FACTS[content];
  return {
    ok: false,
    problem: `ファイルの内容は${is.words}ですが、名前の末尾が合っていません。末尾を「.${is.extensions[0]}」にしてから登録してください。`,
  };
}

/** Control characters, and those that turn the reading direction: a name must not read as another one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu;

/** One line as it is kept: NFC, without characters that nobody sees, at most {@link EVIDENCE_TITLE_MAX} characters. */
export function cleanTitle(text: string): string {
  return [...oneLine(text)].slice(0, EVIDENCE_TITLE_MAX).join("").trim();
}

function oneLine(text: string): string {
  return text
    .replace(/[\t\r\n]+/g, " ")
    .replace(UNSEEN, "")
    .normalize("NFC")
    .trim();
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

/**
 * An address that a browser may be sent to.
 * @returns the address in its normal form, or the sentence for the person who typed it
 */
export function readUrl(
  text: string,
): { readonly ok: true; readonly url: string } | { readonly ok: false; readonly problem: string } {
  const typed = text.trim();
  if (typed === "") return { ok: false, problem: "URLを入力してください。" };
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) {
    return { ok: false, problem: "「https://」か「http://」で始まるURLを入力してください。" };
  }
  const url = new URL(typed);
  if (url.username !== "" || url.password !== "") {
    return { ok: false, problem: "ユーザー名やパスワードを含むURLは登録できません。" };
  }
  if (url.href.length > EVIDENCE_URL_MAX) {
    return { ok: false, problem: `URLが長すぎます。${EVIDENCE_URL_MAX}文字までです。` };
  }
  return { ok: true, url: url.href };
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

/** 812KB, 1.5MB; rounded up, so that one byte above 20 MB does not read as 20 MB. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes}バイト`;
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "KB"] : [bytes / 1024 / 1024, "MB"];
  if (unit === "KB") return `${Math.ceil(value)}KB`;
  const decimals = bytes > EVIDENCE_MAX_BYTES ? 2 : 1;
  const factor = 10 ** decimals;
  return `${Math.ceil(value * factor) / factor}MB`;
}
