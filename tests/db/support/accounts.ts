/** People and environment for the tests of accounts. */
import type { Role } from "@/domain/shared/access";
import { mintViewer, type Viewer } from "@/server/access/viewer";
import { hashPassword } from "@/server/auth/passwords/hash";
import { db } from "@/server/db/client";

export const ORIGIN = "http://localhost:3000";
export const PASSWORD = "しずかな湖畔の森のかげから";

/** Called before the first reading of the environment. */
export function setEnvironment(databaseUrl: string): void {
  process.env.DATABASE_URL = databaseUrl;
  process.env.AUTH_SECRET = "test-secret-test-secret-test-secret";
  process.env.APP_ORIGIN = ORIGIN;
}

let serial = 0;
/** Of PASSWORD, made once in each file: how a password is hashed is tested where accounts are set up. */
let passwordHash: Promise<string> | undefined;

/** An account as it stands after its invitation was taken up. */
export async function person(
  role: Role,
  over: { email?: string; active?: boolean; withPassword?: boolean } = {},
): Promise<Viewer> {
  serial += 1;
  if (over.withPassword !== false) passwordHash ??= hashPassword(PASSWORD);
  const department = role === "contributor" ? { create: { name: `第${serial}課` } } : undefined;
  const row = await db().user.create({
    data: {
      email: over.email ?? `${role}${serial}@example.lg.jp`,
      name: `${role} ${serial}`,
      role,
      active: over.active ?? true,
      passwordHash: over.withPassword === false ? null : await passwordHash,
      department,
    },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      department: { select: { id: true, name: true } },
    },
  });
  return mintViewer(row);
}

export async function actionsOf(subject: string): Promise<string[]> {
  const rows = await db().auditEvent.findMany({
    where: { subject },
    select: { action: true },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => row.action);
}

/** What the account is now. */
export function account(id: string) {
  return db().user.findUniqueOrThrow({
    where: { id },
    select: {
      role: true,
      active: true,
      sessionVersion: true,
      passwordHash: true,
      departmentId: true,
      name: true,
    },
  });
}
