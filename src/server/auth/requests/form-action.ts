/** A server action answered for a form that keeps what was typed. */
import { refresh } from "next/cache";
import type { ActionState, FormState } from "@/lib/action-state";
import { SECRET_FIELDS } from "./form-input";

/** Runs the action; the page is read again when it was done. `input` is what the form means, where that is not its fields. */
export async function answered<T>(
  action: (previous: unknown, form: unknown) => Promise<ActionState<T>>,
  form: FormData,
  input: unknown = form,
): Promise<NonNullable<FormState<T>>> {
  const answer = await action(null, input);
  const typed = Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === "string" && !SECRET_FIELDS.has(name) && !name.startsWith("$") ? [[name, value]] : [],
    ),
  );
  if (answer.ok) refresh();
  return { answer, typed };
}
