"use server";

import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ActionState } from "@/lib/action-state";
import { type Result, refused } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { clientAddress, countOpening, sweep, waitSentence } from "@/server/auth/attempts";
import { forgetLink } from "@/server/auth/links/carried-token";
import { startResponding } from "@/server/auth/links/response-link";
import { entranceAction, staffAction } from "@/server/auth/requests/staff-action";
import { currentViewer, startSession } from "@/server/auth/sessions/session";
import { revokeLinks } from "@/server/rounds/response-links";
import { revokeLinksFormSchema, startFormSchema } from "./schema";

const start = entranceAction(startFormSchema, async ({ token }): Promise<Result<null>> => {
  const incoming = await headers();
  const opening = await countOpening(clientAddress((name) => incoming.get(name)));
  if (!opening.ok) return refused("busy", { "": waitSentence(opening.waitSeconds) });
  const started = await startResponding(token);
  if (!started.ok) return started;
  const { claims, fy } = started.value;
  const present = await currentViewer();
  // Whoever has signed in as this very person keeps that session: it reaches further than the link.
  const isSignedIn = present !== null && present.id === claims.userId && present.responseScope === null;
  if (!isSignedIn) await startSession(claims);
  await forgetLink(staffRoutes.responseLink());
  await sweep();
  redirect(staffRoutes.entry({ fy }));
});

/** The one button behind a personal link. */
export async function startRespondingAction(
  previous: ActionState | null,
  form: unknown,
): Promise<ActionState> {
  return start(previous, form);
}

const revoke = staffAction("link.revoke", revokeLinksFormSchema, ({ viewer, input }) =>
  revokeLinks(viewer, input),
);

export async function revokeLinksAction(
  previous: ActionState<{ revoked: number }> | null,
  form: unknown,
): Promise<ActionState<{ revoked: number }>> {
  const answer = await revoke(previous, form);
  if (answer.ok) refresh();
  return answer;
}
