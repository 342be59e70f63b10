/** Past figures that were taken in together are approved, or given back, together: by another person than took them in. */
import { z } from "zod";
import { can } from "@/domain/shared/access";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { quoted } from "@/domain/words/ja/quotes";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { writing } from "@/server/db/transaction";
import { rowId, trimmedText } from "@/server/input/fields";
import { sentences } from "@/server/input/sentences";
import { parseReportChange, type ReportChangeInput } from "@/server/reports/change-input";
import { applyChanges } from "@/server/reports/change-many";
import { readImport } from "./queries";

const TIMEOUT_MS = 30_000;
const MOST_COMMENT = 2_000;

const decisionSchema = z.strictObject({
  importId: rowId,
  event: z.enum(["approve", "return"]),
  /** Why they are given back. */
  comment: trimmedText(MOST_COMMENT),
});
export type ImportDecision = z.input<typeof decisionSchema>;

const NONE = {
  approve: "まとめて承認できる実績はありません。",
  return: "承認を待っている実績はありません。",
} as const;
const CHANGED = "表示したあとに、ほかの人が変更しました。画面を読み込み直して、もう一度お試しください。";

/**
 * Approves what waits and raises no question that somebody has to look at by itself; or gives back all that waits. All of it or
 * nothing. `forbidden` for whoever took them in.
 */
export async function decideFigureImport(
  viewer: Viewer,
  raw: ImportDecision,
  now: Date = new Date(),
): Promise<Result<{ readonly decided: number }>> {
  if (!can(viewer, "report.approve", {})) return refused("forbidden");
  const parsed = decisionSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { importId, event, comment } = parsed.data;
  return writing(
    async (tx) => {
      const found = await readImport(tx, viewer, importId);
      if (found === null) return refused("not_found");
      const waiting = found.figures.filter(({ state }) => state === "waiting");
      const decidable = waiting.filter(({ isDecidable }) => isDecidable);
      if (waiting.length > 0 && decidable.length === 0) return refused("forbidden");
      const meant = event === "approve" ? decidable.filter(({ mayBeTogether }) => mayBeTogether) : decidable;
      if (meant.length === 0) return refused("invalid", { "": NONE[event] });
      const inputs: ReportChangeInput[] = [];
      for (const { kpiId, fy, revision } of meant) {
        const body = parseReportChange({ event, version: revision, comment }, { kpiId, fy });
        if (!body.ok) return refused("invalid", body.errors);
        inputs.push(body.input);
      }
      const result = await applyChanges(tx, viewer, { inputs }, now);
      if (result.ok) return done({ decided: result.changed.length });
      if (result.reason === "conflict") return refused("conflict", { "": CHANGED });
      const { kpiId, fy, errors } = result;
      if (errors?.comment !== undefined) return refused("invalid", errors);
      const name = meant.find((figure) => figure.kpiId === kpiId)?.name ?? kpiId;
      const [why = "承認できませんでした。"] = Object.values(errors ?? {});
      return refused(result.reason, { "": `${quoted(name)}（${fiscalYearJa(fy)}）：${why}` });
    },
    { timeoutMs: TIMEOUT_MS, conflict: CHANGED },
  );
}
