/** A server action answered for a form that keeps what was typed. */
import { refresh } from "next/cache";
import type { ActionState, FormState } from "@/lib/action-state";
import { unreadable } from "./staff-action";

/** Never sent back to the page. */
const SECRET_FIELDS = new Set(["password", "current", "token"]);

/**
 * Runs the action; the page is read again when it was done. The form is read before: what cannot be read is never acted on.
 * @param form what was sent: anything
 * @param read what the form means, where that is not its fields
 */
export async function answered<T>(
  action: (previous: unknown, form: unknown) => Promise<ActionState<T>>,
  form: unknown,
  read: (form: FormData) => unknown = (fields) => fields,
): Promise<NonNullable<FormState<T>>> {
  const state = await answeredAlone(action, form, read);
  if (state.answer.ok) refresh();
  return state;
}

/** The same where the page stays as it is. */
export async function answeredAlone<T>(
  action: (previous: unknown, form: unknown) => Promise<ActionState<T>>,
  form: unknown,
  read: (form: FormData) => unknown = (fields) => fields,
): Promise<NonNullable<FormState<T>>> {
  if (!(form instanceof FormData)) return { answer: unreadable(), typed: {} };
  const typed = Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$") && !SECRET_FIELDS.has(name) ? [[name, value]] : [],
    ),
  );
  const input = await read(form);
  return { answer: await action(null, input), typed };
}
