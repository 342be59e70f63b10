"use client";

import { FormOutcome } from "@/components/forms/form-outcome";
import { SubmitButton } from "@/components/forms/submit-button";
import { formState, useSentAction } from "@/components/forms/unanswered";
import { endSessionsAction } from "../actions";

const FAILED = "終了できませんでした";

function endedWords({ ended }: { ended: number }): string {
  return ended === 0 ? "すでに終了していました" : `${ended}台のサインインを終了しました`;
}

/** Ends all others at once; without others it only says what became of them. */
export function EndSessionsForm({ others }: { others: number }) {
  const [state, action] = useSentAction(endSessionsAction, formState);
  return (
    <form action={action} className="flex flex-col gap-4">
      <FormOutcome state={state} done={endedWords} failed={FAILED} />
      {others > 0 ? (
        <SubmitButton variant="secondary" className="self-start" pendingLabel="終了しています…">
          ほかのすべてを終了する
        </SubmitButton>
      ) : (
        <p>ほかにサインインしている端末はありません。</p>
      )}
    </form>
  );
}

/** Ends one. Its line goes with it: the page is read again. */
export function EndSessionForm({ sessionId, device }: { sessionId: string; device: string }) {
  const [state, action] = useSentAction(endSessionsAction, formState);
  return (
    <form action={action} className="flex flex-col gap-2">
      <input type="hidden" name="sessionId" value={sessionId} />
      {state?.answer.ok === false ? <FormOutcome state={state} done={endedWords} failed={FAILED} /> : null}
      <SubmitButton size="sm" variant="secondary" pendingLabel="終了しています…">
        終了する<span className="sr-only">（{device}）</span>
      </SubmitButton>
    </form>
  );
}
