/** Metrics (KPI以外の実績) that departments suggest: what they say, how far they are, what may be done about them. */

import type { PlanDefinition } from "@/domain/plan/definition";
import {
  type SuggestedPlace,
  type SuggestionState,
  suggestedPlaces,
  suggestionAfter,
} from "@/domain/proposals/metric-suggestion";
import { can } from "@/domain/shared/access";
import { type DecimalString, decimal, toDecimalString } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { readParts } from "@/server/plan/parts";
import { readPlansOnce } from "@/server/plan/queries";
import { readOpenPlaces } from "./input";

export interface SuggestionDto {
  readonly id: string;
  readonly planId: string;
  /** As it was chosen, in words. */
  readonly placeName: string;
  /** Where that is in the plan now; null where it is there no more. */
  readonly at: SuggestedPlace | null;
  readonly department: string;
  readonly suggestedBy: string;
  /** ISO instant. */
  readonly suggestedAt: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  /** null: there is none. */
  readonly lowest: DecimalString | null;
  readonly source: string;
  readonly from: FiscalYear;
  readonly until: FiscalYear | null;
  readonly reason: string;
  readonly state: SuggestionState;
  /** Of the metric that it became, in the draft or in the plan. */
  readonly metricId: string | null;
  /** The office's words; "" while there are none. */
  readonly answer: string;
  /** ISO instant; null while it is not decided. */
  readonly decidedAt: string | null;
  /** What this viewer may do now. */
  readonly allowed: { readonly withdraw: boolean; readonly draft: boolean; readonly decline: boolean };
}

const SUGGESTION_SELECT = {
  id: true,
  planId: true,
  placeId: true,
  placeName: true,
  departmentId: true,
  department: true,
  suggestedBy: { select: { name: true } },
  suggestedAt: true,
  name: true,
  unit: true,
  decimals: true,
  lowest: true,
  source: true,
  fromFy: true,
  untilFy: true,
  reason: true,
  state: true,
  metricId: true,
  answer: true,
  decidedAt: true,
} as const satisfies Prisma.MetricSuggestionSelect;

type SuggestionRow = Prisma.MetricSuggestionGetPayload<{ select: typeof SUGGESTION_SELECT }>;

/** Everybody's for who reads every department, else those of one's own department; null: none. */
function scopeOf(viewer: Viewer): Prisma.MetricSuggestionWhereInput | null {
  if (can(viewer, "suggestion.read", {})) return {};
  const { departmentId } = viewer;
  return departmentId !== null && can(viewer, "suggestion.read", { departmentId }) ? { departmentId } : null;
}

/** Newest first: everybody's for who reads every department, else those of one's own department. */
export async function listSuggestions(viewer: Viewer): Promise<Result<SuggestionDto[]>> {
  const where = scopeOf(viewer);
  if (where === null) return refused("forbidden");
  const rows = await db().metricSuggestion.findMany({
    where,
    orderBy: [{ suggestedAt: "desc" }, { id: "desc" }],
    select: SUGGESTION_SELECT,
  });
  if (rows.length === 0) return done([]);
  const plans = (await readPlansOnce()).map(({ definition }) => definition);
  const parts = await readParts(
    db(),
    plans.map(({ id }) => id),
  );
  const places = new Map(plans.map((plan) => [plan.id, suggestedPlaces(plan, parts.get(plan.id) ?? [])]));
  return done(rows.map((row) => toDto(viewer, row, places.get(row.planId) ?? [])));
}

function toDto(viewer: Viewer, row: SuggestionRow, places: readonly SuggestedPlace[]): SuggestionDto {
  const { placeId, departmentId, suggestedBy, suggestedAt, lowest, fromFy, untilFy, decidedAt, ...said } =
    row;
  const mayDecide = can(viewer, "plan.manage", {});
  return {
    ...said,
    at: places.find(({ id }) => id === placeId) ?? null,
    suggestedBy: suggestedBy.name,
    suggestedAt: suggestedAt.toISOString(),
    lowest: lowest === null ? null : toDecimalString(decimal(lowest.toString())),
    from: fiscalYear(fromFy),
    until: untilFy === null ? null : fiscalYear(untilFy),
    decidedAt: decidedAt?.toISOString() ?? null,
    allowed: {
      withdraw:
        suggestionAfter(row.state, "withdraw") !== null && can(viewer, "suggestion.make", { departmentId }),
      // Of a plan that is gone nothing can be changed any more.
      draft: mayDecide && suggestionAfter(row.state, "draft") !== null && places.length > 0,
      decline: mayDecide && suggestionAfter(row.state, "decline") !== null,
    },
  };
}

/** How far they are, one by one; with one query. */
export async function listSuggestionStates(viewer: Viewer): Promise<Result<SuggestionState[]>> {
  const where = scopeOf(viewer);
  if (where === null) return refused("forbidden");
  const rows = await db().metricSuggestion.findMany({ where, select: { state: true } });
  return done(rows.map(({ state }) => state));
}

/** What the viewer's department can suggest a metric for now, plan by plan. */
export async function listOpenPlaces(
  viewer: Viewer,
  now: Date = new Date(),
): Promise<Result<{ readonly plan: PlanDefinition; readonly places: readonly SuggestedPlace[] }[]>> {
  const { departmentId } = viewer;
  if (!can(viewer, "suggestion.make", { departmentId })) return refused("forbidden");
  return done(await readOpenPlaces(db(), now));
}
