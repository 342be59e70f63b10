import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { Viewer } from "@/server/access/viewer";
import { closeDb } from "@/server/db/client";
import { listPlans } from "@/server/plan/queries";
import { changeReport, getReport, listApprovedReports, listReports } from "@/server/reports/queries";
import { createRound } from "@/server/rounds/change";
import { listRounds } from "@/server/rounds/queries";
import { countedQueries, startCounting, stopCounting } from "./support/counted-queries";
import { changePlan } from "./support/plan-change";
import { COUNT, content, FY, loadPeopleAndPlan, NOW, type People, PLAN } from "./support/reports";
import { must } from "./support/rounds";

let database: TestDatabase;
let people: People;

beforeAll(async () => {
  startCounting();
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
});
afterAll(async () => {
  stopCounting();
  await closeDb();
  await database.drop();
});

const TIMES = 10;

/** The plan with ten times its KPIs of the plan as a whole. */
function larger(): PlanDefinition {
  const [first] = PLAN.kpis;
  if (!first) throw new Error("no KPI");
  const more = Array.from({ length: TIMES * 3 }, (_, index) => ({
    ...first,
    id: toKpiId(`${COUNT}-${index}`),
  }));
  return { ...PLAN, kpis: [...PLAN.kpis, ...more] };
}

async function countQueries(work: () => Promise<unknown>): Promise<number> {
  return (await countedQueries(work)).queries.length;
}

async function readPages(viewer: Viewer): Promise<number[]> {
  return [
    await countQueries(() => listReports(viewer, { fy: FY })),
    await countQueries(() => getReport(viewer, { kpiId: COUNT, fy: FY }, NOW)),
    await countQueries(() => listApprovedReports(viewer)),
    await countQueries(() => listRounds(viewer)),
    await countQueries(() => listPlans(viewer)),
  ];
}

async function approveAll(plan: PlanDefinition): Promise<void> {
  for (const { id } of plan.kpis) {
    const report = { kpiId: id, fy: FY };
    await changeReport(
      people.office,
      { ...report, event: "submit", version: 0, content: content({ actualText: "110" }) },
      NOW,
    );
    await changeReport(people.office2, { ...report, event: "approve", version: 1 }, NOW);
  }
}

it("reads take the same number of queries whatever the size of the plan", async () => {
  await createRound(
    people.office,
    { fy: FY, title: "照会", instructions: "", opensOn: "2026-04-10", dueOn: "2026-06-30" },
    NOW,
  );
  await approveAll(PLAN);
  // The first reading after a change, and one where nothing has changed since.
  const small = [await readPages(people.office), await readPages(people.office)];
  must(await changePlan(people.office, larger()));
  await approveAll(larger());
  const large = [await readPages(people.office), await readPages(people.office)];
  const approved = await listApprovedReports(people.office);
  expect(approved.ok && approved.value).toHaveLength(TIMES * 3 + 1);
  expect(small.flat().every((count) => count > 0)).toBe(true);
  expect(large).toEqual(small);
});
