/** A fiscal year's report as a workbook in the form of 別紙5-2: to be printed for a committee, and to be worked on. */
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import { judgementMark } from "@/domain/words/ja/reports/judgement";
import { ownWordsCell, sheetName, tableSheet, textCell } from "@/lib/workbook/layout";
import type { SheetToWrite, WorkbookToWrite } from "@/lib/workbook/types";
import type { PlanView } from "../model/plan-view";
import { reportTable } from "../model/report-table";
import { plansOfYear, type SiteModel } from "../model/site";
import { DEMO_NOTICE, yearTitle } from "../words";
import { committeeSheet } from "./committee-sheet";

/** @returns null where no plan runs in that year */
export function committeeWorkbook(model: SiteModel, fy: FiscalYear): WorkbookToWrite | null {
  const sheets: SheetToWrite[] = [];
  const nameOf = (text: string) =>
    sheetName(
      text,
      sheets.map(({ name }) => name),
    );
  for (const plan of plansOfYear(model, fy)) {
    sheets.push(committeeSheet(model, plan, fy, nameOf(plan.definition.name)));
    const words = wordsSheet(model, plan, fy, nameOf("要因と今後の取組"));
    if (words) sheets.push(words);
  }
  return sheets.length === 0 ? null : { title: yearTitle(fy), sheets };
}

/** What the city wrote about that year's figures; null where it wrote nothing. */
function wordsSheet(
  { snapshot }: SiteModel,
  plan: PlanView,
  fy: FiscalYear,
  name: string,
): SheetToWrite | null {
  const written = reportTable(plan, fy).rows.flatMap(({ kpi, reported }) =>
    reported !== null && (reported.reason !== "" || reported.nextStep !== "") ? [{ kpi, reported }] : [],
  );
  if (written.length === 0) return null;
  return tableSheet({
    name,
    lines: [
      `${plan.definition.name}　${fiscalYearJa(fy)}の要因と今後の取組`,
      ...(snapshot.site.demo ? [DEMO_NOTICE] : []),
    ],
    columns: [
      { title: "指標", width: 30 },
      { title: "目標達成状況", width: 14 },
      { title: "要因", width: 44 },
      { title: "今後の取組", width: 44 },
    ],
    rows: written.map(({ kpi, reported }) => [
      textCell(kpi.name),
      ownWordsCell(fy > snapshot.reportFy ? null : judgementMark(reported.judgement.code)),
      textCell(reported.reason),
      textCell(reported.nextStep),
    ]),
  });
}
