/** Where a person goes after signing in: a page of the staff side, never another site. */

export const STAFF_HOME = "/staff";
export const SIGN_IN_PATH = "/staff/sign-in";

/** Pages that ask for no session: coming back to them after signing in would be a dead end. */
const ENTRANCES = [SIGN_IN_PATH, "/staff/set-up", "/staff/invitation", "/staff/answer"];

/**
 * @param asked what the request says (a path, or an address of this very site), of whatever type
 * @param origin APP_ORIGIN
 * @returns a path below /staff with its query; `/staff` for everything else
 */
export function safeCallbackPath(asked: unknown, origin: string): string {
  if (typeof asked !== "string" || asked.length > 2_000) return STAFF_HOME;
  // A browser drops tabs and line ends from an address and reads "\" as "/": such an address is not what it seems.
  if (/[\\\p{Cc}]/u.test(asked)) return STAFF_HOME;
  if (!asked.startsWith("/") && !asked.startsWith(`${origin}/`)) return STAFF_HOME;
  let url: URL;
  try {
    url = new URL(asked, origin);
  } catch {
    return STAFF_HOME;
  }
  if (url.origin !== origin) return STAFF_HOME;
  if (url.pathname !== STAFF_HOME && !url.pathname.startsWith(`${STAFF_HOME}/`)) return STAFF_HOME;
  if (ENTRANCES.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`)))
    return STAFF_HOME;
  url.searchParams.delete("_rsc");
  return `${url.pathname}${url.search}`;
}

/** The sign-in page that leads back to `path`. */
export function signInPath(path?: string | null): string {
  return path && path !== STAFF_HOME
    ? `${SIGN_IN_PATH}?callbackUrl=${encodeURIComponent(path)}`
    : SIGN_IN_PATH;
}
