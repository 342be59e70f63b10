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
import { JUDGEMENT_WORDS, judgementMark, SAMPLE_SURVEY_NOTE, tallyLines } from "@/domain/words/ja/judgement";
import { measureNumber, wordsOf } from "@/domain/words/ja/plan-words";
import { MARK_CAUSE_NOTES } from "@/domain/words/ja/publication";
import { figureStatusNote, interimText, NOT_SURVEYED_YEAR } from "@/domain/words/ja/reports";
import {
  FIGURE_LOOK,
  figureCell,
  HEAD_LOOK,
  heightOf,
  mergedRow,
  TEXT_LOOK,
  textCell,
} from "@/lib/workbook/layout";
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
const WIDTHS = { name: 40, kind: 6, figure: 13, mark: 14 };

/** Rows as they are put together, with the cells that become one. */
class Rows {
  readonly rows: RowToWrite[] = [];
  readonly merges: MergedCells[] = [];

  constructor(
    readonly width: number,
    private readonly characters: number,
  ) {}

  /** A text over all columns. */
  across(text: string, look: CellLook = {}): void {
    const cells = Array.from({ length: this.width }, (_, i) => textCell(i === 0 ? text : null, look));
    this.rows.push({ cells, height: heightOf(text, this.characters * (11 / (look.size ?? 11))) });
    this.merges.push(mergedRow(this.rows.length, this.width));
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
  const columns = columnsOf(table, plan);
  const rows = new Rows(
    columns.length,
    columns.reduce((sum, { width }) => sum + width, 0),
  );
  addCounts(rows, model, plan, fy);
  for (const row of table.rows) {
    addHeadings(rows, row, columns);
    addKpi(rows, model, row, table, fy);
  }
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

function columnsOf({ withBaseline, withTarget, years }: ReportTableModel, { definition }: PlanView) {
  return [
    { title: wordsOf(definition).kpi, width: WIDTHS.name },
    // 計画 or 実績: the document has no head above it.
    { title: "", width: WIDTHS.kind },
    ...(withBaseline ? [{ title: "現状値", width: WIDTHS.figure }] : []),
    ...years.map((year) => ({ title: fiscalYearShort(year), width: WIDTHS.figure })),
    ...(withTarget ? [{ title: "目標値", width: WIDTHS.figure }] : []),
    { title: "目標達成状況", width: WIDTHS.mark },
  ];
}

/** 令和5年度末目標達成状況・・・目標達成している「○」：5項目 and so on, a line for each mark. */
function addCounts(rows: Rows, { snapshot }: SiteModel, plan: PlanView, fy: FiscalYear): void {
  const { definition, kpis, stage } = plan;
  rows.across(`${definition.name}の${wordsOf(definition).kpi}の達成状況`, { bold: true, size: 14 });
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
  model: SiteModel,
  row: ReportRow,
  { years, withBaseline, withTarget }: ReportTableModel,
  fy: FiscalYear,
): void {
  const { view, kpi, reported } = row;
  const name = [
    kpi.definition === null ? kpi.name : `${kpi.name}、${kpi.definition}`,
    ...(view.end === null ? [] : [endText(view.end)]),
  ].join("\n");
  const height = Math.max(18, heightOf(name, WIDTHS.name) / 2);
  const blank = textCell(null, CENTRE_LOOK);
  const planned = years.map((year) =>
    plannedCell(yearOf(view.series, year)?.planned ?? null, kpiInYear(view.kpi, year)),
  );
  const actual = years.map((year) => actualCell(toldYear(row, year, fy), kpiInYear(view.kpi, year)));
  rows.add(
    {
      height,
      cells: [
        textCell(name, NAME_LOOK),
        textCell("計画", CENTRE_LOOK),
        ...(withBaseline ? [textCell(baselineText(kpi), CENTRE_LOOK)] : []),
        ...planned,
        ...(withTarget ? [textCell(finalText(kpi), CENTRE_LOOK)] : []),
        textCell(reported && markText(reported, view.lastEnded), MARK_LOOK),
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
  rows.joinTwo(1);
  if (withBaseline) rows.joinTwo(3);
  if (withTarget) rows.joinTwo(rows.width - 1);
  rows.joinTwo(rows.width);
  for (const note of notesOf(model, row, fy)) rows.across(note, TEXT_LOOK);
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
  if (year.actual === null) return textCell(text, YEAR_LOOK);
  const suffix = `${kpi.unit}${figureStatusNote(year.figureStatus ?? "final")}`;
  return figureCell({ value: year.actual, decimals: kpi.decimals, suffix, text }, YEAR_LOOK);
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
