"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, TextField } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { fileFault } from "@/domain/reports/evidence";
import { cleanAlt, PICTURE_ALT_MAX } from "@/domain/reports/picture";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ItemId } from "@/domain/shared/item-id";
import { ALT_BLANK, fileFaultSentence } from "@/domain/words/ja/evidence";
import type { EvidenceDto } from "@/server/reports/evidence/rows";
import { sendFile } from "../model/send-file";

interface Errors {
  readonly file?: string;
  readonly alt?: string;
}

/** The one picture of an answer, with the words for whoever does not see it. */
export function AddPicture({
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
  const words = useRef<HTMLInputElement>(null);
  const [alt, setAlt] = useState("");
  const [errors, setErrors] = useState<Errors>({});
  const [isSending, setSending] = useState(false);

  const send = async () => {
    if (isSending) return;
    onTry();
    const file = input.current?.files?.[0];
    const fault = file ? fileFault(file) : null;
    const found: Errors = {
      ...(file ? {} : { file: "写真を選んでください。" }),
      ...(fault ? { file: fileFaultSentence(fault) } : {}),
      ...(cleanAlt(alt) === "" ? { alt: ALT_BLANK } : {}),
    };
    setErrors(found);
    if (found.file !== undefined || !file) return input.current?.focus();
    if (found.alt !== undefined) return words.current?.focus();
    setSending(true);
    const answer = await sendFile({ kpiId, fy }, file, () => undefined, alt);
    setSending(false);
    if (!answer.ok) {
      setErrors({ file: answer.message });
      return input.current?.focus();
    }
    if (input.current) input.current.value = "";
    setAlt("");
    onAdded(answer.piece);
  };

  return (
    <div className="flex flex-col gap-3">
      <Field
        name="picture-file"
        label="写真"
        support="JPEG・PNG・WebPの画像を1枚登録できます。撮影の場所や日時などの情報を取り除き、幅1,600ピクセルまでに縮小して保存します。"
        error={errors.file}
      >
        {(control) => <FileInput {...control} ref={input} accept=".jpg,.jpeg,.png,.webp" />}
      </Field>
      <TextField
        name="picture-alt"
        label="写真に写っているものの説明"
        required
        ref={words}
        maxLength={PICTURE_ALT_MAX}
        support="写真を見られない人に、代わりに読み上げられます。"
        value={alt}
        error={errors.alt}
        onChange={(event) => setAlt(event.target.value)}
      />
      <p role="status" className="sr-only">
        {isSending ? "写真を送信しています。" : ""}
      </p>
      <Button
        variant="secondary"
        className="self-start"
        onClick={send}
        aria-disabled={isSending || undefined}
      >
        {isSending ? "登録しています…" : "写真を登録する"}
      </Button>
    </div>
  );
}
