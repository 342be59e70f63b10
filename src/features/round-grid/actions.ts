"use server";

import type { KpiId } from "@/domain/shared/kpi-id";
import { quoted } from "@/domain/words/ja/quotes";
import type { FormState } from "@/lib/action-state";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { answered } from "@/server/auth/requests/form-action";
import { textIn } from "@/server/auth/requests/form-input";
import { staffAction } from "@/server/auth/requests/staff-action";
import { answerKey, importAnswers } from "@/server/reports/import";
import { type GridPreview, previewGrid, readOutcomes } from "./loaders";
import { applyGridSchema, previewGridSchema } from "./schema";
import { type GridOutcome, writtenContent } from "./view-model";

const CHANGED = "確認したあとに、ほかの人が変更した指標があります。もう一度、内容を確認してください。";

const preview = staffAction("report.import", previewGridSchema, ({ viewer, input }) =>
  previewGrid(viewer, input),
);

const apply = staffAction("report.import", applyGridSchema, async ({ viewer, input }) => {
  const outcomes = await readOutcomes(viewer, input);
  if (!outcomes.ok) return outcomes;
  const chosen = new Set<string>(input.chosen);
  const taken = outcomes.value.filter(({ source }) => chosen.has(source.kpiId));
  const isAsSeen = ({ source }: GridOutcome) => input.versions[source.kpiId] === source.version;
  if (taken.length < chosen.size || !taken.every((each) => each.content !== null && isAsSeen(each))) {
    return refused("conflict", { "": CHANGED });
  }
  return write(viewer, taken, input.event);
});

/** All of them or none; what is refused is told with its name. */
async function write(
  viewer: Viewer,
  outcomes: readonly GridOutcome[],
  event: "save_draft" | "submit",
): Promise<Result<{ kpiIds: readonly KpiId[]; event: "save_draft" | "submit" }>> {
  const figures = outcomes.flatMap(({ source: { kpiId, fy, version }, content }) =>
    content === null ? [] : [{ kpiId, fy, version, content: writtenContent(content), correctionReason: "" }],
  );
  const written = await importAnswers(viewer, { event, files: [], figures, initiatives: [] });
  if (written.ok) return done({ kpiIds: figures.map(({ kpiId }) => kpiId), event });
  const told = outcomes.flatMap(({ source: { kpiId, fy, kpi } }) => {
    const sentence = written.errors?.[answerKey(kpiId, fy)];
    return sentence === undefined ? [] : [`${quoted(kpi.name)}：${sentence}`];
  });
  return told.length === 0 ? written : refused(written.reason, { "": told.join("\n") });
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
