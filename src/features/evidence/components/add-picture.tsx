"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/forms/button";
import { Field, TextField } from "@/components/forms/field";
import { FileInput } from "@/components/forms/file-input";
import { errorsOfAnswer, KeptForm, useKept } from "@/components/forms/kept/kept-form";
import { fileFault } from "@/domain/reports/entry/evidence";
import { cleanAlt, PICTURE_ALT_MAX } from "@/domain/reports/entry/picture";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ItemId } from "@/domain/shared/item-id";
import { ALT_BLANK, fileFaultSentence } from "@/domain/words/ja/reports/evidence";
import type { ActionState } from "@/lib/action-state";
import type { FieldErrors } from "@/lib/result";
import type { EvidenceDto } from "@/server/reports/evidence/rows";
import { refusedUpload, sendFile } from "../model/send-file";

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
  const [answer, setAnswer] = useState<ActionState<EvidenceDto> | null>(null);
  const kept = useKept("evidence-picture", answer);
  const errors = errorsOfAnswer(answer);
  const [isSending, setSending] = useState(false);

  const refuse = (found: FieldErrors) => {
    setAnswer({ ok: false, reason: "invalid", errors: found });
    (found.file === undefined ? words : input).current?.focus();
  };
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    onTry();
    const file = input.current?.files?.[0];
    const found = faultsOf(file, alt);
    if (file === undefined || Object.keys(found).length > 0) return refuse(found);
    setSending(true);
    const sent = await sendFile({ kpiId, fy }, file, () => undefined, alt);
    setSending(false);
    if (!sent.ok) {
      input.current?.focus();
      return setAnswer(refusedUpload(sent));
    }
    // An answer has one picture: this form is gone with the next paint.
    kept.drop();
    onAdded(sent.piece);
  };

  return (
    <KeptForm kept={kept} onSubmit={send} noValidate className="flex flex-col gap-3">
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
      <Button type="submit" variant="secondary" className="self-start" aria-disabled={isSending || undefined}>
        {isSending ? "登録しています…" : "写真を登録する"}
      </Button>
    </KeptForm>
  );
}

function faultsOf(file: File | undefined, alt: string): FieldErrors {
  const fault = file ? fileFault(file) : null;
  return {
    ...(file ? {} : { file: "写真を選んでください。" }),
    ...(fault ? { file: fileFaultSentence(fault) } : {}),
    ...(cleanAlt(alt) === "" ? { alt: ALT_BLANK } : {}),
  };
}
