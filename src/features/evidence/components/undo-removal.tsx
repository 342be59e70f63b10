"use client";

import { useState } from "react";
import { Button } from "@/components/forms/button";
import { Notice } from "@/components/ui/notice";
import type { EvidenceDto } from "@/server/reports/evidence/rows";
import { restoreEvidenceAction } from "../actions";
import { CONNECTION_LOST } from "../model/send-file";

/** Beside the words that a piece was taken out, for as long as they stand there. */
export function UndoRemoval({
  piece,
  onRestored,
}: {
  piece: EvidenceDto;
  onRestored: (piece: EvidenceDto) => void;
}) {
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<string>();
  const restore = async () => {
    if (isSending) return;
    setSending(true);
    setError(undefined);
    const answer = await restoreEvidenceAction({ id: piece.id }).catch(() => null);
    setSending(false);
    if (answer?.ok) return onRestored(answer.value);
    setError(answer?.errors?.[""] ?? CONNECTION_LOST);
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <Button variant="text" size="sm" aria-disabled={isSending || undefined} onClick={restore}>
        元に戻す
        <span className="sr-only">：{piece.title}</span>
      </Button>
      {error && <Notice tone="error">{error}</Notice>}
    </div>
  );
}
