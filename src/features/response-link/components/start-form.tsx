"use client";

import { useEffect, useRef } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitButton } from "@/components/forms/submit-button";
import { answerAlone, useSentAction } from "@/components/forms/unanswered";
import { startRespondingAction } from "../actions";

/** A form like any other: it is sent without JavaScript too. */
export function StartForm({ token }: { token: string }) {
  const [state, action] = useSentAction(startRespondingAction, answerAlone);
  const button = useRef<HTMLButtonElement>(null);
  // There is one thing to do here: Enter does it.
  useEffect(() => button.current?.focus(), []);
  return (
    <form action={action} className="flex flex-col gap-4">
      <ErrorSummary
        errors={state && !state.ok ? state.errors : undefined}
        title="回答を始められませんでした"
      />
      <input type="hidden" name="token" value={token} />
      <SubmitButton ref={button} pendingLabel="開いています…" className="self-start">
        回答を始める
      </SubmitButton>
    </form>
  );
}
