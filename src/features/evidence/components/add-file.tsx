"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/forms/button";
import { Field } from "@/components/forms/field";
import { FileInput } from "@/components/forms/file-input";
import { ProgressBar } from "@/components/ui/progress-bar";
import { EVIDENCE_EXTENSIONS, EVIDENCE_MAX_BYTES, fileFault } from "@/domain/reports/entry/evidence";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ItemId } from "@/domain/shared/item-id";
import { fileFaultSentence, sizeWords } from "@/domain/words/ja/reports/evidence";
import type { EvidenceDto } from "@/server/reports/evidence/rows";
import { sendFile } from "../model/send-file";

const NOT_CHOSEN = "ファイルを選んでください。";

/** One file: chosen, checked here as far as that goes, sent, and checked again by its content. */
export function AddFile({
  kpiId,
  fy,
  onTry,
  onAdded,
}: {
  kpiId: ItemId;
  fy: FiscalYear;
  onTry: () => void;
  onAdded: (piece: EvidenceDto) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<string>();
  const isSending = percent !== null;

  const fail = (sentence: string) => {
    setError(sentence);
    input.current?.focus();
  };
  const send = async () => {
    if (isSending) return;
    onTry();
    const file = input.current?.files?.[0];
    if (!file) return fail(NOT_CHOSEN);
    const fault = fileFault(file);
    if (fault !== null) return fail(fileFaultSentence(fault));
    setError(undefined);
    setPercent(0);
    const answer = await sendFile({ kpiId, fy }, file, setPercent);
    setPercent(null);
    if (!answer.ok) return fail(answer.message);
    if (input.current) input.current.value = "";
    onAdded(answer.piece);
  };

  return (
    <div className="flex flex-col gap-3">
      <Field
        name="evidence-file"
        label="ファイル"
        support={`PDF、Excel（.xlsx）、Word（.docx）、画像、CSVを登録できます。1つ${sizeWords(EVIDENCE_MAX_BYTES)}までです。`}
        error={error}
      >
        {(control) => (
          <FileInput
            {...control}
            ref={input}
            accept={EVIDENCE_EXTENSIONS.join(",")}
            onChange={() => setError(undefined)}
          />
        )}
      </Field>
      {isSending && <ProgressBar label="送信しています（%）" value={percent} max={100} />}
      <p role="status" className="sr-only">
        {isSending ? (percent < 100 ? "ファイルを送信しています。" : "内容を確かめています。") : ""}
      </p>
      <Button
        variant="secondary"
        className="self-start"
        onClick={send}
        aria-disabled={isSending || undefined}
      >
        {isSending ? "登録しています…" : "ファイルを登録する"}
      </Button>
    </div>
  );
}
