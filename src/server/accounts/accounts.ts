/** Accounts and departments: what an administrator sees and changes. */
import { can, type Role } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { createToken, INVITATION_LIFE_MS } from "@/server/auth/one-time-link";
import { lockAccounts } from "@/server/auth/setup";
import { db, type Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { writing } from "@/server/db/transaction";

export interface DepartmentDto {
  readonly id: string;
  readonly name: string;
}

export interface AccountDto {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly department: DepartmentDto | null;
  readonly active: boolean;
  /** Whether a password has been set, that is, the first invitation was taken up. */
  readonly hasPassword: boolean;
  /** Raised by every change: a writer names the one it read. */
  readonly version: number;
  readonly lastInvitation: {
    readonly createdAt: Date;
    readonly expiresAt: Date;
    readonly usedAt: Date | null;
  } | null;
}

/** Where the account belongs: a department that exists, one to be made by its name, or none. */
export type DepartmentChoice = { readonly id: string } | { readonly name: string } | null;

/** A one-time link's token, shown once; only its hash is kept. */
export interface InvitationDto {
  readonly accountId: string;
  readonly token: string;
  readonly expiresAt: Date;
}

const accountSelect = {
  id: true,
  email: true,
  name: true,
  role: true,
  active: true,
  passwordHash: true,
  sessionVersion: true,
  department: { select: { id: true, name: true } },
  invitations: {
    where: { purpose: "invite" },
    select: { createdAt: true, expiresAt: true, usedAt: true },
    orderBy: { createdAt: "desc" },
    take: 1,
  },
} satisfies Prisma.UserSelect;

type AccountRow = Prisma.UserGetPayload<{ select: typeof accountSelect }>;

/** The hash itself never leaves this file. */
function toDto(row: AccountRow): AccountDto {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    department: row.department,
    active: row.active,
    hasPassword: row.passwordHash !== null,
    version: row.sessionVersion,
    lastInvitation: row.invitations[0] ?? null,
  };
}

/** Active ones first, then by name. */
export async function listAccounts(viewer: Viewer): Promise<Result<AccountDto[]>> {
  if (!can(viewer, "account.read", {})) return refused("forbidden");
  const rows = await db().user.findMany({
    select: accountSelect,
    orderBy: [{ active: "desc" }, { name: "asc" }, { email: "asc" }],
  });
  return done(rows.map(toDto));
}

export async function getAccount(viewer: Viewer, accountId: string): Promise<Result<AccountDto>> {
  if (!can(viewer, "account.read", {})) return refused("forbidden");
  const row = await db().user.findUnique({ where: { id: accountId }, select: accountSelect });
  return row ? done(toDto(row)) : refused("not_found");
}

/** For choosing where an account or a KPI belongs. */
export async function listDepartments(viewer: Viewer): Promise<Result<DepartmentDto[]>> {
  if (!can(viewer, "account.read", {})) return refused("forbidden");
  return done(
    await db().department.findMany({ select: { id: true, name: true }, orderBy: [{ name: "asc" }] }),
  );
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
    const account = await tx.user.create({
      data: {
        email: input.email,
        name: input.name,
        role: input.role,
        departmentId: department?.id ?? null,
      },
      select: accountSelect,
    });
    const invitation = await invite(tx, account.id);
    await recordNewDepartment(tx, viewer, department);
    await recordAudit(tx, viewer, {
      action: "account.create",
      subject: { kind: "account", id: account.id },
      after: auditView(account),
    });
    await recordInvitation(tx, viewer, invitation);
    return done(invitation);
  });
}

/**
 * A new one-time link: the first sign-in, or a new password for somebody who forgot theirs. Earlier links end now;
 * the present password holds until the new link is taken up. Refused as `invalid` for a deactivated account.
 */
export async function reissueInvitation(
  viewer: Viewer,
  input: { accountId: string },
): Promise<Result<InvitationDto>> {
  if (!can(viewer, "account.manage", {})) return refused("forbidden");
  return writing(async (tx): Promise<Result<InvitationDto>> => {
    await lockAccounts(tx);
    const account = await tx.user.findUnique({ where: { id: input.accountId }, select: { active: true } });
    if (!account) return refused("not_found");
    if (!account.active) {
      return refused("invalid", {
        "": "停止中のアカウントには招待リンクを発行できません。先に利用を再開してください。",
      });
    }
    const invitation = await invite(tx, input.accountId);
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
    const before = await tx.user.findUnique({ where: { id: input.accountId }, select: accountSelect });
    if (!before) return refused("not_found");
    if (before.sessionVersion !== input.version) return refused("conflict");
    if (input.role !== "admin" && (await isLastAdministrator(tx, before))) {
      return refused("invalid", { role: LAST_ADMINISTRATOR });
    }
    const department = await resolveDepartment(tx, input.department);
    if (department === "unknown") return refused("not_found");
    const departmentId = department?.id ?? null;
    const isSame =
      before.name === input.name &&
      before.role === input.role &&
      (before.department?.id ?? null) === departmentId;
    if (isSame) return done(null);

    const changed = await tx.user.updateMany({
      where: { id: input.accountId, sessionVersion: input.version },
      data: { name: input.name, role: input.role, departmentId, sessionVersion: { increment: 1 } },
    });
    if (changed.count !== 1) return refused("conflict");
    await recordNewDepartment(tx, viewer, department);
    await recordAudit(tx, viewer, {
      action: "account.update",
      subject: { kind: "account", id: input.accountId },
      before: auditView(before),
      after: auditView({ ...before, name: input.name, role: input.role, department }),
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
    const before = await tx.user.findUnique({ where: { id: input.accountId }, select: accountSelect });
    if (!before) return refused("not_found");
    if (before.sessionVersion !== input.version) return refused("conflict");
    if (before.active === input.active) return done(null);
    if (!input.active && (await isLastAdministrator(tx, before))) {
      return refused("invalid", { "": LAST_ADMINISTRATOR });
    }
    const changed = await tx.user.updateMany({
      where: { id: input.accountId, sessionVersion: input.version },
      data: { active: input.active, sessionVersion: { increment: 1 } },
    });
    if (changed.count !== 1) return refused("conflict");
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

const NO_DEPARTMENT = { department: "所管課の担当者には、所属する課を選んでください。" };
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

type ResolvedDepartment = (DepartmentDto & { isNew: boolean }) | null;

async function resolveDepartment(tx: Tx, choice: DepartmentChoice): Promise<ResolvedDepartment | "unknown"> {
  if (choice === null) return null;
  const select = { id: true, name: true } as const;
  if ("id" in choice) {
    const found = await tx.department.findUnique({ where: { id: choice.id }, select });
    return found ? { ...found, isNew: false } : "unknown";
  }
  const { count } = await tx.department.createMany({ data: [{ name: choice.name }], skipDuplicates: true });
  const department = await tx.department.findUniqueOrThrow({ where: { name: choice.name }, select });
  return { ...department, isNew: count === 1 };
}

async function endInvitations(tx: Tx, accountId: string): Promise<void> {
  const now = new Date();
  await tx.invitation.updateMany({
    where: { userId: accountId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
}

async function invite(tx: Tx, accountId: string): Promise<InvitationDto> {
  await endInvitations(tx, accountId);
  const { token, tokenHash } = createToken();
  const expiresAt = new Date(Date.now() + INVITATION_LIFE_MS);
  await tx.invitation.create({
    data: { purpose: "invite", tokenHash, userId: accountId, expiresAt },
    select: { id: true },
  });
  return { accountId, token, expiresAt };
}

async function recordInvitation(tx: Tx, viewer: Viewer, invitation: InvitationDto): Promise<void> {
  await recordAudit(tx, viewer, {
    action: "account.invite",
    subject: { kind: "account", id: invitation.accountId },
    after: { expiresAt: invitation.expiresAt.toISOString() },
  });
}

async function recordNewDepartment(tx: Tx, viewer: Viewer, department: ResolvedDepartment): Promise<void> {
  if (!department?.isNew) return;
  await recordAudit(tx, viewer, {
    action: "department.create",
    subject: { kind: "department", id: department.id },
    after: { name: department.name },
  });
}

function auditView(account: Pick<AccountRow, "email" | "name" | "role" | "active" | "department">) {
  return {
    email: account.email,
    name: account.name,
    role: account.role,
    active: account.active,
    department: account.department?.name ?? null,
  };
}
