/** Changing one's own password. */
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { countAttempt, waitSentence } from "@/server/auth/attempts";
import { keepSession } from "@/server/auth/sessions/open";
import { db } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { hashPassword, verifyPassword } from "./hash";
import { normalizePassword, passwordProblem } from "./rules";

/**
 * Not from a personal link (`forbidden`). The current password is asked again, and counted like a sign-in: an open screen is not yet a person. Every other
 * session of the account ends; this one goes on.
 * @param address of `clientAddress`
 */
export async function changeOwnPassword(
  viewer: Viewer,
  input: { current: string; password: string },
  address: string,
): Promise<Result<null>> {
  if (viewer.userId === null || viewer.email === null || viewer.responseScope) return refused("forbidden");
  const { userId, email, name, sessionId } = viewer;
  const problem = passwordProblem(input.password, { email, name });
  if (problem) return refused("invalid", { password: problem });
  if (normalizePassword(input.password) === normalizePassword(input.current)) {
    return refused("invalid", { password: "今のパスワードとは別のものにしてください。" });
  }

  const attempt = await countAttempt(email, address);
  if (!attempt.ok) return refused("busy", { "": waitSentence(attempt.waitSeconds) });
  const before = await db().user.findUnique({
    where: { id: userId },
    select: { passwordHash: true, sessionVersion: true },
  });
  if (!before) return refused("not_found");
  if (before.passwordHash === null) {
    return refused("invalid", {
      "": "このアカウントにはパスワードが設定されていません。管理者に招待リンクの発行を依頼してください。",
    });
  }
  if (!(await verifyPassword(before.passwordHash, input.current))) {
    return refused("invalid", { current: "今のパスワードが違います。" });
  }
  const passwordHash = await hashPassword(input.password);

  const result = await writing(async (tx): Promise<Result<null>> => {
    const changed = await tx.user.updateMany({
      where: { id: userId, active: true, sessionVersion: before.sessionVersion },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    });
    if (changed.count !== 1) return refused("conflict");
    if (sessionId !== null) await keepSession(tx, sessionId);
    await recordAudit(tx, viewer, { action: "account.password", subject: { kind: "account", id: userId } });
    return done(null);
  });
  if (result.ok) await attempt.forgive();
  return result;
}
