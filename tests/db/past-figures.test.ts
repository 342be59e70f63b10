/** Past figures of a city's own table: looked at, taken in by one person, approved by another. */

import { num } from "@tests/fixtures/brands";
import { makeKpi, makePaperKpi } from "@tests/fixtures/kpi";
import { makeMetric } from "@tests/fixtures/metric";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ColumnRole } from "@/domain/imports/past-figures/columns";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { encodeCp932 } from "@/lib/workbook/cp932";
import { readWorkbook } from "@/lib/workbook/read";
import { systemActor, type Viewer } from "@/server/access/viewer";
import { verifyAudit } from "@/server/audit/verify";
import { closeDb, db } from "@/server/db/client";
import { readPastTable } from "@/server/past-figures/columns";
import { decideFigureImport } from "@/server/past-figures/decide";
import { importPastFigures } from "@/server/past-figures/import";
import { previewPastFigures } from "@/server/past-figures/preview";
import { countWaitingFigures, getFigureImport, listFigureImports } from "@/server/past-figures/queries";
import { changeReport } from "@/server/reports/queries";
import { tableOf, WORDS } from "./support/past-figures";
import { content, loadPeopleAndPlan, NOW, type People } from "./support/reports";
import { must } from "./support/rounds";

const VISITORS = toKpiId("t-visitors");
const PRINTED = toKpiId("t-printed");
const from2021 = { startFy: fiscalYear(2021), endFy: fiscalYear(2025) };
const plan = makePlan({
  ...from2021,
  kpis: [
    makeKpi({
      id: VISITORS,
      name: "来館者数",
      unit: "人",
      department: "市民課",
      baseline: { fy: fiscalYear(2020), value: num("100") },
      target: { fy: fiscalYear(2025), value: { kind: "number", value: num("200") } },
    }),
  ],
  metrics: [makeMetric({ id: "t-cards" as never, name: "登録者数" })],
  pillars: [
    makePillar({
      kpis: [
        makePaperKpi({
          id: PRINTED,
          name: "紙の枚数",
          department: "総務課",
          baseline: { fy: fiscalYear(2020), value: num("15000") },
          years: [{ fy: fiscalYear(2022), planned: { kind: "none" }, actual: num("14000") }],
        }),
      ],
    }),
  ],
});

let database: TestDatabase;
let people: People;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan(plan);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

const WIDE: (ColumnRole | null)[] = ["item", "figureOfYear", "figureOfYear", "figureOfYear"];
const TABLE = ["項目名|R3|R4|R5", "来館者数|110|120|130", "登録者数|5,000|5,100|", "紙の枚数||14,000|13,500"];

async function look(lines: readonly string[], roles = WIDE) {
  const workbook = tableOf(...lines);
  const columns = { sheet: 0, headRow: 1, roles };
  return { workbook, columns, ...must(await previewPastFigures(people.office, workbook, columns, NOW)) };
}

/** Takes in all that can be, or the cells named. */
async function takeIn(
  viewer: Viewer,
  lines: readonly string[],
  over: Partial<typeof WORDS> & { chosen?: string[]; seen?: string } = {},
) {
  const { workbook, columns, seen, figures } = await look(lines);
  const chosen = figures.filter(({ outcome }) => outcome.kind !== "unchanged").map(({ address }) => address);
  return importPastFigures(
    viewer,
    { workbook, bytes: new TextEncoder().encode(lines.join("\n")) },
    { columns, seen, chosen, fileName: "実績一覧.xlsx", ...WORDS, ...over },
    NOW,
  );
}

const outcomes = ({ figures }: { figures: readonly { address: string; outcome: { kind: string } }[] }) =>
  figures.map(({ address, outcome }) => `${address} ${outcome.kind}`);
const states = async () =>
  (
    await db().report.findMany({
      orderBy: [{ itemId: "asc" }, { fy: "asc" }],
      select: { itemId: true, fy: true, state: true },
    })
  ).map(({ itemId, fy, state }) => `${itemId} ${fy} ${state}`);

let importId = "";

describe("one course", () => {
  it("suggests the columns, and tells what would be done without doing it", async () => {
    const table = must(await readPastTable(people.office, tableOf(...TABLE), {}));
    expect(table.columns.map(({ role }) => role)).toEqual(WIDE);
    expect(table.isRemembered).toBe(false);
    const seen = await look(TABLE);
    expect(outcomes(seen)).toEqual([
      "B2 new",
      "C2 new",
      "D2 new",
      "B3 new",
      "C3 new",
      "C4 unchanged",
      "D4 new",
    ]);
    expect(await states()).toEqual([]);
  });

  it("asks nothing of a figure that is here already, however far it is from the one before", async () => {
    const { figures } = await look(["項目名|R3|R4|R5", "紙の枚数|30|14,000|30"]);
    expect(figures.map(({ outcome, warnings }) => [outcome.kind, warnings.length > 0])).toEqual([
      ["new", true],
      ["unchanged", false],
      ["new", true],
    ]);
  });

  it("asks for words that a KPI owes, and takes nothing in without them", async () => {
    expect(await takeIn(people.office, TABLE, { reason: " " })).toMatchObject({
      ok: false,
      reason: "invalid",
      errors: { reason: expect.stringContaining("要因") },
    });
    expect(await states()).toEqual([]);
  });

  it("hands in what was chosen, as any figure is, and keeps whose it is", async () => {
    const taken = must(await takeIn(people.office, TABLE));
    importId = taken.importId;
    expect(taken.figures).toBe(6);
    expect(await states()).toEqual([
      "t-cards 2021 submitted",
      "t-cards 2022 submitted",
      "t-printed 2023 submitted",
      "t-visitors 2021 submitted",
      "t-visitors 2022 submitted",
      "t-visitors 2023 submitted",
    ]);
    const [revision] = await db().reportRevision.findMany({
      where: { report: { itemId: VISITORS, fy: 2021 } },
    });
    expect(revision).toMatchObject({
      no: 1,
      event: "submit",
      actualText: "110",
      reason: WORDS.reason,
      unit: "人",
      asOf: new Date("2022-03-31"),
      authorId: people.office.id,
    });
  });

  it("changes nothing when the same table comes once more", async () => {
    const again = await look(TABLE);
    expect(new Set(again.figures.map(({ outcome }) => outcome.kind))).toEqual(new Set(["unchanged"]));
  });

  it("remembers the columns for the next table with these headings", async () => {
    const next = tableOf("R6|項目名|R4", "1|来館者数|2");
    const table = must(await readPastTable(people.office2, next, {}));
    expect(table).toMatchObject({ isRemembered: true });
    expect(table.columns.map(({ role }) => role)).toEqual(["figureOfYear", "item", "figureOfYear"]);
  });

  it("is not approved by whoever took it in", async () => {
    expect(await decideFigureImport(people.office, { importId, event: "approve", comment: "" }, NOW)).toEqual(
      {
        ok: false,
        reason: "forbidden",
      },
    );
    expect(must(await getFigureImport(people.office, { importId })).figures[0]).toMatchObject({
      isDecidable: false,
    });
  });

  it("waits for the other on their home page, and not for the one who took it in", async () => {
    expect(must(await countWaitingFigures(people.office))).toBe(0);
    expect(must(await countWaitingFigures(people.office2))).toBe(6);
  });

  it("is approved by another in one act, each with its own event in an unbroken trail", async () => {
    expect(
      must(await decideFigureImport(people.office2, { importId, event: "approve", comment: "" }, NOW)),
    ).toEqual({
      decided: 6,
    });
    expect(new Set((await states()).map((line) => line.split(" ")[2]))).toEqual(new Set(["approved"]));
    const events = await db().auditEvent.groupBy({ by: ["action"], _count: true });
    expect(Object.fromEntries(events.map(({ action, _count }) => [action, _count]))).toMatchObject({
      "report.submit": 6,
      "report.approve": 6,
      "report.import_past": 1,
    });
    expect(must(await verifyAudit(systemActor))).toMatchObject({ problem: null });
    expect(must(await listFigureImports(people.office2))[0]).toMatchObject({
      fileName: "実績一覧.xlsx",
      counts: { waiting: 0, approved: 6, returned: 0, changed: 0 },
    });
    expect(
      await decideFigureImport(people.office2, { importId, event: "approve", comment: "" }, NOW),
    ).toMatchObject({
      reason: "invalid",
    });
  });
});

describe("beside what is here", () => {
  it("corrects an approved figure only with a reason, and one of the document alike", async () => {
    const lines = ["項目名|R3|R4|R5", "来館者数|111||", "紙の枚数||14,100|"];
    expect(outcomes(await look(lines))).toEqual(["B2 correction", "C3 correction"]);
    expect(await takeIn(people.office, lines)).toMatchObject({
      reason: "invalid",
      errors: { correctionReason: expect.any(String) },
    });
    const taken = must(await takeIn(people.office, lines, { correctionReason: "転記の誤り" }));
    expect(must(await getFigureImport(people.office2, taken)).figures).toMatchObject([
      {
        correctionReason: "転記の誤り",
        state: "waiting",
        before: { kind: "final", value: "110" },
        content: { actual: "111" },
      },
      { before: { kind: "final", value: "14000" }, content: { actual: "14100" } },
    ]);
    // Given back as a whole: what was approved stays in force.
    const back = { importId: taken.importId, event: "return" } as const;
    expect(await decideFigureImport(people.office2, { ...back, comment: "" }, NOW)).toMatchObject({
      reason: "invalid",
      errors: { comment: expect.any(String) },
    });
    expect(must(await decideFigureImport(people.office2, { ...back, comment: "列の取り違え" }, NOW))).toEqual(
      {
        decided: 2,
      },
    );
    expect(await look(["項目名|R3|R4|R5", "来館者数|110||"])).toMatchObject({
      figures: [{ outcome: { kind: "unchanged", by: "approved" } }],
    });
  });

  it("shows whoever takes it in and whoever approves each word that comes with a figure, old and new", async () => {
    const lines = ["指標|年度|実績|要因|注記", "来館者数|R3|112||部長に確認済み"];
    const roles: (ColumnRole | null)[] = ["item", "year", "figure", "reason", "basisNote"];
    const { workbook, columns, seen, figures } = await look(lines, roles);
    // What the row says nothing of stays as it was approved.
    expect(figures[0]?.words).toEqual([
      { word: "basisNote", address: "E2", before: "", after: "部長に確認済み" },
    ]);
    const choice = {
      columns,
      seen,
      chosen: ["C2"],
      fileName: "実績.csv",
      ...WORDS,
      correctionReason: "原簿",
    };
    const file = { workbook, bytes: new Uint8Array(1) };
    const taken = must(await importPastFigures(people.office, file, choice, NOW));
    const told = must(await getFigureImport(people.office2, taken)).figures[0];
    expect(told?.words).toEqual([{ word: "basisNote", before: "", after: "部長に確認済み" }]);
    expect(told?.content.reason).toBe(WORDS.reason);
    const back = { importId: taken.importId, event: "return", comment: "庁内のメモ" } as const;
    must(await decideFigureImport(people.office2, back, NOW));
  });

  it("reads a name that was merged downwards for each of its rows", async () => {
    const [sheet] = tableOf("指標|年度|実績", "来館者数|R3|113", "|R4|123").sheets;
    const merges = [{ top: 2, left: 1, bottom: 3, right: 1 }];
    const workbook = { sheets: sheet ? [{ ...sheet, merges }] : [] };
    const columns = { sheet: 0, headRow: 1, roles: ["item", "year", "figure"] as (ColumnRole | null)[] };
    const { figures, faults } = must(await previewPastFigures(people.office, workbook, columns, NOW));
    expect(figures.map(({ address, name, mergedFrom }) => [address, name, mergedFrom])).toEqual([
      ["C2", "来館者数", []],
      ["C3", "来館者数", ["A2"]],
    ]);
    expect(faults).toEqual([]);
  });

  it("does not write over what waits, and over a draft only when it is chosen", async () => {
    const draft = {
      kpiId: VISITORS,
      fy: fiscalYear(2024),
      version: 0,
      content: content({ actualText: "99" }),
    };
    must(await changeReport(people.office2, { ...draft, event: "save_draft" }, NOW));
    const seen = await look(["項目名|R6|R7|R5", "来館者数|140||"]);
    expect(seen.figures[0]?.outcome).toEqual({ kind: "over_draft", before: "99" });
    must(
      await changeReport(
        people.office2,
        {
          ...draft,
          version: 1,
          event: "submit",
          content: content({ actualText: "139", warningNote: "確認" }),
        },
        NOW,
      ),
    );
    expect((await look(["項目名|R6|R7|R5", "来館者数|140||"])).figures[0]?.outcome).toEqual({
      kind: "waiting",
      before: "139",
    });
  });

  it("refuses all of it where something has changed since it was looked at", async () => {
    const before = await states();
    expect(
      await takeIn(people.office, ["項目名|R5|R6|R7", "登録者数|5,200|5,300|5,400"], { seen: "old" }),
    ).toMatchObject({
      reason: "conflict",
    });
    expect(await states()).toEqual(before);
  });

  it("taken in by two at once is here once", async () => {
    const lines = ["項目名|R5|R6|R7", "紙の枚数||13,000|12,800"];
    const results = await Promise.all([takeIn(people.office, lines), takeIn(people.office2, lines)]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: "conflict" });
    expect(await db().report.count({ where: { itemId: PRINTED, fy: { in: [2024, 2025] } } })).toBe(2);
  });

  it("leaves a figure of another magnitude to be looked at by itself", async () => {
    const lines = ["項目名|R5|R6|R7", "登録者数|5,200|53,000|5,400"];
    const seen = await look(lines);
    expect(seen.figures.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([
      [],
      expect.arrayContaining(["scale_slip"]),
      expect.any(Array),
    ]);
    const taken = must(await takeIn(people.office, lines));
    const detail = must(await getFigureImport(people.office2, taken));
    expect(detail.figures.map(({ fy, mayBeTogether }) => [fy, mayBeTogether])).toContainEqual([2024, false]);
    const { decided } = must(
      await decideFigureImport(
        people.office2,
        { importId: taken.importId, event: "approve", comment: "" },
        NOW,
      ),
    );
    expect(decided).toBeLessThan(3);
    expect(await states()).toContain("t-cards 2024 submitted");
  });
});

it.each([
  ["Japanese Excel's CSV", "①髙﨑～－㈱", (text: string) => encodeCp932(text)],
  ["a CSV in UTF-8", "①髙﨑～－ㇹ𠮷", (text: string) => new TextEncoder().encode(`\uFEFF${text}`)],
])("takes the characters of %s as they are", async (_, words, encode) => {
  const table = [
    "指標名,年度,実績,要因",
    `紙の枚数,${words.endsWith("𠮷") ? "R4" : "R3"},"14,500千枚",${words}`,
  ];
  const bytes = encode(table.join("\r\n"));
  const reading = await readWorkbook(bytes as Uint8Array);
  if (!reading.ok) throw new Error(reading.fault.reason);
  const { workbook } = reading;
  const columns = {
    sheet: 0,
    headRow: 1,
    roles: ["item", "year", "figure", "reason"] as (ColumnRole | null)[],
  };
  const { seen } = must(await previewPastFigures(people.office, workbook, columns, NOW));
  const choice = {
    columns,
    seen,
    chosen: ["C2"],
    fileName: "実績.csv",
    ...WORDS,
    correctionReason: "原簿による",
  };
  const { importId } = must(
    await importPastFigures(people.office, { workbook, bytes: bytes as Uint8Array }, choice, NOW),
  );
  expect(must(await getFigureImport(people.office2, { importId })).figures[0]?.content.reason).toBe(words);
});

it("keeps no text that lost a character, and says where it stands", async () => {
  const { workbook } = await look(TABLE);
  const broken = tableOf("指標|年度|実績|備\uFFFD考", "来館者数|R3|1|");
  const columns = { sheet: 0, headRow: 1, roles: ["item", "year", "figure", null] as (ColumnRole | null)[] };
  expect(await previewPastFigures(people.office, broken, columns, NOW)).toMatchObject({
    reason: "invalid",
    errors: { columns: expect.stringContaining("D列") },
  });
  expect(
    await importPastFigures(
      people.office,
      { workbook, bytes: new Uint8Array(1) },
      { columns: { ...columns, roles: WIDE }, seen: "", chosen: ["B2"], fileName: "髙\uFFFD.csv", ...WORDS },
      NOW,
    ),
  ).toMatchObject({ reason: "invalid", errors: { fileName: expect.any(String) } });
});
