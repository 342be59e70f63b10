"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/lib/action-state";
import { staffRoutes } from "@/lib/routes";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { declineSuggestion, makeSuggestion, withdrawSuggestion } from "@/server/proposals/suggestions/change";
import { declineFormSchema, suggestFormSchema, withdrawFormSchema } from "./schema";

const suggest = staffAction("suggestion.make", suggestFormSchema, async ({ viewer, input }) => {
  const made = await makeSuggestion(viewer, input);
  return made.ok ? redirect(staffRoutes.suggestions({ suggested: "made" })) : made;
});

export async function suggestAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(suggest, form);
}

const withdraw = staffAction("suggestion.withdraw", withdrawFormSchema, async ({ viewer, input }) => {
  const withdrawn = await withdrawSuggestion(viewer, input);
  return withdrawn.ok ? redirect(staffRoutes.suggestions({ suggested: "withdrawn" })) : withdrawn;
});

export async function withdrawAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(withdraw, form);
}

const decline = staffAction("suggestion.decline", declineFormSchema, async ({ viewer, input }) => {
  const declined = await declineSuggestion(viewer, input);
  return declined.ok ? redirect(staffRoutes.suggestions({ suggested: "declined" })) : declined;
});

export async function declineAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(decline, form);
}
