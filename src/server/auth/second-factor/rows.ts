/** The second factor of an account, inside a caller's transaction. */
import type { Tx } from "@/server/db/client";
import { databaseNow } from "@/server/db/clock";
import { newRecoveryCodes, recoveryHash, stepOfCode } from "./codes";
import { openSecret } from "./secret";

export type Proof = "app" | "recovery";

/**
 * Whether the code is right, and takes it: no code works twice. By the database's clock.
 * @returns by what it was proved; null where it was not
 */
export async function takeCode(tx: Tx, userId: string, code: string): Promise<Proof | null> {
  const row = await tx.secondFactor.findUnique({
    where: { userId },
    select: { secret: true, confirmedAt: true },
  });
  if (!row?.confirmedAt) return null;
  if (await takeAppCode(tx, userId, row.secret, code)) return "app";
  const codeHash = recoveryHash(code);
  if (codeHash === null) return null;
  const used = await tx.recoveryCode.updateMany({
    where: { codeHash, userId, usedAt: null },
    data: { usedAt: await databaseNow(tx) },
  });
  return used.count === 1 ? "recovery" : null;
}

/** A code of this or an earlier step than the last one taken is refused: somebody may have looked over a shoulder. */
export async function takeAppCode(
  tx: Tx,
  userId: string,
  sealed: Uint8Array,
  code: string,
): Promise<boolean> {
  const secret = openSecret(userId, sealed);
  const step = secret === null ? null : stepOfCode(secret, code, await databaseNow(tx));
  if (step === null) return false;
  const taken = await tx.secondFactor.updateMany({
    where: { userId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return taken.count === 1;
}

/** Ten new ones in the place of all others. @returns the codes, which nobody can read again */
export async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: recoveryHash(code) ?? "" })),
  });
  return codes;
}

/** Takes the second factor away, with its recovery codes. @returns whether there was one */
export async function removeSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  const { count } = await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: { not: null } } });
  return count > 0;
}
