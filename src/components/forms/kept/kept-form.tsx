"use client";

import { unstable_rethrow } from "next/navigation";
import { type ComponentProps, useActionState, useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import type { ActionState, FormState } from "@/lib/action-state";
import type { FieldErrors } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { formState, unanswered } from "../unanswered";
import { ApartTold, RestoredTold } from "./kept-notices";
import { dropFromBrowser, keepInBrowser, readFromBrowser } from "./kept-storage";
import { parseKeptInput, unsent } from "./kept-text";
import { usePlaces } from "./kept-text-owner";
import { useKeptInput } from "./use-kept-input";

/** A form's place in this browser, and what became of it when it was last sent. */
export interface Kept {
  readonly key: string | null;
  readonly answer: ActionState<unknown> | null;
}

/**
 * For a form that sends by itself.
 * @param name stays the same over a reload, and is the form's own on its page
 */
export function useKept(name: string, answer: ActionState<unknown> | null): Kept & { drop: () => void } {
  const key = usePlaces()(name);
  return { key, answer, drop: () => key !== null && dropFromBrowser(key) };
}

/** Answers after which the form may have been taken all the same: the answer to its last word is what was lost. */
const MAYBE_TAKEN: ReadonlySet<string> = new Set(["offline", "busy", "unexpected"]);

/** What {@link KeptForm} tells itself, the same in every form; the form's own parts speak of the rest. */
const TOLD_BY_FORM: ReadonlySet<string> = new Set(["unauthenticated", "offline", "already"]);

/** The sentences by field that the form shows itself. */
export function errorsOfAnswer(answer: ActionState<unknown> | null): FieldErrors {
  return answer === null || answer.ok || TOLD_BY_FORM.has(answer.reason) ? {} : answer.errors;
}

/**
 * `useActionState` for a {@link KeptForm}. An answer that never came is an answer too: thrown, it would take the page away.
 * @param name as for {@link useKept}; read out of what is sent where several forms share one state; null: nothing is typed
 * @returns what the form shows, the action for it, and what {@link KeptForm} needs
 */
export function useKeptAction<T>(
  action: (previous: FormState<T>, form: FormData) => Promise<FormState<T>>,
  name: string | null | ((form: FormData) => string),
): [FormState<T>, (form: FormData) => void, Kept] {
  const place = usePlaces();
  const [state, send] = useActionState(
    async (previous: FormState<T>, form: FormData): Promise<FormState<T>> => {
      // Dropped here, not by the form: it may be gone with what it offered.
      const drop = () => {
        const key = place(typeof name === "function" ? name(form) : name);
        if (key !== null) dropSent(key, form);
      };
      try {
        const next = await action(previous, form);
        if (next?.answer.ok) drop();
        return next;
      } catch (error) {
        // It was done, and leads on to another page.
        if (isRedirect(error)) drop();
        unstable_rethrow(error);
        return formState(unanswered(error), form);
      }
    },
    null,
  );
  const answer = state?.answer ?? null;
  const isTold = answer !== null && !answer.ok && TOLD_BY_FORM.has(answer.reason);
  const shown = state && isTold ? { ...state, answer: { ...answer, errors: errorsOfAnswer(answer) } } : state;
  return [shown, send, { key: place(typeof name === "function" ? null : name), answer }];
}

/** What was told and not taken in waits for whoever comes back to the form. */
function dropSent(key: string, form: FormData): void {
  const kept = readFromBrowser(key, parseKeptInput);
  const left = kept && unsent(kept, form);
  if (left) keepInBrowser(key, left);
  else dropFromBrowser(key);
}

/**
 * A form whose text stays until it was taken: on the page whatever the answer is, and in this browser over a reload. It
 * says so when the session has ended or the line was dead; `ErrorSummary` and `FormOutcome` inside it say the rest.
 */
export function KeptForm({
  kept: { key, answer },
  children,
  onInput,
  onSubmit,
  ...form
}: ComponentProps<"form"> & { kept: Kept }) {
  const box = useRef<HTMLFormElement>(null);
  const once = useRef<HTMLInputElement>(null);
  /** What was sent last, with the button that sent it. */
  const sent = useRef("");
  const { told, onTyped, onSent, takeIn, discardApart, discard } = useKeptInput(box, key, answer);

  useEffect(() => {
    if (answer && !answer.ok && !TOLD_BY_FORM.has(answer.reason)) leadToTrouble(box.current);
  }, [answer]);

  return (
    <form
      {...form}
      ref={box}
      onInput={(event) => {
        onTyped(event.currentTarget);
        onInput?.(event);
      }}
      onSubmit={(event) => {
        const standing = onSent(event.currentTarget);
        const { submitter } = event.nativeEvent as SubmitEvent;
        const now = JSON.stringify([standing, submitter?.getAttribute("value")]);
        // The same again, without an answer: the server tells by the key whether it has taken it already.
        const isAgain =
          answer !== null && !answer.ok && MAYBE_TAKEN.has(answer.reason) && sent.current === now;
        if (once.current && !isAgain) once.current.value = newKey();
        sent.current = now;
        onSubmit?.(event);
      }}
    >
      <input ref={once} type="hidden" name="$once" />
      <AnswerTold answer={answer} />
      <ApartTold told={told} onTake={takeIn} onDiscard={discardApart} />
      <RestoredTold told={told} onDiscard={discard} />
      {children}
    </form>
  );
}

/** The button may be far below what is said of the form: who pressed it is led to that, else to the first field that is wrong. */
function leadToTrouble(form: HTMLFormElement | null): void {
  const at = document.activeElement;
  // `FormOutcome` has taken the focus already.
  if (at !== document.body && at?.querySelector('[role="alert"]')) return;
  form?.querySelector<HTMLElement>('[role="alert"], [aria-invalid="true"]')?.focus();
}

/** What keeps any form from being sent or taken. On its own only where one state serves several forms. */
export function AnswerTold({ answer }: { answer: ActionState<unknown> | null }) {
  const box = useRef<HTMLDivElement>(null);
  const isTold = answer !== null && !answer.ok && TOLD_BY_FORM.has(answer.reason);
  useEffect(() => {
    if (isTold && answer) box.current?.focus();
  }, [isTold, answer]);
  if (!isTold || answer.ok) return null;
  const { reason } = answer;
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone={reason === "already" ? "info" : "error"} title={answer.errors[""]}>
        {reason === "unauthenticated" ? <SignInAgain /> : null}
      </Notice>
    </div>
  );
}

/** In a new tab: what is typed here stays. */
function SignInAgain() {
  return (
    <p>
      <a className="text-link" href={staffRoutes.signIn()} target="_blank" rel="noopener">
        サインイン画面を新しいタブで開く
      </a>
      <br />
      サインインしたあと、この画面に戻って、もう一度送ってください。メールの回答リンクから開いた方は、リンクをもう一度開いてください。開けないときは、依頼した課にご連絡ください。
    </p>
  );
}

/** A UUID (version 4). `crypto.randomUUID` is not there on a page without https, inside a city hall. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function isRedirect(error: unknown): boolean {
  const digest = error instanceof Error && "digest" in error ? error.digest : null;
  return typeof digest === "string" && digest.startsWith("NEXT_REDIRECT");
}
