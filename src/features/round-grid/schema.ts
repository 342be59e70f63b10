/** What the grid of a round sends. The data layer answers with the sentences. */
import { z } from "zod";
import { LINE_FIELDS } from "@/domain/imports/pasted/lines";
import { isKpiId } from "@/domain/shared/kpi-id";

const kpiId = z.string().refine(isKpiId);
/** As long as a draft's text may be. */
const cell = z.string().max(10_000, { error: "1つのセルに入力できるのは10,000文字までです。" });

const gridCellsSchema = z
  .array(z.strictObject({ kpiId, field: z.enum(LINE_FIELDS), base: cell, typed: cell }))
  .max(5_000);
export type GridCells = z.output<typeof gridCellsSchema>;

export const previewGridSchema = z.strictObject({ roundId: z.string(), cells: gridCellsSchema });

export const applyGridSchema = z.strictObject({
  roundId: z.string(),
  cells: gridCellsSchema,
  chosen: z.array(kpiId).min(1, { error: "保存する指標を選んでください。" }),
  /** By KPI: the version that the preview showed. */
  versions: z.record(z.string(), z.int().min(0)),
  event: z.enum(["save_draft", "submit"]),
});
