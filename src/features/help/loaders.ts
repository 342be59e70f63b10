/** The help page: nothing is read for it but who asks. */
import { requireViewer } from "@/server/auth/sessions/session";
import { type HelpSection, helpFor } from "./view-model";

/** Before the first byte: the sign-in page for who is not signed in. */
export async function admitToHelp(): Promise<void> {
  await requireViewer();
}

export async function loadHelp(): Promise<readonly HelpSection[]> {
  return helpFor(await requireViewer());
}
