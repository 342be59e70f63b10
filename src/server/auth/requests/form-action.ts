/** A server action answered for a form that keeps what was typed. */
import { refresh } from "next/cache";
import { z } from "zod";
import type { ActionState, FormState } from "@/lib/action-state";
import { carryingOut, wasTaken } from "@/server/db/taken-form";
import { SECRET_FIELDS } from "./form-input";

/** The key of one sending, made in the browser: a form that is sent again without an answer carries the same. */
const ONCE_FIELD = "$once";
const onceKey = z.uuid();

const ALREADY =
  "この内容は、すでに受け付けています。通信が途切れたため、結果をお知らせできませんでした。画面を読み込み直して、結果をご確認ください。";

async function once<T>(key: string, act: () => Promise<ActionState<T>>): Promise<ActionState<T>> {
  if (await wasTaken(key)) return { ok: false, reason: "already", errors: { "": ALREADY } };
  return carryingOut(key, act);
}

/** Runs the action; the page is read again when it was done. `input` is what the form means, where that is not its fields. */
export async function answered<T>(
  action: (previous: unknown, form: unknown) => Promise<ActionState<T>>,
  form: FormData,
  input: unknown = form,
): Promise<NonNullable<FormState<T>>> {
  const key = onceKey.safeParse(form.get(ONCE_FIELD));
  const answer = key.success ? await once(key.data, () => action(null, input)) : await action(null, input);
  const typed = Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === "string" && !SECRET_FIELDS.has(name) && !name.startsWith("$") ? [[name, value]] : [],
    ),
  );
  if (answer.ok) refresh();
  return { answer, typed };
}
