/** What the pages of this feature show. */
import { redirect } from "next/navigation";
import { env } from "@/lib/env";
import { type OwnMailsDto, readOwnMails } from "@/server/auth/own-mails";
import { shown } from "@/server/auth/requests/shown";
import { readEnrolment } from "@/server/auth/second-factor/enrolment";
import { readOwnSecondFactor } from "@/server/auth/second-factor/own";
import { safeCallbackPath, signInPath } from "@/server/auth/sessions/callback-url";
import { listOwnSessions } from "@/server/auth/sessions/own";
import { currentPending, requireViewer } from "@/server/auth/sessions/session";
import { appOrigin } from "@/server/auth/settings";
import { type QrPath, qrPath } from "./model/qr-code";
import { type SessionRow, sessionRow } from "./view-model";

export interface SessionsPage {
  readonly sessions: readonly SessionRow[];
  /** After how many minutes without a request one ends. */
  readonly idleMinutes: number;
}

/** What an app needs to be set up. */
export interface Enrolment {
  readonly qr: QrPath;
  /** As base32 in groups of four, to be typed. */
  readonly secret: string;
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

export type OwnMailsPage = OwnMailsDto;

export async function loadOwnMails(): Promise<OwnMailsPage> {
  return shown(await readOwnMails(await requireViewer()));
}

export type SecondFactorPage = { readonly isRequired: boolean } & (
  | { readonly isOn: true; readonly recoveryCodesLeft: number }
  | { readonly isOn: false; readonly enrolment: Enrolment }
);

export async function loadSecondFactor(): Promise<SecondFactorPage> {
  const found = shown(await readOwnSecondFactor(await requireViewer()));
  return found.isOn ? found : { ...found, enrolment: enrolmentOf(found.enrolment) };
}

export interface SignInStepPage {
  readonly callbackUrl: string;
  /** null: a code of the app that is set up already is asked for. */
  readonly enrolment: Enrolment | null;
}

/** Whoever has not given a password just now has nothing to do here. */
export async function loadSignInStep(
  query: Promise<Record<string, string | string[] | undefined>>,
): Promise<SignInStepPage> {
  const callbackUrl = safeCallbackPath((await query).callbackUrl, appOrigin());
  const pending = await currentPending();
  if (!pending) redirect(signInPath(callbackUrl));
  if (pending.awaits === "code") return { callbackUrl, enrolment: null };
  return { callbackUrl, enrolment: enrolmentOf(shown(await readEnrolment(pending.userId, pending.email))) };
}

function enrolmentOf({ secret, uri }: { readonly secret: string; readonly uri: string }): Enrolment {
  return { qr: qrPath(uri), secret: secret.replace(/(.{4})(?=.)/g, "$1 ") };
}
