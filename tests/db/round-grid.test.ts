/** What the office pastes over the lines of a round: told first, then written by the door of every report, all or nothing. */
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { kindOfItem } from "@/domain/imports/preview";
import type { KpiId } from "@/domain/shared/kpi-id";
import { previewGrid, readGridItems } from "@/features/round-grid/loaders";
import type { GridCells } from "@/features/round-grid/schema";
import { gridAnswers } from "@/features/round-grid/view-model";
import type { Viewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { importAnswers } from "@/server/reports/import";
import { changeReport, listReports } from "@/server/reports/queries";
import {
  COUNT,
  content,
  FY,
  loadPeopleAndPlan,
  NOW,
  openRound,
  PAPER,
  type People,
  SHARE,
} from "./support/reports";
import { must } from "./support/rounds";

let database: TestDatabase;
let people: People;
let roundId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  roundId = await openRound();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

const cell = (kpiId: KpiId, field: GridCells[number]["field"], typed: string, base = "") => ({
  kpiId,
  field,
  base,
  typed,
});
const preview = async (cells: GridCells) => must(await previewGrid(people.office, { roundId, cells }, NOW));

/** As the page does it: what was looked at is written. */
async function apply(viewer: Viewer, cells: GridCells, event: "save_draft" | "submit") {
  const { versions } = must(await previewGrid(viewer, { roundId, cells }, NOW));
  const chosen = [...new Set(cells.map(({ kpiId }) => kpiId))];
  const figures = gridAnswers(must(await readGridItems(viewer, { roundId, cells }, NOW)), {
    chosen,
    versions,
  });
  if (figures === null) throw new Error("nothing can be taken");
  return importAnswers(viewer, { event, files: [], figures, initiatives: [] }, NOW);
}

const reportsNow = async () =>
  Object.fromEntries(
    must(await listReports(people.office, { fy: FY }, NOW)).map(({ kpiId, state, content: said }) => [
      kpiId,
      [state, said?.actual ?? null, said?.asOf ?? null],
    ]),
  );

it("is the office's alone", async () => {
  for (const viewer of [people.general, people.manager, people.admin]) {
    const asked = await previewGrid(viewer, { roundId, cells: [cell(PAPER, "actual", "1")] }, NOW);
    expect(asked).toMatchObject({ ok: false, reason: "forbidden" });
  }
});

it("tells what each line would become, and writes nothing by telling", async () => {
  const { part } = await preview([
    cell(COUNT, "actual", "１１０件"),
    cell(PAPER, "actual", "140枚"),
    cell(SHARE, "actual", "36.5％"),
  ]);
  expect(part.items.map((item) => [item.key, kindOfItem(item)])).toEqual([
    [COUNT, "change"],
    [PAPER, "error"],
    [SHARE, "change"],
  ]);
  expect(part.items[0]?.cells).toEqual([
    { address: "", field: "実績", before: "", after: "110件" },
    { address: "", field: "時点", before: "", after: "令和8年3月31日" },
  ]);
  expect(await reportsNow()).toEqual({
    [COUNT]: ["not_started", null, null],
    [PAPER]: ["not_started", null, null],
    [SHARE]: ["not_started", null, null],
  });
});

it("saves nothing where one of them is refused, and names that one", async () => {
  const cells = [
    cell(COUNT, "actual", "110"),
    cell(COUNT, "reason", "窓口を広げたため"),
    cell(SHARE, "actual", "36.5"),
  ];
  const refused = await apply(people.office, cells, "submit");
  expect(refused).toMatchObject({
    ok: false,
    reason: "invalid",
    errors: { [`${SHARE}/${FY}`]: "この実績になった要因を入力してください。" },
  });
  expect((await reportsNow())[COUNT]).toEqual(["not_started", null, null]);
});

it("saves drafts and hands in for a department; who did so does not approve it", async () => {
  must(await apply(people.office, [cell(SHARE, "actual", "36.5")], "save_draft"));
  const cells = [cell(COUNT, "actual", "110"), cell(COUNT, "reason", "窓口を広げたため")];
  must(await apply(people.office, cells, "submit"));
  expect(await reportsNow()).toMatchObject({
    [COUNT]: ["submitted", "110", "2026-03-31"],
    [SHARE]: ["draft", "36.5", "2026-03-31"],
  });
  const decide = (viewer: Viewer) =>
    changeReport(viewer, { kpiId: COUNT, fy: FY, event: "approve", version: 1 }, NOW);
  expect(await decide(people.office)).toMatchObject({ ok: false, reason: "forbidden" });
  must(await decide(people.office2));
  const said = await db().auditEvent.findMany({
    where: { action: "report.submit" },
    select: { actorId: true },
  });
  expect(said).toEqual([{ actorId: people.office.userId }]);
});

it("has no place for what was said of the whole year already", async () => {
  const { part } = await preview([cell(COUNT, "actual", "120", "110")]);
  expect(part.items[0] && kindOfItem(part.items[0])).toBe("error");
});

it("tells both values where somebody was quicker, and takes nothing that was not looked at", async () => {
  const cells = [cell(PAPER, "actual", "14,100")];
  const { versions } = await preview(cells);
  must(
    await changeReport(
      people.general,
      { kpiId: PAPER, fy: FY, event: "save_draft", version: 0, content: content() },
      NOW,
    ),
  );
  const after = await preview(cells);
  expect(after.part.items[0]?.cells).toEqual([
    { address: "", field: "実績", before: "14,000千枚", after: "14,100千枚", madeFrom: "" },
  ]);
  expect(after.part.items[0] && kindOfItem(after.part.items[0])).toBe("conflict");
  const items = must(await readGridItems(people.office, { roundId, cells }, NOW));
  expect(gridAnswers(items, { chosen: [PAPER], versions })).toBeNull();
  expect(gridAnswers(items, { chosen: [PAPER], versions: after.versions })).toHaveLength(1);
});

it("tells an answer in force as what a figure takes the place of", async () => {
  const share = { kpiId: SHARE, fy: FY };
  const missing = { reason: "not_surveyed", note: "隔年の調査", expectedOn: null } as const;
  const said = content({ actualText: "", missing, asOf: null, reason: "", nextStep: "" });
  must(await changeReport(people.citizen, { ...share, event: "submit", version: 1, content: said }, NOW));
  must(await changeReport(people.office, { ...share, event: "approve", version: 2 }, NOW));
  const { part } = await preview([cell(SHARE, "actual", "12.3")]);
  expect(part.items[0]?.cells.map(({ field, before, after }) => [field, before, after])).toEqual([
    ["回答の種類", "調査なし", "実績"],
    ["実績", "", "12.3%"],
    ["値がない理由", "隔年の調査", ""],
    ["時点", "", "令和8年3月31日"],
  ]);
});

it("takes a 確報値 over an approved 速報値 without a reason, by whoever else approves it", async () => {
  const paper = { kpiId: PAPER, fy: FY };
  const said = content({ figureStatus: "provisional", basisNote: "3月分は含んでいません。" });
  must(await changeReport(people.general, { ...paper, event: "submit", version: 1, content: said }, NOW));
  must(await changeReport(people.office2, { ...paper, event: "approve", version: 2 }, NOW));
  const cells = [cell(PAPER, "actual", "14,050")];
  const { part } = await preview(cells);
  expect(part.items[0] && kindOfItem(part.items[0])).toBe("change");
  expect(part.items[0]?.warnings.join()).toContain("「3月分は含んでいません。」のままです");
  expect(part.items[0]?.cells.map(({ field, before, after }) => [field, before, after])).toEqual(
    expect.arrayContaining([
      ["回答の種類", "速報値", "実績"],
      ["実績", "14,000千枚", "14,050千枚"],
    ]),
  );
  must(await apply(people.office, cells, "submit"));
  expect((await reportsNow())[PAPER]).toEqual(["submitted", "14050", "2026-03-31"]);
});
