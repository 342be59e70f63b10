/** Proving who one is: by password, or by the organization's identity provider. */
import { z } from "zod";
import { EMAIL_MAX_LENGTH, emailSchema, normalizeEmail } from "@/lib/email";
import { logger } from "@/lib/logger";
import { done, type Result, refused } from "@/lib/result";
import { viewerOfAccount } from "@/server/access/viewer-of";
import { recordAudit } from "@/server/audit/record";
import { verifyPassword } from "@/server/auth/passwords/hash";
import { type OpenedSession, openSession } from "@/server/auth/sessions/open";
import { db, type Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { countAttempt, waitSentence } from "./attempts";
import { logRefusedSignIn, type Refusal } from "./refused-sign-in";

/** Any text: what is wrong with a password at sign-in is never told. */
export const signInSchema = z.strictObject({
  email: z
    .string()
    .min(1, { error: "メールアドレスを入力してください。" })
    .max(EMAIL_MAX_LENGTH, { error: "メールアドレスが長すぎます。" }),
  password: z
    .string()
    .min(1, { error: "パスワードを入力してください。" })
    .max(1_000, { error: "メールアドレスまたはパスワードが違います。" }),
});

/** One sentence for every cause: an unknown address must not look different from a wrong password. */
const WRONG = "メールアドレスまたはパスワードが違います。";

const accountSelect = { id: true, active: true, passwordHash: true } as const;

/**
 * Counts the try, then checks the password.
 * @param address of `clientAddress`
 * @param device what the browser says of itself
 * @returns the session; refused as `busy` (with the time to wait) or `invalid`
 */
export async function signInWithPassword(
  input: z.infer<typeof signInSchema>,
  address: string,
  device = "",
): Promise<Result<OpenedSession>> {
  const email = normalizeEmail(input.email);
  const attempt = await countAttempt(email, address);
  if (!attempt.ok) {
    const { waitSeconds } = attempt;
    logRefusedSignIn({ method: "password", cause: "too_many_attempts", address, waitSeconds });
    return refused("busy", { "": waitSentence(waitSeconds) });
  }

  const account = await db().user.findUnique({ where: { email }, select: accountSelect });
  const matches = await verifyPassword(account?.passwordHash ?? null, input.password);
  if (!matches || !account?.active) {
    // The address as typed is not logged: it may be a password in the wrong box.
    const cause = account === null ? "no_account" : matches ? "account_not_in_use" : "wrong_password";
    logRefusedSignIn({ method: "password", cause, address, account: account?.id });
    return refused("invalid", { "": WRONG });
  }

  // Hashing takes a while: the account is read again, so that a change made meanwhile holds.
  const admitted = await writing(
    async (tx) => {
      const stillHolds = (now: AccountRow) => now.passwordHash === account.passwordHash;
      const session = await admit(tx, account.id, { method: "password", device, stillHolds });
      return session ? done(session) : refused("invalid", { "": WRONG });
    },
    { evenWhenFull: true },
  );
  if (admitted.ok) {
    await attempt.forgive();
    const { userId, awaits } = admitted.value;
    logger.info({ account: userId, method: "password", awaits }, "sign-in");
  }
  return admitted;
}

/** What an OIDC provider says about a person. `xms_edov` is Entra ID's word for "the address's domain is verified". */
const oidcProfileSchema = z.object({
  sub: z.string().min(1),
  email: emailSchema,
  email_verified: z.unknown().optional(),
  xms_edov: z.unknown().optional(),
});

/**
 * Lets somebody in whom the identity provider vouches for: the address must be verified by it, and belong to an
 * active account here. No account is ever made by signing in.
 * @param profile the provider's claims: anything
 * @param device what the browser says of itself
 */
export async function signInWithOidc(profile: unknown, device = ""): Promise<Result<OpenedSession>> {
  const parsed = oidcProfileSchema.safeParse(profile);
  if (!parsed.success) {
    const claims = Object.keys(z.flattenError(parsed.error).fieldErrors);
    return refusedOidc({ cause: "claim_missing_or_unusable", claims });
  }
  const { email, email_verified, xms_edov } = parsed.data;
  if (![email_verified, xms_edov].some(isTrue)) {
    return refusedOidc({ cause: "address_not_verified", claims: ["email_verified", "xms_edov"] });
  }
  const admitted = await writing(
    async (tx): Promise<Result<OpenedSession>> => {
      const account = await tx.user.findUnique({ where: { email }, select: { id: true } });
      if (account === null) return refusedOidc({ cause: "no_account" });
      const by = { method: "oidc", device, stillHolds: () => true } as const;
      const session = await admit(tx, account.id, by);
      return session ? done(session) : refusedOidc({ cause: "account_not_in_use", account: account.id });
    },
    { evenWhenFull: true },
  );
  if (admitted.ok) logger.info({ account: admitted.value.userId, method: "oidc" }, "sign-in");
  return admitted;
}

/** @param why for the log, so that an administrator finds what to set at the provider */
function refusedOidc(why: Omit<Refusal, "method">): Result<never> {
  logRefusedSignIn({ method: "oidc", ...why });
  return refused("forbidden");
}

/** Providers write booleans as true, "true", 1 or "1". */
function isTrue(value: unknown): boolean {
  return value === true || value === "true" || value === 1 || value === "1";
}

type AccountRow = { active: boolean; passwordHash: string | null };

async function admit(
  tx: Tx,
  accountId: string,
  by: {
    readonly method: "password" | "oidc";
    readonly device: string;
    readonly stillHolds: (now: AccountRow) => boolean;
  },
): Promise<OpenedSession | null> {
  const now = await tx.user.findUnique({ where: { id: accountId }, select: accountSelect });
  if (!now?.active || !by.stillHolds(now)) return null;
  const session = await openSession(tx, { userId: now.id, by: by.method }, by.device);
  // Nobody has signed in before the second factor is there; whoever asks for it writes that down.
  if (session.awaits !== null) return session;
  await recordAudit(tx, await viewerOfAccount(tx, now.id), {
    action: "account.sign_in",
    subject: { kind: "account", id: now.id },
    after: { method: by.method },
  });
  return session;
}
