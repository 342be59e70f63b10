/** The next plan is started from the one that runs: in preparation, seen by staff only. */
import { num } from "@tests/fixtures/brands";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { beforeEach, expect, it } from "vitest";
import { type Kpi, listKpis } from "@/domain/plan/definition";
import { UNDECIDED } from "@/domain/proposals/decide";
import { addYears, fiscalYear } from "@/domain/shared/fiscal-year";
import { toIsoDate as day } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { closeDb, db } from "@/server/db/client";
import { listPlans } from "@/server/plan/queries";
import { listStaleBaselines } from "@/server/proposals/baselines";
import { confirmPlanChange } from "@/server/proposals/confirm";
import { examinePlanChange } from "@/server/proposals/examine";
import { startNextPlan } from "@/server/proposals/next-plan";
import { getReport, listReports } from "@/server/reports/queries";
import { assignDepartment } from "@/server/rounds/assign-department";
import { createRound } from "@/server/rounds/change";
import { changePlanLife } from "@/server/rounds/plan-life";
import { setEnvironment } from "./support/accounts";
import { approveFigure, publishNow, renderSmall } from "./support/publications";
import { COUNT, loadPeopleAndPlan, PAPER, type People, PLAN } from "./support/reports";
import { must, openNow } from "./support/rounds";

let database: TestDatabase;
let people: People;

const NEXT = {
  planId: PLAN.id,
  id: "t-next",
  name: "次の計画",
  startFy: addYears(PLAN.endFy, 1),
  endFy: addYears(PLAN.endFy, 5),
};
const start = (changes: Partial<typeof NEXT> = {}) => startNextPlan(people.office, { ...NEXT, ...changes });
const plan = async (id: string) =>
  must(await listPlans(people.office)).find(({ definition }) => definition.id === id);

beforeEach(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  people = await loadPeopleAndPlan();
  return async () => {
    await closeDb();
    await database.drop();
  };
});

it("carries the KPIs on with the newest approved figure, and the public sees nothing of it", async () => {
  await approveFigure({ first: people.office, second: people.office2 }, PAPER, "14000");
  expect(await start()).toMatchObject({ ok: true, value: { outcome: "added", version: 1 } });

  const next = await plan(NEXT.id);
  expect(next).toMatchObject({ phase: "in_preparation", isPublic: false });
  const kpis = listKpis(next?.definition ?? PLAN).map(({ kpi }) => kpi);
  expect(kpis.map(({ id }) => id)).toEqual(listKpis(PLAN).map(({ kpi }) => kpi.id));
  expect(kpis.find(({ id }) => id === PAPER)).toMatchObject({
    baseline: { fy: fiscalYear(2025), value: num("14000") },
    target: { fy: NEXT.endFy, value: { kind: "number", value: "10000" } },
    years: [],
  });
  // Who answers for a KPI goes on answering.
  expect(next?.departments[PAPER]?.name).toBe("総務課");
  expect((await plan(PLAN.id))?.definition).toEqual(PLAN);

  await publishNow(people.office, "公表", "", renderSmall);
  const { snapshot } = await db().publication.findFirstOrThrow({ orderBy: { no: "desc" } });
  const told = JSON.parse(String(snapshot)) as { plans: { definition: { id: string } }[] };
  expect(told.plans.map(({ definition }) => definition.id)).toEqual([PLAN.id]);

  const event = await db().auditEvent.findFirst({
    where: { action: "plan.import" },
    orderBy: { id: "desc" },
  });
  expect(event).toMatchObject({ actorId: people.office.userId });
});

it("what is changed of it before it is published is no history; the audit trail keeps it", async () => {
  await publishNow(people.office, "公表", "", renderSmall);
  await start();
  const drafted = (await plan(NEXT.id))?.definition ?? PLAN;
  const target = { fy: NEXT.endFy, value: { kind: "number" as const, value: num("9000") } };
  const edited = (kpi: Kpi) => (kpi.id === PAPER ? { ...kpi, target } : kpi);
  const proposed = {
    ...drafted,
    pillars: drafted.pillars.map((pillar) => ({ ...pillar, kpis: pillar.kpis.map(edited) })),
  };
  const decision = { ...UNDECIDED, from: NEXT.startFy, reason: "素案の見直し" };
  const decisions = { [`${PAPER}/target`]: decision };
  must(await confirmPlanChange(people.office, { proposed, decisions, baseVersion: 1 }));

  const changed = (await plan(NEXT.id))?.definition ?? PLAN;
  expect(changed.changes).toBeUndefined();
  const kpi = listKpis(changed).find((placed) => placed.kpi.id === PAPER)?.kpi;
  expect(kpi).toMatchObject({ target });
  expect(kpi?.earlier).toBeUndefined();
  const event = await db().auditEvent.findFirst({ where: { action: "plan.change" } });
  expect(event?.after).toMatchObject({
    changes: [{ what: "target", after: "9000", reason: "素案の見直し" }],
  });
});

it("changes nobody's work today; its departments answer with the round of its first year", async () => {
  await start();
  const drafted = (await plan(NEXT.id))?.definition ?? PLAN;
  const edited = (kpi: Kpi) => (kpi.id === PAPER ? { ...kpi, department: "市民課" } : kpi);
  const proposed = {
    ...drafted,
    pillars: drafted.pillars.map((pillar) => ({ ...pillar, kpis: pillar.kpis.map(edited) })),
  };
  expect(must(await examinePlanChange(people.office, proposed, {})).departmentsFrom).toBe(NEXT.startFy);
  must(await confirmPlanChange(people.office, { proposed, decisions: {}, baseVersion: 1 }));
  const responsible = async () => (await plan(PLAN.id))?.departments[PAPER]?.name;
  expect(await responsible()).toBe("総務課");

  const round = {
    title: "照会",
    instructions: "",
    opensOn: day(`${NEXT.startFy + 1}-04-01`),
    dueOn: day(`${NEXT.startFy + 1}-05-01`),
  };
  const now = new Date(`${NEXT.startFy + 1}-03-01T00:00:00Z`);
  const last = must(await createRound(people.office, { ...round, fy: PLAN.endFy }, now));
  await openNow(people.office, last.id, now);
  expect(await responsible()).toBe("総務課");
  must(await createRound(people.office, { ...round, fy: NEXT.startFy }, now));
  expect(await responsible()).toBe("市民課");
  // The year before is still being asked for: who answers for it now hears of it.
  const mails = await db().mail.findMany({
    where: { occasionKind: "added" },
    select: { roundId: true, recipientId: true },
  });
  expect(mails).toEqual([{ roundId: last.id, recipientId: people.citizen.id }]);
  const told = await db().auditEvent.findFirst({
    where: { action: "round.create" },
    orderBy: { id: "desc" },
  });
  expect(told?.after).toMatchObject({ handedOver: 1 });
});

it("keeps the department that the office set after the next plan began", async () => {
  await start();
  const drafted = (await plan(NEXT.id))?.definition ?? PLAN;
  const edited = (kpi: Kpi) => ({ ...kpi, department: "市民課" });
  const proposed = {
    ...drafted,
    kpis: drafted.kpis.map(edited),
    pillars: drafted.pillars.map((pillar) => ({ ...pillar, kpis: pillar.kpis.map(edited) })),
  };
  must(await confirmPlanChange(people.office, { proposed, decisions: {}, baseVersion: 1 }));
  const department = (name: string) => db().department.create({ data: { name }, select: { id: true } });
  const [before, after] = [await department("税務課"), await department("財政課")];
  const set = async (kpiId: KpiId, { id }: { id: string }, on: string) =>
    must(await assignDepartment(people.office, { kpiId, departmentId: id }, new Date(`${on}T03:00:00Z`)));
  await set(COUNT, before, `${NEXT.startFy}-03-31`);
  await set(PAPER, after, `${NEXT.startFy}-04-01`);

  const dates = { opensOn: day(`${NEXT.startFy + 1}-04-01`), dueOn: day(`${NEXT.startFy + 1}-05-01`) };
  const now = new Date(`${NEXT.startFy + 1}-03-01T00:00:00Z`);
  const round = { fy: NEXT.startFy, title: "照会", instructions: "", ...dates };
  must(await createRound(people.office, round, now));
  const responsible = async (kpiId: KpiId) => (await plan(NEXT.id))?.departments[kpiId]?.name;
  expect(await responsible(PAPER)).toBe("財政課");
  expect(await responsible(COUNT)).toBe("市民課");
});

it("can be started again after the first one was called off, which asks for nothing any more", async () => {
  must(await start());
  const life = (planId: string, act: "lead" | "close" | "reopen") =>
    changePlanLife(people.office, { planId, act, reason: "首長の交代のため" });
  must(await life(NEXT.id, "lead"));
  await publishNow(people.office, "公表", "", renderSmall);
  must(await life(NEXT.id, "close"));
  must(await start({ id: "t-other", name: "別の計画" }));

  const later = new Date(`${NEXT.startFy + 1}-05-01T00:00:00Z`);
  const asked = must(await listReports(people.office, { fy: NEXT.startFy }, later));
  expect(asked.filter(({ kpiId }) => kpiId === PAPER).map(({ planId }) => planId)).toEqual(["t-other"]);
  expect(must(await getReport(people.office, { kpiId: PAPER, fy: NEXT.startFy }, later)).planId).toBe(
    "t-other",
  );
  // What it names is another plan's now.
  expect(await life(NEXT.id, "reopen")).toMatchObject({
    errors: { "": expect.stringContaining("別の計画") },
  });
});

it.each([
  ["a plan that is here", { id: PLAN.id }, "id"],
  ["an id that is none", { id: "次" }, "id"],
  ["no name", { name: "" }, "name"],
  ["years that the plan still runs in", { startFy: PLAN.endFy }, "startFy"],
  ["an end before its beginning", { endFy: PLAN.endFy }, "endFy"],
])("refuses %s", async (_, changes, field) => {
  expect(await start(changes)).toMatchObject({
    reason: "invalid",
    errors: { [field]: expect.any(String) },
  });
  expect(must(await listPlans(people.office))).toHaveLength(1);
});

it("starts from nothing but a plan that is here", async () => {
  expect(await start({ planId: "t-none" })).toMatchObject({ reason: "not_found" });
});

it("tells the office when a figure that became a baseline is corrected", async () => {
  const approvers = { first: people.office, second: people.office2 };
  await approveFigure(approvers, PAPER, "14000");
  must(await start());
  expect(must(await listStaleBaselines(people.office))).toEqual([]);
  await approveFigure(approvers, PAPER, "14100");
  expect(must(await listStaleBaselines(people.office))).toMatchObject([
    { planId: NEXT.id, kpi: { id: PAPER }, fy: fiscalYear(2025), baseline: "14000", figure: "14100" },
  ]);
});
