/** What would be published now, as the preview shows it and as publishing begins. */
import { type EvidenceToPublish, evidenceExcess, evidenceToPublish } from "@/domain/publication/evidence";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { can } from "@/domain/shared/access";
import { evidenceExcessSentence } from "@/domain/words/ja/publication/publication";
import { env } from "@/lib/env";
import { done, type Result, refused } from "@/lib/result";
import { sha256 } from "@/lib/sha256";
import { APP_VERSION } from "@/lib/version";
import type { Viewer } from "@/server/access/viewer";
import { transaction } from "@/server/db/transaction";
import { composeSnapshot, type SiteSettings, type SnapshotInput } from "./snapshot";

/** What a publication would be if it were made now. */
export interface Candidate {
  readonly snapshot: PublicationSnapshot;
  /** The number it would have, with a hash of plans, figures and evidence: the same as long as nothing of it has changed. */
  readonly fingerprint: string;
  /** Every piece of evidence that would be public. */
  readonly evidence: readonly EvidenceToPublish[];
  /** Why it cannot be published, as a sentence; null when it can. */
  readonly problem: string | null;
}

export function fingerprintOf(snapshot: PublicationSnapshot): string {
  const { no, plans, reportFy, ruleVersion, site } = snapshot;
  return `${no}-${sha256(JSON.stringify({ no, plans, reportFy, ruleVersion, site }))}`;
}

/** The number that a publication was to have whose fingerprint somebody saw; null: it is none of ours. */
export function numberIn(fingerprint: string): number | null {
  const no = /^(\d{1,9})-/.exec(fingerprint)?.[1];
  return no === undefined ? null : Number(no);
}

export function siteSettings(): SiteSettings {
  const { appOrigin, demo } = env();
  // An address that only this machine understands is not told to the public.
  const { hostname } = new URL(appOrigin);
  const isLocal = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  return { origin: isLocal ? null : appOrigin, version: APP_VERSION, demo };
}

export async function readCandidate(input: SnapshotInput): Promise<Candidate> {
  const { snapshot, before } = await transaction((tx) => composeSnapshot(tx, input), {
    isolation: "RepeatableRead",
  });
  const excess = evidenceExcess(snapshot.plans);
  return {
    snapshot,
    fingerprint: fingerprintOf(snapshot),
    evidence: evidenceToPublish(before?.plans ?? null, snapshot.plans),
    problem: excess && evidenceExcessSentence(excess),
  };
}

/** Composes what would be published now, for the preview. Writes nothing. */
export async function prepareCandidate(
  viewer: Viewer,
  input: { title: string; note: string },
): Promise<Result<Candidate>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  return done(await readCandidate({ title: input.title, note: input.note, site: siteSettings() }));
}
