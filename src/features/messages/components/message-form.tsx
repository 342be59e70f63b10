"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/forms/button";
import { SelectField, TextArea } from "@/components/forms/field";
import { errorsOfAnswer, KeptForm, useKept } from "@/components/forms/kept/kept-form";
import { unanswered } from "@/components/forms/unanswered";
import { Notice } from "@/components/ui/notice";
import { MESSAGE_MAX, messageField } from "@/domain/reports/entry/messages";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { ItemId } from "@/domain/shared/item-id";
import { messageFieldChoices } from "@/domain/words/ja/reports/reports";
import type { ActionState } from "@/lib/action-state";
import type { MessageDto } from "@/server/reports/messages/rows";
import { postMessageAction } from "../actions";

/** A message may speak of one field of a figure's report; of an initiative's answer it speaks as a whole. */
export type MessagesOf = "kpi" | "metric" | "initiative";

/** Writes one message; what was typed stays until it was taken. */
export function MessageForm({
  kpiId,
  fy,
  of,
  onPosted,
}: {
  kpiId: ItemId;
  fy: FiscalYear;
  of: MessagesOf;
  onPosted: (message: MessageDto) => void;
}) {
  const [body, setBody] = useState("");
  const [field, setField] = useState("");
  const [answer, setAnswer] = useState<ActionState<MessageDto> | null>(null);
  const kept = useKept("message", answer);
  const errors = errorsOfAnswer(answer);
  const [isSending, setSending] = useState(false);

  const post = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const form = event.currentTarget;
    setSending(true);
    const posted = await postMessageAction({ kpiId, fy, field: messageField(field), body }).catch(unanswered);
    setSending(false);
    setAnswer(posted);
    if (posted.ok) {
      setBody("");
      setField("");
      onPosted(posted.value);
    } else if (posted.errors.body) form.querySelector("textarea")?.focus();
  };

  return (
    <KeptForm kept={kept} onSubmit={post} noValidate className="flex flex-col gap-4">
      {errors[""] && <Notice tone="error" title={errors[""]} />}
      {of !== "initiative" && (
        <SelectField
          name="message-field"
          label="どの項目についてか"
          required={false}
          emptyLabel="報告の全体"
          options={messageFieldChoices({ isMetric: of === "metric" })}
          value={field}
          error={errors.field}
          onChange={(event) => setField(event.target.value)}
          className="w-full max-w-80"
        />
      )}
      <TextArea
        name="message-body"
        label="書き込む内容"
        required
        rows={4}
        support={`${MESSAGE_MAX.toLocaleString("ja-JP")}文字まで。書き込んだ内容は取り消せません。公表はされません。`}
        value={body}
        error={errors.body}
        onChange={(event) => setBody(event.target.value)}
      />
      <Button type="submit" variant="secondary" className="self-start" aria-disabled={isSending || undefined}>
        {isSending ? "書き込んでいます…" : "書き込む"}
      </Button>
    </KeptForm>
  );
}
