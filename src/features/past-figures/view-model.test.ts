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
  outcome: { kind: "new", missing: null },
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
  expect(preview.toLookAt[1]).toMatchObject({ before: "1,100人", after: "1,200人", year: "令和3年度" });
  expect(preview.faults[0]?.sentence).toMatch(/「三年」は年度として読めません/);
});

const imported = (fy: number, over: Partial<ImportedFigureDto> = {}): ImportedFigureDto => ({
  kpiId: toKpiId("visitors"),
  name: "来館者数",
  isMetric: false,
  fy: fiscalYear(fy),
  terms,
  content: makeContent({ actual: num("1200"), reason: "記録から移した" }),
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
  expect(view.rows[0]?.reasons).toEqual(["記録から移した"]);
  expect(view.together).toBe(2);
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
