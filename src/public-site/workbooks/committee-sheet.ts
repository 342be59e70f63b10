/** One plan's year on one sheet, in the form of 別紙5-2: counts, then pillar, measure, KPI with 計画 and 実績, its mark, 指標の考え方. */
import { actualText, plannedText, targetText } from "@/components/charts/chart-text";
import type { Kpi, Target } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { formatQuantity, targetDecimals } from "@/domain/plan/quantity";
import { causesOfTurn, turnInForce } from "@/domain/publication/record";
import type { PublishedYear } from "@/domain/publication/snapshot";
import { isEmptyTally, placeOfMark } from "@/domain/reports/tally";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearShort } from "@/domain/words/ja/dates";
import { measureNumber, wordsOf } from "@/domain/words/ja/plan/plan-words";
import { MARK_CAUSE_NOTES } from "@/domain/words/ja/publication/publication";
import {
  JUDGEMENT_WORDS,
  judgementMark,
  SAMPLE_SURVEY_NOTE,
  tallyLines,
} from "@/domain/words/ja/reports/judgement";
import { interimText, NOT_SURVEYED_YEAR } from "@/domain/words/ja/reports/reports";
import {
  FIGURE_LOOK,
  FONT_SIZE,
  figureCell,
  figureWidth,
  HEAD_LOOK,
  mergedRow,
  ownWordsCell,
  rowAcross,
  TEXT_LOOK,
  TITLE_SIZE,
  textCell,
} from "@/lib/workbook/layout";
import { heightOf } from "@/lib/workbook/text-height";
import type { CellLook, CellToWrite, MergedCells, RowToWrite, SheetToWrite } from "@/lib/workbook/types";
import { countsOf } from "../model/counts";
import type { PlanView } from "../model/plan-view";
import { type ReportRow, type ReportTableModel, reportTable, toldYear } from "../model/report-table";
import type { SiteModel } from "../model/site";
import { yearOf } from "../model/years";
import { countsSentence, DEMO_NOTICE, endText, pillarName, publicationText } from "../words";

const CENTRE_LOOK: CellLook = { isFramed: true, wraps: true, across: "center", down: "center" };
const MARK_LOOK: CellLook = { ...CENTRE_LOOK, bold: true, size: 14 };
const NAME_LOOK: CellLook = { ...TEXT_LOOK, down: "center" };
const YEAR_LOOK: CellLook = { ...FIGURE_LOOK, down: "center" };
const WIDTHS = { name: 40, kind: 6, figure: 11, mark: 13 };
/** Of a row of figures, in points. */
const LEAST_HEIGHT = 20;

interface Column {
  readonly title: string;
  readonly width: number;
}

/** Rows as they are put together, with the cells that become one. */
class Rows {
  readonly rows: RowToWrite[] = [];
  readonly merges: MergedCells[] = [];

  constructor(readonly columns: readonly Column[]) {}

  /** A text over all columns. */
  across(text: string, look: CellLook = {}): void {
    this.rows.push(rowAcross(text, this.columns, look));
    this.merges.push(mergedRow(this.rows.length, this.columns.length));
  }

  add(...rows: RowToWrite[]): void {
    this.rows.push(...rows);
  }

  /** The cells of a column in the two rows that were added last, as one. */
  joinTwo(column: number): void {
    this.merges.push({ top: this.rows.length - 1, left: column, bottom: this.rows.length, right: column });
  }
}

export function committeeSheet(model: SiteModel, plan: PlanView, fy: FiscalYear, name: string): SheetToWrite {
  const table = reportTable(plan, fy);
  const figures = table.rows.map((row) => figuresOf(row, table, fy));
  const columns = columnsOf(table, plan, Math.max(...figures.map(widthOfFigures), WIDTHS.figure));
  const rows = new Rows(columns);
  addCounts(rows, model, plan, fy);
  table.rows.forEach((row, i) => {
    addHeadings(rows, row, columns);
    addKpi(rows, row, table, figures[i] ?? { planned: [], actual: [] });
    for (const note of notesOf(model, row, fy)) rows.across(note, TEXT_LOOK);
  });
  rows.add({ cells: [] });
  rows.across(`公表：${publicationText(model.snapshot)}`);
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: rows.rows,
    merges: rows.merges,
    page: { orientation: columns.length > 8 ? "landscape" : "portrait", footer: "&P / &N" },
  };
}

/** 計画 and 実績 of the years. */
interface Figures {
  readonly planned: readonly CellToWrite[];
  readonly actual: readonly CellToWrite[];
}

function figuresOf(row: ReportRow, { years }: ReportTableModel, fy: FiscalYear): Figures {
  const { kpi, series } = row.view;
  return {
    planned: years.map((year) => plannedCell(yearOf(series, year)?.planned ?? null, kpiInYear(kpi, year))),
    actual: years.map((year) => actualCell(toldYear(row, year, fy), kpiInYear(kpi, year))),
  };
}

function widthOfFigures({ planned, actual }: Figures): number {
  return Math.max(...[...planned, ...actual].map(figureWidth));
}

/** @param width of a year */
function columnsOf(
  { withBaseline, withTarget, years }: ReportTableModel,
  { definition }: PlanView,
  width: number,
): Column[] {
  return [
    { title: wordsOf(definition).kpi, width: WIDTHS.name },
    // 計画 or 実績: the document has no head above it.
    { title: "", width: WIDTHS.kind },
    ...(withBaseline ? [{ title: "現状値", width: WIDTHS.figure }] : []),
    ...years.map((year) => ({ title: fiscalYearShort(year), width })),
    ...(withTarget ? [{ title: "目標値", width: WIDTHS.figure }] : []),
    { title: "目標達成状況", width: WIDTHS.mark },
  ];
}

/** 令和5年度末目標達成状況・・・目標達成している「○」：5項目 and so on, a line for each mark. */
function addCounts(rows: Rows, { snapshot }: SiteModel, plan: PlanView, fy: FiscalYear): void {
  const { definition, kpis, stage } = plan;
  rows.across(`${definition.name}の${wordsOf(definition).kpi}の達成状況`, { bold: true, size: TITLE_SIZE });
  if (snapshot.site.demo) rows.across(DEMO_NOTICE, { bold: true });
  const counts = countsOf(kpis, fy, snapshot.reportFy);
  if (counts === null || isEmptyTally(counts.tally)) {
    rows.across(countsSentence(fy, counts, stage));
    return;
  }
  const lead = `${fiscalYearJa(fy)}末目標達成状況・・・`;
  tallyLines(counts.tally, counts.withoutFigure).forEach((line, i) => {
    rows.across(i === 0 ? `${lead}${line}` : `${"　".repeat(lead.length)}${line}`);
  });
  if (counts.notSurveyed > 0)
    rows.across(`${"　".repeat(lead.length)}${NOT_SURVEYED_YEAR}：${counts.notSurveyed}項目`);
}

/** The pillar, the measure, and the heads of the columns once more: as the document has them above each table. */
function addHeadings(
  rows: Rows,
  { view: { pillar, measure }, opensPillar, opensMeasure }: ReportRow,
  columns: readonly { readonly title: string }[],
): void {
  if (opensPillar) {
    rows.add({ cells: [] });
    rows.across(pillar === null ? "計画全般" : `(${pillar.no}) ${pillarName(pillar)}`, {
      bold: true,
      size: 12,
    });
  }
  if (!opensMeasure) return;
  if (measure !== null) rows.across(`${measureNumber(measure.no)}${measure.title}`, { bold: true });
  rows.add({ cells: columns.map(({ title }) => textCell(title, HEAD_LOOK)) });
}

function addKpi(
  rows: Rows,
  { view, kpi, reported }: ReportRow,
  { withBaseline, withTarget }: ReportTableModel,
  { planned, actual }: Figures,
): void {
  const name = [
    kpi.definition === null ? kpi.name : `${kpi.name}、${kpi.definition}`,
    ...(view.end === null ? [] : [endText(view.end)]),
  ].join("\n");
  // Over two rows, of which each holds a line at least.
  const height = Math.max(LEAST_HEIGHT, heightOf([{ text: name, width: WIDTHS.name }], FONT_SIZE) / 2);
  const blank = textCell(null, CENTRE_LOOK);
  rows.add(
    {
      height,
      cells: [
        textCell(name, NAME_LOOK),
        textCell("計画", CENTRE_LOOK),
        ...(withBaseline ? [textCell(baselineText(kpi), CENTRE_LOOK)] : []),
        ...planned,
        ...(withTarget ? [textCell(finalText(kpi), CENTRE_LOOK)] : []),
        ownWordsCell(reported && markText(reported, view.lastEnded), MARK_LOOK),
      ],
    },
    {
      height,
      cells: [
        blank,
        textCell("実績", CENTRE_LOOK),
        ...(withBaseline ? [blank] : []),
        ...actual,
        ...(withTarget ? [blank] : []),
        blank,
      ],
    },
  );
  const last = rows.columns.length;
  for (const column of [1, ...(withBaseline ? [3] : []), ...(withTarget ? [last - 1] : []), last]) {
    rows.joinTwo(column);
  }
}

function plannedCell(target: Target | null, kpi: Kpi): CellToWrite {
  const text = plannedText(target, kpi);
  if (target?.kind !== "number") return textCell(text, YEAR_LOOK);
  const decimals = targetDecimals(target.value, kpi.decimals);
  return figureCell({ value: target.value, decimals, suffix: kpi.unit, text }, YEAR_LOOK);
}

function actualCell(year: PublishedYear | null, kpi: Kpi): CellToWrite {
  if (year === null) return textCell(null, YEAR_LOOK);
  const text = actualText(year, kpi);
  // With a note behind it, it takes two lines: a number has but one.
  if (year.actual === null || (year.figureStatus ?? "final") !== "final") return textCell(text, YEAR_LOOK);
  return figureCell({ value: year.actual, decimals: kpi.decimals, suffix: kpi.unit, text }, YEAR_LOOK);
}

function baselineText({ baseline, ...kpi }: Kpi): string {
  const value = baseline.value === null ? "なし" : formatQuantity(baseline.value, kpi);
  return `${value}\n（${fiscalYearShort(baseline.fy)}）`;
}

function finalText(kpi: Kpi): string {
  return `${targetText(kpi.target.value, kpi)}\n（${fiscalYearShort(kpi.target.fy)}）`;
}

/** ○, △, ×, －; or what stands in the place of a mark. */
function markText(year: PublishedYear, lastEnded: FiscalYear): string | null {
  const place = placeOfMark(year, lastEnded);
  if (place === "mark") return JUDGEMENT_WORDS[year.judgement.code].symbol;
  if (place === "not_surveyed") return NOT_SURVEYED_YEAR;
  return year.actual === null || year.figureStatus !== "interim" ? null : interimText(year.asOf);
}

function notesOf({ record }: SiteModel, { kpi, notes }: ReportRow, fy: FiscalYear): string[] {
  const turn = turnInForce(record, kpi.id, fy);
  const { before, after } = turn?.marks ?? { before: null, after: null };
  return [
    ...notes.map((note) => `定義の変更：${note}`),
    ...(turn && before && after
      ? [
          `${fiscalYearJa(fy)}の目標達成状況：${causesOfTurn(turn)
            .map((cause) => MARK_CAUSE_NOTES[cause])
            .join("、")} ${judgementMark(before)} → ${judgementMark(after)}`,
        ]
      : []),
    ...(kpi.sampleSurvey === true ? [SAMPLE_SURVEY_NOTE] : []),
    ...(kpi.rationale === null ? [] : [`（指標の考え方）${kpi.rationale}`]),
  ];
}
