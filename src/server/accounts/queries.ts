/** Accounts as an administrator sees them. */

import { z } from "zod";
import { can, ROLES, type Role } from "@/domain/shared/access";
import { hasBegun } from "@/domain/shared/account-standing";
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
  /** Whether the person ever signed in, by whatever way. */
  readonly hasSignedIn: boolean;
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
function toDto(row: AccountRow, hasSignedIn: boolean): AccountDto {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    department: row.department,
    active: row.active,
    hasPassword: row.passwordHash !== null,
    hasSignedIn,
    hasSecondFactor: (row.secondFactor?.confirmedAt ?? null) !== null,
    version: row.sessionVersion,
    lastInvitation: row.invitations[0] ?? null,
  };
}

/** Active ones first, then by name. */
export async function listAccounts(viewer: Viewer): Promise<Result<AccountDto[]>> {
  if (!can(viewer, "account.read", {})) return refused("forbidden");
  const [rows, signedIn] = await Promise.all([
    db().user.findMany({ select: ACCOUNT_SELECT, orderBy: { email: "asc" } }),
    whoSignedIn(),
  ]);
  const accounts = rows.map((row) => toDto(row, signedIn.has(row.id)));
  return done(accounts.sort((a, b) => Number(b.active) - Number(a.active) || byName(a, b)));
}

const personRow = z.object({
  id: z.uuid(),
  /** null for whoever does not read accounts. */
  email: z.string().nullable(),
  name: z.string(),
  department: z.string().nullable(),
  role: z.enum(ROLES),
  active: z.boolean(),
});

/** Who has an account, without how it stands: one query. */
export type PersonDto = z.infer<typeof personRow>;

/** Active ones first, then by name; the address is an account's, and is left out for whoever reads none. */
export async function listPeople(viewer: Viewer): Promise<Result<PersonDto[]>> {
  if (!can(viewer, "person.read", {})) return refused("forbidden");
  const readsAccounts = can(viewer, "account.read", {});
  const people = parseRows(
    personRow,
    await db().$queryRaw`
    SELECT u.id::text AS id, CASE WHEN ${readsAccounts} THEN u.email END AS email, u.name, u.role::text AS role, u.active, d.name AS department
    FROM user_account u LEFT JOIN department d ON d.id = u.department_id`,
  );
  return done(people.sort((a, b) => Number(b.active) - Number(a.active) || byName(a, b)));
}

export async function getAccount(viewer: Viewer, accountId: string): Promise<Result<AccountDto>> {
  if (!can(viewer, "account.read", {})) return refused("forbidden");
  const row = await db().user.findUnique({ where: { id: accountId }, select: ACCOUNT_SELECT });
  if (row === null) return refused("not_found");
  return done(toDto(row, (await whoSignedIn()).has(row.id)));
}

const idRow = z.object({ id: z.uuid() });

/** Accounts that were ever signed in with, as the audit trail has it. */
async function whoSignedIn(): Promise<ReadonlySet<string>> {
  const rows = parseRows(
    idRow,
    await db().$queryRaw`
    SELECT u.id::text AS id FROM user_account u
    WHERE EXISTS (SELECT FROM audit_event e WHERE e.actor_id = u.id AND e.action = 'account.sign_in')`,
  );
  return new Set(rows.map(({ id }) => id));
}

export interface AccountCountsDto {
  readonly active: number;
  /** Active accounts that nobody has used yet, invited or not. */
  readonly notBegun: number;
}

/** How many people have an account, and how many of them have not begun. */
export async function countAccounts(viewer: Viewer): Promise<Result<AccountCountsDto>> {
  const listed = await listAccounts(viewer);
  if (!listed.ok) return listed;
  const active = listed.value.filter((account) => account.active);
  return done({ active: active.length, notBegun: active.filter((account) => !hasBegun(account)).length });
}
