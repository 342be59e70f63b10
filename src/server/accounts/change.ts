/** What an administrator changes: accounts made, changed, taken out of use. */
import { can, type Role } from "@/domain/shared/access";
import { cleanName } from "@/domain/shared/typed-text";
import { accountChangedMeanwhile } from "@/domain/words/ja/accounts";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import type { AuditAction } from "@/server/audit/actions";
import { lastActOn } from "@/server/audit/latest";
import { recordAudit } from "@/server/audit/record";
import { lockAccounts } from "@/server/auth/links/setup";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import {
  type DepartmentChoice,
  type ResolvedDepartment,
  recordNewDepartment,
  resolveDepartment,
} from "./departments";
import { endInvitations, type InvitationDto, invite, recordInvitation } from "./invitations";
import { ACCOUNT_SELECT, type AccountRow } from "./rows";

export const NO_DEPARTMENT = { department: "所管課の担当者には、所属する課を選んでください。" };

const LAST_ADMINISTRATOR =
  "利用できる管理者がほかにいないため、変更できません。先に別の管理者を登録し、パスワードの設定を済ませてもらってください。";

/** Somebody who was invited but has no password yet cannot take over. Called under the lock on accounts. */
async function isLastAdministrator(tx: Tx, account: AccountRow): Promise<boolean> {
  if (account.role !== "admin" || !account.active) return false;
  const other = await tx.user.findFirst({
    where: { role: "admin", active: true, passwordHash: { not: null }, id: { not: account.id } },
    select: { id: true },
  });
  return other === null;
}

/** How the audit trail keeps an account. */
export function auditView(account: Pick<AccountRow, "email" | "name" | "role" | "active" | "department">) {
  return {
    email: account.email,
    name: account.name,
    role: account.role,
    active: account.active,
    department: account.department?.name ?? null,
  };
}

/** All that raises an account's version. */
const ACCOUNT_ACTS = [
  "account.update",
  "account.accept",
  "account.password",
  "account.recover",
  "account.second_factor_reset",
] as const satisfies readonly AuditAction[];

/** The account is another one than was looked at: changed by another administrator, or by the person. */
async function refusedAsChanged(tx: Tx, viewer: Viewer, id: string) {
  const last = await lastActOn(tx, viewer, ACCOUNT_ACTS, { kind: "account", id });
  return refused("conflict", { "": accountChangedMeanwhile(last) });
}

interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly department: ResolvedDepartment;
}

/** A new account with its events, the department's where that is new. @returns its id */
export async function addAccount(
  tx: Tx,
  viewer: Viewer,
  { email, name, role, department }: NewAccount,
): Promise<string> {
  const account = await tx.user.create({
    data: { email, name: cleanName(name), role, departmentId: department?.id ?? null },
    select: ACCOUNT_SELECT,
  });
  await recordNewDepartment(tx, viewer, department);
  await recordAudit(tx, viewer, {
    action: "account.create",
    subject: { kind: "account", id: account.id },
    after: auditView(account),
  });
  return account.id;
}

/**
 * Makes an account without a password, with its first invitation.
 * Refused as `invalid` at `email` when the address is taken, at `department` when a contributor would have none.
 * @param input.email lower case
 */
export async function createAccount(
  viewer: Viewer,
  input: { email: string; name: string; role: Role; department: DepartmentChoice },
): Promise<Result<InvitationDto>> {
  if (!can(viewer, "account.manage", {})) return refused("forbidden");
  if (input.role === "contributor" && input.department === null) return refused("invalid", NO_DEPARTMENT);
  return writing(async (tx): Promise<Result<InvitationDto>> => {
    await lockAccounts(tx);
    if (await tx.user.findUnique({ where: { email: input.email }, select: { id: true } })) {
      return refused("invalid", { email: "このメールアドレスは、すでに登録されています。" });
    }
    const department = await resolveDepartment(tx, input.department);
    if (department === "unknown") return refused("not_found");
    const { email, name, role } = input;
    const accountId = await addAccount(tx, viewer, { email, name, role, department });
    const invitation = await invite(tx, accountId);
    await recordInvitation(tx, viewer, invitation);
    return done(invitation);
  });
}

/**
 * Changes name, role and department; the account's sessions end, and the next sign-in has the new rights.
 * Refused as `conflict` when somebody changed the account meanwhile, `invalid` when no administrator would be left.
 * @param input.version the one that was read
 */
export async function updateAccount(
  viewer: Viewer,
  input: { accountId: string; version: number; name: string; role: Role; department: DepartmentChoice },
): Promise<Result<null>> {
  if (!can(viewer, "account.manage", {})) return refused("forbidden");
  if (input.role === "contributor" && input.department === null) return refused("invalid", NO_DEPARTMENT);
  return writing(async (tx): Promise<Result<null>> => {
    await lockAccounts(tx);
    const before = await tx.user.findUnique({ where: { id: input.accountId }, select: ACCOUNT_SELECT });
    if (!before) return refused("not_found");
    if (before.sessionVersion !== input.version) return refusedAsChanged(tx, viewer, before.id);
    if (input.role !== "admin" && (await isLastAdministrator(tx, before))) {
      return refused("invalid", { role: LAST_ADMINISTRATOR });
    }
    const department = await resolveDepartment(tx, input.department);
    if (department === "unknown") return refused("not_found");
    const departmentId = department?.id ?? null;
    const name = cleanName(input.name);
    const isSame =
      before.name === name && before.role === input.role && (before.department?.id ?? null) === departmentId;
    if (isSame) return done(null);

    const changed = await tx.user.updateMany({
      where: { id: input.accountId, sessionVersion: input.version },
      data: { name, role: input.role, departmentId, sessionVersion: { increment: 1 } },
    });
    if (changed.count !== 1) return refusedAsChanged(tx, viewer, before.id);
    await recordNewDepartment(tx, viewer, department);
    await recordAudit(tx, viewer, {
      action: "account.update",
      subject: { kind: "account", id: input.accountId },
      before: auditView(before),
      after: auditView({ ...before, name, role: input.role, department }),
    });
    return done(null);
  });
}

/**
 * Takes an account out of use, or back into it. Its sessions end and its open invitations with them.
 * Refused as `conflict` and `invalid` like {@link updateAccount}.
 */
export async function setAccountActive(
  viewer: Viewer,
  input: { accountId: string; version: number; active: boolean },
): Promise<Result<null>> {
  if (!can(viewer, "account.manage", {})) return refused("forbidden");
  return writing(async (tx): Promise<Result<null>> => {
    await lockAccounts(tx);
    const before = await tx.user.findUnique({ where: { id: input.accountId }, select: ACCOUNT_SELECT });
    if (!before) return refused("not_found");
    if (before.sessionVersion !== input.version) return refusedAsChanged(tx, viewer, before.id);
    if (before.active === input.active) return done(null);
    if (!input.active && (await isLastAdministrator(tx, before))) {
      return refused("invalid", { "": LAST_ADMINISTRATOR });
    }
    const changed = await tx.user.updateMany({
      where: { id: input.accountId, sessionVersion: input.version },
      data: { active: input.active, sessionVersion: { increment: 1 } },
    });
    if (changed.count !== 1) return refusedAsChanged(tx, viewer, before.id);
    if (!input.active) await endInvitations(tx, input.accountId);
    await recordAudit(tx, viewer, {
      action: "account.update",
      subject: { kind: "account", id: input.accountId },
      before: auditView(before),
      after: auditView({ ...before, active: input.active }),
    });
    return done(null);
  });
}
