/** The words on the last screen of a plan's presentation. The office writes them; no publication tells them. */

import { z } from "zod";
import { can } from "@/domain/shared/access";
import { CLOSING_WORDS } from "@/domain/words/ja/reports/presentation";
import { done, type Result, refused } from "@/lib/result";
import { sha256 } from "@/lib/sha256";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { seen, trimmedText } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";
import { holdPlans } from "./versions";

export interface PresentationClosingDto {
  /** "" where nothing was written. */
  readonly text: string;
  /** What a form sends back as `seen`. */
  readonly digest: string;
}

/** More would not be read from the back of a room. */
const MAX_CLOSING = 400;

const input = z.strictObject({
  planId: z.string().max(100),
  text: trimmedText(MAX_CLOSING),
  seen,
});

export async function readPresentationClosing(
  viewer: Viewer,
  { planId }: { readonly planId: string },
): Promise<Result<PresentationClosingDto>> {
  if (!can(viewer, "dashboard.read", {})) return refused("forbidden");
  const plan = await db().plan.findFirst({
    where: { id: planId, removedAt: null },
    select: { presentationClosing: true },
  });
  if (!plan) return refused("not_found");
  return done({ text: plan.presentationClosing, digest: sha256(plan.presentationClosing) });
}

/** @returns `conflict` where another text stands there than the writer saw; "" takes the words away */
export async function savePresentationClosing(
  viewer: Viewer,
  typed: { readonly planId: string; readonly text: string; readonly seen: string },
): Promise<Result<null>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const parsed = input.safeParse(typed);
  if (!parsed.success) {
    return refused("invalid", sentences(parsed.error));
  }
  const { planId, text } = parsed.data;
  return writing(async (tx): Promise<Result<null>> => {
    await holdPlans(tx);
    const plan = await tx.plan.findFirst({
      where: { id: planId, removedAt: null },
      select: { presentationClosing: true },
    });
    if (!plan) return refused("not_found");
    const before = plan.presentationClosing;
    if (sha256(before) !== parsed.data.seen)
      return refused("conflict", { "": CLOSING_WORDS.conflict(before) });
    if (before === text) return done(null);
    await tx.plan.update({
      where: { id: planId },
      data: { presentationClosing: text },
      select: { id: true },
    });
    await recordAudit(tx, viewer, {
      action: "plan.closing",
      subject: { kind: "plan", id: planId },
      before: { presentationClosing: before },
      after: { presentationClosing: text },
    });
    return done(null);
  });
}
