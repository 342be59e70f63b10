/** A round with links into it: two people of 総務課, each with an item of their own, and one of 市民課. */

import type { Viewer } from "@/server/access/viewer";
import { mintViewer } from "@/server/access/viewer";
import { viewerOfSession } from "@/server/access/viewer-of";
import { createResponseLinks } from "@/server/auth/links/response-link";
import { db } from "@/server/db/client";
import { COUNT, loadPeopleAndPlan, openRound, PAPER, type People, SHARE } from "./reports";
import { sessionOf } from "./sessions";

export interface LinksWorld {
  readonly people: People;
  /** Of 総務課 too; COUNT is asked of them by name. */
  readonly colleague: Viewer;
  readonly roundId: string;
}

export async function buildLinksWorld(): Promise<LinksWorld> {
  const people = await loadPeopleAndPlan();
  const departmentId = people.general.departmentId;
  const row = await db().user.create({
    data: { email: "soumu2@example.jp", name: "soumu2", role: "contributor", departmentId },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      department: { select: { id: true, name: true } },
    },
  });
  const colleague = mintViewer(row);
  await db().item.update({ where: { id: COUNT }, data: { departmentId }, select: { id: true } });
  const roundId = await openRound();
  for (const [kpiId, respondentId] of [
    [COUNT, colleague.id],
    [PAPER, people.general.id],
    [SHARE, people.citizen.id],
  ] as const) {
    await db().roundItem.update({
      where: { roundId_itemId: { roundId, itemId: kpiId } },
      data: { respondentId },
      select: { itemId: true },
    });
  }
  return { people, colleague, roundId };
}

export async function linkFor(roundId: string, person: Viewer): Promise<string> {
  const links = await createResponseLinks(db(), roundId, [person.id]);
  return links.get(person.id) ?? "";
}

/** The session that a link starts, as the database sees it now. */
export async function sessionBy(linkId: string, person: Viewer): Promise<Viewer | null> {
  return viewerOfSession(await sessionOf(person, linkId));
}
