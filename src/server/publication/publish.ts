/** The one act "publish": compose, render, hash, and store as one unalterable whole. */

import type { PublicFile } from "@/domain/publication/evidence";
import { can } from "@/domain/shared/access";
import { LOOK_FIRST } from "@/domain/words/ja/publication/next-publication";
import { logger } from "@/lib/logger";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { fingerprintOf, numberIn, readCandidate, siteSettings } from "@/server/publication/compose/candidate";
import { composeSnapshot, type SnapshotInput } from "@/server/publication/compose/snapshot";
import type { FinishedFile, MakeFiles } from "@/server/publication/edition/files";
import { listLooks } from "@/server/publication/looks";
import { holdPublications, refusedAsChanged } from "@/server/publication/meanwhile";
import { storePublication, type Withdrawal } from "@/server/publication/store/store";
import { lookForBriefings } from "@/server/reports/notify";

/** Every file of every edition goes into the database in one transaction. */
const WRITING_MS = 60_000;

export interface PublicationInput {
  readonly title: string;
  readonly note: string;
  /**
   * What the person's page was made from; `conflict` when something has changed since, `invalid` where they have not
   * looked at it. Left out by the command line, which shows nobody anything.
   */
  readonly fingerprint?: string;
}

/** What a withdrawal asks of the publication that brings it. */
export interface Withdrawing {
  readonly no: number;
  readonly reason: string;
  /** The withdrawn publication's archive, marked with the instant of the new publication (the database's clock). */
  readonly mark: (at: string) => Promise<FinishedFile[]>;
  /** Its public evidence, which stays as it is. */
  readonly evidence: readonly PublicFile[];
}

/**
 * Publishes the plans and approved figures as they stand now.
 * @returns the number of the new publication; `conflict`, with what happened and by whom, when something was approved,
 *   imported or published between the preview (or this call's beginning) and the writing: then nothing was written; `invalid` with a sentence when
 *   the public evidence is too much, or a person has not looked at a page of exactly this content
 */
export async function publish(
  viewer: Viewer,
  input: PublicationInput,
  make: MakeFiles,
): Promise<Result<{ no: number }>> {
  return makePublication(viewer, input, make, null);
}

/**
 * What publishing and withdrawing share.
 * @param withdraws the publication that this one takes back
 */
export async function makePublication(
  viewer: Viewer,
  input: PublicationInput,
  make: MakeFiles,
  withdraws: Withdrawing | null,
): Promise<Result<{ no: number }>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  const composed: SnapshotInput = {
    title: input.title,
    note: input.note,
    site: siteSettings(),
    withdraws: withdraws && { no: withdraws.no, reason: withdraws.reason },
  };
  const { snapshot, fingerprint, problem } = await readCandidate(composed);
  const act = withdraws ? "withdraw" : "publish";
  if (input.fingerprint !== undefined && input.fingerprint !== fingerprint) {
    return refusedAsChanged(db(), numberIn(input.fingerprint), act);
  }
  if (problem !== null) return refused("invalid", { "": problem });
  if (act === "publish" && input.fingerprint !== undefined) {
    const looks = await listLooks(viewer, fingerprint);
    if (!looks.ok) return looks;
    if (looks.value.length === 0) return refused("invalid", { looked: LOOK_FIRST });
  }

  // Rendering and compressing take most of the time and stay outside the transaction that writes.
  const files = await make({ kind: "publication", snapshot });
  const withdrawal: Withdrawal | null = withdraws && {
    no: withdraws.no,
    reason: withdraws.reason,
    files: await withdraws.mark(snapshot.publishedAt),
    evidence: withdraws.evidence,
  };
  const published = await writing(
    async (tx) => {
      const underWay = await holdPublications(tx);
      if (underWay) return underWay;
      // Read committed on purpose: behind the lock, each statement sees what was committed before it.
      const { snapshot: now } = await composeSnapshot(tx, composed);
      if (fingerprintOf(now) !== fingerprint) return refusedAsChanged(tx, snapshot.no, act);
      const stored = await storePublication(tx, viewer, { snapshot, files, withdraws: withdrawal });
      if (withdraws) {
        await recordAudit(tx, viewer, {
          action: "publication.withdraw",
          subject: { kind: "publication", no: withdraws.no },
          after: { reason: withdraws.reason, by: snapshot.no },
        });
      }
      await recordAudit(tx, viewer, {
        action: "publication.publish",
        subject: { kind: "publication", no: snapshot.no },
        after: { no: snapshot.no, title: snapshot.title, ...stored },
      });
      await lookForBriefings(tx);
      return done({ no: snapshot.no });
    },
    { timeoutMs: WRITING_MS, conflict: null },
  );
  if (published.ok) {
    logger.info({ publication: published.value.no, withdraws: withdraws?.no ?? null }, "published");
  }
  return published;
}
