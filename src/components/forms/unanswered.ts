"use client";

/** An answer that never came is an answer too: thrown, it would put the page of an error in this one's place. */
import { unstable_rethrow } from "next/navigation";
import { useActionState, useSyncExternalStore } from "react";
import type { ActionState, FormState } from "@/lib/action-state";
import { refusalSentence } from "@/lib/refusal-sentence";

type Refused = ActionState<never> & { readonly ok: false };

const KEPT = "入力した内容は、この画面に残っています。";

/** It may have arrived, and be under way or done: nobody knows here. */
const LOOK_FIRST =
  "送った内容の処理が進んでいることがあります。しばらくしてから画面を読み込み直して結果を確かめ、まだのときは、もう一度送ってください。";

const OFFLINE: Refused = {
  ok: false,
  reason: "offline",
  errors: { "": `通信できませんでした。${KEPT}${LOOK_FIRST}` },
};

/** @returns what the form shows: the front door's own sentence, where that is what came */
export function unanswered(error: unknown): Refused {
  // Next throws an answer of plain text as an error of that text.
  const sentence = error instanceof Error ? refusalSentence(error.message) : null;
  return { ...OFFLINE, ...(sentence === null ? {} : { errors: { "": sentence + KEPT } }) };
}

/** The texts of a form that was sent, as its state keeps them. */
function textsOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$") ? [[name, value]] : [],
    ),
  );
}

/**
 * `useActionState` for a form in which hardly anything is typed; one with texts is a `KeptForm`. It is sent without
 * JavaScript too, as it stands before the page has come to life.
 * @param state what the form's state is when no answer came
 */
export function useSentAction<State>(
  action: (previous: Awaited<State> | null, form: FormData) => Promise<State>,
  state: (answer: Refused, form: FormData) => Awaited<State>,
) {
  const isAlive = useSyncExternalStore(neverChanges, yes, no);
  const caught = async (previous: Awaited<State> | null, form: FormData): Promise<Awaited<State>> => {
    try {
      return await action(previous, form);
    } catch (error) {
      unstable_rethrow(error);
      return state(unanswered(error), form);
    }
  };
  return useActionState<Awaited<State> | null, FormData>(isAlive ? caught : (action as typeof caught), null);
}

const neverChanges = () => () => undefined;
const yes = () => true;
const no = () => false;

/** For actions that answer with what was typed. */
export function formState(answer: Refused, form: FormData): NonNullable<FormState<never>> {
  return { answer, typed: textsOf(form) };
}

/** For actions that answer alone. */
export function answerAlone(answer: Refused): Refused {
  return answer;
}
