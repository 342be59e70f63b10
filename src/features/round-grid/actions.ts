"use server";

import type { KpiId } from "@/domain/shared/kpi-id";
import { quoted } from "@/domain/words/ja/quotes";
import type { FormState } from "@/lib/action-state";
import { done, type Result, refused } from "@/lib/result";
import { answered } from "@/server/auth/requests/form-action";
import { textIn } from "@/server/auth/requests/form-input";
import { staffAction } from "@/server/auth/requests/staff-action";
import { answerKey, importAnswers } from "@/server/reports/import";
import { type GridPreview, previewGrid, readOutcomes } from "./loaders";
import { applyGridSchema, previewGridSchema } from "./schema";
import { type GridOutcome, gridAnswers } from "./view-model";

const CHANGED = "確認したあとに、ほかの人が変更した指標があります。もう一度、内容を確認してください。";

const preview = staffAction("report.import", previewGridSchema, ({ viewer, input }) =>
  previewGrid(viewer, input),
);

const apply = staffAction("report.import", applyGridSchema, async ({ viewer, input }) => {
  const outcomes = await readOutcomes(viewer, input);
  if (!outcomes.ok) return outcomes;
  const figures = gridAnswers(outcomes.value, input);
  if (figures === null) return refused("conflict", { "": CHANGED });
  const { event } = input;
  const written = await importAnswers(viewer, { event, files: [], figures, initiatives: [] });
  return written.ok
    ? done({ kpiIds: figures.map(({ kpiId }) => kpiId), event })
    : named(written, outcomes.value);
});

/** What keeps the whole back is told with the name of what it is of. */
function named<T>(
  refusal: Extract<Result<T>, { ok: false }>,
  outcomes: readonly GridOutcome[],
): Result<never> {
  const told = outcomes.flatMap(({ source: { kpiId, fy, kpi } }) => {
    const sentence = refusal.errors?.[answerKey(kpiId, fy)];
    return sentence === undefined ? [] : [`${quoted(kpi.name)}：${sentence}`];
  });
  return told.length === 0 ? refusal : refused(refusal.reason, { "": told.join("\n") });
}

export type PreviewState = FormState<GridPreview>;
/** `cells` holds the changed cells as JSON. */
export async function previewGridAction(_previous: PreviewState, form: unknown): Promise<PreviewState> {
  return answered(preview, form, (fields) => ({
    roundId: textIn(fields, "roundId"),
    cells: parsed(textIn(fields, "cells")),
  }));
}

export type ApplyState = FormState<{ kpiIds: readonly KpiId[]; event: "save_draft" | "submit" }>;
/** `item` holds each KPI that was chosen; `cells` and `versions` what the preview was made of, as JSON. */
export async function applyGridAction(_previous: ApplyState, form: unknown): Promise<ApplyState> {
  return answered(apply, form, (fields) => ({
    roundId: textIn(fields, "roundId"),
    cells: parsed(textIn(fields, "cells")),
    versions: parsed(textIn(fields, "versions")),
    chosen: fields.getAll("item").filter((value) => typeof value === "string"),
    event: textIn(fields, "event"),
  }));
}

/** null for what is no JSON: the schema refuses it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
