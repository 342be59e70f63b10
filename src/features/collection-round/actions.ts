"use server";

import { refresh } from "next/cache";
import { type ActionState, staffAction } from "@/server/auth/staff-action";
import { createRound, updateRound } from "@/server/data/rounds";
import { createRoundFormSchema, updateRoundFormSchema } from "./schema";

/** The answer, and what was typed, so that the form can show it again. */
export type RoundFormState = {
  readonly answer: ActionState<{ fy: number }>;
  readonly typed: Readonly<Record<string, string>>;
} | null;

async function answered(
  action: (previous: unknown, form: unknown) => Promise<ActionState<{ fy: number }>>,
  form: FormData,
): Promise<RoundFormState> {
  const answer = await action(null, form);
  const typed = Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$") ? [[name, value]] : [],
    ),
  );
  if (answer.ok) refresh();
  return { answer, typed };
}

const create = staffAction(createRoundFormSchema, ({ viewer, input }) => createRound(viewer, input));
const update = staffAction(updateRoundFormSchema, ({ viewer, input }) => updateRound(viewer, input));

export async function createRoundAction(_previous: RoundFormState, form: FormData): Promise<RoundFormState> {
  return answered(create, form);
}

export async function updateRoundAction(_previous: RoundFormState, form: FormData): Promise<RoundFormState> {
  return answered(update, form);
}
