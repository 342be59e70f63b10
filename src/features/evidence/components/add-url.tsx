"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/forms/button";
import { TextField } from "@/components/forms/field";
import { errorsOfAnswer, KeptForm, useKept } from "@/components/forms/kept/kept-form";
import { unanswered } from "@/components/forms/unanswered";
import { Notice } from "@/components/ui/notice";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ItemId } from "@/domain/shared/item-id";
import type { ActionState } from "@/lib/action-state";
import type { EvidenceDto } from "@/server/reports/evidence/rows";
import { addUrlAction } from "../actions";

/** An address on the web, with what it leads to. */
export function AddUrl({
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
  const [title, setTitle] = useState("");
  const [url, setUrl] = useState("");
  const [answer, setAnswer] = useState<ActionState<EvidenceDto> | null>(null);
  const kept = useKept("evidence-url", answer);
  const errors = errorsOfAnswer(answer);
  const [isSending, setSending] = useState(false);

  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    onTry();
    const form = event.currentTarget;
    setSending(true);
    const added = await addUrlAction({ kpiId, fy, title, url }).catch(unanswered);
    setSending(false);
    setAnswer(added);
    if (added.ok) {
      setTitle("");
      setUrl("");
      onAdded(added.value);
      return;
    }
    const first = ["title", "url"].find((name) => added.errors[name]);
    if (first) form.querySelector<HTMLInputElement>(`[name="evidence-${first}"]`)?.focus();
  };

  return (
    <KeptForm kept={kept} onSubmit={add} noValidate className="flex flex-col gap-4">
      {errors[""] && <Notice tone="error" title={errors[""]} />}
      <TextField
        name="evidence-title"
        label="ページの名前"
        required
        value={title}
        error={errors.title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextField
        name="evidence-url"
        label="URL"
        inputMode="url"
        required
        support="「https://」から入力してください。"
        value={url}
        error={errors.url}
        onChange={(event) => setUrl(event.target.value)}
      />
      <Button type="submit" variant="secondary" className="self-start" aria-disabled={isSending || undefined}>
        {isSending ? "登録しています…" : "URLを登録する"}
      </Button>
    </KeptForm>
  );
}
