/** A person's own second factor: whether there is one, new recovery codes, taking it away. */
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import type { AuditAction } from "@/server/audit/actions";
import { recordAudit } from "@/server/audit/record";
import { waitSentence } from "@/server/auth/attempts";
import { countTry, forget } from "@/server/auth/rate-limit";
import { db, type Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { type EnrolmentDto, readEnrolment, WRONG_CODE } from "./enrolment";
import { removeSecondFactor, replaceRecoveryCodes, takeCode } from "./rows";
import { CODES_BY_ACCOUNT } from "./sign-in-step";

export type OwnSecondFactorDto =
  | { readonly isOn: true; readonly isRequired: boolean; readonly recoveryCodesLeft: number }
  | { readonly isOn: false; readonly isRequired: boolean; readonly enrolment: EnrolmentDto };

/** Not from a personal link (`forbidden`). Where there is none, what the app needs for one. */
export async function readOwnSecondFactor(viewer: Viewer): Promise<Result<OwnSecondFactorDto>> {
  const { userId, email, role } = viewer;
  if (userId === null || email === null || viewer.responseScope) return refused("forbidden");
  const isRequired = (await db().secondFactorRole.findUnique({ where: { role } })) !== null;
  const factor = await db().secondFactor.findUnique({
    where: { userId },
    select: { confirmedAt: true, _count: { select: { recoveryCodes: { where: { usedAt: null } } } } },
  });
  if (factor?.confirmedAt) {
    return done({ isOn: true, isRequired, recoveryCodesLeft: factor._count.recoveryCodes });
  }
  const enrolment = await readEnrolment(userId, email);
  return enrolment.ok ? done({ isOn: false, isRequired, enrolment: enrolment.value }) : enrolment;
}

/** New recovery codes in the place of the old ones. A code is asked again: an open screen is not yet a person. */
export async function renewRecoveryCodes(
  viewer: Viewer,
  code: string,
): Promise<Result<{ recoveryCodes: readonly string[] }>> {
  return withCode(viewer, code, "account.recovery_codes", async (tx, userId) =>
    done({ recoveryCodes: await replaceRecoveryCodes(tx, userId) }),
  );
}

/** Takes it away; `invalid` where the person's role has to have one. */
export async function turnOffSecondFactor(viewer: Viewer, code: string): Promise<Result<null>> {
  return withCode(viewer, code, "account.second_factor_off", async (tx, userId) => {
    if (await tx.secondFactorRole.findUnique({ where: { role: viewer.role } })) {
      return refused("invalid", {
        "": "あなたの役割では、パスワードでサインインするときに2段階認証が必須です。",
      });
    }
    await removeSecondFactor(tx, userId);
    return done(null);
  });
}

async function withCode<T>(
  viewer: Viewer,
  code: string,
  action: AuditAction,
  work: (tx: Tx, userId: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { userId } = viewer;
  if (userId === null || viewer.responseScope) return refused("forbidden");
  const wait = await countTry(CODES_BY_ACCOUNT, userId);
  if (wait > 0) return refused("busy", { "": waitSentence(wait) });
  const result = await writing(async (tx): Promise<Result<T>> => {
    if ((await takeCode(tx, userId, code)) === null) return refused("invalid", { code: WRONG_CODE });
    const worked = await work(tx, userId);
    if (worked.ok) await recordAudit(tx, viewer, { action, subject: { kind: "account", id: userId } });
    return worked;
  });
  if (result.ok) await forget(CODES_BY_ACCOUNT, userId);
  return result;
}
