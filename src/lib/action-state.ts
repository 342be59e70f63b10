/** What a server action answers, as the forms read it. */
import type { FieldErrors, Refusal } from "./result";

/**
 * What a form gets back. `""` in errors speaks of the form as a whole. `already`: this very form was taken before, and
 * only its answer was lost; `offline`: no answer came.
 */
export type ActionState<T = null> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly reason: Refusal | "unexpected" | "already" | "offline";
      readonly errors: FieldErrors;
    };

/** The answer, and what was typed, so that the form can show it again; null before it was sent. */
export type FormState<T = unknown> = {
  readonly answer: ActionState<T>;
  readonly typed: Readonly<Record<string, string>>;
} | null;
