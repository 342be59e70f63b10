/** Two people with one page open: who saves second is told what the first one did, and by whom, and covers nothing unseen. */
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lifeSeen } from "@/domain/plan/lead";
import { addYears } from "@/domain/shared/fiscal-year";
import { systemActor } from "@/server/access/viewer";
import { readSecondFactorRoles, setSecondFactorRoles } from "@/server/auth/second-factor/administer";
import { closeDb, db } from "@/server/db/client";
import { listPlans } from "@/server/plan/queries";
import { importPlan } from "@/server/proposals/import";
import { assignDepartment } from "@/server/rounds/assign-department";
import { changePlanLife } from "@/server/rounds/plan-life";
import { loadPeopleAndPlan, PAPER, type People, PLAN } from "./support/reports";
import { must } from "./support/rounds";

let database: TestDatabase;
let people: People;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

it("a KPI's department that another person chose meanwhile is not covered unseen", async () => {
  const department = async () => (await db().item.findUniqueOrThrow({ where: { id: PAPER } })).departmentId;
  const first = await department();
  const second = people.citizen.departmentId;
  const third = (await db().department.create({ data: { name: "税務課" }, select: { id: true } })).id;
  expect(first).toBe(people.general.departmentId);
  must(await assignDepartment(people.office, { kpiId: PAPER, departmentId: second, seen: first }));
  expect(
    await assignDepartment(people.office2, { kpiId: PAPER, departmentId: third, seen: first }),
  ).toMatchObject({
    reason: "conflict",
    errors: { "": expect.stringMatching(/^画面を開いたあとに、dx1さんが所管課を「市民課」に変更しました。/) },
  });
  expect(await department()).toBe(second);
  // Who would choose the same has nothing to be asked, and who has seen it may choose another one.
  must(await assignDepartment(people.office2, { kpiId: PAPER, departmentId: second, seen: first }));
  must(await assignDepartment(people.office2, { kpiId: PAPER, departmentId: null, seen: second }));
  expect(
    await assignDepartment(people.office, { kpiId: PAPER, departmentId: third, seen: second }),
  ).toMatchObject({
    errors: { "": expect.stringContaining("dx2さんが所管課を未設定に変更しました。") },
  });
});

it("the roles with a second factor are decided on as they were seen", async () => {
  const other = { ...people.admin, userId: people.office2.userId } as typeof people.admin;
  must(await setSecondFactorRoles(people.admin, { roles: ["office"], seen: [] }));
  expect(await setSecondFactorRoles(other, { roles: ["manager"], seen: [] })).toMatchObject({
    reason: "conflict",
    errors: {
      "": expect.stringContaining("kanriさんが、2段階認証を必須にする役割を「計画の担当課」に変更しました。"),
    },
  });
  expect(must(await readSecondFactorRoles(people.admin))).toEqual(["office"]);
  must(await setSecondFactorRoles(other, { roles: ["manager", "office"], seen: ["office"] }));
});

it("what becomes of a plan is decided on as it was seen", async () => {
  const later = { ...PLAN, startFy: addYears(PLAN.endFy, 1), endFy: addYears(PLAN.endFy, 5) };
  must(await importPlan(systemActor, { ...later, id: "t-next", name: "次の計画", kpis: [] }));
  const seen = async (planId: string) => lifeSeen(planId, must(await listPlans(people.office)));
  const before = { next: await seen("t-next"), now: await seen(PLAN.id) };
  const reason = "決定による";
  must(await changePlanLife(people.office, { planId: "t-next", act: "lead", reason, seen: before.next }));
  const act = { planId: PLAN.id, act: "lead", reason } as const;
  expect(await changePlanLife(people.office2, { ...act, seen: before.now })).toMatchObject({
    reason: "conflict",
    errors: {
      "": expect.stringContaining(
        "dx1さんが計画「次の計画」について「公開サイトの先頭にする」の操作をしました。",
      ),
    },
  });
  must(await changePlanLife(people.office2, { ...act, seen: await seen(PLAN.id) }));
  // Closed twice, the first reason would be gone.
  const close = { planId: PLAN.id, act: "close", reason, seen: await seen(PLAN.id) } as const;
  must(await changePlanLife(people.office, { ...close, reason: "首長の交代のため" }));
  expect(await changePlanLife(people.office2, close)).toMatchObject({ reason: "conflict" });
  expect(await db().plan.findUniqueOrThrow({ where: { id: PLAN.id } })).toMatchObject({
    closedReason: "首長の交代のため",
  });
});
