import { day, num } from "@tests/fixtures/brands";
import { makeContent } from "@tests/fixtures/report-content";
import { expect, it } from "vitest";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { RoundItemRow } from "./round";
import { roundWorkbook } from "./round-workbook";

const LINE: RoundItemRow = {
  kpiId: toKpiId("balance"),
  name: "増減",
  isMetric: false,
  department: "総務課",
  person: "課の全員",
  respondents: [],
  problem: null,
  state: "submitted",
  isByLink: false,
  isDocumented: false,
  outstanding: null,
  isHandedIn: true,
  isInForce: false,
  version: 1,
  figure: "−3.5件（速報値）",
  value: num("-3.5"),
  previous: { year: "令和6年度", figure: "12件", value: num("12") },
  unit: "件",
  decimals: 1,
  mark: "improving",
  isMarkPending: true,
  warnings: ["一つ目", "二つ目"],
  warningNote: "=確認済み",
  due: "done",
  dueText: null,
  contactedOn: day("2026-05-01"),
  task: null,
  mayDecide: false,
  isApprovable: false,
  reopened: null,
  unread: 0,
};

it("has a row for each line: figures as numbers, a negative one too, words that never run", () => {
  const content = makeContent({
    actual: num("-3.5"),
    figureStatus: "provisional",
    reason: "要因",
    nextStep: "",
  });
  const { sheets } = roundWorkbook("令和7年度の照会", [LINE], () => content, ["令和7年度"]);
  const rows = sheets[0]?.rows.map(({ cells }) => cells.map(({ value }) => value)) ?? [];
  expect(rows.slice(0, 2).map(([first]) => first)).toEqual(["令和7年度の照会", "令和7年度"]);
  expect(rows.at(-1)).toEqual([
    "増減",
    "KPI",
    "総務課",
    "課の全員",
    "提出済み",
    -3.5,
    { day: "2026-03-31" },
    12,
    "令和6年度",
    "見込み △ 上向き",
    "要因",
    null,
    "一つ目\n二つ目",
    "'=確認済み",
    null,
    "令和8年5月1日",
  ]);
  expect(sheets[0]?.rows.at(-1)?.cells[5]?.look?.format).toBe(
    '#,##0.0"件（速報値）";"−"#,##0.0"件（速報値）"',
  );
});

it("says in words what has no figure", () => {
  const line = { ...LINE, figure: "公表待ち", value: null, previous: null, mark: null };
  const { sheets } = roundWorkbook("照会", [line], () => null, []);
  const cells = sheets[0]?.rows.at(-1)?.cells.map(({ value }) => value) ?? [];
  expect(cells.slice(5, 10)).toEqual(["公表待ち", null, null, null, null]);
});

it("shows a mark as it is, also the one that a spreadsheet could take for a formula", () => {
  const line: RoundItemRow = { ...LINE, mark: "not_evaluated", isMarkPending: false };
  const { sheets } = roundWorkbook("照会", [line], () => null, []);
  expect(sheets[0]?.rows.at(-1)?.cells[9]?.value).toBe("－ 未評価");
});
