/** Evidence (根拠資料): kinds, sizes, and why a file or an address is not taken. */

import type { EvidenceChange } from "@/domain/publication/snapshot";
import {
  EVIDENCE_KIND_FACTS,
  EVIDENCE_MAX_BYTES,
  EVIDENCE_URL_MAX,
  type EvidenceKind,
  type FileFault,
  type UrlFault,
} from "@/domain/reports/entry/evidence";
import { PICTURE_MAX_PIXELS, type PictureFault } from "@/domain/reports/entry/picture";

export const EVIDENCE_KIND_WORDS: Record<EvidenceKind, string> = {
  pdf: "PDF",
  xlsx: "Excel",
  docx: "Word",
  png: "画像（PNG）",
  jpeg: "画像（JPEG）",
  webp: "画像（WebP）",
  gif: "画像（GIF）",
  csv: "CSV",
};

const ALLOWED_WORDS =
  "登録できるのは、PDF、Excel（.xlsx）、Word（.docx）、画像（PNG・JPEG・WebP・GIF）、CSVです。";

/** For the person who chose or sent the file. */
export function fileFaultSentence(fault: FileFault): string {
  switch (fault.kind) {
    case "no_name":
      return "ファイルに名前がありません。";
    case "empty":
      return "空のファイルは登録できません。";
    case "too_large":
      return `ファイルが大きすぎます（${sizeWords(fault.size)}）。登録できるのは${sizeWords(EVIDENCE_MAX_BYTES)}までです。`;
    case "active":
      return "HTML、SVG、スクリプトのファイルは、開いたときに動作するおそれがあるため登録できません。PDFか画像にしてから登録してください。";
    case "macro":
      return "マクロを含むファイルは登録できません。マクロを除いて .xlsx か .docx で保存し直してください。";
    case "old_office":
      return "古い形式（.xls、.doc など）のファイルと、パスワードのかかったファイルは登録できません。パスワードを外し、.xlsx か .docx で保存し直してください。";
    case "not_registrable":
      return `この種類のファイルは登録できません。${ALLOWED_WORDS}`;
    case "unknown_content": {
      const what = fault.named === null ? "登録できる種類" : EVIDENCE_KIND_WORDS[fault.named];
      const hint = fault.named === "csv" ? "文字コードは、UTF-8かShift_JISにしてください。" : ALLOWED_WORDS;
      return `ファイルの内容が${what}ではないため、登録できません。${hint}`;
    }
    case "misnamed": {
      const [extension] = EVIDENCE_KIND_FACTS[fault.content].extensions;
      return `ファイルの内容は${EVIDENCE_KIND_WORDS[fault.content]}ですが、名前の末尾が合っていません。末尾を「.${extension}」にしてから登録してください。`;
    }
  }
}

export const URL_FAULT_WORDS: Record<UrlFault, string> = {
  blank: "URLを入力してください。",
  scheme: "「https://」か「http://」で始まるURLを入力してください。",
  credentials: "ユーザー名やパスワードを含むURLは登録できません。",
  too_long: `URLが長すぎます。${EVIDENCE_URL_MAX}文字までです。`,
};

/** 812KB, 1.5MB; rounded up, so that one byte above 20 MB does not read as 20 MB. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes}バイト`;
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "KB"] : [bytes / 1024 / 1024, "MB"];
  if (unit === "KB") return `${Math.ceil(value)}KB`;
  const decimals = bytes > EVIDENCE_MAX_BYTES ? 2 : 1;
  const factor = 10 ** decimals;
  return `${Math.ceil(value * factor) / factor}MB`;
}

/** 根拠資料を追加しました. @param what the word for such pieces */
export function evidenceChangeText(what: string, { added, removed }: EvidenceChange): string {
  if (removed.length === 0) return `${what}を追加しました`;
  return added.length > 0 ? `${what}を追加し、一部を取り下げました` : `${what}を取り下げました`;
}

/** For the person who chose the picture. */
export const PICTURE_FAULT_WORDS: Record<PictureFault, string> = {
  not_a_picture: "写真として登録できるのは、JPEG・PNG・WebPの画像です。",
  too_many_pixels: `写真の画素数が多すぎます。${PICTURE_MAX_PIXELS / 10_000}万画素以下に縮小してから登録してください。`,
  broken: "写真が壊れているか、途中で切れています。画像ソフトで保存し直してから登録してください。",
};

export const ALT_BLANK = "写真に写っているものの説明を入力してください。";
