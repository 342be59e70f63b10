/** What the pages of this feature show. */
import { env } from "@/lib/env";
import { shown } from "@/server/auth/requests/shown";
import { listOwnSessions } from "@/server/auth/sessions/own";
import { requireViewer } from "@/server/auth/sessions/session";
import { type SessionRow, sessionRow } from "./view-model";

export interface SessionsPage {
  readonly sessions: readonly SessionRow[];
  /** After how many minutes without a request one ends. */
  readonly idleMinutes: number;
}

/** Before the first byte: 403 for who came by a personal link. */
export async function admitToOwnAccount(): Promise<void> {
  await requireViewer();
}

export async function loadSessions(): Promise<SessionsPage> {
  const viewer = await requireViewer();
  const sessions = shown(await listOwnSessions(viewer));
  return { sessions: sessions.map(sessionRow), idleMinutes: env().sessionIdleMinutes };
}
