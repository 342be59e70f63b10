/** The words of a piece of evidence. */
import { EVIDENCE_KIND_WORDS, sizeWords } from "@/domain/words/ja/reports/evidence";
import type { EvidenceDto } from "@/server/reports/evidence/rows";

/** 「PDF・812KB」, 「Webページ」 */
export function kindWords({ kind, size }: Pick<EvidenceDto, "kind" | "size">): string {
  const words = kind === "url" ? "Webページ" : EVIDENCE_KIND_WORDS[kind];
  return size === null ? words : `${words}・${sizeWords(size)}`;
}

export const VISIBILITY = {
  internal: {
    word: "内部",
    meaning: "庁内の担当者だけが見られます。",
    change: "内部に戻す",
    changed: "内部に戻しました",
  },
  public: {
    word: "公開",
    meaning:
      "市民に見せてよい資料です。次の公表から市民が見られます。一度公表したものは過去の公表に残ります。",
    change: "公開にする",
    changed: "公開にしました",
  },
} as const;

export type Visibility = keyof typeof VISIBILITY;

export function visibilityOf({ isPublic }: Pick<EvidenceDto, "isPublic">): Visibility {
  return isPublic ? "public" : "internal";
}

/** 「公開」「内部」, and of a file that is stopped, whatever was chosen, that nobody outside sees it. */
export function visibilityWord(piece: Pick<EvidenceDto, "isPublic" | "isStopped">): string {
  return piece.isStopped ? "公開を停止" : VISIBILITY[visibilityOf(piece)].word;
}

/** The list as it stands after a change. */
export function withPiece(pieces: readonly EvidenceDto[], changed: EvidenceDto): EvidenceDto[] {
  return pieces.some(({ id }) => id === changed.id)
    ? pieces.map((piece) => (piece.id === changed.id ? changed : piece))
    : [...pieces, changed];
}
