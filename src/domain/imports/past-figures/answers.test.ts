import { makeKpi } from "@tests/fixtures/kpi";
import { makeMetric } from "@tests/fixtures/metric";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { MergedCells } from "@/domain/imports/sheet";
import type { PlanDefinition } from "@/domain/plan/definition";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { isoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { HEADING_WORDS } from "@/domain/words/ja/imports/table-headings";
import { hasTooManyFigures, MOST_PAST_FIGURES, readPastFigures } from "./answers";
import { type ColumnRoles, suggestRoles, type TableRow } from "./columns";

const TODAY = isoDate("2026-11-28");
const visitors = makeKpi({ id: toKpiId("visitors"), name: "来館者数", unit: "人", decimals: 0 });
const share = makeKpi({
  id: toKpiId("share"),
  name: "利用者の 割合",
  unit: "%",
  decimals: 1,
  upperLimit: "100" as never,
  surveyed: [fiscalYear(2022), fiscalYear(2024)],
});

function plan(over: Partial<PlanDefinition> = {}): PlanDefinition {
  return makePlan({
    id: "p-1",
    startFy: fiscalYear(2021),
    endFy: fiscalYear(2024),
    kpis: [visitors, share],
    metrics: [makeMetric({ id: "books" as never, name: "貸出冊数", unit: "冊" })],
    pillars: [],
    ...over,
  });
}

function table(...lines: string[]): TableRow[] {
  return lines.map((line, index) => ({
    no: index + 1,
    cells: line
      .split("|")
      .map(
        (text) => ({ kind: text === "" ? "blank" : text.startsWith("#") ? "error" : "text", text }) as const,
      ),
  }));
}

function read(rows: TableRow[], plans = [plan()], roles?: ColumnRoles, merges: MergedCells[] = []) {
  const chosen = roles ?? suggestRoles(rows[0]?.cells.map(({ text }) => text) ?? [], HEADING_WORDS);
  return readPastFigures(
    { rows, head: 0, roles: chosen, merges },
    plans.map((definition) => ({ definition, closedOn: null })),
    TODAY,
  );
}

const brief = ({ figures }: ReturnType<typeof read>) =>
  figures.map(({ address, kpiId, fy, actual }) => `${address} ${kpiId} ${fy} ${actual}`);
const wrong = ({ faults }: ReturnType<typeof read>) =>
  faults.map(({ address, fault }) => `${address} ${fault.kind === "cell" ? fault.fault.reason : fault.kind}`);

describe("a table with years as columns", () => {
  it("gives a figure for each cell, and nothing for a blank or a dash", () => {
    const found = read(
      table(
        "柱|指標|R3|Ｒ４|令和5年度|2024",
        "1|来館者数|1,000|１，２００人|－|",
        "1|貸出冊数|50000||48000冊|0",
      ),
    );
    expect(brief(found)).toEqual([
      "C2 visitors 2021 1000",
      "D2 visitors 2022 1200",
      "C3 books 2021 50000",
      "E3 books 2023 48000",
      "F3 books 2024 0",
    ]);
    expect(found.faults).toEqual([]);
  });

  it("stands for the end of its year where no 時点 is given", () => {
    const [figure] = read(table("指標|R3", "来館者数|5")).figures;
    expect(figure?.content).toMatchObject({ asOf: "2022-03-31", reason: "", actualText: "5" });
    expect(figure?.said).toEqual({});
  });
});

describe("a table with a figure a row", () => {
  it("takes day, reason and note with it", () => {
    const found = read(
      table(
        "指標名|年度|実績値|時点|要因|注記|今後の取組",
        "来館者数|令和3年度|1,000人|R4.3.1|催しが増えた|分館を含む|続ける",
      ),
    );
    expect(found.figures[0]?.address).toBe("C2");
    expect(found.figures[0]?.content).toMatchObject({
      asOf: "2022-03-01",
      reason: "催しが増えた",
      basisNote: "分館を含む",
      nextStep: "続ける",
    });
    expect(found.figures[0]?.said).toEqual({ asOf: "D2", reason: "E2", basisNote: "F2", nextStep: "G2" });
  });

  it("tells what cannot be read by its cell, and reads the rest", () => {
    const found = read(
      table(
        "指標|年度|実績|時点",
        "来館者|R3|1",
        "来館者数|三年|1",
        "来館者数|R3|千人",
        "来館者数|R4|5|二月",
        "来館者数|R6|7|R9.3.31",
        "|R3|7",
        "来館者数|R5|#REF!",
        "来館者数|R5|9",
        "来館者数|R5|9",
      ),
    );
    expect(wrong(found)).toEqual([
      "A2 unknown_item",
      "B3 no_year",
      "C4 figure",
      "D5 not_a_day",
      "D6 future_date",
      "A7 no_item",
      "C8 error_value",
      "C10 again",
    ]);
    expect(brief(found)).toEqual(["C9 visitors 2023 9"]);
  });
});

describe("an item's year that stands in a table twice", () => {
  const twice = (...rows: string[]) => read(table("指標|年度|実績|注記", ...rows));
  const others = ({ faults }: ReturnType<typeof read>) =>
    faults.map(({ address, fault }) => [address, fault.kind, "address" in fault ? fault.address : null]);

  it("is not taken where the figures differ: each names the other", () => {
    const found = twice("来館者数|R3|10", "来館者数|R4|5", "visitors|2021|12", "来館者数|R3|10");
    expect(brief(found)).toEqual(["C3 visitors 2022 5"]);
    expect(others(found)).toEqual([
      ["C2", "twice", "C4"],
      ["C4", "twice", "C2"],
      ["C5", "twice", "C4"],
    ]);
  });

  it("is not taken where what is said of them differs", () => {
    const found = twice("来館者数|R3|10|分館を含む", "来館者数|R3|10|本館のみ");
    expect(found.figures).toEqual([]);
    expect(found.faults).toHaveLength(2);
  });

  it("is taken once where both say the same", () => {
    const [figure] = twice("来館者数|R3|10|", "来館者数|R3|10|分館を含む").figures;
    expect([figure?.address, figure?.content.basisNote, figure?.said.basisNote]).toEqual([
      "C2",
      "分館を含む",
      "D3",
    ]);
    const found = twice("来館者数|R3|1,000|分館を含む", "来館者数|令和3年度|1000人|分館を含む");
    expect(brief(found)).toEqual(["C2 visitors 2021 1000"]);
    expect(others(found)).toEqual([["C3", "again", "C2"]]);
  });
});

describe("cells that were made one", () => {
  const down = (column: number, top: number, bottom: number) => ({
    left: column,
    right: column,
    top,
    bottom,
  });
  const merged = (merges: MergedCells[], ...lines: string[]) =>
    read(table(...lines), [plan()], undefined, merges);

  it("in a table with a figure a row, are meant for each of their rows: name, year and words", () => {
    const found = merged(
      [down(1, 2, 4), down(2, 5, 6), down(4, 2, 3)],
      "指標|年度|実績|要因",
      "来館者数|R3|10|催し",
      "|R4|11",
      "|R5|12",
      "来館者数|R6|13",
      "貸出冊数||14",
      "|R3|15",
    );
    expect(brief(found)).toEqual([
      "C2 visitors 2021 10",
      "C3 visitors 2022 11",
      "C4 visitors 2023 12",
      "C5 visitors 2024 13",
      "C6 books 2024 14",
    ]);
    expect(found.figures.map(({ mergedFrom }) => mergedFrom)).toEqual([[], ["A2"], ["A2"], [], ["B5"]]);
    expect(found.figures.map(({ content }) => content.reason)).toEqual(["催し", "催し", "", "", ""]);
    // Below the merged cells a blank is a blank.
    expect(wrong(found)).toEqual(["A7 no_item"]);
  });

  it("are told by the first one, once, where the name means nothing", () => {
    const rows = ["指標|年度|実績", "来館者|R3|10", "|R4|11"] as const;
    expect(wrong(merged([down(1, 2, 3)], ...rows))).toEqual(["A2 unknown_item"]);
  });

  it("fill nothing where years are columns: another row of the name may be its target", () => {
    const rows = ["指標|R3|R4", "来館者数|10|11", "|20|21"] as const;
    expect(wrong(merged([down(1, 2, 3)], ...rows))).toEqual(["A3 merged"]);
  });

  it("are no figure but of the first one's row and year: the others are told, a heading across the table is not", () => {
    const wide = merged([{ top: 2, bottom: 2, left: 2, right: 3 }], "指標|R3|R4", "来館者数|10|");
    expect([brief(wide), wrong(wide)]).toEqual([["B2 visitors 2021 10"], ["C2 merged"]]);
    const long = merged([down(3, 2, 3)], "指標|年度|実績", "来館者数|R3|10", "来館者数|R4|");
    expect([brief(long), wrong(long)]).toEqual([["C2 visitors 2021 10"], ["C3 merged"]]);
    const heading = merged(
      [{ top: 2, bottom: 2, left: 1, right: 3 }],
      "指標|R3|R4",
      "第1章||",
      "来館者数|1|2",
    );
    expect(wrong(heading)).toEqual([]);
  });
});

it("tells of a row's name once, however many years the row has", () => {
  expect(wrong(read(table("指標|R3|R4|R5", "来館者|1|2|3", "別の指標|1|2|3")))).toEqual([
    "A2 unknown_item",
    "A3 unknown_item",
  ]);
});

describe("which item and year is meant", () => {
  it("knows an item by its id and by its name, however that was typed", () => {
    const rows = table("指標|R4", "VISITORS|1", "利用者の\n割合|20", "貸 出　冊数|3");
    expect(brief(read(rows))).toEqual(["B2 visitors 2022 1", "B3 share 2022 20", "B4 books 2022 3"]);
  });

  it("takes no year that runs, that no plan has, or in which nothing was surveyed", () => {
    const rows = table("指標|R2|R7|R8", "来館者数|1|2|3", "利用者の割合|||", "share||2|");
    const later = plan({ startFy: fiscalYear(2025), endFy: fiscalYear(2029), id: "p-2" });
    expect(wrong(read(rows, [plan(), later]))).toEqual(["B2 no_plan", "D2 year_runs", "C4 not_surveyed"]);
  });

  it("tells two items of one name apart by the year, and asks where it cannot", () => {
    const next = plan({
      id: "p-2",
      startFy: fiscalYear(2025),
      endFy: fiscalYear(2029),
      kpis: [{ ...visitors, id: toKpiId("visitors-2") }],
      metrics: [],
    });
    expect(brief(read(table("指標|R6|R7", "来館者数|1|2"), [next, plan()]))).toEqual([
      "B2 visitors 2024 1",
      "C2 visitors-2 2025 2",
    ]);
    const twin = plan({ kpis: [visitors, { ...visitors, id: toKpiId("twin") }] });
    expect(wrong(read(table("指標|R6", "来館者数|1"), [twin]))).toEqual(["A2 several_items"]);
  });

  it("reads a figure by the terms of its own year", () => {
    const changed = makeKpi({
      ...visitors,
      unit: "千人",
      earlier: [{ ...visitors, until: fiscalYear(2022) }],
    });
    const rows = table("指標|R4|R5", "来館者数|1,000人|1千人");
    expect(brief(read(rows, [plan({ kpis: [changed] })]))).toEqual([
      "B2 visitors 2022 1000",
      "C2 visitors 2023 1",
    ]);
  });
});

it("takes no text that lost a character on its way", () => {
  const rows = table(
    "指標|年度|実績|要因",
    "来館者数|R3|5|髙\uFFFD",
    "来館者数|R4|5|あ\0い",
    "来館者数|R5|5\0|",
    "来館者数|R6|\0|",
  );
  const found = read(rows);
  expect(wrong(found)).toEqual(["D2 broken_text", "D3 broken_text", "C4 broken_text", "C5 broken_text"]);
  expect(found.figures).toEqual([]);
});

it("takes no reason that no form would take", () => {
  const rows = table("指標|年度|実績|要因", `来館者数|R3|5|${"あ".repeat(2001)}`);
  expect(wrong(read(rows))).toEqual(["D2 too_long"]);
});

it("reads so many figures at once and no more", () => {
  const rows = (count: number) => [
    ...table("指標|R3|メモ"),
    ...Array.from({ length: count }, (_, at) => ({
      no: at + 2,
      cells: table("来館者数|5|あ")[0]?.cells ?? [],
    })),
  ];
  const roles = ["item", "figureOfYear", null] as const;
  expect(hasTooManyFigures(rows(MOST_PAST_FIGURES), 0, roles)).toBe(false);
  expect(hasTooManyFigures(rows(MOST_PAST_FIGURES + 1), 0, roles)).toBe(true);
});
