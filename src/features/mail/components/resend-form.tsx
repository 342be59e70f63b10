"use client";

import { useActionState } from "react";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { resendMailAction } from "../actions";

/** Sends one failed mail again. Its row shows the new state as soon as that is done. */
export function ResendForm({ mailId, who }: { mailId: string; who: string }) {
  const [answer, action] = useActionState(resendMailAction, null);
  return (
    <form action={action} className="flex flex-col gap-3">
      <input type="hidden" name="mailId" value={mailId} />
      <SubmitButton size="sm" variant="secondary" className="self-start" pendingLabel="登録しています…">
        送り直す<span className="sr-only">（{who}）</span>
      </SubmitButton>
      {answer && !answer.ok ? (
        <Notice tone="error" title="送り直せませんでした">
          {answer.errors[""] ?? null}
        </Notice>
      ) : null}
    </form>
  );
}
