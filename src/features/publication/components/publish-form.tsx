"use client";

import { useState } from "react";
import { ButtonLink } from "@/components/forms/button";
import { TextArea, TextField } from "@/components/forms/field";
import { errorsOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Notice } from "@/components/ui/notice";
import { publishAction } from "../actions";
import { previewHref } from "../view-model";

/**
 * @param fingerprint stands for what the list of changes above the form shows
 * @param suggestedTitle a title that needs no typing
 */
export function PublishForm({
  fingerprint,
  suggestedTitle,
}: {
  fingerprint: string;
  suggestedTitle: string;
}) {
  const [state, action, kept] = useKeptAction(publishAction, "publish");
  const [title, setTitle] = useState(suggestedTitle);
  const [note, setNote] = useState("");
  const errors = errorsOf(state);
  return (
    <KeptForm kept={kept} action={action} className="flex max-w-[40rem] flex-col gap-6">
      {errors[""] ? <Notice tone="error">{errors[""]}</Notice> : null}
      <TextField
        label="題名"
        name="title"
        required
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        error={errors.title}
      />
      <TextArea
        label="お知らせ"
        name="note"
        rows={3}
        support="公開ページの「今回の公表で新しくなったこと」と「これまでの公表」に、題名と並べて載ります。"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={errors.note}
      />
      <input type="hidden" name="fingerprint" value={fingerprint} />
      <div className="flex flex-wrap gap-4">
        <ButtonLink variant="secondary" href={previewHref({ title, note })} target="_blank" prefetch={false}>
          公表前の確認（新しいタブで開きます）
        </ButtonLink>
        <SubmitButton pendingLabel="公表しています…">公表する</SubmitButton>
      </div>
    </KeptForm>
  );
}
