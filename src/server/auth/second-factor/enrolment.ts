/** Setting up an authenticator app: the secret is shown until a first code of it proves that the app has it. */
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db, type Tx } from "@/server/db/client";
import { databaseNow } from "@/server/db/clock";
import { writing } from "@/server/db/transaction";
import { enrolmentUri, newSecret } from "./codes";
import { replaceRecoveryCodes, takeAppCode } from "./rows";
import { openSecret, sealSecret } from "./secret";

export interface EnrolmentDto {
  /** As base32, for whoever cannot point a camera at the screen. */
  readonly secret: string;
  /** What the QR code says. */
  readonly uri: string;
}

export const WRONG_CODE =
  "確認コードが違います。アプリに表示されている最新の6桁の数字を入力してください。一度使ったコードは使えません。";

/** The secret to be set up; the same one each time the page is read. `conflict` where one is in use already. */
export async function readEnrolment(userId: string, email: string): Promise<Result<EnrolmentDto>> {
  const row = await db().secondFactor.findUnique({
    where: { userId },
    select: { secret: true, confirmedAt: true },
  });
  if (row?.confirmedAt) return refused("conflict");
  const known = row && openSecret(userId, row.secret);
  const secret = known ?? (await startEnrolment(userId));
  return done({ secret, uri: enrolmentUri(secret, email) });
}

async function startEnrolment(userId: string): Promise<string> {
  const secret = newSecret();
  const sealed = sealSecret(userId, secret);
  await db().secondFactor.upsert({
    where: { userId, confirmedAt: null },
    create: { userId, secret: sealed },
    update: { secret: sealed },
    select: { userId: true },
  });
  return secret;
}

/** @returns the recovery codes, shown once; `invalid` at `code`, `conflict` where one is in use already */
export async function confirmEnrolment(
  tx: Tx,
  viewer: Viewer & { readonly userId: string },
  code: string,
): Promise<Result<{ recoveryCodes: readonly string[] }>> {
  const { userId } = viewer;
  const row = await tx.secondFactor.findUnique({
    where: { userId },
    select: { secret: true, confirmedAt: true },
  });
  if (!row || row.confirmedAt) return refused("conflict");
  if (!(await takeAppCode(tx, userId, row.secret, code))) return refused("invalid", { code: WRONG_CODE });
  await tx.secondFactor.update({
    where: { userId },
    data: { confirmedAt: await databaseNow(tx) },
    select: { userId: true },
  });
  const recoveryCodes = await replaceRecoveryCodes(tx, userId);
  await recordAudit(tx, viewer, {
    action: "account.second_factor_on",
    subject: { kind: "account", id: userId },
  });
  return done({ recoveryCodes });
}

/** The same for somebody who is signed in. */
export async function enrolOwn(
  viewer: Viewer,
  code: string,
): Promise<Result<{ recoveryCodes: readonly string[] }>> {
  const { userId } = viewer;
  if (userId === null || viewer.responseScope) return refused("forbidden");
  return writing((tx) => confirmEnrolment(tx, { ...viewer, userId }, code));
}
