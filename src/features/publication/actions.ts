"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/lib/action-state";
import { staffRoutes } from "@/lib/routes";
import { answered } from "@/server/auth/requests/form-action";
import { staffAction } from "@/server/auth/requests/staff-action";
import { actInThread } from "@/server/publication/acts";
import { refresh } from "@/server/publication/serve/current-site";
import { publishSchema, withdrawSchema } from "./schema";

/** Publishes what the preview showed; `conflict` says what has happened since. */
const publishing = staffAction("publication.publish", publishSchema, async ({ viewer, input }) => {
  const { title, note, fingerprint } = input;
  const result = await actInThread(viewer, { kind: "publish", input: { title, note, fingerprint } });
  if (!result.ok) return result;
  await refresh();
  redirect(`${staffRoutes.publications()}?published=${result.value.no}`);
});

/** Takes a publication back, and publishes what stands now with the notice of it. */
const withdrawing = staffAction("publication.withdraw", withdrawSchema, async ({ viewer, input }) => {
  const { no, reason, fingerprint } = input;
  const result = await actInThread(viewer, { kind: "withdraw", input: { no, reason, fingerprint } });
  if (!result.ok) return result;
  await refresh();
  redirect(`${staffRoutes.publications()}?published=${result.value.no}`);
});

export async function publishAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(publishing, form);
}

export async function withdrawAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(withdrawing, form);
}
