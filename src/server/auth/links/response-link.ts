/**
 * Personal links: who gets a mail of a round opens it and answers, without a password. The link carries the id of a
 * row and a MAC over it; the database holds the id alone, so that neither the database nor a mail kept in it lets
 * anybody in.
 */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { done, type Result, refused } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { type LinkHolder, readLinkHolder } from "@/server/access/link-holder";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { type OpenedSession, openSession } from "@/server/auth/sessions/open";
import { appOrigin, authSecret } from "@/server/auth/settings";
import { db, type Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";

/** What the MAC is for: no other value made with the same secret is ever a link. */
const PURPOSE = "ayumi answer link 1\n";
const ID_BYTES = 16;
/** The id and HMAC-SHA256, 48 bytes as base64url: no two texts mean the same bytes. */
const TOKEN_FORM = /^[A-Za-z0-9_-]{64}$/;
/** Stands in for whatever has not that form. */
const NO_TOKEN = "A".repeat(64);

/**
 * A new link into a round for each of these people. Earlier ones stay valid until they are revoked or the round closes.
 * @returns the links' ids by account, for {@link responseUrl}
 */
export async function createResponseLinks(
  tx: Tx,
  roundId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const links = userIds.map((userId) => ({ id: randomUUID(), roundId, userId }));
  await tx.responseLink.createMany({ data: links });
  return new Map(links.map(({ id, userId }) => [userId, id]));
}

/** The address to write into a mail: whoever has it answers in that person's name. Never stored, never logged. */
export function responseUrl(linkId: string): string {
  const id = Buffer.from(linkId.replaceAll("-", ""), "hex");
  if (id.length !== ID_BYTES) throw new RangeError("not the id of a link");
  const token = Buffer.concat([id, macOf(id)]).toString("base64url");
  return `${appOrigin()}${staffRoutes.responseLink()}?token=${token}`;
}

/**
 * @param token from the address: anything
 * @returns the id of the link, which need not hold any more; null when the token is not one of ours
 */
export function linkOfToken(token: unknown): string | null {
  const { linkId, isOurs } = openToken(token);
  return isOurs ? linkId : null;
}

/**
 * Whose link it is and what it opens. Reading uses nothing up: mail scanners open every link. A wrong token takes the
 * same steps as a right one, the database's included.
 * @param token from the address: anything
 * @returns null when it is not ours, unknown or revoked, when its round is not open, or when its person no longer answers
 */
export async function readResponseLink(token: unknown, tx: Tx = db()): Promise<LinkHolder | null> {
  const { linkId, isOurs } = openToken(token);
  const holder = await readLinkHolder(tx, linkId);
  return isOurs ? holder : null;
}

/**
 * Begins to answer, and writes it down. The link stays good for the next time.
 * @param browser who is signed in there, and what it says of itself: whoever has signed in as this very person keeps that
 *   session, which reaches further than the link
 * @returns the new session, and the round's year; `not_found` where {@link readResponseLink} gives null
 */
export async function startResponding(
  token: unknown,
  browser: { readonly present: Viewer | null; readonly device: string } = { present: null, device: "" },
): Promise<Result<{ session: OpenedSession | null; fy: LinkHolder["round"]["fy"] }>> {
  return writing(
    async (tx) => {
      const holder = await readResponseLink(token, tx);
      if (!holder) return refused("not_found");
      const { linkId, person, viewer, round } = holder;
      const { present, device } = browser;
      const isSignedIn = present !== null && present.id === person.id && present.responseScope === null;
      const session = isSignedIn
        ? null
        : await openSession(tx, { userId: person.id, linkId, by: "link" }, device);
      await recordAudit(tx, viewer, {
        action: "link.use",
        subject: { kind: "round", fy: round.fy },
      });
      return done({ session, fy: round.fy });
    },
    { evenWhenFull: true },
  );
}

function openToken(token: unknown): { readonly linkId: string; readonly isOurs: boolean } {
  const hasForm = typeof token === "string" && TOKEN_FORM.test(token);
  const bytes = Buffer.from(hasForm ? token : NO_TOKEN, "base64url");
  const id = bytes.subarray(0, ID_BYTES);
  const isRight = timingSafeEqual(bytes.subarray(ID_BYTES), macOf(id));
  return { linkId: uuidOf(id), isOurs: isRight && hasForm };
}

function macOf(id: Uint8Array): Buffer {
  return createHmac("sha256", authSecret()).update(PURPOSE).update(id).digest();
}

function uuidOf(id: Buffer): string {
  const hex = id.toString("hex");
  const ends = [8, 12, 16, 20, 32];
  return ends.map((end, index) => hex.slice(ends[index - 1] ?? 0, end)).join("-");
}
