import { num } from "@tests/fixtures/brands";
import { makeContent } from "@tests/fixtures/report-content";
import { expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { PastFigureDto } from "@/server/past-figures/preview";
import type { FigureImportDetailDto, ImportedFigureDto } from "@/server/past-figures/queries";
import { toImportView, toPastPreview } from "./view-model";

const terms = { unit: "人", decimals: 0, scale: 1 };
const figure = (address: string, over: Partial<PastFigureDto> = {}): PastFigureDto => ({
  address,
  kpiId: toKpiId("visitors"),
  name: "来館者数",
  isMetric: false,
  fy: fiscalYear(2021),
  actual: num("1200"),
  terms,
  outcome: { kind: "new", missing: null, interim: null },
  words: [],
  mergedFrom: [],
  warnings: [],
  isReasonOwed: false,
  ...over,
});

it("parts what is plainly new from what somebody has to look at, and from what is left", () => {
  const preview = toPastPreview({
    seen: "s",
    faults: [{ address: "B9", fault: { kind: "no_year", text: "三年" } }],
    figures: [
      figure("C2"),
      figure("C3", { warnings: [{ code: "beyond_target" }] }),
      figure("C4", { outcome: { kind: "correction", before: num("1100") } }),
      figure("C5", { outcome: { kind: "over_draft", before: "99" } }),
      figure("C6", { outcome: { kind: "unchanged", by: "waiting" } }),
      figure("C7", { outcome: { kind: "waiting", before: "99" } }),
    ],
  });
  const of = (rows: typeof preview.plain) => rows.map(({ address, isChosen }) => [address, isChosen]);
  expect(of(preview.plain)).toEqual([["C2", true]]);
  expect(of(preview.toLookAt)).toEqual([
    ["C3", true],
    ["C4", false],
    ["C5", false],
  ]);
  expect(of(preview.left)).toEqual([
    ["C6", false],
    ["C7", false],
  ]);
  expect(preview.toLookAt[1]).toMatchObject({
    year: "令和3年度",
    cells: [{ address: "C4", field: "実績", before: "1,100人", after: "1,200人" }],
  });
  expect(preview.left[0]).toMatchObject({ told: "同じ実績が承認を待っています（1,200人）。", cells: [] });
  expect(preview.faults[0]?.sentence).toMatch(/「三年」は年度として読めません/);
});

it("shows every cell that would be taken in, old and new, with its place", () => {
  const { plain } = toPastPreview({
    seen: "s",
    faults: [],
    figures: [
      figure("C2", {
        isReasonOwed: true,
        outcome: { kind: "new", missing: null, interim: num("700") },
        words: [
          { word: "asOf", address: "", before: "2021-09-30", after: "2022-03-31" },
          { word: "basisNote", address: "F2", before: "", after: "部長に確認済み" },
        ],
      }),
    ],
  });
  expect(plain[0]?.cells).toEqual([
    { address: "C2", field: "実績", before: "年度途中の値 700人", after: "1,200人" },
    { address: "", field: "時点", before: "令和3年9月30日", after: "令和4年3月31日" },
    { address: "F2", field: "集計の範囲・注記", before: "", after: "部長に確認済み" },
  ]);
  expect(plain[0]?.owed).toHaveLength(1);
});

const imported = (fy: number, over: Partial<ImportedFigureDto> = {}): ImportedFigureDto => ({
  kpiId: toKpiId("visitors"),
  name: "来館者数",
  isMetric: false,
  fy: fiscalYear(fy),
  terms,
  content: makeContent({ actual: num("1200"), reason: "記録から移した" }),
  before: { kind: null, value: null, missing: null },
  words: [
    { word: "asOf", before: "", after: `${fy + 1}-03-31` },
    { word: "reason", before: "", after: "記録から移した" },
  ],
  correctionReason: "",
  state: "waiting",
  warnings: [],
  mayBeTogether: true,
  isDecidable: true,
  ...over,
});
const detail = (figures: ImportedFigureDto[]): FigureImportDetailDto => ({
  id: "i",
  fileName: "実績.csv",
  importedBy: "野口 恵",
  importedAt: "2026-11-28T03:00:00.000Z",
  counts: { waiting: 2, approved: 1, returned: 0, changed: 0 },
  isOwn: false,
  figures,
});

it("lays an import out as it was in the table: an item a row, a year a column, its words once", () => {
  const view = toImportView(
    detail([imported(2021), imported(2023, { state: "approved", isDecidable: false }), imported(2022)]),
  );
  expect(view.standing).toBe("承認待ち 2件、承認済み 1件");
  expect(view.years.map(({ label }) => label)).toEqual(["R3", "R4", "R5"]);
  expect(view.rows).toHaveLength(1);
  expect(view.rows[0]?.cells.map((cell) => [cell?.figure, cell?.stateTold])).toEqual([
    ["1,200人", null],
    ["1,200人", null],
    ["1,200人", "承認済み"],
  ]);
  expect(view.rows[0]?.words.map(({ field, years, after }) => [field, years, after])).toEqual([
    ["時点", "R3・R5・R4", "年度の最後の日"],
    ["要因・数値の説明", "R3・R5・R4", "記録から移した"],
  ]);
  expect(view.together).toBe(2);
});

it("shows the approver the figure that a correction takes the place of, by its kind", () => {
  const before = { value: num("1100"), missing: null };
  const view = toImportView(
    detail([
      imported(2021, { before: { ...before, kind: "final" } }),
      imported(2022, { before: { ...before, kind: "provisional" } }),
      imported(2023, { before: { kind: null, value: null, missing: "not_surveyed" } }),
      imported(2024),
    ]),
  );
  expect(view.rows[0]?.cells.map((cell) => cell?.before)).toEqual([
    "1,100人",
    "速報値 1,100人",
    "調査なし",
    "",
  ]);
});

it("shows the approver every question, also one that was answered", () => {
  const view = toImportView(
    detail([
      imported(2021, { warnings: [{ code: "share_over_100" }] }),
      imported(2022, { warnings: [{ code: "beyond_target" }], mayBeTogether: false }),
    ]),
  );
  expect(view.asked.map(({ fy, isAlone }) => [fy, isAlone])).toEqual([
    [2021, false],
    [2022, true],
  ]);
  expect(view.together).toBe(1);
  expect(view.decidable).toBe(2);
});
