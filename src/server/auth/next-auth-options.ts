/**
 * next-auth: the protocol of signing in (state, PKCE, CSRF token, session cookie). Who may enter is decided in
 * sign-in.ts; the session names an account and nothing about it.
 */
import type { NextAuthOptions, Session } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { logger } from "@/lib/logger";
import { SESSION_SECONDS } from "@/server/access/live-session";
import { viewerOfSession } from "@/server/access/viewer-of";
import { SIGN_IN_PATH, STAFF_HOME, safeCallbackPath } from "@/server/auth/sessions/callback-url";
import { endOwnSession } from "@/server/auth/sessions/open";
import { decodeSession, encodeSession, readClaims } from "@/server/auth/sessions/session-token";
import { clientAddress } from "./attempts";
import { logNextAuthFailure, logRefusedSignIn } from "./refused-sign-in";
import {
  appOrigin,
  authSecret,
  oidcSettings,
  sessionCookieName,
  sessionCookieOptions,
  usesHttps,
} from "./settings";
import { signInSchema, signInWithOidc, signInWithPassword } from "./sign-in";

const OIDC_PROVIDER_ID = "oidc";

/** authorize() is given the request's JSON as it came; the last four are next-auth's own fields. */
const credentialsSchema = signInSchema.extend({
  csrfToken: z.string().optional(),
  callbackUrl: z.string().optional(),
  redirect: z.string().optional(),
  json: z.string().optional(),
});

/** What authorize() and the OIDC check hand to the `jwt` callback. */
interface Admitted {
  id: string;
  sessionId: string;
}

/**
 * Made per request, so that settings are read when the server runs, not when it is built.
 * @param device what the browser says of itself
 */
export function nextAuthOptions(device = ""): NextAuthOptions {
  const oidc = oidcSettings();
  const { maxAge: _, ...cookieOptions } = sessionCookieOptions();
  return {
    secret: authSecret(),
    useSecureCookies: usesHttps(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    jwt: { maxAge: SESSION_SECONDS, encode: encodeSession, decode: decodeSession },
    cookies: { sessionToken: { name: sessionCookieName(), options: cookieOptions } },
    pages: { signIn: SIGN_IN_PATH, signOut: STAFF_HOME, error: SIGN_IN_PATH },
    providers: [passwordProvider(device), ...(oidc ? [oidcProvider(oidc)] : [])],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== OIDC_PROVIDER_ID) return account?.type === "credentials";
        const admitted = await byCode("oidc", () => signInWithOidc(profile, device));
        if (!admitted.ok) return false;
        // The same object goes on to `jwt`: the account here, not the provider's person.
        Object.assign(user, {
          id: admitted.value.userId,
          sessionId: admitted.value.sessionId,
        } satisfies Admitted);
        return true;
      },
      jwt({ token, user }) {
        const admitted = user as unknown as Admitted | undefined;
        // Nothing that a request says gets into the token.
        return { sessionId: admitted ? admitted.sessionId : token.sessionId };
      },
      /** For /api/auth/session: only a session that still holds has a content. */
      async session({ session, token }) {
        const claims = readClaims(token);
        const viewer = claims ? await viewerOfSession(claims) : null;
        return (
          viewer
            ? { expires: session.expires, user: { name: viewer.name, email: viewer.email } }
            : { expires: session.expires }
        ) satisfies Session;
      },
      redirect({ url, baseUrl }) {
        // next-auth's own pages carry an error code back to the sign-in page.
        if (url.startsWith(`${baseUrl}${SIGN_IN_PATH}`) || url === baseUrl) return url;
        return `${baseUrl}${safeCallbackPath(url, appOrigin())}`;
      },
    },
    events: {
      async signOut({ token }) {
        const claims = readClaims(token);
        const viewer = claims ? await viewerOfSession(claims) : null;
        if (viewer) await endOwnSession(viewer);
      },
    },
    logger: {
      error: logNextAuthFailure,
      warn: (code) => logger.warn({ code }, "sign-in warning"),
      debug: () => {},
    },
  };
}

/** next-auth puts an error's own words into the browser's address, and logs nothing of it: it is given a code alone. */
async function byCode<T>(method: "oidc" | "password", act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (err) {
    logRefusedSignIn({ method, cause: "unexpected", err });
    throw new Error("Callback", { cause: err });
  }
}

function passwordProvider(device: string) {
  return Credentials({
    id: "credentials",
    name: "password",
    credentials: {},
    async authorize(body, request) {
      const parsed = credentialsSchema.safeParse(body);
      if (!parsed.success) return null;
      const { email, password } = parsed.data;
      const headers: Record<string, unknown> = request.headers ?? {};
      const address = clientAddress((name) => (typeof headers[name] === "string" ? headers[name] : null));
      const result = await byCode("password", () => signInWithPassword({ email, password }, address, device));
      if (!result.ok) return null;
      return { id: result.value.userId, sessionId: result.value.sessionId } satisfies Admitted;
    },
  });
}

function oidcProvider(oidc: {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
}): OAuthConfig<{ sub: string }> {
  return {
    id: OIDC_PROVIDER_ID,
    name: oidc.name,
    type: "oauth",
    wellKnown: `${oidc.issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile" } },
    // Claims are judged in signInWithOidc; here only what next-auth insists on.
    profile: (profile) => ({ id: profile.sub }),
  };
}
