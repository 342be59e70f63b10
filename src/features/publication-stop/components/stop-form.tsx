"use client";

import { type ReactNode, useId } from "react";
import { errorsOf, FormOutcome, typedOf } from "@/components/forms/form-outcome";
import { KeptForm, useKeptAction } from "@/components/forms/kept/kept-form";
import type { FormState } from "@/lib/action-state";

type Texts = Readonly<Record<string, string>>;

/** What a form's fields are drawn with. */
export interface Typed {
  /** Of this form alone, for the ids of its fields. */
  readonly id: string;
  readonly typed: Texts;
  readonly errors: Texts;
}

/**
 * One act behind its summary; what was typed stays when it is refused.
 * @param of what it is about, where several of the same stand on a page
 * @param name its place in this browser; null: what is typed is not to be kept in it
 */
export function StopForm({
  summary,
  of,
  action,
  name,
  done,
  failed,
  children,
}: {
  summary: string;
  of?: string;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  name: string | null;
  done: string;
  failed: string;
  children: (form: Typed) => ReactNode;
}) {
  const [state, send, kept] = useKeptAction(action, name);
  const id = useId();
  return (
    <details open={state !== null ? true : undefined}>
      <summary className="w-fit cursor-pointer py-2">
        {summary}
        {of === undefined ? null : <span className="sr-only">（{of}）</span>}
      </summary>
      <KeptForm
        kept={kept}
        action={send}
        noValidate
        className="mt-2 mb-5 flex max-w-[40rem] flex-col gap-4 pl-4"
      >
        <FormOutcome state={state} done={() => done} failed={failed} />
        {children({ id, typed: typedOf(state), errors: errorsOf(state) })}
      </KeptForm>
    </details>
  );
}
