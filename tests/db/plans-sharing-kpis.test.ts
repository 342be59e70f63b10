/** The next plan carries a KPI on under its id, with terms of its own: each year is read through the plan it belongs to. */
import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePlan } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addYears } from "@/domain/shared/fiscal-year";
import { loadEntryList } from "@/features/report-entry/loaders/entry";
import { loadMyReports } from "@/features/report-entry/loaders/my-reports";
import { systemActor } from "@/server/access/viewer";
import { closeDb } from "@/server/db/client";
import { importPlan } from "@/server/proposals/import";
import { changeReport } from "@/server/reports/queries";
import { content, FY, loadPeopleAndPlan, openRound, PAPER, type People, PLAN } from "./support/reports";
import { must } from "./support/rounds";

/** Its PAPER is counted in 万枚, from another 現状値 to another target. */
const NEXT = makePlan({
  id: "t-next",
  name: "次の計画",
  startFy: addYears(PLAN.endFy, 1),
  endFy: addYears(PLAN.endFy, 5),
  kpis: [
    makeKpi({
      id: PAPER,
      name: "紙の枚数（万枚）",
      unit: "万枚",
      direction: "down",
      department: "総務課",
      baseline: { fy: PLAN.endFy, value: num("900") },
      target: { fy: addYears(PLAN.endFy, 5), value: { kind: "number", value: num("700") } },
    }),
  ],
});

let database: TestDatabase;
let people: People;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  must(await importPlan(systemActor, NEXT));
  for (const fy of [FY, PLAN.endFy, NEXT.startFy]) await openRound(fy);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

const mine = async (fy: typeof FY, now: Date) => {
  const { myReports } = await loadMyReports(people.general, fy, now);
  return myReports?.waiting.find(({ kpiId }) => kpiId === PAPER);
};

// While the next plan is prepared, and after it has begun, when the last year of the plan before is still collected.
it.each([
  ["2026-06-15", FY],
  ["2030-06-15", PLAN.endFy],
])("on %s a year of the running plan has that plan's unit, 現状値 and target", async (today, fy) => {
  const now = new Date(`${today}T03:00:00Z`);
  const card = await mine(fy, now);
  expect(card?.context).toMatchObject({
    kpi: { name: "紙の枚数", unit: "千枚", target: { value: { value: "10000" } } },
  });
  const version = card?.version ?? 0;
  must(
    await changeReport(
      people.general,
      { kpiId: PAPER, fy, event: "submit", version, content: content({ asOf: day(`${fy + 1}-03-31`) }) },
      now,
    ),
  );
  const { rows } = await loadEntryList(people.office, { fy, filter: "all" }, now);
  expect(rows.find(({ kpiId }) => kpiId === PAPER)).toMatchObject({ name: "紙の枚数", figure: "14,000千枚" });
});

it("a year of the next plan has the next plan's", async () => {
  const now = new Date(`${NEXT.startFy + 1}-06-15T03:00:00Z`);
  const card = await mine(NEXT.startFy, now);
  expect(card?.context.kpi).toMatchObject({ name: "紙の枚数（万枚）", unit: "万枚" });
});
