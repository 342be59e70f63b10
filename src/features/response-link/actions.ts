"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ActionState, FormState } from "@/lib/action-state";
import { type Result, refused } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { clientAddress, countOpening, sweep, waitSentence } from "@/server/auth/attempts";
import { startResponding } from "@/server/auth/links/response-link";
import { answered } from "@/server/auth/requests/form-action";
import { entranceAction, staffAction } from "@/server/auth/requests/staff-action";
import { currentDevice, currentViewer, startSession } from "@/server/auth/sessions/session";
import { revokeLinks } from "@/server/rounds/response-links";
import { revokeLinksFormSchema, startFormSchema } from "./schema";

const start = entranceAction(startFormSchema, async ({ token }): Promise<Result<null>> => {
  const incoming = await headers();
  const opening = await countOpening(clientAddress((name) => incoming.get(name)));
  if (!opening.ok) return refused("busy", { "": waitSentence(opening.waitSeconds) });
  const browser = { present: await currentViewer(), device: await currentDevice() };
  const started = await startResponding(token, browser);
  if (!started.ok) return started;
  const { session, fy } = started.value;
  if (session) await startSession(session);
  await sweep();
  redirect(staffRoutes.entry({ fy }));
});

/** The one button behind a personal link. */
export async function startRespondingAction(
  previous: ActionState | null,
  form: FormData,
): Promise<ActionState> {
  return start(previous, form);
}

const revoke = staffAction(revokeLinksFormSchema, ({ viewer, input }) => revokeLinks(viewer, input));

type RevokeState = FormState<{ revoked: number }>;
export async function revokeLinksAction(_previous: RevokeState, form: FormData): Promise<RevokeState> {
  return answered(revoke, form);
}
