/** Taking back what was handed in, and who has opened it before. */

import { z } from "zod";
import { type HandedInAnswer, takeBackRefusal } from "@/domain/reports/entry/take-back";
import { can } from "@/domain/shared/access";
import { TAKE_BACK_REFUSAL_WORDS } from "@/domain/words/ja/reports/take-back";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { sentences } from "@/server/input/sentences";
import { authorIdsOfRow, SUBMISSION_SELECT } from "./submission";

/** @returns null where this person may have it back */
export function refuseTakeBack(
  viewer: Viewer,
  report: HandedInAnswer | null,
  office: string,
): Extract<Result<never>, { ok: false }> | null {
  const refusal = report && takeBackRefusal(report, viewer.userId);
  if (refusal === null) return null;
  const reason = refusal === "opened" ? "conflict" : "forbidden";
  return refused(reason, { "": TAKE_BACK_REFUSAL_WORDS[refusal](office) });
}

/** The return that stands open again once its answer is taken back; blank where there was none. */
export async function returnAnswered(
  tx: Tx,
  reportId: string,
): Promise<{ readonly comment: string; readonly commentField: string | null }> {
  const last = await tx.reportRevision.findFirst({
    where: { reportId, event: { in: ["return", "approve"] } },
    orderBy: { no: "desc" },
    select: { event: true, comment: true, commentField: true },
  });
  if (last?.event !== "return") return { comment: "", commentField: null };
  // Its words and nothing else: the step itself stays a taking back.
  const { comment, commentField } = last;
  return { comment, commentField };
}

const openedSchema = z.strictObject({
  fy: z.int(),
  seen: z
    .array(z.strictObject({ itemId: z.string(), version: z.int().min(1) }))
    .min(1)
    .max(500),
});

/** Answers as they stand before somebody who may decide on them. */
export type OpenedInput = z.input<typeof openedSchema>;

/**
 * Notes which answers somebody who may decide has open: they can no longer be taken back. What is decided, changed
 * meanwhile, or this person's own is passed over. `forbidden` for who decides on nothing.
 */
export async function noteOpened(viewer: Viewer, raw: OpenedInput): Promise<Result<null>> {
  if (!can(viewer, "report.approve", {})) return refused("forbidden");
  const parsed = openedSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { fy, seen } = parsed.data;
  const versions = new Map(seen.map(({ itemId, version }) => [itemId, version]));
  return writing(async (tx) => {
    const rows = await tx.report.findMany({
      where: { fy, itemId: { in: [...versions.keys()] }, state: "submitted" },
      select: { id: true, itemId: true, version: true, ...SUBMISSION_SELECT },
    });
    for (const row of rows) {
      const { id, version } = row;
      if (versions.get(row.itemId) !== version || row.openedRevision === version) continue;
      // Whatever the plan's setting allows, one's own look is not the office's.
      if (!can(viewer, "report.approve", { authorIds: authorIdsOfRow(row) })) continue;
      await tx.report.updateMany({ where: { id, version }, data: { openedRevision: version } });
    }
    return done(null);
  });
}
