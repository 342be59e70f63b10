/** The lines of a round as the grid shows them, and what its cells would make of their answers. */

import {
  type LineEdits,
  type LineField,
  type LineLock,
  type LineOutcome,
  type LineStanding,
  lockOf,
  outcomeOfLine,
  shownLine,
} from "@/domain/imports/pasted-lines";
import type { PreviewCell, PreviewItem, PreviewPart } from "@/domain/imports/preview";
import type { PlanDefinition } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { figureFinder } from "@/domain/plan/figures";
import { isDocumented } from "@/domain/plan/years";
import type { ApprovedReport, ReportContent } from "@/domain/reports/report";
import { buildSeries, comparableYears } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { dateJa } from "@/domain/words/ja/dates";
import { entryWarningSentence, reasonWords, submissionSentences } from "@/domain/words/ja/entry";
import { cellFaultSentence } from "@/domain/words/ja/imports";
import { reportStandingWords } from "@/domain/words/ja/reports";
import type { ReportDto } from "@/server/reports/queries";
import type { RoundOverviewItemDto } from "@/server/rounds/overview";
import type { OpenLine } from "./model/grid";
import type { GridCells } from "./schema";

/** A line with all that its preview needs. */
export interface GridSource extends LineStanding {
  readonly kpiId: KpiId;
  readonly version: number;
  readonly department: string | null;
  readonly standing: string;
}

export interface GridLine extends OpenLine {
  readonly name: string;
  readonly isMetric: boolean;
  readonly unit: string;
  readonly department: string | null;
  readonly standing: string;
  /** Why nothing can be typed; null where it can. */
  readonly locked: string | null;
}

export const FIELD_WORDS: Record<LineField, string> = {
  actualText: "実績",
  asOf: "時点",
  reason: reasonWords({ isMetric: false }),
  nextStep: "今後の取組",
  warningNote: "この値で正しい理由",
};

const LOCK_WORDS: Record<LineLock, string> = {
  submitted: "提出されています。変更するときは、入力画面で差し戻してください。",
  said: "承認された実績か、計画書の実績があります。訂正は、入力画面で理由を添えて行ってください。",
};

/** A line per KPI and metric that the round asks for, in the plans' order. */
export function gridSources(
  plans: readonly PlanDefinition[],
  items: readonly Pick<RoundOverviewItemDto, "kpiId" | "planId" | "isIncluded" | "isMetric" | "department">[],
  reports: readonly ReportDto[],
  approved: readonly ApprovedReport[],
  { fy, today }: { readonly fy: FiscalYear; readonly today: IsoDate },
): GridSource[] {
  const findFigure = figureFinder(plans);
  const reportOf = new Map(reports.map((report) => [report.kpiId, report]));
  return items.flatMap((item): GridSource[] => {
    const found = item.isIncluded ? findFigure(item) : null;
    const report = reportOf.get(item.kpiId);
    if (!found || !report) return [];
    const series = buildSeries(
      found.plan,
      found.kpi,
      approved.filter(({ kpiId }) => kpiId === item.kpiId),
    );
    const year = series.years.find((each) => each.fy === fy);
    return [
      {
        kpiId: item.kpiId,
        kpi: kpiInYear(found.kpi, fy),
        isMetric: item.isMetric,
        fy,
        today,
        isSubmitted: report.state === "submitted",
        isApproved: report.state === "approved",
        content: report.content,
        inForce: year?.figureStatus ?? (year?.corrections.length ? "taken_back" : null),
        earlier: comparableYears(found.kpi, series.years, fy),
        version: report.version,
        department: item.department?.name ?? null,
        standing: reportStandingWords({
          ...report,
          isDocumented: report.state === "not_started" && isDocumented(found.kpi, fy),
        }),
      },
    ];
  });
}

export function gridLine(source: GridSource): GridLine {
  const { kpiId, kpi, isMetric, department, standing } = source;
  const lock = lockOf(source);
  return {
    kpiId,
    name: kpi.name,
    isMetric,
    unit: kpi.unit,
    department,
    standing,
    isLocked: lock !== null,
    locked: lock && LOCK_WORDS[lock],
    shown: shownLine(source, dateJa),
  };
}

/** What was typed of one line, and what it makes of it. */
export interface GridOutcome extends LineOutcome {
  readonly source: GridSource;
}

/** In the order of the lines; of those in which a cell was changed. */
export function gridOutcomes(sources: readonly GridSource[], cells: GridCells): GridOutcome[] {
  const cellsOf = Map.groupBy(cells, ({ kpiId }) => kpiId);
  return sources.flatMap((source) => {
    const own = cellsOf.get(source.kpiId);
    if (!own) return [];
    const edits: LineEdits = Object.fromEntries(
      own.map(({ field, base, typed }) => [field, { base, typed }]),
    );
    return [{ source, ...outcomeOfLine(source, edits, dateJa) }];
  });
}

/** @param cells as many as were sent: of a line that is no longer asked for nothing can be taken */
export function gridPreview(outcomes: readonly GridOutcome[], cells: GridCells): PreviewPart {
  const known = new Set<string>(outcomes.map(({ source }) => source.kpiId));
  const isLost = cells.some(({ kpiId }) => !known.has(kpiId));
  return {
    key: "grid",
    name: "",
    notes: isLost ? ["この照会の対象でなくなった指標があります。その行の入力は保存されません。"] : [],
    errors: [],
    items: outcomes.map(previewItem),
  };
}

function previewItem({ source, lock, cells, warnings, owed }: GridOutcome): PreviewItem {
  const { kpi, kpiId, isMetric } = source;
  return {
    key: kpiId,
    name: kpi.name,
    address: "",
    cells: cells.map((cell): PreviewCell => {
      const { field, before, after, madeFrom, fault } = cell;
      return {
        address: "",
        field: field === "reason" ? reasonWords({ isMetric }) : FIELD_WORDS[field],
        before,
        after,
        ...(madeFrom === undefined ? {} : { madeFrom }),
        ...(fault === undefined ? {} : { error: cellFaultSentence(fault) }),
      };
    }),
    warnings: warnings.map((warning) => entryWarningSentence(warning, kpi)),
    errors: lock === null ? [] : [LOCK_WORDS[lock]],
    owed: Object.values(submissionSentences(owed, source)),
  };
}

/** As the one writer of reports takes it: the figure is read there once more. */
export interface GridAnswer {
  readonly kpiId: KpiId;
  readonly fy: FiscalYear;
  readonly version: number;
  readonly content: Omit<ReportContent, "actual">;
  readonly correctionReason: string;
}

/**
 * The answers of the lines that were chosen.
 * @param seen.versions by KPI, as the preview showed them
 * @returns null where one of them is no longer as it was seen
 */
export function gridAnswers(
  outcomes: readonly GridOutcome[],
  seen: { readonly chosen: readonly KpiId[]; readonly versions: Readonly<Record<string, number>> },
): GridAnswer[] | null {
  const answers: GridAnswer[] = [];
  for (const kpiId of new Set(seen.chosen)) {
    const found = outcomes.find(({ source }) => source.kpiId === kpiId);
    if (!found?.content || seen.versions[kpiId] !== found.source.version) return null;
    const { actual: _, ...content } = found.content;
    const { fy, version } = found.source;
    answers.push({ kpiId, fy, version, content, correctionReason: "" });
  }
  return answers;
}
