/** What an administrator decides: which roles have to have a second factor, and taking a lost one away. */
import { z } from "zod";
import { can, ROLES, type Role } from "@/domain/shared/access";
import { secondFactorRolesChangedMeanwhile } from "@/domain/words/ja/roles";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { latestEvent } from "@/server/audit/latest";
import { recordAudit } from "@/server/audit/record";
import { lockAccounts } from "@/server/auth/links/setup";
import { db, type Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { rowId } from "@/server/input/fields";
import { removeSecondFactor } from "./rows";

const SETTINGS = { kind: "settings", id: "sign-in" } as const;

/** In the order of {@link ROLES}. */
export async function readSecondFactorRoles(viewer: Viewer): Promise<Result<Role[]>> {
  if (!can(viewer, "account.read", {})) return refused("forbidden");
  const rows = await db().secondFactorRole.findMany({ select: { role: true } });
  return done(ROLES.filter((role) => rows.some((row) => row.role === role)));
}

/** GitHub's rule for organizations: whoever demands it of their own role has shown that they can meet it. */
const OWN_FIRST =
  "ご自身の役割に2段階認証を必須とする前に、ご自身の2段階認証を設定し、回復コードを保管してください。設定は画面右上の氏名から「2段階認証」を開いて行います。";

const roles = z.array(z.enum(ROLES));
const rolesSchema = z.strictObject({
  roles,
  /** Those that the writer saw; left out where none were shown. */
  seen: roles.optional(),
});

/**
 * From the next sign-in on. `conflict`, with who decided, where others than the seen and the wanted ones are bound by now. Refused as `invalid` where it would newly bind the administrator, who has none yet. People who sign in through the organization's provider are not asked: that is its part.
 */
export async function setSecondFactorRoles(
  viewer: Viewer,
  raw: z.input<typeof rolesSchema>,
): Promise<Result<null>> {
  if (!can(viewer, "settings.manage", {})) return refused("forbidden");
  const parsed = rolesSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid");
  const roles = ROLES.filter((role) => parsed.data.roles.includes(role));
  const seen = parsed.data.seen && ROLES.filter((role) => parsed.data.seen?.includes(role));
  return writing(async (tx): Promise<Result<null>> => {
    await lockAccounts(tx);
    const rows = await tx.secondFactorRole.findMany({ select: { role: true } });
    const before = ROLES.filter((role) => rows.some((row) => row.role === role));
    if (before.join() === roles.join()) return done(null);
    if (seen && before.join() !== seen.join()) {
      const latest = await latestEvent(tx, "settings.second_factor", SETTINGS);
      const sentence = secondFactorRolesChangedMeanwhile({ by: latest?.by ?? null, to: before });
      return refused("conflict", { "": sentence });
    }
    const bindsOneself = roles.includes(viewer.role) && !before.includes(viewer.role);
    if (bindsOneself && !(await hasSecondFactor(tx, viewer))) return refused("invalid", { "": OWN_FIRST });
    await tx.secondFactorRole.deleteMany({ where: { role: { notIn: roles } } });
    await tx.secondFactorRole.createMany({ data: roles.map((role) => ({ role })), skipDuplicates: true });
    await recordAudit(tx, viewer, {
      action: "settings.second_factor",
      subject: SETTINGS,
      before: { secondFactorRoles: before },
      after: { secondFactorRoles: roles },
    });
    return done(null);
  });
}

async function hasSecondFactor(tx: Tx, { userId }: Viewer): Promise<boolean> {
  if (userId === null) return false;
  const where = { userId, confirmedAt: { not: null } };
  return (await tx.secondFactor.count({ where })) > 0;
}

const resetSchema = z.strictObject({ accountId: rowId });

/**
 * Takes a colleague's second factor away, who has lost it, and ends their sessions. Their password stays. Not one's own:
 * whoever still has it can do that, and whoever has not needs somebody else.
 */
export async function resetSecondFactor(
  viewer: Viewer,
  raw: z.input<typeof resetSchema>,
): Promise<Result<null>> {
  if (!can(viewer, "account.manage", {})) return refused("forbidden");
  const parsed = resetSchema.safeParse(raw);
  if (!parsed.success) return refused("not_found");
  const { accountId } = parsed.data;
  if (accountId === viewer.userId) return refused("forbidden");
  return writing(async (tx): Promise<Result<null>> => {
    if (!(await removeSecondFactor(tx, accountId))) return refused("not_found");
    await tx.user.update({
      where: { id: accountId },
      data: { sessionVersion: { increment: 1 } },
      select: { id: true },
    });
    await recordAudit(tx, viewer, {
      action: "account.second_factor_reset",
      subject: { kind: "account", id: accountId },
    });
    return done(null);
  });
}
