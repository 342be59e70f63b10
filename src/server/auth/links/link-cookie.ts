/**
 * A link from a mail carries its token in the query. The front door takes it out of the address with the first request, and
 * the page behind the link finds it in a cookie of its own: no log, history or next page is told it.
 * Nothing of Next here: the front door reads this before Next is there.
 */
import { usesHttps } from "@/server/auth/settings";

/** The pages that links lead to. Each has a cookie that no other page is sent. */
export const LINK_PAGES: ReadonlySet<string> = new Set([
  "/staff/answer",
  "/staff/invitation",
  "/staff/set-up",
]);

/** Long enough for reading the page, and for reading it again. */
const LINK_SECONDS = 15 * 60;

export function linkCookieName(): string {
  return usesHttps() ? "__Secure-ayumi-link" : "ayumi-link";
}

/** Not "Strict": whoever comes from a mail on the web comes from another site. */
export function linkCookieOptions(path: string) {
  return { httpOnly: true, sameSite: "lax", path, secure: usesHttps(), maxAge: LINK_SECONDS } as const;
}
