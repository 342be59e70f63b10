/** Past figures of a table beside what is here: each with what taking it in would do. */

import { hasTooManyFigures, readPastFigures } from "@/domain/imports/past-figures/answers";
import { headingsOf } from "@/domain/imports/past-figures/columns";
import type { FaultyCell } from "@/domain/imports/past-figures/faults";
import type { PastFigure } from "@/domain/imports/past-figures/figure";
import {
  type Owed,
  outcomeOf,
  owedFor,
  type PastOutcome,
  type PastStanding,
  replacedBy,
  weighFigures,
} from "@/domain/imports/past-figures/outcome";
import { PAST_WORDS, withStandingWords } from "@/domain/imports/past-figures/words";
import { kpiInYear } from "@/domain/plan/editions";
import type { ReportContent } from "@/domain/reports/report";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { TOO_MANY_FIGURES } from "@/domain/words/ja/imports/past-figures";
import { done, type Result, refused } from "@/lib/result";
import { sha256 } from "@/lib/sha256";
import type { ReadWorkbook } from "@/lib/workbook/types";
import type { Tx } from "@/server/db/client";
import { readPlans } from "@/server/plan/queries";
import { approvedFigures } from "@/server/reports/approved";
import { type ReportWithLatest, readReportsWithLatest } from "@/server/reports/latest-revision";
import { toContent } from "@/server/reports/rows";
import { type ChosenColumns, chosenTable, columnsProblem } from "./input";
import { standingOf } from "./standing";

export interface WeighedFigure extends Owed {
  /** With the words that it keeps of what it takes the place of. */
  readonly figure: PastFigure;
  readonly outcome: PastOutcome;
  /** What it takes the place of; null for nothing. */
  readonly replaced: ReportContent | null;
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
  const { figures, faults } = readPastFigures({ ...table, roles: columns.roles }, plans, today);
  const kpiIds = [...new Set(figures.map(({ kpiId }) => kpiId))];
  const fys = [...new Set(figures.map(({ fy }) => fy))];
  const [reportOf, approved] = [
    await readReportsWithLatest(tx, { kpiIds, fys }),
    await approvedFigures(tx, { id: { in: kpiIds } }),
  ];
  const held = figures.map((figure) => besideReport(figure, reportOf(figure)));
  const owed = weighFigures(
    held.map(({ figure }) => figure),
    approved,
  );
  const weighed = held.map(
    (each, index): WeighedFigure => ({ ...each, ...owedFor(each.outcome, owed[index]) }),
  );
  return done({ headings, figures: weighed, faults, seen: digest(weighed) });
}

function besideReport(figure: PastFigure, report: ReportWithLatest | null) {
  const { of, fy } = figure;
  const standing: PastStanding = {
    state: report?.state ?? "not_started",
    newest: report ? toContent(report.newest) : null,
    ...standingOf(
      { kpi: kpiInYear(of.kpi, fy), fy },
      report?.approved ? toContent(report.approved) : null,
      report?.isSaid ?? false,
    ),
  };
  const outcome = outcomeOf(figure.actual, standing);
  const replaced = replacedBy(outcome, standing);
  const content = withStandingWords(figure, replaced, outcome);
  return { figure: { ...figure, content }, outcome, replaced, version: report?.version ?? 0 };
}

function digest(figures: readonly WeighedFigure[]): string {
  const told = figures.map(
    ({ figure: { address, kpiId, fy, actual, content }, outcome, version, warnings }) =>
      JSON.stringify([
        address,
        kpiId,
        fy,
        actual,
        ...PAST_WORDS.map((word) => content[word]),
        outcome.kind,
        version,
        warnings.length,
      ]),
  );
  return sha256(told.join("\n"));
}
