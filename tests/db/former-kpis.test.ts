/** KPIs that a re-import of before had set aside come back, as KPIs that have ended. */
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { beforeEach, expect, it } from "vitest";
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { closeDb, db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { bringBackFormerKpis } from "@/server/plan/former-kpis";
import { listPlans } from "@/server/plan/queries";
import { publishNow, renderSmall } from "./support/publications";
import { loadPeopleAndPlan, PAPER, type People, PLAN } from "./support/reports";
import { must } from "./support/rounds";

let database: TestDatabase;
let people: People;

beforeEach(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  return async () => {
    await closeDb();
    await database.drop();
  };
});

/** As the version before did it: the next version of the plan without the KPI, and its row set aside. */
async function setAside(): Promise<void> {
  const without: PlanDefinition = {
    ...PLAN,
    pillars: PLAN.pillars.map((pillar) => ({
      ...pillar,
      kpis: pillar.kpis.filter(({ id }) => id !== PAPER),
    })),
  };
  await db().planVersion.create({
    data: {
      planId: PLAN.id,
      version: 2,
      definition: without as unknown as Prisma.InputJsonValue,
      sha256: "of-before",
    },
  });
  await db().plan.update({ where: { id: PLAN.id }, data: { currentVersion: 2 } });
  await db().item.update({ where: { id: PAPER }, data: { current: false } });
}

it("at the next start they are there again, said to have ended, and once is enough", async () => {
  await setAside();
  expect(must(await bringBackFormerKpis(people.office))).toEqual([PAPER]);
  const [plan] = must(await listPlans(people.office));
  const placed = plan && listKpis(plan.definition).find(({ kpi }) => kpi.id === PAPER);
  expect(placed).toMatchObject({ kpi: { until: PLAN.startFy }, pillar: { no: 1 } });
  expect(must(await bringBackFormerKpis(people.office))).toEqual([]);
  await publishNow(people.office, "公表", "", renderSmall);
  expect((await db().item.findUniqueOrThrow({ where: { id: PAPER } })).current).toBe(true);
});

it("a plan that never lost one is left alone", async () => {
  expect(must(await bringBackFormerKpis(people.office))).toEqual([]);
  expect(await db().planVersion.count()).toBe(1);
});
