"use client";

import { useRef, useState } from "react";
import { EVIDENCE_MAX_PIECES } from "@/domain/reports/entry/evidence";
import { quoted } from "@/domain/words/ja/quotes";
import type { EvidenceDto } from "@/server/reports/evidence/rows";
import type { EvidenceProps } from "../loaders";
import { VISIBILITY, visibilityOf, withPiece } from "../view-model";
import { AddFile } from "./add-file";
import { AddPicture } from "./add-picture";
import { AddUrl } from "./add-url";
import { PieceItem } from "./piece-item";
import { UndoRemoval } from "./undo-removal";

const WORDS = {
  kpi: { title: "根拠資料", what: "実績の根拠になる資料です。", approved: "実績" },
  initiative: { title: "資料", what: "取組の内容が分かる資料やWebページです。", approved: "回答" },
} as const;

const AFTER_PUBLICATION =
  "が承認されていれば、次の公表から市民が見られます。一度公表したものは過去の公表に残ります。";

/**
 * What the figure rests on: files and addresses beside the report. Changed in its place, whatever the entry form above
 * is doing; give it the key of its report.
 */
export function EvidenceSection({
  kpiId,
  fy,
  pieces: loaded,
  canChange,
  isClosed,
  of = "kpi",
}: EvidenceProps & { readonly of?: keyof typeof WORDS }) {
  const words = WORDS[of];
  const [pieces, setPieces] = useState(loaded);
  const [news, setNews] = useState("");
  const [gone, setGone] = useState<EvidenceDto | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  const added = (piece: EvidenceDto) => {
    setPieces((now) => withPiece(now, piece));
    setNews(`${quoted(piece.title)}を登録しました。${VISIBILITY.internal.word}の資料です。`);
  };
  // What was said before belongs to what was done before.
  const tried = () => {
    setNews("");
    setGone(null);
  };
  const changed = (piece: EvidenceDto) => {
    setPieces((now) => withPiece(now, piece));
    setNews(`${quoted(piece.title)}を${VISIBILITY[visibilityOf(piece)].changed}。`);
  };
  const removed = (piece: EvidenceDto) => {
    setPieces((now) => now.filter(({ id }) => id !== piece.id));
    setNews(`${quoted(piece.title)}を取り除きました。`);
    setGone(piece);
    // Its buttons are gone, and with them the focus.
    heading.current?.focus();
  };

  const restored = (piece: EvidenceDto) => {
    setGone(null);
    setPieces((now) => withPiece(now, piece));
    setNews(`${quoted(piece.title)}を元に戻しました。${VISIBILITY.internal.word}の資料です。`);
    heading.current?.focus();
  };

  return (
    <section aria-labelledby="evidence-heading" className="flex min-w-0 flex-col gap-4">
      <h2 id="evidence-heading" ref={heading} tabIndex={-1} className="text-std-20B-150">
        {words.title}
        {pieces.length > 0 && `（${pieces.length}件）`}
      </h2>
      <p className="text-std-16N-170">
        {words.what}はじめは「{VISIBILITY.internal.word}」で、
        {VISIBILITY.internal.meaning}
        公表してよいものだけ「{VISIBILITY.public.word}」にしてください。
        {words.approved}
        {AFTER_PUBLICATION}
      </p>
      <p role="status" className={news ? "text-success-2 text-std-16B-170" : "sr-only"}>
        {news}
      </p>
      {gone && <UndoRemoval piece={gone} onRestored={restored} />}
      {pieces.length === 0 ? (
        <p className="text-std-16N-170">登録された資料はありません。</p>
      ) : (
        <ul className="border-solid-gray-420 border-y">
          {pieces.map((piece) => (
            <PieceItem
              key={piece.id}
              piece={piece}
              canChange={canChange}
              onTry={tried}
              onChanged={changed}
              onRemoved={removed}
            />
          ))}
        </ul>
      )}
      {isClosed && (
        <p className="text-std-16N-170">受付期間外のため、{words.title}の追加や変更はできません。</p>
      )}
      {canChange && pieces.length >= EVIDENCE_MAX_PIECES && (
        <p className="text-std-16N-170">
          登録できるのは{EVIDENCE_MAX_PIECES}件までです。追加するときは、不要な資料を取り除いてください。
        </p>
      )}
      {canChange && pieces.length < EVIDENCE_MAX_PIECES && (
        <div className="flex flex-col gap-2">
          {of === "initiative" && pieces.every(({ picture }) => picture === null) && (
            <details>
              <summary className="w-fit py-2 text-std-16B-170">写真を追加</summary>
              <div className="mt-2 mb-4">
                <AddPicture kpiId={kpiId} fy={fy} onTry={tried} onAdded={added} />
              </div>
            </details>
          )}
          <details>
            <summary className="w-fit py-2 text-std-16B-170">ファイルを追加</summary>
            <div className="mt-2 mb-4">
              <AddFile kpiId={kpiId} fy={fy} onTry={tried} onAdded={added} />
            </div>
          </details>
          <details>
            <summary className="w-fit py-2 text-std-16B-170">WebページのURLを追加</summary>
            <div className="mt-2 mb-4">
              <AddUrl kpiId={kpiId} fy={fy} onTry={tried} onAdded={added} />
            </div>
          </details>
        </div>
      )}
    </section>
  );
}
