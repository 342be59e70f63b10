"use server";

import type { FormState } from "@/lib/action-state";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { type HandedOverDto, transfer } from "@/server/rounds/transfer/transfer";
import { transferFormSchema } from "./schema";

const change = staffAction("round.hand_over", transferFormSchema, ({ viewer, input }) =>
  transfer(viewer, input),
);

export type TransferState = FormState<HandedOverDto>;

export async function transferAction(_previous: TransferState, form: unknown): Promise<TransferState> {
  return answered(change, form);
}
