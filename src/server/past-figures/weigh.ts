/** Past figures of a table beside what is here: each with what taking it in would do. */

import {
  type FaultyCell,
  hasTooManyFigures,
  type PastFigure,
  readPastFigures,
} from "@/domain/imports/past-figures/answers";
import { headingsOf } from "@/domain/imports/past-figures/columns";
import {
  type Owed,
  outcomeOf,
  owedFor,
  type PastOutcome,
  type PastStanding,
  weighFigures,
} from "@/domain/imports/past-figures/outcome";
import { kpiInYear } from "@/domain/plan/editions";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { TOO_MANY_FIGURES } from "@/domain/words/ja/imports/past-figures";
import { done, type Result, refused } from "@/lib/result";
import { sha256 } from "@/lib/sha256";
import type { ReadWorkbook } from "@/lib/workbook/types";
import type { Tx } from "@/server/db/client";
import { readPlans } from "@/server/plan/queries";
import { approvedFigures } from "@/server/reports/approved";
import { kindInForce } from "@/server/reports/kpi";
import { type ReportWithLatest, readReportsWithLatest } from "@/server/reports/latest-revision";
import { toContent, toFigure } from "@/server/reports/rows";
import { type ChosenColumns, chosenTable, columnsProblem } from "./input";

export interface WeighedFigure extends Owed {
  readonly figure: PastFigure;
  readonly outcome: PastOutcome;
  /** Number of the newest revision; 0 where there is no report. */
  readonly version: number;
}

export interface WeighedTable {
  readonly headings: readonly string[];
  /** In the order of the table. */
  readonly figures: readonly WeighedFigure[];
  readonly faults: readonly FaultyCell[];
  /** Another one, when anything that was shown has changed. */
  readonly seen: string;
}

/** Part of its caller's transaction, who has asked `can`. */
export async function weighTable(
  tx: Tx,
  workbook: ReadWorkbook,
  columns: ChosenColumns,
  now: Date,
): Promise<Result<WeighedTable>> {
  const table = chosenTable(workbook, columns);
  if (table === null) return refused("invalid", { columns: "見出しの行を選んでください。" });
  const headings = headingsOf(table.rows[table.head]);
  const problem = columnsProblem(headings, columns);
  if (problem !== null) return refused("invalid", { columns: problem });
  if (hasTooManyFigures(table.rows, table.head, columns.roles)) {
    return refused("invalid", { columns: TOO_MANY_FIGURES });
  }
  const today: IsoDate = tokyoDate(now);
  const plans = await readPlans(tx, today);
  const { figures, faults } = readPastFigures(table.rows, table.head, columns.roles, plans, today);
  const kpiIds = [...new Set(figures.map(({ kpiId }) => kpiId))];
  const fys = [...new Set(figures.map(({ fy }) => fy))];
  const [reportOf, approved] = [
    await readReportsWithLatest(tx, { kpiIds, fys }),
    await approvedFigures(tx, { id: { in: kpiIds } }),
  ];
  const owed = weighFigures(figures, approved);
  const weighed = figures.map((figure, index): WeighedFigure => {
    const report = reportOf(figure);
    const outcome = outcomeOf(figure.actual, standingOf(figure, report));
    return { figure, outcome, ...owedFor(outcome, owed[index]), version: report?.version ?? 0 };
  });
  return done({ headings, figures: weighed, faults, seen: digest(weighed) });
}

function standingOf({ of, fy }: PastFigure, report: ReportWithLatest | null): PastStanding {
  const kpi = kpiInYear(of.kpi, fy);
  const approved = report?.approved ?? null;
  const printed = kpi.years.find((year) => year.fy === fy)?.actual ?? null;
  return {
    state: report?.state ?? "not_started",
    newest: report ? toContent(report.newest) : null,
    inForce: {
      kind: kindInForce(kpi, fy, approved, report?.isSaid ?? false),
      value: approved === null ? printed : approved.actual === null ? null : toFigure(approved.actual),
      missing: approved?.missingReason ?? null,
    },
  };
}

function digest(figures: readonly WeighedFigure[]): string {
  const told = figures.map(({ figure: { address, kpiId, fy, actual }, outcome, version, warnings }) =>
    [address, kpiId, fy, actual, outcome.kind, version, warnings.length].join("\t"),
  );
  return sha256(told.join("\n"));
}
