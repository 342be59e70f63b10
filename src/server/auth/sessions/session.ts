/** Who is asking, for pages and actions of the staff side. */
import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { type Action, can } from "@/domain/shared/access";
import { staffRoutes } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { viewerOfSession } from "@/server/access/viewer-of";
import { appOrigin, sessionCookieName, sessionCookieOptions } from "@/server/auth/settings";
import { STAFF_HOME, safeCallbackPath, signInPath } from "./callback-url";
import { endOwnSession, wasLeftAlone } from "./open";
import { dropPending, type PendingSession, readPending } from "./pending";
import { createSessionToken, readSessionToken, type SessionClaims } from "./session-token";

/**
 * The path asked for, as the front door writes it: for coming back after signing in, and for telling which page a
 * personal link leads to. What may be read and written there, `can` decides.
 */
const PATH_HEADER = "x-ayumi-path";

/**
 * The signed-in person as the database knows them now, or null. Read once per rendered page; a change of role or
 * standing shows at the next request.
 */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const claims = await currentClaims();
  return claims ? viewerOfSession(claims) : null;
});

/**
 * For pages: the signed-in person, or off to the sign-in page. Who came by a personal link gets the pages of entry;
 * the home page sends them there, and every other page is 403.
 * The address to come back to is the one that the front door noted, with its query.
 */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer && !viewer.responseScope) return viewer;
  const path = (await headers()).get(PATH_HEADER) ?? STAFF_HOME;
  if (!viewer) redirect(signInPath(safeCallbackPath(path, appOrigin())));
  // Whatever is asked of the page (a link inside the site asks with `_rsc`), it is the same page.
  const page = path.replace(/\?.*$/, "");
  if (isEntryPage(page)) return viewer;
  if (page === STAFF_HOME) redirect(staffRoutes.entry({ fy: viewer.responseScope?.fy }));
  forbidden();
}

/**
 * For pages of one kind of work: the signed-in person who may do it, as {@link requireViewer}; 403 for everybody else.
 * A loader asks it; so does a page before its first byte, when the status can still be told.
 */
export async function requireAbility(action: Action): Promise<Viewer> {
  const viewer = await requireViewer();
  if (!can(viewer, action, {})) forbidden();
  return viewer;
}

function isEntryPage(page: string): boolean {
  const entry = staffRoutes.entry();
  return page === entry || page.startsWith(`${entry}/`);
}

/** The session that the browser names, whether it holds or not. */
export async function currentClaims(): Promise<SessionClaims | null> {
  return readSessionToken((await cookies()).get(sessionCookieName())?.value);
}

/** Whoever has given the password just now, and the second factor not yet. */
export async function currentPending(): Promise<PendingSession | null> {
  const claims = await currentClaims();
  return claims && readPending(claims);
}

/** Whether the person was signed in on this browser and was away for too long. */
export async function wasAway(): Promise<boolean> {
  const claims = await currentClaims();
  return claims !== null && wasLeftAlone(claims);
}

/** What the browser of this request says of itself. */
export async function currentDevice(): Promise<string> {
  return (await headers()).get("user-agent") ?? "";
}

/** Signs the person in on this browser, and ends whatever session it had. Only inside an action or a route handler. */
export async function startSession(claims: SessionClaims): Promise<void> {
  await leave();
  (await cookies()).set(sessionCookieName(), await createSessionToken(claims), sessionCookieOptions());
}

/** Signs the person out: here, and wherever else the same cookie may be. Only inside an action or a route handler. */
export async function endSession(): Promise<void> {
  await leave();
  (await cookies()).set(sessionCookieName(), "", { ...sessionCookieOptions(), maxAge: 0 });
}

async function leave(): Promise<void> {
  const claims = await currentClaims();
  if (!claims) return;
  const viewer = await currentViewer();
  if (viewer) await endOwnSession(viewer);
  else await dropPending(claims);
}
