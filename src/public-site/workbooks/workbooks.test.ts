import { day, num } from "@tests/fixtures/brands";
import { INVENTED, makeSnapshot, publicReport, type SnapshotOptions } from "@tests/fixtures/snapshot";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { SAMPLE_SURVEY_NOTE } from "@/domain/words/ja/reports/judgement";
import type { CellToWrite, SheetToWrite } from "@/lib/workbook/types";
import { siteModel } from "../model/site";
import { initiativesCsv, kpisCsv } from "../open-data/csv";
import { initiativeRows } from "../open-data/initiative-rows";
import { allKpiRows } from "../open-data/kpi-rows";
import { committeeWorkbook } from "./committee-workbook";
import { openDataWorkbook } from "./open-data-workbook";

const model = (options: SnapshotOptions = {}) => siteModel(makeSnapshot({ reports: INVENTED, ...options }));

/** A cell as a spreadsheet shows it, as far as these workbooks' formats go. */
function shownText({ value, look }: CellToWrite): string {
  if (value === null || typeof value === "object") return "";
  if (typeof value === "string") return value;
  const format = look?.format?.split(";")[value < 0 ? 1 : 0] ?? "";
  const decimals = /\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const digits = Math.abs(value).toLocaleString("en-US", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return format.replace(/#,##0(\.0+)?/, digits).replaceAll('"', "");
}

/** Rows as they are read: cells that are part of the one above or before are left out. */
function readRows({ rows }: SheetToWrite): string[][] {
  return rows.map(({ cells }) => cells.map(shownText));
}

function committee(fy: number, options: SnapshotOptions = {}) {
  const workbook = committeeWorkbook(model(options), fiscalYear(fy));
  if (!workbook) throw new Error(`no plan in ${fy}`);
  return workbook;
}

/** 別紙5-2 as the city printed it, cell for cell (its recognition errors put right). */
const R5_OF_THE_FIRST_PLAN = [
  ["令和5年度末目標達成状況・・・目標達成している「○」：5項目"],
  ["目標は達成していないが上向いている「△」：2項目"],
  ["目標達成していない「×」：2項目"],
  ["(1) 「便利」～DXによる 市民サービスの向上～"],
  ["①行政手続きのオンライン化の推進"],
  ["重要業績評価指標（KPI）", "", "R3", "R4", "R5", "R6", "目標達成状況"],
  ["オンラインで可能な手続きの割合、取扱い延べ件数ベース", "計画", "—", "40%", "70%", "90%", "△"],
  ["", "実績", "18.2%", "30.6%", "35.0%", "", ""],
  ["②情報システムの標準化・共通化への対応"],
  ["重要業績評価指標（KPI）", "", "R3", "R4", "R5", "R6", "目標達成状況"],
  [
    "予めの情報の刷り込みや、タブレット等の操作により入力支援できる手続きの割合、取扱い延べ件数ベース",
    "計画",
    "—",
    "10%",
    "20%",
    "50%",
    "△",
  ],
  ["", "実績", "13.6%", "14.7%", "18.7%", "", ""],
  ["③AI・RPA等最新技術の活用"],
  ["重要業績評価指標（KPI）", "", "R3", "R4", "R5", "R6", "目標達成状況"],
  [
    "まちづくり市民アンケートで「効率的で良質な行政サービスが提供されている」と回答する市民の割合",
    "計画",
    "56.3%",
    "↗",
    "↗",
    "↗",
    "×",
  ],
  ["", "実績", "56.3%", "52.1%", "51.4%", "", ""],
  ["(2) 「快適」～DXによる 暮らしやすいまちづくりの推進～"],
  ["①マイナンバーカードの普及・活用促進"],
  ["重要業績評価指標（KPI）", "", "R3", "R4", "R5", "R6", "目標達成状況"],
  ["市民のマイナンバーカード取得率", "計画", "—", "60%", "75%", "90%", "○"],
  ["", "実績", "45.6%", "70.7%", "76.2%", "", ""],
  ["②情報セキュリティ対策の徹底"],
  ["重要業績評価指標（KPI）", "", "R3", "R4", "R5", "R6", "目標達成状況"],
  ["セキュリティ重大インシデントの件数／年", "計画", "—", "0件", "0件", "0件", "○"],
  ["", "実績", "0件", "0件", "0件", "", ""],
  ["③デジタルデバイド（情報格差）への適切な対応"],
  ["重要業績評価指標（KPI）", "", "R3", "R4", "R5", "R6", "目標達成状況"],
  ["身近な場所で相談・学習できる環境や仕組みの構築", "計画", "—", "10箇所", "20箇所", "30箇所", "○"],
  ["", "実績", "1箇所", "14箇所", "20箇所", "", ""],
  ["(3) 「活気」～DXによる 産業や社会のイノベーションの創出～"],
  ["①テレワークの推進、デジタル産業の誘致・創出"],
  ["重要業績評価指標（KPI）", "", "R3", "R4", "R5", "R6", "目標達成状況"],
  [
    "ICT分野を主な事業とする市外から移転したサテライトオフィス等・市内で起業した事業所数、期間内の累計",
    "計画",
    "—",
    "3社",
    "6社",
    "10社",
    "×",
  ],
  ["", "実績", "1社", "1社", "1社", "", ""],
  ["②オープンデータの充実"],
  ["重要業績評価指標（KPI）", "", "R3", "R4", "R5", "R6", "目標達成状況"],
  ["専用のホームページで公開、随時更新するオープンデータの総数", "計画", "—", "30件", "40件", "50件", "○"],
  ["", "実績", "14件", "99件", "109件", "", ""],
  ["③地域社会のデジタル化の推進"],
  ["重要業績評価指標（KPI）", "", "R3", "R4", "R5", "R6", "目標達成状況"],
  [
    "官民連携による学習会や啓発イベント、地域課題解決プロジェクトなどの取組みの実施、累計回数",
    "計画",
    "—",
    "10回",
    "15回",
    "20回",
    "○",
  ],
  ["", "実績", "1回", "3回", "19回", "", ""],
];

describe("the committee's table", () => {
  it("is 別紙5-2 for the first plan's R5, cell for cell", () => {
    const [sheet, ...others] = committee(2023, { reports: [] }).sheets;
    if (!sheet) throw new Error("no sheet");
    expect(others).toEqual([]);
    const rows = readRows(sheet)
      .map((cells) => (cells.slice(1).every((cell) => cell === "") ? cells.slice(0, 1) : cells))
      .map(([first = "", ...cells]) => [first.replace(/^　+/, ""), ...cells])
      .filter(([first, ...cells]) => first !== "" || cells.length > 0)
      // The one line that the document has not.
      .filter(([first]) => first !== SAMPLE_SURVEY_NOTE);
    expect(rows[0]).toEqual(["DX推進計画（第1期）の重要業績評価指標（KPI）の達成状況"]);
    expect(rows.slice(1, -1)).toEqual(R5_OF_THE_FIRST_PLAN);
    expect(rows.at(-1)).toEqual(["公表：令和8年7月1日（第3号）"]);
  });

  it("counts with its figures: they are numbers, their units the format", () => {
    const [sheet] = committee(2023).sheets;
    const cells = sheet?.rows.flatMap((row) => row.cells) ?? [];
    expect(cells).toContainEqual(
      expect.objectContaining({
        value: 18.7,
        look: expect.objectContaining({ format: '#,##0.0"%";"−"#,##0.0"%"' }),
      }),
    );
  });

  it("has the second plan's current and target values, 指標の考え方, and what was written of the year", () => {
    const [table, words] = committee(2025).sheets;
    if (!table || !words) throw new Error("no sheets");
    const rows = readRows(table);
    const paper = rows.findIndex(([name]) => name === "プリンターやコピー機で印刷した紙の枚数");
    expect(rows[paper]).toEqual([
      "プリンターやコピー機で印刷した紙の枚数",
      "計画",
      "15,000千枚\n（R5）",
      "",
      "",
      "",
      "",
      "",
      "10,000千枚\n（R11）",
      "△",
    ]);
    expect(rows[paper + 1]?.slice(0, 4)).toEqual(["", "実績", "", "13,900千枚"]);
    expect(rows[paper + 2]?.[0]).toMatch(
      /^（指標の考え方）プリンターやコピー機で印刷した紙の枚数を計画期間内に2\/3に減らし/,
    );
    expect(readRows(words)).toContainEqual([
      "オンラインで可能な行政手続の種類",
      expect.stringMatching(/^[○△×] /),
      "要因の文",
      "今後の文",
    ]);
  });

  it("shows the mark － as it is, and keeps words that somebody typed from being read as a formula", () => {
    const unmarked = publicReport("digital-feeling", 1, {
      asOf: null,
      missing: { reason: "awaiting_release", note: "集計中です。", expectedOn: day("2026-09-30") },
      reason: "－集計中",
    });
    const [table, words] = committee(2025, { reports: [unmarked] }).sheets;
    if (!table || !words) throw new Error("no sheets");
    expect(readRows(table).map((cells) => cells.at(-1))).toContain("－");
    expect(readRows(words).at(-1)).toEqual([expect.any(String), "－ 未評価", "'－集計中", ""]);
  });

  it("tells no figure of a later year", () => {
    const text = readRows(committee(2022, { reports: [] }).sheets[0] as SheetToWrite).flat();
    expect(text).toContain("30.6%");
    expect(text).not.toContain("35.0%");
  });

  it("says on its first lines that figures are invented, and is not there for a year without a plan", () => {
    expect(readRows(committee(2025, { demo: true }).sheets[0] as SheetToWrite)[1]?.[0]).toBe(
      "デモ（架空の数値）",
    );
    expect(committeeWorkbook(model(), fiscalYear(1999))).toBeNull();
  });
});

describe("the machine-readable workbook", () => {
  it("says on one sheet for each table what the CSV files say, with nothing merged", () => {
    const all = model();
    const { sheets } = openDataWorkbook(all);
    expect(sheets.map(({ name }) => name)).toEqual(["kpis", "initiatives"]);
    for (const [i, csv] of [kpisCsv(allKpiRows(all)), initiativesCsv(initiativeRows(all))].entries()) {
      const rows = sheets[i]?.rows.map(({ cells }) => cells.map(({ value }) => String(value ?? "")));
      expect(rows).toEqual(parse(csv, { bom: true }));
      expect(sheets[i]?.merges).toBeUndefined();
    }
  });

  it("has numbers where the files have numbers, a negative one too, and no text that would run", () => {
    const reports = [
      publicReport("paper-sheets", 1, { actual: num("13900"), basisNote: "=HYPERLINK(1)" }),
      publicReport("ai-hours-saved", 1, { actual: num("-3") }),
    ];
    const { sheets } = openDataWorkbook(model({ reports }));
    const values = sheets[0]?.rows.flatMap(({ cells }) => cells.map(({ value }) => value)) ?? [];
    expect(values).toContain(-3);
    expect(values).toContain(13900);
    expect(values).toContain("'=HYPERLINK(1)");
  });
});
