/**
 * Recomputes everything that a publication promises, and names the first thing that does not fit. Reads only.
 * What is checked per publication: its number, the snapshot's hash and its copies in the columns, the manifest's hash,
 * its chain and its copies, every stored file and its compressed twins, the evidence, the list of published figures,
 * the marks, the initiatives' states, the metrics' figures, the assessments, the history, the withdrawal, and the audit event
 * that was written with it.
 */

import { type PublicFile, publicFiles } from "@/domain/publication/evidence";
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { EDITIONS, type Manifest } from "@/server/publication/edition/manifest";
import { type Removals, type Removed, readRemovals } from "@/server/publication/stop-record/removals";
import { readEverStopped } from "@/server/publication/stop-record/stops";
import { type PublicationRow, readPublication } from "@/server/publication/store/row";
import { readAssessmentApprovals } from "@/server/reports/assessments/approved";
import { readInitiativeApprovals } from "@/server/reports/initiatives/approved";
import { readApprovedMetrics } from "@/server/reports/metrics/approved";
import { checkAssessments } from "./assessments";
import { checkFiles } from "./files";
import { checkInitiatives } from "./initiatives";
import { checkMetrics } from "./metrics";
import { Mismatch } from "./mismatch";
import {
  checkAudit,
  checkEvidence,
  checkFigures,
  checkHistory,
  checkJudgements,
  checkRecord,
  checkRemovals,
} from "./record";

/** A publication as it is noted outside of the system: whoever rules the server could cut off the last ones. */
export interface PublicationLink {
  readonly no: number;
  readonly manifestSha256: string;
}

export interface Verification {
  readonly publications: number;
  /** Those of them whose marks were reckoned anew: this program knows their rule. */
  readonly judged: number;
  /** Of both stored editions, public pages and archive, and of the marked pages of what was withdrawn. */
  readonly files: number;
  /** The last publication that fits; null where there is none. */
  readonly last: PublicationLink | null;
  /** What was deleted by a stop (公開の停止), as far as everything fitted. */
  readonly removed: readonly Removed[];
  /** The first thing that does not fit, as a sentence that names the publication and the file; null: all fits. */
  readonly problem: string | null;
}

/** Long: a city's archive of decades is read whole. */
const TIMEOUT_MS = 3_600_000;

/**
 * Refused as `forbidden` only; what does not fit is an answer, not a refusal.
 * @param expected a number and hash noted at an earlier check: that publication must still be there with that hash
 */
export async function verifyPublications(
  viewer: Viewer,
  expected: PublicationLink | null = null,
): Promise<Result<Verification>> {
  if (!can(viewer, "publication.read", {})) return refused("forbidden");
  const counted: Counted = { publications: 0, judged: 0, files: 0, last: null, removed: [] };
  try {
    // One instant for everything: a publication made meanwhile is not half seen.
    await transaction((tx) => verifyAll(tx, counted, expected), {
      isolation: "RepeatableRead",
      timeoutMs: TIMEOUT_MS,
    });
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    return done({ ...counted, problem: error.message });
  }
  return done({ ...counted, problem: null });
}

interface Counted {
  publications: number;
  judged: number;
  files: number;
  last: PublicationLink | null;
  removed: readonly Removed[];
}

async function verifyAll(tx: Tx, counted: Counted, expected: PublicationLink | null): Promise<void> {
  const removals = await readRemovals(tx);
  await checkRemovals(tx, removals);
  counted.removed = removals.removed;
  const stopper = await readEverStopped(tx);
  const answers = await readInitiativeApprovals(tx);
  const metrics = await readApprovedMetrics(tx);
  const assessments = await readAssessmentApprovals(tx);
  const rows = await tx.publication.findMany({ select: { no: true }, orderBy: { no: "asc" } });
  const withdrawals = await tx.publicationWithdrawal.findMany({
    select: { publicationNo: true, reason: true },
  });
  const open = new Map(withdrawals.map((row) => [row.publicationNo, row.reason]));
  const evidenceOf = new Map<number, PublicFile[]>();
  let previous: PublicationRow | null = null;
  for (const [index, { no }] of rows.entries()) {
    if (no !== index + 1) {
      throw new Mismatch(null, null, `公表の番号に欠けがあります。第${index + 1}号がありません。`);
    }
    const row: PublicationRow = await readPublication(tx, no);
    const { snapshot, manifest } = checkRecord(row, previous, removals);
    if (no === expected?.no && row.manifestSha256 !== expected.manifestSha256) {
      throw new Mismatch(
        no,
        null,
        "マニフェストのハッシュ値が、控えておいた値と違います。この号か、これより前の公表が書き換えられています。",
      );
    }
    const evidence = publicFiles(snapshot.plans);
    evidenceOf.set(no, evidence);
    counted.files += await checkFiles(tx, no, ["archive", "current"], manifest.files, removals);
    checkEvidence(no, evidence, EDITIONS, manifest.files, removals.files);
    const { withdraws } = manifest;
    if (withdraws) {
      counted.files += await checkWithdrawal(tx, no, withdraws, open, removals);
      checkEvidence(
        withdraws.no,
        evidenceOf.get(withdraws.no) ?? [],
        ["withdrawn"],
        withdraws.files,
        removals.files,
      );
    }
    await checkFigures(tx, snapshot);
    if (checkJudgements(snapshot, row, removals)) counted.judged += 1;
    checkInitiatives(snapshot, answers, stopper);
    checkMetrics(snapshot, metrics, stopper);
    checkAssessments(snapshot, assessments, stopper);
    await checkHistory(tx, snapshot, manifest, stopper);
    await checkAudit(tx, row);
    previous = row;
    counted.publications += 1;
    counted.last = { no, manifestSha256: row.manifestSha256 };
  }
  await checkEnd(tx, counted.last?.no ?? 0, expected);
  await checkNothingLoose(tx, open);
}

/** The withdrawal that publication `by` brought: its row, and the marked pages. Takes it from `open`. */
async function checkWithdrawal(
  tx: Tx,
  by: number,
  withdraws: NonNullable<Manifest["withdraws"]>,
  open: Map<number, string>,
  removals: Removals,
): Promise<number> {
  if (open.get(withdraws.no) !== withdraws.reason) {
    throw new Mismatch(
      withdraws.no,
      null,
      `取下げの記録が、公表第${by}号のマニフェストにある内容と合いません。`,
    );
  }
  open.delete(withdraws.no);
  return checkFiles(tx, withdraws.no, ["withdrawn"], withdraws.files, removals);
}

/** None was cut off at the end: neither one that was noted outside of the system, nor one that the audit log knows of. */
async function checkEnd(tx: Tx, end: number, expected: PublicationLink | null): Promise<void> {
  const cut = `公表は第${end}号で終わっています。末尾の公表が消されています。`;
  if (expected !== null && end < expected.no) {
    throw new Mismatch(null, null, `公表第${expected.no}号がありません。${cut}`);
  }
  const published = await tx.auditEvent.findFirst({
    where: { action: "publication.publish" },
    select: { subjectRef: true },
    orderBy: { id: "desc" },
  });
  if (Number(published?.subjectRef ?? 0) > end) {
    throw new Mismatch(null, null, `操作の記録にある公表第${published?.subjectRef}号がありません。${cut}`);
  }
}

/** Withdrawals and marked pages that no publication speaks of, and rows of publications that do not exist. */
async function checkNothingLoose(tx: Tx, open: ReadonlyMap<number, string>): Promise<void> {
  for (const no of open.keys()) {
    throw new Mismatch(no, null, "取下げの記録がありますが、それを伝える公表がありません。");
  }
  const loose = await tx.publicationFile.findFirst({
    where: { edition: "withdrawn", publication: { withdrawal: null } },
    select: { publicationNo: true, path: true },
    orderBy: [{ publicationNo: "asc" }, { path: "asc" }],
  });
  if (loose) {
    throw new Mismatch(
      loose.publicationNo,
      { edition: "withdrawn", path: loose.path },
      "取り下げていない公表に、取下げ用のファイルがあります。",
    );
  }
}
