/**
 * The session cookie: an encrypted JWT (next-auth's own form) that names a session and nothing else. Whose it is and
 * whether it still holds is read from the database at every request.
 */
import { decode, encode, type JWT, type JWTDecodeParams, type JWTEncodeParams } from "next-auth/jwt";
import { z } from "zod";
import { authSecret } from "@/server/auth/settings";

export interface SessionClaims {
  readonly sessionId: string;
}

const claimsSchema = z.object({ sessionId: z.uuid() });

/** The token itself has no end that matters: the session it names has one, by another clock than this process's. */
const TOKEN_SECONDS = 400 * 24 * 60 * 60;

/** For next-auth's `jwt` option. */
export async function encodeSession(params: JWTEncodeParams): Promise<string> {
  return encode({ ...params, maxAge: TOKEN_SECONDS });
}

/** For next-auth's `jwt` option; null where the token is not ours or changed. */
export async function decodeSession(params: JWTDecodeParams): Promise<JWT | null> {
  try {
    return await decode(params);
  } catch {
    return null;
  }
}

/** The value of the session cookie for a person who has just proved who they are. */
export function createSessionToken({ sessionId }: SessionClaims): Promise<string> {
  return encodeSession({ token: { sessionId }, secret: authSecret() });
}

/** @param token the cookie's value, from the request: anything */
export async function readSessionToken(token: string | undefined): Promise<SessionClaims | null> {
  if (!token) return null;
  return readClaims(await decodeSession({ token, secret: authSecret() }));
}

/** @param payload what the token holds, whoever made it */
export function readClaims(payload: unknown): SessionClaims | null {
  const parsed = claimsSchema.safeParse(payload);
  return parsed.success ? { sessionId: parsed.data.sessionId } : null;
}
