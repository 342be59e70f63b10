/** An account's row as the administrator's functions read it. */
import type { Prisma } from "@/server/db/generated/client";

export const ACCOUNT_SELECT = {
  id: true,
  email: true,
  name: true,
  role: true,
  active: true,
  passwordHash: true,
  sessionVersion: true,
  secondFactor: { select: { confirmedAt: true } },
  department: { select: { id: true, name: true } },
  invitations: {
    where: { purpose: "invite" },
    select: { createdAt: true, expiresAt: true, usedAt: true },
    orderBy: { createdAt: "desc" },
    take: 1,
  },
} satisfies Prisma.UserSelect;

export type AccountRow = Prisma.UserGetPayload<{ select: typeof ACCOUNT_SELECT }>;
