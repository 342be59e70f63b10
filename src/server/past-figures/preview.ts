/** What taking in a table's past figures would do. Nothing is changed. */

import type { FaultyCell } from "@/domain/imports/past-figures/faults";
import { isTakeable, type Owed, type PastOutcome } from "@/domain/imports/past-figures/outcome";
import { type WordChange, wordChanges } from "@/domain/imports/past-figures/words";
import { kpiInYear } from "@/domain/plan/editions";
import { can } from "@/domain/shared/access";
import type { DecimalString } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { done, type Result, refused } from "@/lib/result";
import type { ReadWorkbook } from "@/lib/workbook/types";
import type { Viewer } from "@/server/access/viewer";
import { transaction } from "@/server/db/transaction";
import { sentences } from "@/server/input/sentences";
import { type ChosenColumns, columnsSchema } from "./input";
import { type WeighedFigure, weighTable } from "./weigh";

export interface PastFigureDto extends Owed {
  /** B12: where it stands. */
  readonly address: string;
  readonly kpiId: KpiId;
  readonly name: string;
  readonly isMetric: boolean;
  readonly fy: FiscalYear;
  readonly actual: DecimalString;
  /** By the terms of its own year. */
  readonly terms: { readonly unit: string; readonly decimals: number; readonly scale: number };
  /** Where its name and its year stand, if those cells were merged downwards. */
  readonly mergedFrom: readonly string[];
  readonly outcome: PastOutcome;
  /** What it says beside its number that is not said already, each with its cell; "" where it stands in none. */
  readonly words: readonly (WordChange & { readonly address: string })[];
}

export interface PastFiguresDto {
  readonly figures: readonly PastFigureDto[];
  readonly faults: readonly FaultyCell[];
  /** Given back when the figures are taken in. */
  readonly seen: string;
}

/** `invalid` with a sentence for `columns` where the table cannot be read by them. */
export async function previewPastFigures(
  viewer: Viewer,
  workbook: ReadWorkbook,
  rawColumns: ChosenColumns,
  now: Date = new Date(),
): Promise<Result<PastFiguresDto>> {
  if (!can(viewer, "report.submit", {})) return refused("forbidden");
  const parsed = columnsSchema.safeParse(rawColumns);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  return transaction(
    async (tx): Promise<Result<PastFiguresDto>> => {
      const weighed = await weighTable(tx, workbook, parsed.data, now);
      if (!weighed.ok) return weighed;
      const { figures, faults, seen } = weighed.value;
      return done({ seen, faults, figures: figures.map(toDto) });
    },
    { isolation: "RepeatableRead" },
  );
}

function toDto({ figure, outcome, replaced, warnings, isReasonOwed }: WeighedFigure): PastFigureDto {
  const { address, kpiId, fy, actual, content, said, mergedFrom } = figure;
  const { isMetric, kpi } = figure.of;
  const { unit, decimals, scale } = kpiInYear(kpi, fy);
  const words = isTakeable(outcome) ? wordChanges(replaced, content) : [];
  return {
    address,
    kpiId,
    name: kpi.name,
    isMetric,
    fy,
    actual,
    terms: { unit, decimals, scale },
    mergedFrom,
    outcome,
    words: words.map((change) => ({ ...change, address: said[change.word] ?? "" })),
    warnings,
    isReasonOwed,
  };
}
