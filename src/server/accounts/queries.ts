/** Accounts as an administrator sees them. */

import { z } from "zod";
import { can, type Role } from "@/domain/shared/access";
import { byName } from "@/domain/shared/names";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import type { DepartmentDto } from "./departments";
import { ACCOUNT_SELECT, type AccountRow } from "./rows";

export interface AccountDto {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly department: DepartmentDto | null;
  readonly active: boolean;
  /** Whether a password has been set, that is, the first invitation was taken up. */
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  /** Raised by every change: a writer names the one it read. */
  readonly version: number;
  readonly lastInvitation: {
    readonly createdAt: Date;
    readonly expiresAt: Date;
    readonly usedAt: Date | null;
  } | null;
}

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
    hasSecondFactor: (row.secondFactor?.confirmedAt ?? null) !== null,
    version: row.sessionVersion,
    lastInvitation: row.invitations[0] ?? null,
  };
}

/** Active ones first, then by name. */
export async function listAccounts(viewer: Viewer): Promise<Result<AccountDto[]>> {
  if (!can(viewer, "account.read", {})) return refused("forbidden");
  const rows = await db().user.findMany({ select: ACCOUNT_SELECT, orderBy: { email: "asc" } });
  return done(rows.map(toDto).sort((a, b) => Number(b.active) - Number(a.active) || byName(a, b)));
}

export async function getAccount(viewer: Viewer, accountId: string): Promise<Result<AccountDto>> {
  if (!can(viewer, "account.read", {})) return refused("forbidden");
  const row = await db().user.findUnique({ where: { id: accountId }, select: ACCOUNT_SELECT });
  return row ? done(toDto(row)) : refused("not_found");
}

export interface AccountCountsDto {
  readonly active: number;
  /** Active accounts that have never taken up their invitation, run out or not. */
  readonly invited: number;
}

const countRow = z.object({ active: z.int(), invited: z.int() });

/** How many people have an account, and how many of them have not begun. */
export async function countAccounts(viewer: Viewer): Promise<Result<AccountCountsDto>> {
  if (!can(viewer, "account.read", {})) return refused("forbidden");
  const [row] = parseRows(
    countRow,
    await db().$queryRaw`
    SELECT count(*)::int AS active,
           (count(*) FILTER (WHERE u.password_hash IS NULL AND EXISTS (
             SELECT FROM invitation i WHERE i.user_id = u.id AND i.used_at IS NULL
           )))::int AS invited
    FROM user_account u WHERE u.active`,
  );
  return done(row ?? { active: 0, invited: 0 });
}
