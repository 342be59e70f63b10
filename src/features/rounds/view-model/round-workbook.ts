/** The table of a round as a workbook: what the page shows of each line, and the department's words. */
import type { ReportContent } from "@/domain/reports/report";
import type { KpiId } from "@/domain/shared/kpi-id";
import { dateJa } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { judgementMark } from "@/domain/words/ja/reports/judgement";
import { figureStatusNote, reportStandingWords } from "@/domain/words/ja/reports/reports";
import {
  FIGURE_LOOK,
  figureCell,
  ownWordsCell,
  TEXT_LOOK,
  tableSheet,
  textCell,
} from "@/lib/workbook/layout";
import type { CellToWrite, WorkbookToWrite } from "@/lib/workbook/types";
import type { RoundItemRow } from "./round";

const COLUMNS = [
  { title: "指標", width: 34 },
  { title: "種類", width: 10 },
  { title: "所管課", width: 16 },
  { title: "担当", width: 14 },
  { title: "状態", width: 10 },
  { title: "実績", width: 16 },
  { title: "時点", width: 12 },
  { title: "前回の実績", width: 14 },
  { title: "前回の年度", width: 12 },
  { title: "目標達成状況", width: 14 },
  { title: "要因", width: 36 },
  { title: "今後の取組", width: 36 },
  { title: "警告", width: 34 },
  { title: "この値で正しい理由", width: 24 },
  { title: "期限", width: 14 },
  { title: "最後の連絡", width: 16 },
];

/**
 * @param lines of the round, all of them
 * @param contentOf the answer that the line tells; null while there is none
 * @param notes below the title
 */
export function roundWorkbook(
  title: string,
  lines: readonly RoundItemRow[],
  contentOf: (kpiId: KpiId) => ReportContent | null,
  notes: readonly string[],
): WorkbookToWrite {
  return {
    title,
    sheets: [
      tableSheet({
        name: "照会の一覧",
        lines: [title, ...notes],
        columns: COLUMNS,
        rows: lines.map((line) => rowOf(line, contentOf(line.kpiId))),
      }),
    ],
  };
}

function rowOf(line: RoundItemRow, content: ReportContent | null): CellToWrite[] {
  const { mark, previous } = line;
  const pending = line.isMarkPending ? "見込み " : "";
  return [
    textCell(line.name),
    textCell(line.isMetric ? METRICS : "KPI"),
    textCell(line.department ?? "所管課なし"),
    textCell(line.person),
    textCell(reportStandingWords(line)),
    valueCell(line, line.value, line.figure ?? "", content),
    dayCell(content?.actual === null ? null : (content?.asOf ?? null)),
    valueCell(line, previous?.value ?? null, previous?.figure ?? "", null),
    textCell(previous?.year ?? null),
    ownWordsCell(mark === null ? null : `${pending}${judgementMark(mark)}`),
    textCell(content?.reason ?? null),
    textCell(content?.nextStep ?? null),
    textCell(line.warnings.join("\n")),
    textCell(line.warningNote),
    textCell(line.dueText),
    textCell(line.contactedOn === null ? null : dateJa(line.contactedOn)),
  ];
}

function valueCell(
  { unit, decimals }: Pick<RoundItemRow, "unit" | "decimals">,
  value: RoundItemRow["value"],
  text: string,
  content: ReportContent | null,
): CellToWrite {
  if (value === null) return textCell(text, FIGURE_LOOK);
  return figureCell({
    value,
    decimals,
    suffix: `${unit}${figureStatusNote(content?.figureStatus ?? "final")}`,
    text,
  });
}

function dayCell(day: string | null): CellToWrite {
  return { value: day === null ? null : { day }, look: TEXT_LOOK };
}
