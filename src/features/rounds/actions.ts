"use server";

import { redirect } from "next/navigation";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { FormState } from "@/lib/action-state";
import { staffRoutes } from "@/lib/routes";
import { answered } from "@/server/auth/requests/form-action";
import { textIn } from "@/server/auth/requests/form-input";
import { staffAction } from "@/server/auth/requests/staff-action";
import { approveReports } from "@/server/rounds/approve-many";
import { createRound, updateRound } from "@/server/rounds/change";
import { setItems } from "@/server/rounds/change-items";
import { sendReminders } from "@/server/rounds/send-reminders";
import { closeRound, extendRound, openRound, reopenItem } from "@/server/rounds/transitions";
import {
  approveReportsFormSchema,
  closeRoundFormSchema,
  createRoundFormSchema,
  extendRoundFormSchema,
  openRoundFormSchema,
  reopenItemFormSchema,
  sendRemindersFormSchema,
  setItemsFormSchema,
  updateRoundFormSchema,
} from "./schema";

const create = staffAction("round.create", createRoundFormSchema, ({ viewer, input }) =>
  createRound(viewer, input),
);
const update = staffAction("round.update", updateRoundFormSchema, ({ viewer, input }) =>
  updateRound(viewer, input),
);
const items = staffAction("round.items", setItemsFormSchema, ({ viewer, input }) => setItems(viewer, input));
const open = staffAction("round.open", openRoundFormSchema, ({ viewer, input }) => openRound(viewer, input));
const extend = staffAction("round.extend", extendRoundFormSchema, ({ viewer, input }) =>
  extendRound(viewer, input),
);
const close = staffAction("round.close", closeRoundFormSchema, ({ viewer, input }) =>
  closeRound(viewer, input),
);
const reopen = staffAction("round.reopen_item", reopenItemFormSchema, ({ viewer, input }) =>
  reopenItem(viewer, input),
);
const approve = staffAction("report.approve", approveReportsFormSchema, ({ viewer, input }) =>
  approveReports(viewer, input),
);
const remind = staffAction("mail.queue", sendRemindersFormSchema, ({ viewer, input }) =>
  sendReminders(viewer, input),
);

/** A round that was registered is prepared on its own page. */
export async function createRoundAction(_previous: FormState, form: unknown): Promise<FormState> {
  const state = await answered(create, form);
  if (state.answer.ok) redirect(staffRoutes.round(state.answer.value.id));
  return state;
}

export async function updateRoundAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(update, form);
}

export type ItemsState = FormState<{ items: number; mails: number }>;

/** `asked[]` holds the KPIs that were ticked, `respondent.<kpiId>` the person chosen for each ("" for everybody). */
export async function setItemsAction(_previous: ItemsState, form: unknown): Promise<ItemsState> {
  return answered(items, form, (fields) => {
    const text = (name: string) => textIn(fields, name);
    const asked = fields.getAll("asked[]").filter((value) => typeof value === "string");
    return {
      id: text("id"),
      seen: text("seen"),
      items: asked.map((kpiId) => ({ kpiId, respondentId: text(`respondent.${kpiId}`) || null })),
    };
  });
}

export type OpenState = FormState<{ items: number; mails: number }>;
export async function openRoundAction(_previous: OpenState, form: unknown): Promise<OpenState> {
  return answered(open, form);
}

export type ExtendState = FormState<{ dueOn: IsoDate; mails: number }>;
export async function extendRoundAction(_previous: ExtendState, form: unknown): Promise<ExtendState> {
  return answered(extend, form);
}

export type CloseState = FormState<{ notHandedIn: number }>;
export async function closeRoundAction(_previous: CloseState, form: unknown): Promise<CloseState> {
  return answered(close, form);
}

export type ReopenState = FormState<{ mails: number }>;
export async function reopenItemAction(_previous: ReopenState, form: unknown): Promise<ReopenState> {
  return answered(reopen, form);
}

export type ApproveState = FormState<{
  approved: readonly { kpiId: KpiId; name: string }[];
  left: readonly { kpiId: KpiId; name: string; reason: string }[];
}>;
export async function approveReportsAction(_previous: ApproveState, form: unknown): Promise<ApproveState> {
  return answered(approve, form);
}

export type RemindState = FormState<{ queued: number }>;
export async function sendRemindersAction(_previous: RemindState, form: unknown): Promise<RemindState> {
  return answered(remind, form);
}
