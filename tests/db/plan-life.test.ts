/** Which plan leads, when one is closed, and one that was never shown is taken out. */
import { makeMetric } from "@tests/fixtures/metric";
import { makePillar } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { beforeEach, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { addYears } from "@/domain/shared/fiscal-year";
import { toMetricId } from "@/domain/shared/metric-id";
import { systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { toIsoDay } from "@/server/db/days";
import { listPlans } from "@/server/plan/queries";
import { confirmPlanChange } from "@/server/proposals/confirm";
import { importPlan } from "@/server/proposals/import";
import { readEverPublishedPlans, readPublishedPlans } from "@/server/publication/queries";
import { hideFromPublic } from "@/server/publication/stops/hide";
import { liftStop } from "@/server/publication/stops/lift";
import { createRound } from "@/server/rounds/change";
import { changePlanLife } from "@/server/rounds/plan-life";
import { changePlan } from "./support/plan-change";
import { publishNow, renderSmall } from "./support/publications";
import { loadPeopleAndPlan, type People, PLAN } from "./support/reports";
import { must } from "./support/rounds";

let database: TestDatabase;
let people: People;
/** The plan after the one that runs. */
const NEXT: PlanDefinition = {
  ...PLAN,
  id: "t-next",
  name: "次の計画",
  startFy: addYears(PLAN.endFy, 1),
  endFy: addYears(PLAN.endFy, 5),
  kpis: [],
  pillars: [makePillar()],
};

beforeEach(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  must(await importPlan(systemActor, NEXT));
  return async () => {
    await closeDb();
    await database.drop();
  };
});

const act = (
  planId: string,
  what: "lead" | "by_period" | "close" | "reopen" | "remove",
  reason = "決定による",
) => changePlanLife(people.office, { planId, act: what, reason });
const order = async () => must(await listPlans(people.office)).map(({ definition }) => definition.id);

it("the office's choice leads, one plan at a time, and can be taken back", async () => {
  expect(await order()).toEqual([PLAN.id, NEXT.id]);
  expect(await act(NEXT.id, "lead", " ")).toMatchObject({
    reason: "invalid",
    errors: { reason: expect.any(String) },
  });
  must(await act(NEXT.id, "lead"));
  expect(await order()).toEqual([NEXT.id, PLAN.id]);
  must(await act(PLAN.id, "lead"));
  expect(await db().plan.count({ where: { isChosenToLead: true } })).toBe(1);
  must(await act(PLAN.id, "by_period"));
  expect(await db().plan.count({ where: { isChosenToLead: true } })).toBe(0);
});

it("a plan that was published is closed and opened again, never taken out", async () => {
  await publishNow(people.office, "公表", "", renderSmall);
  expect(await act(PLAN.id, "remove")).toMatchObject({ reason: "invalid" });
  must(await act(PLAN.id, "close"));
  const closed = must(await listPlans(people.office)).find(({ definition }) => definition.id === PLAN.id);
  expect(closed).toMatchObject({ phase: "ended", isPublic: true });
  must(await act(PLAN.id, "reopen"));
});

it("a closed plan is told by the next publication, and the office is reminded of that, until it is opened again", async () => {
  const told = async () => {
    await publishNow(people.office, "公表", "", renderSmall);
    const { snapshot } = await db().publication.findFirstOrThrow({
      orderBy: { no: "desc" },
      select: { snapshot: true },
    });
    const { plans, changes } = JSON.parse(snapshot) as PublicationSnapshot;
    texts.push(...changes.map(({ text }) => text));
    reasons.push(plans[0]?.closedReason ?? null);
    return plans.map(({ closedOn }) => closedOn ?? null);
  };
  const texts: string[] = [];
  const reasons: (string | null)[] = [];
  const isUpToDate = async () => must(await readPublishedPlans(people.office))[0]?.isUpToDate;
  expect(await told()).toEqual([null]);
  must(await act(PLAN.id, "close"));
  expect(await isUpToDate()).toBe(false);
  const { closedOn } = await db().plan.findUniqueOrThrow({
    where: { id: PLAN.id },
    select: { closedOn: true },
  });
  expect(await told()).toEqual([toIsoDay(closedOn)]);
  expect(await isUpToDate()).toBe(true);
  must(await act(PLAN.id, "reopen", "計画を続けるため"));
  expect(await told()).toEqual([null]);
  expect(reasons).toEqual([null, "決定による", null]);
  expect(texts.filter((text) => text.includes("終了"))).toEqual([
    expect.stringMatching(/に終了しました。理由：決定による。$/),
    expect.stringMatching(/の終了を取り消しました。理由：計画を続けるため。$/),
  ]);
});

it("why another plan leads is told once, by the publication that first shows it so", async () => {
  const told = async () => {
    await publishNow(people.office, "公表", "", renderSmall);
    const { changes } = JSON.parse(
      (await db().publication.findFirstOrThrow({ orderBy: { no: "desc" }, select: { snapshot: true } }))
        .snapshot,
    ) as PublicationSnapshot;
    return changes.filter(({ text }) => text.includes("先頭")).map(({ text }) => text);
  };
  expect(await told()).toEqual([]);
  must(await act(NEXT.id, "lead", "次の計画を先に知らせるため"));
  expect(await told()).toEqual([
    "このサイトの先頭の計画が「次の計画」になりました。理由：次の計画を先に知らせるため。",
  ]);
  must(await act(NEXT.id, "by_period", "期間のとおりに戻すため"));
  expect(await told()).toEqual([expect.stringMatching(/」になりました。理由：期間のとおりに戻すため。$/)]);
  expect(await told()).toEqual([]);
});

it("one is closed before its period only where the public knows it, and leads no more", async () => {
  expect(await act(NEXT.id, "close")).toMatchObject({
    reason: "invalid",
    errors: { "": expect.stringContaining("取り除いて") },
  });
  must(await act(NEXT.id, "lead"));
  await publishNow(people.office, "公表", "", renderSmall);
  must(await act(NEXT.id, "close"));
  expect(await order()).toEqual([PLAN.id, NEXT.id]);
  expect(must(await listPlans(people.office))[1]).toMatchObject({ phase: "ended", isChosenToLead: false });
});

it("one that was shown before its time stays one that the public knows, whatever leads", async () => {
  const known = async () => must(await readEverPublishedPlans(people.office));
  expect(await known()).toEqual([]);
  must(await act(NEXT.id, "lead"));
  await publishNow(people.office, "公表", "", renderSmall);
  must(await act(NEXT.id, "by_period"));
  await publishNow(people.office, "公表", "", renderSmall);
  expect((await known()).sort()).toEqual([NEXT.id, PLAN.id].sort());
  expect(await act(NEXT.id, "remove")).toMatchObject({ reason: "invalid" });
});

it("one that nobody outside saw goes, and its file can come in again", async () => {
  await publishNow(people.office, "公表", "", renderSmall);
  must(await act(NEXT.id, "remove", ""));
  expect(await order()).toEqual([PLAN.id]);
  expect(await act(NEXT.id, "lead")).toMatchObject({ reason: "not_found" });
  expect(must(await importPlan(systemActor, NEXT))).toMatchObject({ outcome: "added" });
  expect(await order()).toEqual([PLAN.id, NEXT.id]);
});

it("the office is told which plans the public sees, and which were changed since", async () => {
  const shown = async () => must(await readPublishedPlans(people.office));
  expect(await shown()).toEqual([]);
  await publishNow(people.office, "公表", "", renderSmall);
  expect(await shown()).toEqual([{ planId: PLAN.id, isUpToDate: true }]);
  const changed = must(
    await confirmPlanChange(people.office, {
      proposed: { ...PLAN, aim: "改めた目指す姿" },
      decisions: {},
      baseVersion: 1,
    }),
  );
  expect(changed.changes).toBe(1);
  expect(await shown()).toEqual([{ planId: PLAN.id, isUpToDate: false }]);
  await publishNow(people.office, "公表", "", renderSmall);
  expect(await shown()).toEqual([{ planId: PLAN.id, isUpToDate: true }]);
});

it("nothing waits to be published where a stop alone parts the plan from what is shown, now or given free again", async () => {
  const isUpToDate = async () => must(await readPublishedPlans(people.office))[0]?.isUpToDate;
  const reason = "高橋三郎さんの申出により改める。";
  const proposed = { ...PLAN, aim: "改めた目指す姿" };
  await publishNow(people.office, "はじめの公表", "", renderSmall);
  must(await changePlan(people.office, proposed, { reason }));
  await publishNow(people.office, "公表", "", renderSmall);
  const target = { kind: "text", passage: "高橋三郎" } as const;
  const stop = { target, cause: "personal", reason: "氏名のため" };
  const { id } = must(await hideFromPublic(people.office, stop));
  // Hidden in what was published already, and then in what is published while it is stopped.
  expect(await isUpToDate()).toBe(true);
  await publishNow(people.office, "停止中の公表", "", renderSmall);
  expect(await isUpToDate()).toBe(true);
  must(await liftStop(people.office, { id, reason: "本人の同意" }));
  expect(await isUpToDate()).toBe(true);
  must(await changePlan(people.office, { ...proposed, aim: "また改めた目指す姿" }, { reason }));
  expect(await isUpToDate()).toBe(false);
});

it("one that was called off asks again in the round of its year once it is opened again", async () => {
  const visits = makeMetric({ id: toMetricId("visits"), name: "来館者数", department: "総務課" });
  must(await changePlan(people.office, { ...NEXT, metrics: [visits] }));
  must(await act(NEXT.id, "lead"));
  await publishNow(people.office, "公表", "", renderSmall);
  must(await act(NEXT.id, "close"));
  const fy = NEXT.startFy;
  // The plan that runs goes on into that year: there is something to ask for.
  must(await changePlan(people.office, { ...PLAN, endFy: fy }));
  const input = { fy, title: "実績照会", instructions: "", opensOn: `${fy}-04-01`, dueOn: `${fy}-06-30` };
  const round = must(await createRound(people.office, input, new Date(`${fy}-05-01T03:00:00Z`)));
  const asked = async () => {
    const items = await db().roundItem.findMany({ where: { roundId: round.id }, select: { itemId: true } });
    return items.some(({ itemId }) => itemId === visits.id);
  };
  expect(await asked()).toBe(false);
  must(await act(NEXT.id, "reopen", "計画を続けるため"));
  expect(await asked()).toBe(true);
});
