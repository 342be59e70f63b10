/** Who may change the evidence of a report now. */
import { refused } from "@/lib/result";
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
