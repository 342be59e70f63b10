/** A plan is changed while reports of the old one wait for a decision: every one can still be decided. */

import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { beforeEach, describe, expect, it } from "vitest";
import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import type { Decision } from "@/domain/proposals/decide";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { closeDb, db } from "@/server/db/client";
import { confirmPlanChange } from "@/server/proposals/confirm";
import { examinePlanChange } from "@/server/proposals/examine";
import { changeReport, getReport, listReports } from "@/server/reports/queries";
import { publishNow, renderSmall } from "./support/publications";
import {
  COUNT,
  content,
  FY,
  loadPeopleAndPlan,
  NOW,
  openRound,
  PAPER,
  type People,
  PLAN,
} from "./support/reports";
import { look, must } from "./support/rounds";

let database: TestDatabase;
let people: People;
let roundId: string;

beforeEach(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  roundId = await openRound();
  const written = content();
  const body = { kpiId: PAPER, fy: FY, event: "submit", version: 0, content: written } as const;
  must(await changeReport(people.general, body, NOW));
  return async () => {
    await closeDb();
    await database.drop();
  };
});

/** The plan with that KPI changed, or without it. */
function planWith(change: (kpi: Kpi) => Kpi | null): PlanDefinition {
  const changed = (kpis: readonly Kpi[]) =>
    kpis.flatMap((kpi) => (kpi.id === PAPER ? (change(kpi) ?? []) : kpi));
  return { ...PLAN, pillars: PLAN.pillars.map((pillar) => ({ ...pillar, kpis: changed(pillar.kpis) })) };
}

/** Everything that the plan changes, decided in one way. */
async function change(plan: PlanDefinition, decision: Partial<Decision>) {
  const { changes, baseVersion } = must(await examinePlanChange(people.office, plan, {}));
  const decided: Decision = {
    from: FY,
    reason: "見直しのため",
    decidedOn: null,
    document: null,
    factor: null,
    rejudges: false,
    ...decision,
  };
  const decisions = Object.fromEntries(changes.map(({ key }) => [key, decided]));
  return confirmPlanChange(people.office, { proposed: plan, decisions, baseVersion });
}

const decide = (event: "approve" | "return") =>
  changeReport(people.office, { kpiId: PAPER, fy: FY, event, version: 1, comment: "確認しました" }, NOW);
const reportNow = async () => must(await getReport(people.office, { kpiId: PAPER, fy: FY }, NOW));

/** Every page that shows the report can be read. */
async function expectReadable(): Promise<void> {
  for (const viewer of [people.office, people.manager, people.general]) {
    expect(await listReports(viewer, { fy: FY }, NOW)).toMatchObject({ ok: true });
  }
  await look(people.office, roundId);
}

async function publishedSeries() {
  const no = await publishNow(people.office, "公表", "", renderSmall);
  const { snapshot } = await db().publication.findUniqueOrThrow({
    where: { no },
    select: { snapshot: true },
  });
  const { plans } = JSON.parse(snapshot) as PublicationSnapshot;
  return plans.flatMap(({ courses }) => courses).find(({ kpiId }) => kpiId === PAPER);
}

describe.each([
  [
    "a new target",
    (kpi: Kpi): Kpi => ({
      ...kpi,
      target: { fy: fiscalYear(2029), value: { kind: "number", value: num("14500") } },
    }),
  ],
  [
    "a new name and another department",
    (kpi: Kpi): Kpi => ({ ...kpi, name: "紙の量", department: "市民課" }),
  ],
  [
    "a planned value of the year",
    (kpi: Kpi): Kpi => ({
      ...kpi,
      years: [{ fy: FY, planned: { kind: "number", value: num("13500") }, actual: null }],
    }),
  ],
] as const)("a change of %s", (_what, edit) => {
  beforeEach(async () => {
    expect(must(await change(planWith(edit), {}))).toMatchObject({ version: 2 });
  });

  it("keeps what was submitted, word for word; it is approved and published", async () => {
    expect(await reportNow()).toMatchObject({
      state: "submitted",
      version: 1,
      current: { content: { actualText: "14,000" } },
    });
    must(await decide("approve"));
    expect(await reportNow()).toMatchObject({
      state: "approved",
      approved: { content: { actual: "14000" } },
    });
    await expectReadable();
    const year = (await publishedSeries())?.years.find(({ fy }) => fy === FY);
    expect(year).toMatchObject({ actual: "14000" });
  });

  it("is returned as well, and whoever answers for it now submits again", async () => {
    must(await decide("return"));
    await expectReadable();
    const { department, version } = await reportNow();
    const writer = department?.name === "市民課" ? people.citizen : people.general;
    const body = { kpiId: PAPER, fy: FY, event: "submit", version, content: content() } as const;
    expect(await changeReport(writer, body, NOW)).toMatchObject({ ok: true, value: { state: "submitted" } });
  });
});

describe("a change without the KPI", () => {
  it("is refused while a report of it is on its way, and once it was published; it can end instead", async () => {
    const without = planWith(() => null);
    expect(await change(without, {})).toMatchObject({ reason: "invalid" });
    must(await decide("approve"));
    await publishedSeries();
    const refusal = await change(without, {});
    expect(refusal).toMatchObject({ reason: "invalid" });
    expect(JSON.stringify(refusal)).toContain("公表した指標は消せません");
    must(
      await change(
        planWith((kpi) => ({ ...kpi, until: FY })),
        {},
      ),
    );
    const year = (await publishedSeries())?.years.at(-1);
    expect(year).toMatchObject({ fy: FY, actual: "14000" });
  });
});

it("a KPI that comes in is asked for by the round that runs, and the others are as they were", async () => {
  const plan = {
    ...PLAN,
    kpis: [...PLAN.kpis, makeKpi({ id: toKpiId("t-new"), name: "新しい指標", department: "総務課" })],
  };
  must(await change(plan, {}));
  const { items } = await look(people.office, roundId);
  expect(items.map(({ kpiId, isIncluded }) => [kpiId, isIncluded])).toEqual(
    expect.arrayContaining([
      [COUNT, true],
      [PAPER, true],
      ["t-new", true],
    ]),
  );
  const body = {
    kpiId: toKpiId("t-new"),
    fy: FY,
    event: "save_draft",
    version: 0,
    content: content({ actualText: "1" }),
  } as const;
  expect(await changeReport(people.general, body, NOW)).toMatchObject({ ok: true });
});
