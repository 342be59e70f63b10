"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { EvidenceDto } from "@/server/reports/evidence/rows";
import { addUrlAction } from "../actions";
import { CONNECTION_LOST } from "../model/send-file";

type Errors = Readonly<Record<string, string>>;

/** An address on the web, with what it leads to. */
export function AddUrl({
  kpiId,
  fy,
  onTry,
  onAdded,
}: {
  kpiId: KpiId;
  fy: FiscalYear;
  onTry: () => void;
  onAdded: (piece: EvidenceDto) => void;
}) {
  const [title, setTitle] = useState("");
  const [url, setUrl] = useState("");
  const [errors, setErrors] = useState<Errors>({});
  const [isSending, setSending] = useState(false);

  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    onTry();
    const form = event.currentTarget;
    setSending(true);
    const answer = await addUrlAction({ kpiId, fy, title, url }).catch(() => null);
    setSending(false);
    if (answer?.ok) {
      setErrors({});
      setTitle("");
      setUrl("");
      onAdded(answer.value);
      return;
    }
    const found = answer?.errors ?? { "": CONNECTION_LOST };
    setErrors(found);
    const first = ["title", "url"].find((name) => found[name]);
    if (first) form.querySelector<HTMLInputElement>(`[name="evidence-${first}"]`)?.focus();
  };

  return (
    <form onSubmit={add} noValidate className="flex flex-col gap-4">
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
    </form>
  );
}
