/**
 * The session cookie: an encrypted JWT (next-auth's own form) that names the account and the version of its
 * sessions, and nothing else. Name, role and standing are read from the database at every request.
 */
import { decode, encode, type JWT, type JWTDecodeParams, type JWTEncodeParams } from "next-auth/jwt";
import { z } from "zod";
import { authSecret, SESSION_SECONDS } from "@/server/auth/settings";

export interface SessionClaims {
  readonly userId: string;
  readonly sessionVersion: number;
  /** The personal link by which the person came in, if by one: the session reaches no further than the link. */
  readonly linkId?: string;
}

const claimsSchema = z.object({
  sub: z.uuid(),
  sessionVersion: z.int().positive(),
  linkId: z.uuid().optional(),
});

/**
 * For next-auth's `jwt` option. A token that is written again keeps its end: asking for the session does not make
 * it longer than {@link SESSION_SECONDS}.
 */
export async function encodeSession(params: JWTEncodeParams): Promise<string> {
  const exp = params.token?.exp;
  const left = typeof exp === "number" ? Math.floor(exp - Date.now() / 1000) : SESSION_SECONDS;
  return encode({ ...params, maxAge: Math.min(left, SESSION_SECONDS) });
}

/** For next-auth's `jwt` option; null where the token is not ours, changed or past its end. */
export async function decodeSession(params: JWTDecodeParams): Promise<JWT | null> {
  try {
    return await decode(params);
  } catch {
    return null;
  }
}

/** The value of the session cookie for a person who has just proved who they are. */
export function createSessionToken(claims: SessionClaims): Promise<string> {
  return encodeSession({
    token: { sub: claims.userId, sessionVersion: claims.sessionVersion, linkId: claims.linkId },
    secret: authSecret(),
  });
}

/** @param token the cookie's value, from the request: anything */
export async function readSessionToken(token: string | undefined): Promise<SessionClaims | null> {
  if (!token) return null;
  return readClaims(await decodeSession({ token, secret: authSecret() }));
}

/** @param payload what the token holds, whoever made it */
export function readClaims(payload: unknown): SessionClaims | null {
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) return null;
  const { sub: userId, sessionVersion, linkId } = parsed.data;
  return { userId, sessionVersion, ...(linkId === undefined ? {} : { linkId }) };
}
