/** What keeps a publication from being made that was looked at before: another one, made since or at this moment. */
import {
  changedBeforePublication,
  type PublicationActKind,
  publicationUnderWay,
  publishedMeanwhile,
} from "@/domain/words/ja/publication/meanwhile";
import { type Result, refused } from "@/lib/result";
import { causesOf } from "@/lib/unreachable";
import type { Tx } from "@/server/db/client";

type Refused = Extract<Result<never>, { ok: false }>;

/**
 * Something is another thing than was looked at. Reads for its caller, who has asked `can`.
 * @param seen the number that the publication was to have; null where nobody saw one
 */
export async function refusedAsChanged(
  tx: Tx,
  seen: number | null,
  act: PublicationActKind,
): Promise<Refused> {
  const made =
    seen === null
      ? null
      : await tx.publication.findFirst({
          where: { no: { gte: seen } },
          orderBy: { no: "desc" },
          select: { no: true, title: true, publishedBy: { select: { name: true } } },
        });
  const sentence = made
    ? publishedMeanwhile({ no: made.no, title: made.title, by: made.publishedBy?.name ?? null }, act)
    : changedBeforePublication(act);
  return refused("conflict", { "": sentence });
}

/** PostgreSQL's: a statement cancelled, a lock not given in time. */
const NOT_GIVEN = new Set(["57014", "55P03"]);

/**
 * One publication after the other, to the transaction's end. For a caller that has asked `can`.
 * @returns the refusal where another one is still being written when this connection's statements have to be done
 */
export async function holdPublications(tx: Tx): Promise<Refused | null> {
  try {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ayumi.publication'))`;
    return null;
  } catch (error) {
    if (!causesOf(error).some(({ code }) => code !== null && NOT_GIVEN.has(code))) throw error;
    // Begun elsewhere, by a command or another server: nobody here knows by whom.
    return refused("conflict", { "": publicationUnderWay(null) });
  }
}
