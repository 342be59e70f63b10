/** The step from the password to the whole session. */
import { logger } from "@/lib/logger";
import { done, type Result, refused } from "@/lib/result";
import { viewerOfAccount } from "@/server/access/viewer-of";
import { recordAudit } from "@/server/audit/record";
import { waitSentence } from "@/server/auth/attempts";
import { countTry, forget, type Limit } from "@/server/auth/rate-limit";
import { logRefusedSignIn } from "@/server/auth/refused-sign-in";
import { type PendingSession, readPending } from "@/server/auth/sessions/pending";
import type { SessionClaims } from "@/server/auth/sessions/session-token";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { confirmEnrolment, WRONG_CODE } from "./enrolment";
import { takeCode } from "./rows";

/** For one account, whoever tries: the password was right each time. */
export const CODE_LIMIT = 10;
export const CODES_BY_ACCOUNT: Limit = { name: "second-factor:account", points: CODE_LIMIT };

/** No password was given just now, or too long ago. */
export const SIGN_IN_OVER: Result<never> = refused("invalid", {
  "": "時間がたったため、サインインをやり直してください。",
});

/** Takes a code of the app or a recovery code; then the session is whole. `busy` after too many tries. */
export async function passWithCode(claims: SessionClaims, code: string): Promise<Result<null>> {
  return step(claims, "code", async (tx, { userId }) => {
    const proof = await takeCode(tx, userId, code);
    if (proof === null) return refused("invalid", { code: WRONG_CODE });
    await recordSignIn(tx, userId, proof);
    return done(null);
  });
}

/** Sets up the app that is asked for at this sign-in; then the session is whole. */
export async function passWithEnrolment(
  claims: SessionClaims,
  code: string,
): Promise<Result<{ recoveryCodes: readonly string[] }>> {
  return step(claims, "enrolment", async (tx, { userId }) => {
    const viewer = await viewerOfAccount(tx, userId);
    const enrolled = await confirmEnrolment(tx, { ...viewer, userId }, code);
    if (enrolled.ok) await recordSignIn(tx, userId, "app");
    return enrolled;
  });
}

/** Counted before anything is compared; a success begins to count anew. */
async function step<T>(
  claims: SessionClaims,
  awaits: PendingSession["awaits"],
  prove: (tx: Tx, pending: PendingSession) => Promise<Result<T>>,
): Promise<Result<T>> {
  const asked = await readPending(claims);
  if (asked?.awaits !== awaits) return SIGN_IN_OVER;
  const wait = await countTry(CODES_BY_ACCOUNT, asked.userId);
  if (wait > 0) {
    logRefusedSignIn({
      method: "second_factor",
      cause: "too_many_attempts",
      account: asked.userId,
      waitSeconds: wait,
    });
    return refused("busy", { "": waitSentence(wait) });
  }
  const result = await writing(
    async (tx): Promise<Result<T>> => {
      const pending = await readPending(claims, tx);
      if (pending?.awaits !== awaits) return SIGN_IN_OVER;
      const proved = await prove(tx, pending);
      if (!proved.ok) return proved;
      await tx.$executeRaw`
      UPDATE staff_session SET awaits = NULL, seen_at = now() WHERE id = ${claims.sessionId}::uuid`;
      return proved;
    },
    { evenWhenFull: true },
  );
  if (result.ok) {
    await forget(CODES_BY_ACCOUNT, asked.userId);
    logger.info({ account: asked.userId, method: "second_factor" }, "sign-in");
  } else {
    logRefusedSignIn({ method: "second_factor", cause: "wrong_code", account: asked.userId });
  }
  return result;
}

async function recordSignIn(tx: Tx, userId: string, secondFactor: "app" | "recovery"): Promise<void> {
  await recordAudit(tx, await viewerOfAccount(tx, userId), {
    action: "account.sign_in",
    subject: { kind: "account", id: userId },
    after: { method: "password", secondFactor },
  });
}
