/** What a personal link opens, read anew at each request: the items of one round that are asked of one person. */
import type { Answering, Role } from "@/domain/access";
import { isAskedOf, roundState } from "@/domain/collection";
import { db } from "@/server/db/client";

/**
 * @param user the account that the session or the link names, as it stands now
 * @returns null when the link is unknown, another person's or revoked, when its round is not open, or when the person
 *   is no longer one who answers
 */
export async function answeringOf(
  linkId: string,
  user: { readonly id: string; readonly role: Role; readonly department: { readonly id: string } | null },
): Promise<Answering | null> {
  const link = await db().answerLink.findUnique({
    where: { id: linkId },
    select: {
      userId: true,
      revokedAt: true,
      round: {
        select: {
          fiscalYear: true,
          openedAt: true,
          closedAt: true,
          items: {
            select: {
              kpiId: true,
              respondentId: true,
              kpi: { select: { departmentId: true, current: true } },
            },
          },
        },
      },
    },
  });
  if (!link || link.userId !== user.id || link.revokedAt !== null || user.role !== "contributor") return null;
  const { openedAt, closedAt, fiscalYear, items } = link.round;
  const times = { openedAt: openedAt?.toISOString() ?? null, closedAt: closedAt?.toISOString() ?? null };
  if (roundState(times) !== "open") return null;
  const person = { id: user.id, departmentId: user.department?.id ?? null, active: true };
  return {
    fy: fiscalYear,
    kpiIds: items
      .filter(({ kpi }) => kpi.current)
      .filter(({ respondentId, kpi }) => isAskedOf({ departmentId: kpi.departmentId, respondentId }, person))
      .map(({ kpiId }) => kpiId),
  };
}
