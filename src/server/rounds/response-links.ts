/** Personal links of a round, for the office: who has one, and taking it back. */

import { z } from "zod";
import { roundState } from "@/domain/rounds/round";
import { can } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { byDepartmentAndName } from "@/domain/shared/names";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { rowId } from "@/server/input/fields";

/** One person's links into one round; the links themselves are told to nobody. */
export interface PersonLinksDto {
  readonly userId: string;
  readonly name: string;
  readonly departmentName: string | null;
  /** Whether a link of theirs could let them in at all: an active account of somebody who answers. */
  readonly mayAnswer: boolean;
  /** The newest first. ISO instants. */
  readonly links: readonly { readonly createdAt: string; readonly revokedAt: string | null }[];
}

export interface RoundLinksDto {
  readonly roundId: string;
  readonly fy: FiscalYear;
  /** Links work while the round is open. */
  readonly isOpen: boolean;
  /** By department and name. */
  readonly people: readonly PersonLinksDto[];
}

const listSchema = z.strictObject({ roundId: rowId });
const revokeSchema = z.strictObject({ roundId: rowId, userId: rowId });

export type RevokeLinksInput = z.input<typeof revokeSchema>;

/** Everybody who was sent a link into this round. */
export async function listRoundLinks(
  viewer: Viewer,
  raw: { roundId: string },
): Promise<Result<RoundLinksDto>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = listSchema.safeParse(raw);
  if (!parsed.success) return refused("not_found");
  const { roundId } = parsed.data;
  const [round, people] = await Promise.all([
    db().collectionRound.findUnique({
      where: { id: roundId },
      select: { fy: true, openedAt: true, closedAt: true },
    }),
    db().user.findMany({
      where: { responseLinks: { some: { roundId } } },
      select: {
        id: true,
        name: true,
        role: true,
        active: true,
        department: { select: { name: true } },
        responseLinks: {
          where: { roundId },
          select: { createdAt: true, revokedAt: true },
          orderBy: { createdAt: "desc" },
        },
      },
      orderBy: { id: "asc" },
    }),
  ]);
  if (!round) return refused("not_found");
  return done({
    roundId,
    fy: fiscalYear(round.fy),
    isOpen: roundState(round) === "open",
    people: people
      .map(({ department, ...person }) => ({ ...person, department: department?.name ?? null }))
      .sort(byDepartmentAndName)
      .map(({ id, name, role, active, department, responseLinks }) => ({
        userId: id,
        name,
        departmentName: department,
        mayAnswer: active && role === "contributor",
        links: responseLinks.map(({ createdAt, revokedAt }) => ({
          createdAt: createdAt.toISOString(),
          revokedAt: revokedAt?.toISOString() ?? null,
        })),
      })),
  });
}

/**
 * Takes back every link of one person into one round; whoever is responseScope by one is out at their next request. The
 * next mail carries a new link.
 * @returns how many were taken back; 0 when others had done it before. `not_found` for a person without a link there.
 */
export async function revokeLinks(
  viewer: Viewer,
  raw: RevokeLinksInput,
  now: Date = new Date(),
): Promise<Result<{ revoked: number }>> {
  if (!can(viewer, "round.manage", {})) return refused("forbidden");
  const parsed = revokeSchema.safeParse(raw);
  if (!parsed.success) return refused("not_found");
  const { roundId, userId } = parsed.data;
  return writing(async (tx): Promise<Result<{ revoked: number }>> => {
    const link = await tx.responseLink.findFirst({
      where: { roundId, userId },
      select: { user: { select: { name: true } }, round: { select: { fy: true } } },
    });
    if (!link) return refused("not_found");
    const { count } = await tx.responseLink.updateMany({
      where: { roundId, userId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count > 0) {
      await recordAudit(tx, viewer, {
        action: "link.revoke",
        subject: { kind: "round", fy: fiscalYear(link.round.fy) },
        after: { person: link.user.name, links: count },
      });
    }
    return done({ revoked: count });
  });
}
