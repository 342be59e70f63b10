import { Fragment } from "react";
import type { PublishedEvidence } from "@/domain/publication/snapshot";
import { kindOfContentType, readUrl } from "@/domain/reports/entry/evidence";
import { EVIDENCE_KIND_WORDS, sizeWords } from "@/domain/words/ja/reports/evidence";
import type { PageContext } from "../page-context";

/** 根拠資料 of one year, as the last lines of its definition list; nothing where there is none. */
export function EvidenceList({
  context,
  evidence,
  label = "根拠資料",
}: {
  context: PageContext;
  evidence: readonly PublishedEvidence[];
  label?: string;
}) {
  if (evidence.length === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <ul className="ls">
          {evidence.map((piece) => (
            <li key={keyOf(piece)}>
              <Piece context={context} piece={piece} />
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

/** The same in a line. */
export function EvidencePieces({
  context,
  evidence,
}: {
  context: PageContext;
  evidence: readonly PublishedEvidence[];
}) {
  return evidence.map((piece, index) => (
    <Fragment key={keyOf(piece)}>
      {index > 0 && "、"}
      <Piece context={context} piece={piece} />
    </Fragment>
  ));
}

function keyOf(piece: PublishedEvidence): string {
  return piece.title + (piece.kind === "file" ? piece.sha256 : piece.url);
}

function Piece({ context, piece }: { context: PageContext; piece: PublishedEvidence }) {
  const { title } = piece;
  if (piece.kind === "url") {
    const read = readUrl(piece.url);
    // Whatever is no address of the web leads nowhere from a page of the city.
    if (!read.ok) return title;
    return (
      <>
        <a href={read.url} rel="noopener">
          {title}
        </a>
        （外部サイト）
      </>
    );
  }
  // Its title says why it is not there.
  if (piece.stopped) return title;
  if (piece.picture) {
    const { alt, width, height } = piece.picture;
    // The address first: a stop finds the picture by it. Not lazily, or it is blank on paper; nor with a preload that React adds.
    return (
      // biome-ignore lint/performance/noImgElement: static pages without script, in the size in which it is kept
      <img src={context.link(`/${piece.path}`)} alt={alt} width={width} height={height} fetchPriority="low" />
    );
  }
  const kind = kindOfContentType(piece.contentType);
  return (
    <>
      <a href={context.link(`/${piece.path}`)} download={title}>
        {title}
      </a>
      {`（${kind === null ? "" : `${EVIDENCE_KIND_WORDS[kind]}、`}${sizeWords(piece.size)}）`}
    </>
  );
}
