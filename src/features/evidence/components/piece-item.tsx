"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/forms/button";
import { Moment } from "@/components/moment";
import { Notice } from "@/components/ui/notice";
import { Tag } from "@/components/ui/tag";
import { evidenceFileHref } from "@/lib/routes";
import type { EvidenceDto } from "@/server/reports/evidence/rows";
import { changeVisibilityAction, removeEvidenceAction } from "../actions";
import { CONNECTION_LOST } from "../model/send-file";
import { kindWords, VISIBILITY, visibilityOf, visibilityWord } from "../view-model";

type Asked = "visibility" | "removal";

/** One piece, and what may be done with it: each change is said out loud and confirmed. */
export function PieceItem({
  piece,
  canChange,
  onTry,
  onChanged,
  onRemoved,
}: {
  piece: EvidenceDto;
  canChange: boolean;
  onTry: () => void;
  onChanged: (piece: EvidenceDto) => void;
  onRemoved: (piece: EvidenceDto) => void;
}) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<string>();
  const confirmation = useRef<HTMLButtonElement>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const visibility = visibilityOf(piece);
  const other = VISIBILITY[visibility === "public" ? "internal" : "public"];

  // The question takes the place of the button that asked for it, and so takes its focus.
  useEffect(() => {
    if (asked !== null) confirmation.current?.focus();
  }, [asked]);
  const close = () => {
    setAsked(null);
    setError(undefined);
    // The buttons are there again with the next paint.
    requestAnimationFrame(() => buttons.current?.querySelector("button")?.focus());
  };

  const confirm = async () => {
    if (isSending) return;
    onTry();
    setSending(true);
    setError(undefined);
    const input = { id: piece.id };
    const failed = (errors?: Readonly<Record<string, string>>) => setError(errors?.[""] ?? CONNECTION_LOST);
    if (asked === "removal") {
      const answer = await removeEvidenceAction(input).catch(() => null);
      setSending(false);
      return answer?.ok ? onRemoved(piece) : failed(answer?.errors);
    }
    const isPublic = !piece.isPublic;
    const answer = await changeVisibilityAction({ ...input, isPublic }).catch(() => null);
    setSending(false);
    if (!answer?.ok) return failed(answer?.errors);
    close();
    onChanged(answer.value);
  };

  return (
    <li className="flex flex-col gap-2 border-solid-gray-420 border-b py-3 last:border-b-0">
      {piece.picture && (
        // biome-ignore lint/performance/noImgElement: behind a sign-in, in the size in which it is kept
        <img
          src={evidenceFileHref(piece.id)}
          alt={piece.picture.alt}
          width={piece.picture.width}
          height={piece.picture.height}
          loading="lazy"
          className="h-auto w-full max-w-80"
        />
      )}
      {piece.picture && <p className="text-std-16N-170">写真の説明：{piece.picture.alt}</p>}
      <p className="text-std-17B-170 [overflow-wrap:anywhere]">
        {piece.url === null ? (
          // A file, never a page of ours: no client-side navigation.
          <a className="text-link" href={evidenceFileHref(piece.id)}>
            {piece.title}
          </a>
        ) : (
          <a className="text-link" href={piece.url} target="_blank" rel="noopener noreferrer">
            {piece.title}
            <span className="text-std-16N-170">（別のウィンドウで開きます）</span>
          </a>
        )}
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-dns-14N-130 text-solid-gray-800">
        <Tag tone={piece.isStopped ? "warning" : piece.isPublic ? "info" : "neutral"}>
          {visibilityWord(piece)}
        </Tag>
        <span>{kindWords(piece)}</span>
        <span>
          {piece.addedBy}　<Moment at={piece.addedAt} />
        </span>
      </p>
      {canChange && asked === null && (
        <div ref={buttons} className="flex flex-wrap gap-x-3 gap-y-2">
          {/* What is stopped would not be shown by it. */}
          {(piece.isPublic || !piece.isStopped) && (
            <Button variant="text" size="sm" onClick={() => setAsked("visibility")}>
              {other.change}
              <span className="sr-only">：{piece.title}</span>
            </Button>
          )}
          <Button variant="text" size="sm" onClick={() => setAsked("removal")}>
            取り除く
            <span className="sr-only">：{piece.title}</span>
          </Button>
        </div>
      )}
      {asked !== null && (
        <fieldset className="flex min-w-0 flex-col gap-3 rounded-8 border border-solid-gray-420 p-3">
          <legend className="px-1">
            {asked === "removal"
              ? "この資料を報告から取り除きます。取り除いたことは記録に残ります。"
              : `「${other.word}」にします。${other.meaning}`}
            {piece.isPublic &&
              !piece.isStopped &&
              "すでに公表したものは、次の公表からなくなりますが、過去の公表に残ります。"}
          </legend>
          {error && <Notice tone="error" title={error} />}
          <div className="flex flex-wrap gap-3">
            <Button
              ref={confirmation}
              size="sm"
              variant={asked === "removal" ? "danger" : "primary"}
              onClick={confirm}
              aria-disabled={isSending || undefined}
            >
              {isSending ? "処理しています…" : asked === "removal" ? "取り除く" : other.change}
            </Button>
            <Button size="sm" variant="secondary" onClick={close}>
              やめる
            </Button>
          </div>
        </fieldset>
      )}
    </li>
  );
}
