/** Who may change the evidence of a report now, and whether there is room for one more piece. */
import { EVIDENCE_MAX_PIECES } from "@/domain/reports/entry/evidence";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import { closedTo, type ReportRef, readAttachmentAccess } from "@/server/reports/attachment-access";
import { holdRoundAgainstChange } from "@/server/reports/round-lock";

export async function refuseChange(tx: Tx, viewer: Viewer, ref: ReportRef, now: Date) {
  await holdRoundAgainstChange(tx, ref.fy);
  const access = await readAttachmentAccess(viewer, tx, ref, now);
  if (!access.ok) return access;
  const closed = closedTo(viewer, access.value);
  // The author of a piece is a person: the system adds none.
  if (closed === null && viewer.userId !== null) return null;
  return refused("forbidden", closed ? { "": closed } : undefined);
}

interface Present {
  readonly title: string;
  readonly fileSha256: string | null;
  readonly url: string | null;
  /** Of a picture; else null. */
  readonly alt: string | null;
}

/** What the report has already, held until the commit, where this person may add one more. */
export async function openRoom(
  tx: Tx,
  viewer: Viewer,
  { kpiId, fy }: ReportRef,
  field: "file" | "url" | "",
  now: Date,
): Promise<Result<Present[]>> {
  const refusal = await refuseChange(tx, viewer, { kpiId, fy }, now);
  if (refusal) return refusal;
  // Two at once do not both become the twentieth.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`ayumi.evidence/${kpiId}/${fy}`}))`;
  const present = await tx.evidence.findMany({
    where: { itemId: kpiId, fy, removedAt: null },
    select: { title: true, fileSha256: true, url: true, alt: true },
  });
  if (present.length < EVIDENCE_MAX_PIECES) return done(present);
  const full = `1つの報告に登録できる資料は${EVIDENCE_MAX_PIECES}件までです。不要な資料を取り除いてから登録してください。`;
  return refused("invalid", { [field]: full });
}
