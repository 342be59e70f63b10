/** A server action answered for a form that keeps what was typed. */
import { refresh } from "next/cache";
import { z } from "zod";
import type { ActionState, FormState } from "@/lib/action-state";
import { carryingOut, wasTaken } from "@/server/db/taken-form";
import { SECRET_FIELDS } from "./form-input";
import { unreadable } from "./staff-action";

/** The key of one sending, made in the browser: a form that is sent again without an answer carries the same. */
const ONCE_FIELD = "$once";
const onceKey = z.uuid();

const ALREADY =
  "この内容は、すでに受け付けています。通信が途切れたため、結果をお知らせできませんでした。画面を読み込み直して、結果をご確認ください。";

/** What is being carried out, by its key. Next may load this module more than once in one process. */
const holder = globalThis as typeof globalThis & { ayumiForms?: Map<string, Promise<unknown>> };
holder.ayumiForms ??= new Map();
const underWay = holder.ayumiForms;

/**
 * One that comes again while it is being carried out (a proxy has cut the line, and the browser or the person has sent it once
 * more) waits for what becomes of it: done beside it, it would meet itself, and be told that another was quicker.
 */
async function once<T>(key: string, act: () => Promise<ActionState<T>>): Promise<ActionState<T>> {
  const before = underWay.get(key);
  const mine = (async (): Promise<ActionState<T>> => {
    await before?.catch(() => undefined);
    if (await wasTaken(key)) return { ok: false, reason: "already", errors: { "": ALREADY } };
    return carryingOut(key, act);
  })();
  underWay.set(key, mine);
  try {
    return await mine;
  } finally {
    if (underWay.get(key) === mine) underWay.delete(key);
  }
}

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
  if (!(form instanceof FormData)) return { answer: unreadable(), typed: {} };
  const typed = Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === "string" && !SECRET_FIELDS.has(name) && !name.startsWith("$") ? [[name, value]] : [],
    ),
  );
  const input = await read(form);
  const key = onceKey.safeParse(form.get(ONCE_FIELD));
  const act = () => action(null, input);
  const answer = key.success ? await once(key.data, act) : await act();
  if (answer.ok) refresh();
  return { answer, typed };
}

/** What another person wrote meanwhile is read again, and stands beside what was typed: who presses once more has seen it. */
export function withNewest<T>(state: NonNullable<FormState<T>>): NonNullable<FormState<T>> {
  if (!state.answer.ok && state.answer.reason === "conflict") refresh();
  return state;
}
