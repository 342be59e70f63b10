"use server";

import { handedIn } from "@/domain/imports/figure-answer";
import type { FormState } from "@/lib/action-state";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { importAnswers } from "@/server/reports/import";
import { takeSheetsFormSchema } from "./schema";

const take = staffAction("report.import", takeSheetsFormSchema, ({ viewer, input }) => {
  const { event, files, answers, item } = input;
  const chosen = item.flatMap((key) => answers[key] ?? []);
  return importAnswers(viewer, {
    event,
    // The audit trail names the files that something was taken from.
    files: files.filter(({ items }) => items.some((key) => item.includes(key))).map(({ name }) => name),
    figures: chosen.flatMap((each) => {
      if (each.kind !== "figure") return [];
      const { content, ...answer } = each.answer;
      return [{ ...answer, content: event === "submit" ? handedIn(content) : content }];
    }),
    initiatives: chosen.flatMap((each) => (each.kind === "initiative" ? [each.answer] : [])),
  });
});

export async function takeSheetsAction(
  _previous: FormState<number>,
  form: unknown,
): Promise<FormState<number>> {
  return answered(take, form);
}
