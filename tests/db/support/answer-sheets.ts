/** A round with two departments that answer by a sheet: KPIs, a metric, initiatives. */
import { num } from "@tests/fixtures/brands";
import { makeKpi, makePaperKpi, makeProceduresKpi } from "@tests/fixtures/kpi";
import { makeMetric } from "@tests/fixtures/metric";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { kindOfItem, type PreviewPart } from "@/domain/imports/preview";
import type { PlanDefinition } from "@/domain/plan/definition";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import type { SheetToWrite, WorkbookToWrite } from "@/lib/workbook/types";
import type { Viewer } from "@/server/access/viewer";
import { readRoundAnswers } from "@/server/answer-sheets/answers";
import { previewAnswerSheet, type ReturnedSheet } from "@/server/answer-sheets/preview";
import { answerSheetOf } from "@/server/answer-sheets/workbook";
import { db } from "@/server/db/client";
import { FY, loadPeopleAndPlan, NOW, type People } from "./reports";
import { must } from "./rounds";

export const PROCEDURES = toKpiId("procedures");
export const SHEETS = toKpiId("sheets");
const RATE = toKpiId("rate");
const LOANS = toMetricId("loans");
const FORMS = toInitiativeId("t-plan-1-1-1");
const TABLETS = toInitiativeId("t-plan-1-1-2");

const SHEET_PLAN: PlanDefinition = makePlan({
  kpis: [],
  pillars: [
    makePillar({
      kpis: [
        makeProceduresKpi({
          id: PROCEDURES,
          name: "手続きの数",
          definition: "取扱い延べ件数",
          rationale: "8割をオンラインにする",
          aggregation: "annual",
          department: "総務課",
        }),
        makePaperKpi({
          id: SHEETS,
          name: "紙の枚数",
          definition: null,
          rationale: "2/3に減らす",
          aggregation: "annual",
          department: "総務課",
        }),
        makeKpi({
          id: RATE,
          name: "利用率",
          unit: "%",
          decimals: 1,
          aggregation: "share",
          upperLimit: num("100"),
          department: "市民課",
        }),
      ],
      measures: [
        {
          no: 1,
          title: "窓口",
          department: "総務課",
          initiatives: [
            {
              id: FORMS,
              marker: "○",
              text: "申請書の電子化",
              metrics: [makeMetric({ id: LOANS, name: "貸出しの数", unit: "件", department: "総務課" })],
            },
            { id: TABLETS, marker: "○", text: "窓口の端末" },
          ],
          kpis: [],
          source: "試験",
        },
      ],
    }),
  ],
});

export interface SheetWorld {
  readonly people: People;
  readonly roundId: string;
  readonly departments: { readonly general: string; readonly citizen: string };
}

export async function buildSheetWorld(): Promise<SheetWorld> {
  const people = await loadPeopleAndPlan(SHEET_PLAN);
  const items = await db().item.findMany({
    where: { kind: { in: ["kpi", "metric"] } },
    select: { id: true },
  });
  const { id: roundId } = await db().collectionRound.create({
    data: {
      fy: FY,
      title: "令和7年度の照会",
      instructions: "年度末の値をお答えください。",
      opensOn: new Date("2026-04-01"),
      dueOn: new Date("2026-06-30"),
      openedAt: new Date("2026-04-01T00:00:00Z"),
      items: { create: items.map(({ id }) => ({ itemId: id })) },
    },
    select: { id: true },
  });
  const { general, citizen } = people;
  if (general.departmentId === null || citizen.departmentId === null) throw new Error("no department");
  return { people, roundId, departments: { general: general.departmentId, citizen: citizen.departmentId } };
}

/** The sheet as it is before it becomes a file, so that a test can fill it as a person would. */
export async function sheetOf(
  viewer: Viewer,
  roundId: string,
  department: { readonly id: string; readonly name: string } = {
    id: viewer.departmentId ?? "",
    name: "総務課",
  },
): Promise<WorkbookToWrite> {
  return answerSheetOf(must(await readRoundAnswers(viewer, roundId, NOW)), department);
}

export async function look(
  viewer: Viewer,
  roundId: string,
  bytes: Uint8Array,
  name = "回答票.xlsx",
): Promise<ReturnedSheet> {
  return must(await previewAnswerSheet(viewer, { roundId, file: { name, bytes } }, NOW));
}

type Value = SheetToWrite["rows"][number]["cells"][number]["value"];

/** Of each item the columns to fill by what stands over them. */
export type Filling = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** The workbook with cells filled, as somebody types into it: rows by the item's name, columns by their head. */
export function filled(workbook: WorkbookToWrite, filling: Filling): WorkbookToWrite {
  const fill = (sheet: SheetToWrite): SheetToWrite => {
    const head = sheet.rows.find(({ cells }) => cells.length > 5);
    const nameColumn = 1;
    return {
      ...sheet,
      rows: sheet.rows.map((row) => {
        const [first = ""] = String(row.cells[nameColumn]?.value ?? "").split("\n");
        const name = first.replace(/^[○・]/, "");
        const values = filling[name];
        if (!values) return row;
        return {
          ...row,
          cells: row.cells.map((cell, index) => {
            const header = String(head?.cells[index]?.value ?? "");
            return header in values ? typed(cell, values[header] ?? null) : cell;
          }),
        };
      }),
    };
  };
  return { ...workbook, sheets: workbook.sheets.map(fill) };
}

/** A spreadsheet gives a cell another format where a day is typed into one for figures. */
function typed(cell: SheetToWrite["rows"][number]["cells"][number], value: Value) {
  const isDay = value !== null && typeof value === "object";
  if (!isDay || !cell.look?.format?.startsWith("#")) return { ...cell, value };
  const { format: _, ...look } = cell.look;
  return { value, look };
}

/** A preview in lines, for comparing: what is refused, what would change, what is told. */
export function told({ name: _, notes, errors, items }: PreviewPart): string[] {
  return [
    ...errors.map((sentence) => `file × ${sentence}`),
    ...notes.map((sentence) => `note ${sentence}`),
    ...items.flatMap((item) => [
      ...item.errors.map((sentence) => `${item.name} × ${sentence}`),
      ...item.cells.map(({ address, field, before, after, madeFrom, error }) =>
        error === undefined
          ? `${item.name} ${field} ${madeFrom === undefined ? "" : `（${madeFrom}）`}${before} → ${after}`
          : `${item.name} ${address} × ${error}`,
      ),
      ...(kindOfItem(item) === "unchanged"
        ? []
        : item.warnings.map((sentence) => `${item.name} ? ${sentence}`)),
    ]),
  ];
}
