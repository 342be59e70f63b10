/** The token of the link that led here, as the front door noted it. */
import { cookies } from "next/headers";
import { linkCookieName, linkCookieOptions } from "./link-cookie";

/** What the link to this page carried: anything, or null. */
export async function linkToken(): Promise<string | null> {
  return (await cookies()).get(linkCookieName())?.value ?? null;
}

/** Whoever opens the page next has to have the link. Only inside an action. */
export async function forgetLink(path: string): Promise<void> {
  (await cookies()).set(linkCookieName(), "", { ...linkCookieOptions(path), maxAge: 0 });
}
