/** What a department types of a metric that it suggests: whole text, and then what the office's form of a metric accepts. */
import { z } from "zod";
import type { Metric, PlanDefinition } from "@/domain/plan/definition";
import { listMetrics } from "@/domain/plan/metrics";
import { metricPlaceText } from "@/domain/proposals/edit-metrics";
import {
  openPlaces,
  type SuggestedPlace,
  suggestedPlaces,
  suggestedYears,
} from "@/domain/proposals/metric-suggestion";
import { type FiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { toMetricId } from "@/domain/shared/metric-id";
import { FIELD_WORDS } from "@/domain/words/ja/plan/plan-fields";
import { done, type Result, refused } from "@/lib/result";
import type { Tx } from "@/server/db/client";
import { rowId, text, trimmedText } from "@/server/input/fields";
import { readParts } from "@/server/plan/parts";
import { readPlans } from "@/server/plan/queries";
import { editedMetric } from "../edit/metrics";

const MAX_TYPED = 2_000;
const MAX_REASON = 1_000;

export const suggestionSchema = z.strictObject({
  /** The plan and the part or initiative of it: "dx-2/dx-2:1-1". */
  place: z.string().max(200),
  name: text(MAX_TYPED),
  unit: text(MAX_TYPED),
  decimals: text(MAX_TYPED),
  lowest: text(MAX_TYPED),
  source: text(MAX_TYPED),
  from: text(MAX_TYPED),
  until: text(MAX_TYPED),
  reason: trimmedText(MAX_REASON),
});
export type TypedSuggestion = z.output<typeof suggestionSchema>;

export const declineSchema = z.strictObject({ id: rowId, answer: trimmedText(MAX_REASON) });

/** What was typed, once it is accepted. */
export interface ReadSuggestion {
  readonly plan: PlanDefinition;
  readonly at: SuggestedPlace;
  readonly metric: Metric;
  readonly from: FiscalYear;
}

/** Where something can be suggested now: the places of the plans whose period is not over. Reads for its caller. */
export async function readOpenPlaces(
  tx: Tx,
  now: Date,
): Promise<{ readonly plan: PlanDefinition; readonly places: SuggestedPlace[] }[]> {
  const plans = (await readPlans(tx, tokyoDate(now))).filter(({ phase }) => phase !== "ended");
  const parts = await readParts(
    tx,
    plans.map(({ definition }) => definition.id),
  );
  return plans.map(({ definition }) => ({
    plan: definition,
    places: openPlaces(suggestedPlaces(definition, parts.get(definition.id) ?? []), fiscalYearOf(now)),
  }));
}

/** `invalid` with a sentence by field, in the words of the form of a metric. */
export async function readSuggestion(
  tx: Tx,
  typed: TypedSuggestion,
  now: Date,
): Promise<Result<ReadSuggestion>> {
  const open = await readOpenPlaces(tx, now);
  const chosen = open.flatMap(({ plan, places }) =>
    places.filter(({ id }) => typed.place === `${plan.id}/${id}`).map((at) => ({ plan, at })),
  )[0];
  const plan = chosen?.plan ?? open[0]?.plan;
  if (!plan) return refused("invalid", { place: FIELD_WORDS.choice });
  const { place: _, reason, ...fields } = typed;
  const id = freeId(plan);
  const edited = editedMetric(plan, null, {
    ...fields,
    id,
    place: chosen ? metricPlaceText(chosen.at.place) : NOWHERE,
    // What the office decides.
    definition: "",
    scale: "1",
    aggregation: "annual",
    upperLimit: "",
    department: "",
  });
  const from = suggestedYears(plan, tokyoDate(now)).find((fy) => String(fy) === typed.from);
  const errors = {
    ...(edited.ok ? {} : edited.errors),
    ...(from === undefined ? { from: FIELD_WORDS.year } : {}),
    ...(reason === "" ? { reason: FIELD_WORDS.required } : {}),
  };
  const metric = edited.ok && listMetrics(edited.value).find((each) => each.metric.id === id)?.metric;
  if (!metric || !chosen || from === undefined || reason === "") return refused("invalid", errors);
  return done({ ...chosen, metric, from });
}

/** No place's text. */
const NOWHERE = "-";

/** An id for as long as the metric is only looked at: the real one is given by the office. */
function freeId(plan: PlanDefinition) {
  const taken = JSON.stringify(plan);
  let no = 1;
  while (taken.includes(`"suggested-${no}"`)) no += 1;
  return toMetricId(`suggested-${no}`);
}
