"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/forms/button";
import { AnswerTold, errorsOfAnswer } from "@/components/forms/kept/kept-form";
import { unanswered } from "@/components/forms/unanswered";
import { Notice } from "@/components/ui/notice";
import { TAKE_BACK, TAKE_BACK_FAILED } from "@/domain/words/ja/reports/take-back";
import type { ActionState } from "@/lib/action-state";
import { takeBackLineAction } from "../actions";
import type { InitiativeLine } from "../view-model/table";

/**
 * For who handed it in, until the office has opened it: back to draft, with what was written. A button and no form: it
 * stands inside the table's. Why it was refused stays to be read when there is nothing to press any more.
 */
export function TakeBackLine({ line }: { line: InitiativeLine }) {
  const { fy, initiativeId, version, text, allowed } = line;
  const router = useRouter();
  const [isPending, setPending] = useState(false);
  const [answer, setAnswer] = useState<ActionState<null> | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const refusal = errorsOfAnswer(answer)[""];
  useEffect(() => {
    if (refusal !== undefined) box.current?.focus();
  }, [refusal]);
  const takeBack = async () => {
    if (isPending) return;
    setPending(true);
    setAnswer(null);
    const sent = await takeBackLineAction({ fy, line: `${initiativeId}/${version}` }).catch(unanswered);
    // The table holds what was typed in it: begun anew, the line is one to answer again. What is typed elsewhere is kept.
    if (sent.ok) return window.location.reload();
    setPending(false);
    setAnswer(sent);
    if (sent.reason === "conflict") router.refresh();
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <AnswerTold answer={answer} />
      {refusal === undefined ? null : (
        <div ref={box} tabIndex={-1}>
          <Notice tone="error" title={TAKE_BACK_FAILED}>
            {refusal}
          </Notice>
        </div>
      )}
      {allowed.takeBack && (
        <Button variant="secondary" size="sm" onClick={takeBack} aria-disabled={isPending || undefined}>
          {isPending ? "取り戻しています…" : TAKE_BACK}
          <span className="sr-only">（{text}）</span>
        </Button>
      )}
    </div>
  );
}
