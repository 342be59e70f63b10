"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/action-state";

/**
 * What became of a form, above it. Draws nothing before it was sent. It takes the focus: the button that was pressed may
 * be gone with what it did.
 */
export function FormOutcome<T>({
  state,
  done,
  failed,
  children,
}: {
  state: FormState<T>;
  done: (value: T) => string;
  failed: string;
  /** More than a sentence, once it is done. */
  children?: (value: T) => ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state) box.current?.focus();
  }, [state]);
  if (!state) return null;
  const { answer } = state;
  // What the form itself tells is not told twice.
  if (!answer.ok && Object.keys(answer.errors).length === 0) return null;
  return (
    <div ref={box} tabIndex={-1}>
      {answer.ok ? (
        <Notice tone="success" title={done(answer.value)}>
          {children?.(answer.value)}
        </Notice>
      ) : (
        <Notice tone="error" title={failed}>
          {answer.errors[""] ?? Object.values(answer.errors)[0] ?? "印のついた項目をご確認ください。"}
        </Notice>
      )}
    </div>
  );
}

/** The sentences by field; none before the form was sent, or once it was taken. */
export function errorsOf(state: FormState): Readonly<Record<string, string>> {
  return state && !state.answer.ok ? state.answer.errors : {};
}

/** What was typed, while it is not yet taken. */
export function typedOf(state: FormState): Readonly<Record<string, string>> {
  return state && !state.answer.ok ? state.typed : {};
}

/** 「メールを3通作成しました。」; where nobody could be written to, that. */
export function mailsText(mails: number): string {
  return mails === 0 ? "送るメールはありませんでした。" : `メールを${mails}通作成しました。`;
}
