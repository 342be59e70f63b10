/** What sign-in needs of the environment. */
import { env, type OidcSettings } from "@/lib/env";
import { SESSION_SECONDS } from "@/server/access/live-session";

/** The one origin that may post to the staff side: `https://ayumi.example.lg.jp`, without a path. */
export function appOrigin(): string {
  return env().appOrigin;
}

/** @throws when AUTH_SECRET is unset; the launcher makes one where none is given, so this is a fault of the start. */
export function authSecret(): string {
  const secret = env().authSecret;
  if (!secret) throw new Error("AUTH_SECRET is not set");
  return secret;
}

/** Cookies are `Secure` exactly when people reach the site by https. */
export function usesHttps(): boolean {
  return appOrigin().startsWith("https://");
}

/** `__Host-` binds the cookie to this host and to https; a browser refuses the prefix on plain http. */
export function sessionCookieName(): string {
  return usesHttps() ? "__Host-ayumi-session" : "ayumi-session";
}

export function sessionCookieOptions() {
  return {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: usesHttps(),
    maxAge: SESSION_SECONDS,
  } as const;
}

/** null where no other identity provider is set. */
export function oidcSettings(): OidcSettings | null {
  return env().oidc;
}
