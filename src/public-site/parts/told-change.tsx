import { Fragment } from "react";
import type { PublicationChange, RecordedChange, ToldPiece } from "@/domain/publication/snapshot";
import { dateJa } from "@/domain/words/ja/dates";
import { withdrawnTelling } from "@/domain/words/ja/publication/kpi-page";
import { CHANGE_KIND_WORDS, evidenceParts } from "@/domain/words/ja/publication/publication";
import { quoted } from "@/domain/words/ja/quotes";
import { placeOfChange, type SiteModel, withdrawnPublication } from "../model/site";
import type { PageContext } from "../page-context";

/** A change in its sentence, with the pieces of evidence that it names. */
export function ToldChange({ change }: { change: Pick<PublicationChange, "text" | "evidence"> }) {
  return (
    <>
      {change.text}
      {change.evidence && <ToldPieces evidence={change.evidence} />}
    </>
  );
}

/** The same, with a link to what it is about where this publication has a page of it. */
function LinkedChange({ context, change }: { context: PageContext; change: PublicationChange }) {
  const href = placeOfChange(context.model, change, context.link);
  return href === null ? (
    <ToldChange change={change} />
  ) : (
    <a href={href}>
      <ToldChange change={change} />
    </a>
  );
}

/** What a publication changed, each with its kind and the way to its page. */
export function ChangeList({
  context,
  changes,
}: {
  context: PageContext;
  changes: readonly PublicationChange[];
}) {
  return (
    <ul className="ne">
      {changes.map((change) => (
        <li key={`${change.kind}${change.kpiId}${change.fy}${change.text}`}>
          <span className="tg">{CHANGE_KIND_WORDS[change.kind]}</span>
          <LinkedChange context={context} change={change} />
        </li>
      ))}
    </ul>
  );
}

/** Changes with the day on which they were told, oldest first; nothing where there is none. */
export function ToldChanges({ model, changes }: { model: SiteModel; changes: readonly RecordedChange[] }) {
  if (changes.length === 0) return null;
  return (
    <ul className="ls">
      {changes.map((change) => (
        <li key={`${change.no} ${change.text}`}>
          {`${dateJa(change.publishedAt)}　`}
          <WithdrawnTelling model={model} no={change.no} />
          <ToldChange change={change} />
        </li>
      ))}
    </ul>
  );
}

/** The same under its heading: what became of something since it was published first. */
export function ToldHistory({ model, changes }: { model: SiteModel; changes: readonly RecordedChange[] }) {
  if (changes.length === 0) return null;
  return (
    <>
      <p className="no">訂正履歴</p>
      <ToldChanges model={model} changes={changes} />
    </>
  );
}

/** That the publication which told a change was withdrawn since; nothing of one that stands. */
export function WithdrawnTelling({ model, no }: { model: SiteModel; no: number | undefined }) {
  const withdrawn = withdrawnPublication(model, no);
  return withdrawn ? <small>{`${withdrawnTelling(withdrawn.no)}　`}</small> : null;
}

/** 追加：「統計書」。 */
function ToldPieces({ evidence }: { evidence: NonNullable<PublicationChange["evidence"]> }) {
  return evidenceParts(evidence).map(({ word, pieces }) => (
    <Fragment key={word}>
      {`${word}：`}
      {pieces.map((piece, index) => (
        <Fragment key={piece.title + (piece.kind === "file" ? piece.sha256 : piece.url)}>
          {index > 0 && "、"}
          <PieceTitle piece={piece} />
        </Fragment>
      ))}
      {"。"}
    </Fragment>
  ));
}

/** Of a file it is known again by its hash, where the file is stopped later. */
export function PieceTitle({ piece }: { piece: Exclude<ToldPiece, { kind: "withheld" }> }) {
  const said = quoted(piece.title);
  if (piece.kind === "url") return said;
  return (
    <>
      {said.slice(0, 1)}
      <span data-file={piece.sha256}>{piece.title}</span>
      {said.slice(-1)}
    </>
  );
}
