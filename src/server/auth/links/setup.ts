/** The first administrator: a one-time link printed at start while nobody administers. */
import { cleanName } from "@/domain/shared/typed-text";
import { env } from "@/lib/env";
import { done, type Result, refused } from "@/lib/result";
import { viewerOfAccount } from "@/server/access/viewer-of";
import { recordAudit } from "@/server/audit/record";
import { hashPassword } from "@/server/auth/passwords/hash";
import { passwordProblem } from "@/server/auth/passwords/rules";
import { type OpenedSession, openSession } from "@/server/auth/sessions/open";
import { db, type Tx } from "@/server/db/client";
import { databaseNow } from "@/server/db/clock";
import { transaction, writing } from "@/server/db/transaction";
import { createToken, hashToken, isToken, SET_UP_LIFE_MS } from "./one-time-link";
import { dropSetUpLink } from "./set-up-file";

/** Whoever counts administrators holds this until the commit: two at once see each other. */
export async function lockAccounts(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ayumi.accounts'))`;
}

async function hasAdministrator(tx: Tx): Promise<boolean> {
  return (await tx.user.findFirst({ where: { role: "admin", active: true }, select: { id: true } })) !== null;
}

/**
 * A fresh set-up token for 24 hours; those given out before end now.
 * @returns null when there is an active administrator, who makes every further account
 */
export async function issueSetupToken(): Promise<string | null> {
  return transaction(async (tx) => {
    await lockAccounts(tx);
    if (await hasAdministrator(tx)) return null;
    const now = await databaseNow(tx);
    await tx.invitation.updateMany({
      where: { purpose: "set_up", usedAt: null, expiresAt: { gt: now } },
      data: { expiresAt: now },
    });
    const { token, tokenHash } = createToken();
    await tx.invitation.create({
      data: { purpose: "set_up", tokenHash, expiresAt: new Date(now.getTime() + SET_UP_LIFE_MS) },
      select: { id: true },
    });
    return token;
  });
}

/** Whether the link may still be used. Asking does not use it up. @param token from the address: anything */
export async function isSetupOpen(token: unknown): Promise<boolean> {
  if (!isToken(token)) return false;
  const link = await db().invitation.findFirst({ where: await openSetup(db(), token), select: { id: true } });
  return link !== null && !(await hasAdministrator(db()));
}

async function openSetup(tx: Tx, token: string) {
  return {
    purpose: "set_up",
    tokenHash: hashToken(token),
    usedAt: null,
    expiresAt: { gt: await databaseNow(tx) },
  } as const;
}

/**
 * Makes the first administrator and uses the link up; of two at once, one wins.
 * Refused as `not_found` when the link is unknown, used or past its end, `invalid` with sentences at the fields.
 */
export async function completeSetup(
  input: { token: string; name: string; email: string; password: string },
  device = "",
): Promise<Result<OpenedSession>> {
  if (!(await isSetupOpen(input.token))) return refused("not_found");
  const problem = passwordProblem(input.password, input);
  if (problem) return refused("invalid", { password: problem });
  const passwordHash = await hashPassword(input.password);

  const made = await writing(async (tx): Promise<Result<OpenedSession>> => {
    await lockAccounts(tx);
    if (await hasAdministrator(tx)) return refused("not_found");
    if (await tx.user.findUnique({ where: { email: input.email }, select: { id: true } })) {
      return refused("invalid", {
        email: "このメールアドレスは、すでに登録されています。別のアドレスにしてください。",
      });
    }
    const used = await tx.invitation.updateMany({
      where: await openSetup(tx, input.token),
      data: { usedAt: await databaseNow(tx) },
    });
    if (used.count !== 1) return refused("not_found");
    const account = await tx.user.create({
      data: { email: input.email, name: cleanName(input.name), role: "admin", passwordHash },
      select: { id: true, name: true, email: true, role: true },
    });
    const session = await openSession(tx, { userId: account.id, by: "password" }, device);
    await recordAudit(tx, await viewerOfAccount(tx, account.id), {
      action: "account.set_up",
      subject: { kind: "account", id: account.id },
      after: { email: account.email, name: account.name, role: account.role },
    });
    return done(session);
  });
  if (made.ok) await dropSetUpLink(env().dataDir);
  return made;
}
