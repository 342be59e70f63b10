"use server";

import type { FormState } from "@/lib/action-state";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { decideFigureImport } from "@/server/past-figures/decide";
import { decideFormSchema } from "./schema";

const approve = staffAction("report.approve", decideFormSchema, ({ viewer, input }) =>
  decideFigureImport(viewer, { ...input, event: "approve" }),
);
const giveBack = staffAction("report.return", decideFormSchema, ({ viewer, input }) =>
  decideFigureImport(viewer, { ...input, event: "return" }),
);

export type DecideState = FormState<{ readonly decided: number }>;

export async function approveImportAction(_previous: DecideState, form: unknown): Promise<DecideState> {
  return answered(approve, form);
}

export async function returnImportAction(_previous: DecideState, form: unknown): Promise<DecideState> {
  return answered(giveBack, form);
}
