/** Evidence (根拠資料) in the JSON files: the pieces beside a year, and those that were added to it or taken away later. */
import type { EvidenceChange, PublishedEvidence, ToldPiece } from "@/domain/publication/snapshot";
import { closed, nullable, text } from "./schema-parts";

/** @param link from the JSON file to another one of the publication */
export function evidenceRecords(
  evidence: readonly PublishedEvidence[] | undefined,
  link: (path: string) => string,
) {
  return (evidence ?? []).map((piece) => {
    const isFile = piece.kind === "file";
    return {
      title: piece.title,
      kind: piece.kind,
      url: isFile ? link(piece.path) : piece.url,
      content_type: isFile ? piece.contentType : null,
      bytes: isFile ? piece.size : null,
      sha256: isFile ? piece.sha256 : null,
    };
  });
}

export function toldPieces(change: EvidenceChange | undefined) {
  return { added: records(change?.added), removed: records(change?.removed) };
}

function records(pieces: readonly ToldPiece[] | undefined) {
  return (pieces ?? []).map((piece) => ({
    title: piece.kind === "withheld" ? null : piece.title,
    kind: piece.kind,
    sha256: piece.kind === "file" ? piece.sha256 : null,
    url: piece.kind === "url" ? piece.url : null,
  }));
}

export const evidenceSchema = {
  title: "根拠資料",
  type: "array",
  items: closed({
    title: text,
    kind: { ...text, enum: ["file", "url"] },
    url: {
      ...text,
      format: "uri-reference",
      description: "ファイルは、このJSONのある場所からの相対アドレスです。",
    },
    content_type: nullable("string"),
    bytes: nullable("integer"),
    sha256: nullable("string"),
  }),
};

const pieces = {
  type: "array",
  items: closed({
    title: nullable("string"),
    kind: {
      ...text,
      enum: ["file", "url", "withheld"],
      description: "withheld：非公開にした資料。題名などは載せません。",
    },
    sha256: { ...nullable("string"), description: "ファイルの内容のハッシュ値" },
    url: { ...nullable("string"), description: "外部サイトのアドレス。ファイルでは空です。" },
  }),
};

/** The properties that `toldPieces` gives. */
export const toldPiecesSchema = { added: pieces, removed: pieces };
