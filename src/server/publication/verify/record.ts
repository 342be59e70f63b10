/** A publication's own record against itself, the one before it, its figures and its audit event. */

import { isDeepStrictEqual } from "node:util";
import { isEvidencePath, type PublicFile } from "@/domain/publication/evidence";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { type Stopper, withoutStopped } from "@/domain/publication/stops/stops";
import { cleanTexts } from "@/domain/shared/typed-text";
import { sha256 } from "@/lib/sha256";
import { auditValues } from "@/server/audit/values";
import type { Tx } from "@/server/db/client";
import { storedSnapshot } from "@/server/publication/compose/stored-snapshot";
import {
  evidenceEntries,
  type Manifest,
  type ManifestFile,
  type StoredEdition,
} from "@/server/publication/edition/manifest";
import { storedManifest } from "@/server/publication/edition/stored-manifest";
import { type Place, RECORD, type Removals } from "@/server/publication/stop-record/removals";
import type { PublicationRow } from "@/server/publication/store/row";
import { publishedFigures } from "@/server/publication/store/store";
import { Mismatch } from "./mismatch";
import { canRejudge, firstMisjudged } from "./rejudge";

const SNAPSHOT = (no: number): Place => ({ no, edition: RECORD, path: "snapshot" });
const MANIFEST = (no: number): Place => ({ no, edition: RECORD, path: "manifest" });

/**
 * Hashes, chain, and what stands in more than one place.
 * @param previous the publication no − 1; null for the first
 * @throws Mismatch
 */
export function checkRecord(
  row: PublicationRow,
  previous: PublicationRow | null,
  removals: Removals,
): { snapshot: PublicationSnapshot; manifest: Manifest } {
  const check = (fits: boolean, what: string) => {
    if (!fits) throw new Mismatch(row.no, null, what);
  };
  check(
    sha256(row.snapshot) === removals.hashNow(SNAPSHOT(row.no), row.snapshotSha256),
    "公表した内容（スナップショット）が、記録されたハッシュ値と合いません。",
  );
  check(
    sha256(row.manifest) === removals.hashNow(MANIFEST(row.no), row.manifestSha256),
    "マニフェストが、記録されたハッシュ値と合いません。",
  );
  // The texts are what was hashed, so they parse as what was written.
  const snapshot = storedSnapshot(row.snapshot);
  const manifest = storedManifest(row.manifest);
  check(
    manifest.snapshotSha256 === row.snapshotSha256,
    "公表した内容（スナップショット）のハッシュ値が、マニフェストと合いません。",
  );
  const chained = previous?.manifestSha256 ?? null;
  check(
    manifest.previousSha256 === chained && row.previousSha256 === chained,
    "一つ前の公表へのつながり（ハッシュ値）が合いません。",
  );
  const columns = { ...row, publishedAt: row.publishedAt.toISOString() };
  for (const [name, word] of [
    ["no", "番号"],
    ["title", "題名"],
    ["note", "お知らせ"],
    ["publishedAt", "公表した日時"],
    ["publisher", "公表した課"],
    ["ruleVersion", "判定の規則の版"],
  ] as const) {
    check(columns[name] === snapshot[name], `${word}が、公表した内容（スナップショット）と合いません。`);
    if (name === "note") continue;
    check(columns[name] === manifest[name], `${word}が、マニフェストと合いません。`);
  }
  for (const told of manifest.stops ?? []) {
    const known = removals.removed.find(({ id }) => id === told.id);
    check(
      known?.redactionsSha256 === told.redactionsSha256 && known.fileSha256 === told.fileSha256,
      "公開の停止により削除したものについての記載が、記録と合いません。",
    );
  }
  return { snapshot, manifest };
}

/** The table that makes a later change a correction holds just what the snapshot shows. */
export async function checkFigures(tx: Tx, snapshot: PublicationSnapshot): Promise<void> {
  const rows = await tx.publicationFigure.findMany({
    where: { publicationNo: snapshot.no },
    select: { itemId: true, fy: true, revision: true },
  });
  const key = ({ itemId, fy, revision }: (typeof rows)[number]) => `${itemId}（${fy}年度）の第${revision}版`;
  const stored = new Set(rows.map(key));
  for (const figure of publishedFigures(snapshot)) {
    if (!stored.delete(key(figure))) {
      throw new Mismatch(snapshot.no, null, `公表した実績の一覧に、${key(figure)}がありません。`);
    }
  }
  for (const extra of stored) {
    throw new Mismatch(snapshot.no, null, `公表した実績の一覧に、公表していない${extra}があります。`);
  }
}

/**
 * The evidence that the pages speak of is the evidence that is stored, in each edition.
 * @param evidence the snapshot's
 * @param listed files of the manifest that lists those editions
 * @param deleted hashes of the files that a stop has deleted
 */
export function checkEvidence(
  no: number,
  evidence: readonly PublicFile[],
  editions: readonly StoredEdition[],
  listed: readonly ManifestFile[],
  deleted: ReadonlySet<string> = new Set(),
): void {
  const key = ({ edition, path }: ManifestFile) => `${edition}/${path}`;
  const stored = new Map(
    // What was deleted is told no more, and still listed with its hash.
    listed
      .filter(({ path, sha256: hash }) => isEvidencePath(path) && !deleted.has(hash))
      .map((file) => [key(file), file]),
  );
  for (const told of editions.flatMap((edition) => evidenceEntries(evidence, edition))) {
    if (!isDeepStrictEqual(stored.get(key(told)), told)) {
      const what = "根拠資料が、公表した内容（スナップショット）と合いません。";
      throw new Mismatch(no, told, what);
    }
    stored.delete(key(told));
  }
  for (const extra of stored.values()) {
    throw new Mismatch(no, extra, "公表した内容（スナップショット）にない根拠資料です。");
  }
}

/**
 * Every mark follows from the snapshot's own definitions and figures.
 * @returns false where this program does not know the rule, and nothing was reckoned
 */
export function checkJudgements(
  snapshot: PublicationSnapshot,
  row: PublicationRow,
  removals: Removals,
): boolean {
  if (!canRejudge(snapshot.ruleVersion)) return false;
  // A name in a sentence may be what had to go.
  const isRedacted = removals.hashNow(SNAPSHOT(row.no), row.snapshotSha256) !== row.snapshotSha256;
  const wrong = firstMisjudged(snapshot.plans, snapshot.ruleVersion, isRedacted);
  if (wrong) {
    throw new Mismatch(
      snapshot.no,
      null,
      `${wrong.kpiId}の${wrong.fy}年度の目標達成状況が、公表した定義と実績から計算した結果と合いません。`,
    );
  }
  return true;
}

/** What the publication tells of the earlier ones is what they are. */
export async function checkHistory(
  tx: Tx,
  snapshot: PublicationSnapshot,
  manifest: Manifest,
  stopper: Stopper,
): Promise<void> {
  const earlier = await tx.publication.findMany({
    where: { no: { lt: snapshot.no } },
    orderBy: { no: "desc" },
    select: {
      no: true,
      title: true,
      note: true,
      publishedAt: true,
      withdrawal: { select: { reason: true, at: true } },
    },
  });
  const expected = earlier.map(({ withdrawal, publishedAt, ...row }) => {
    // Withdrawn by then, by this very publication at the latest.
    const known = withdrawal !== null && withdrawal.at.toISOString() <= snapshot.publishedAt;
    return {
      ...row,
      publishedAt: publishedAt.toISOString(),
      withdrawn: known,
      withdrawnReason: known ? withdrawal.reason : null,
    };
  });
  for (const [index, entry] of expected.entries()) {
    const told = snapshot.history[index];
    // What is only hidden, or what nobody sees, stands in the earlier publication as it was, and in this one no more.
    const same = (one: object, other: object) =>
      isDeepStrictEqual(withoutStopped(cleanTexts(one), stopper), withoutStopped(cleanTexts(other), stopper));
    if (!told || !same({ ...told, withdrawnReason: told.withdrawnReason ?? null }, entry)) {
      throw new Mismatch(snapshot.no, null, `第${entry.no}号についての記載が、実際の公表と合いません。`);
    }
  }
  if (snapshot.history.length !== expected.length) {
    throw new Mismatch(snapshot.no, null, "実際にはない公表についての記載があります。");
  }
  if (manifest.withdraws && manifest.withdraws.no >= snapshot.no) {
    throw new Mismatch(snapshot.no, null, "まだ公表していない号の取下げが記載されています。");
  }
}

/** Who published, and the manifest's hash, stand in the audit log as well. */
export async function checkAudit(tx: Tx, row: PublicationRow): Promise<void> {
  const event = await tx.auditEvent.findFirst({
    where: { action: "publication.publish", subjectKind: "publication", subjectRef: String(row.no) },
    select: { actorId: true, after: true },
  });
  const recorded = auditValues(event?.after)?.manifestSha256;
  if (!event || event.actorId !== row.publishedById || recorded !== row.manifestSha256) {
    throw new Mismatch(row.no, null, "公表した人かマニフェストのハッシュ値が、操作の記録と合いません。");
  }
}

/** What was deleted (公開の停止), by whom, and what became of which bytes, stand in the audit log as well. */
export async function checkRemovals(tx: Tx, { removed }: Removals): Promise<void> {
  const events = await tx.auditEvent.findMany({
    where: { action: "stop.delete" },
    select: { actorId: true, after: true },
  });
  for (const { id, deletedById, redactionsSha256 } of removed) {
    const fits = events.some(({ actorId, after }) => {
      const values = auditValues(after);
      return values?.stop === id && actorId === deletedById && values.redactionsSha256 === redactionsSha256;
    });
    if (!fits) {
      throw new Mismatch(null, null, "公開の停止により削除したものの記録が、操作の記録と合いません。");
    }
  }
}
