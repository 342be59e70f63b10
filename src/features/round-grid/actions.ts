"use server";

import type { z } from "zod";
import { CHOSEN_ITEMS } from "@/components/import-preview/import-preview";
import { handedIn } from "@/domain/imports/figure-answer";
import type { KpiId } from "@/domain/shared/kpi-id";
import { quoted } from "@/domain/words/ja/quotes";
import type { FormState } from "@/lib/action-state";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { answered } from "@/server/auth/requests/form-action";
import { textIn } from "@/server/auth/requests/form-input";
import { staffAction } from "@/server/auth/requests/staff-action";
import { answerKey, importAnswers } from "@/server/reports/import";
import { previewGrid, readGridItems } from "./loaders";
import { applyGridSchema, previewGridSchema } from "./schema";
import { type GridPreview, gridAnswers } from "./view-model";

const CHANGED = "確認したあとに、ほかの人が変更した指標があります。もう一度、内容を確認してください。";

const preview = staffAction("report.import", previewGridSchema, ({ viewer, input }) =>
  previewGrid(viewer, input),
);

interface Taken {
  readonly kpiIds: readonly KpiId[];
  readonly event: "save_draft" | "submit";
}

const apply = staffAction("report.import", applyGridSchema, ({ viewer, input }) => take(viewer, input));

/** All of them or none; what keeps the whole back is told with its name. */
async function take(viewer: Viewer, input: z.output<typeof applyGridSchema>): Promise<Result<Taken>> {
  const items = await readGridItems(viewer, input);
  if (!items.ok) return items;
  const figures = gridAnswers(items.value, input);
  if (figures === null) return refused("conflict", { "": CHANGED });
  const { event } = input;
  const given = figures.map((each) =>
    event === "submit" && each.content ? { ...each, content: handedIn(each.content) } : each,
  );
  const written = await importAnswers(viewer, { event, files: [], figures: given, initiatives: [] });
  if (written.ok) return done({ kpiIds: input.chosen, event });
  const told = items.value.flatMap(({ item, returned }) => {
    const sentence = returned && written.errors?.[answerKey(item.key, returned.answer.fy)];
    return sentence ? [`${quoted(item.name)}：${sentence}`] : [];
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

export type ApplyState = FormState<Taken>;
/** `item[]` holds each KPI that was chosen; `cells` and `versions` what the preview was made of, as JSON. */
export async function applyGridAction(_previous: ApplyState, form: unknown): Promise<ApplyState> {
  return answered(apply, form, (fields) => ({
    roundId: textIn(fields, "roundId"),
    cells: parsed(textIn(fields, "cells")),
    versions: parsed(textIn(fields, "versions")),
    chosen: fields.getAll(CHOSEN_ITEMS).filter((value) => typeof value === "string"),
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
