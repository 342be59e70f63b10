/** Who is asking, for pages and actions of the staff side. */
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { STAFF_HOME, safeCallbackPath, signInPath } from "./callback-url";
import { createSessionToken, readSessionToken, type SessionClaims, viewerOfSession } from "./session-token";
import { appOrigin, sessionCookieName, sessionCookieOptions } from "./settings";
import type { Viewer } from "./viewer";

/** The path asked for, as the front door writes it; used for coming back after signing in, for nothing else. */
const PATH_HEADER = "x-ayumi-path";

/**
 * The signed-in person as the database knows them now, or null. Read once per rendered page; a change of role or
 * standing shows at the next request.
 */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  const claims = await readSessionToken(token);
  return claims ? viewerOfSession(claims) : null;
});

/**
 * For pages: the signed-in person, or off to the sign-in page.
 * @param returnTo the page to come back to; when left out, the path that the front door noted
 */
export async function requireViewer(returnTo?: string): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer) return viewer;
  const path = returnTo ?? (await headers()).get(PATH_HEADER) ?? STAFF_HOME;
  redirect(signInPath(safeCallbackPath(path, appOrigin())));
}

/** Signs the person in on this browser. Only inside an action or a route handler. */
export async function startSession(claims: SessionClaims): Promise<void> {
  (await cookies()).set(sessionCookieName(), await createSessionToken(claims), sessionCookieOptions());
}

/** Signs the person out on this browser. Only inside an action or a route handler. */
export async function endSession(): Promise<void> {
  (await cookies()).set(sessionCookieName(), "", { ...sessionCookieOptions(), maxAge: 0 });
}
