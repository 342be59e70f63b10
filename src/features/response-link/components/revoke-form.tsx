"use client";

import { useEffect, useRef } from "react";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { revokeLinksAction } from "../actions";

/** Takes back the links of one person; says so where the button was. */
export function RevokeForm({
  roundId,
  userId,
  name,
  isRevocable,
}: {
  roundId: string;
  userId: string;
  name: string;
  isRevocable: boolean;
}) {
  const [state, action, kept] = useKeptAction(revokeLinksAction, null);
  const answer = useRef<HTMLSpanElement>(null);
  // The button is gone once nothing is left to take back: the focus goes to what is said in its place.
  useEffect(() => {
    if (state?.answer.ok) answer.current?.focus();
  }, [state]);
  return (
    <KeptForm kept={kept} action={action} className="flex flex-col gap-1">
      <input type="hidden" name="roundId" value={roundId} />
      <input type="hidden" name="userId" value={userId} />
      {isRevocable ? (
        <SubmitButton size="sm" variant="secondary" pendingLabel="取り消しています…">
          取り消す<span className="sr-only">（{name}さんの回答リンク）</span>
        </SubmitButton>
      ) : null}
      <span ref={answer} tabIndex={-1} role="status" className="text-dns-14N-130 whitespace-normal">
        {state === null ? "" : state.answer.ok ? "取り消しました。" : (state.answer.errors[""] ?? "")}
      </span>
    </KeptForm>
  );
}
