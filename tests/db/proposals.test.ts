/** A plan is changed on screen: the draft, who may keep it, what it says, and what becomes of it. */

import { randomUUID } from "node:crypto";
import { num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { makePillar } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { beforeEach, describe, expect, it } from "vitest";
import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import type { SeenDraft } from "@/domain/proposals/as-seen";
import { UNDECIDED } from "@/domain/proposals/decide";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { Result } from "@/lib/result";
import { systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { confirmPlanChange } from "@/server/proposals/confirm";
import {
  discardProposal,
  editProposal,
  listDrafts,
  readProposal,
  saveProposal,
} from "@/server/proposals/draft";
import { NO_DRAFT } from "@/server/proposals/draft-row";
import type { PlanEdit } from "@/server/proposals/edit/apply";
import { examinePlanChange } from "@/server/proposals/examine";
import { importPlan } from "@/server/proposals/import";
import { changePlan, seenNow } from "./support/plan-change";
import { loadPeopleAndPlan, NOW, PAPER, type People, PLAN } from "./support/reports";
import { must } from "./support/rounds";

let database: TestDatabase;
let people: People;
const planId = PLAN.id;
const METRIC = {
  id: "visits",
  name: "来館者数",
  place: "1-1",
  unit: "人",
  scale: "1",
  decimals: "0",
  aggregation: "annual",
  source: "入館の記録",
};
/** The plan as it came in, without a draft. */
const NOTHING: SeenDraft = { version: 1, revision: NO_DRAFT, content: "" };

beforeEach(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  people = await loadPeopleAndPlan();
  return async () => {
    await closeDb();
    await database.drop();
  };
});

const pillar = {
  catchphrase: "安心",
  title: "暮らし",
  viewpoint: "",
  vision: "",
  outcome: "",
  source: "別紙",
};
const addPillar: PlanEdit = { kind: "pillar", no: null, fields: pillar };
const seen = () => seenNow(people.office, planId);
const edit = async (change: PlanEdit = addPillar, from?: SeenDraft) =>
  editProposal(people.office, { planId, seen: from ?? (await seen()), edit: change });
const draftNow = async () => must(await readProposal(people.office, planId, NOW)).draft;

/** A KPI's form as the page fills it. */
async function kpiFields(changes: Record<string, string>): Promise<Record<string, string>> {
  const { plan, draft } = must(await readProposal(people.office, planId, NOW));
  const definition: PlanDefinition = draft?.proposed ?? plan.definition;
  const placed = listKpis(definition).find(({ kpi }) => kpi.id === PAPER);
  if (!placed) throw new Error("no such KPI");
  const { kpi } = placed;
  const target = kpi.target.value;
  return {
    name: kpi.name,
    place: [placed.pillar?.no, placed.measure?.no].filter((no) => no !== undefined).join("-"),
    unit: kpi.unit,
    scale: String(kpi.scale),
    decimals: String(kpi.decimals),
    direction: kpi.direction,
    aggregation: kpi.aggregation,
    baselineFy: String(kpi.baseline.fy),
    baselineValue: kpi.baseline.value ?? "",
    targetFy: String(kpi.target.fy),
    targetKind: target.kind,
    targetValue: target.kind === "number" ? target.value : "",
    department: kpi.department ?? "",
    source: kpi.source,
    ...changes,
  };
}
const editKpi = async (changes: Record<string, string>) =>
  edit({ kind: "kpi", kpiId: PAPER, fields: await kpiFields(changes) });

it("a KPI that comes in is refused a 現状値 of a later year than its first at that field; a plan, with its place", async () => {
  const added = async (changes: Record<string, string>) =>
    edit({ kind: "kpi", kpiId: null, fields: await kpiFields({ id: "sheets", ...changes }) });
  const sentence = expect.stringMatching(
    /の現状値は令和9年度のものなのに、令和7年度から使うことになっています。/,
  );
  expect(await added({ baselineFy: "2027" })).toMatchObject({ errors: { baselineFy: sentence } });
  expect(await draftNow()).toBeNull();
  must(await added({ baselineFy: "2027", from: "2027" }));

  const late = {
    ...PLAN,
    id: "t-late",
    name: "別の計画",
    kpis: [],
    pillars: [makePillar({ kpis: [makeKpi()] })],
  };
  const withBaseline = (fy: number) => {
    const baseline = { fy: fiscalYear(fy), value: num("100") };
    return { ...late, pillars: late.pillars.map((each) => ({ ...each, kpis: [makeKpi({ baseline })] })) };
  };
  expect(await importPlan(systemActor, withBaseline(2026), { isTrial: true })).toMatchObject({
    errors: {
      "": expect.stringMatching(/^pillars\[0\]\.kpis\[0\]\.baseline\.fy：「件数」の現状値は令和8年度/),
    },
  });
  expect(must(await importPlan(systemActor, withBaseline(2025), { isTrial: true })).outcome).toBe("absent");
});

describe("a draft", () => {
  it("begins with the first edit, grows with the next, and leaves the plan as it is", async () => {
    expect(await draftNow()).toBeNull();
    expect(must(await edit())).toMatchObject({ revision: 1 });
    expect(must(await editKpi({ targetValue: "１２，０００" }))).toMatchObject({ revision: 2 });
    const draft = await draftNow();
    expect(draft?.changes.map(({ key }) => key)).toEqual(
      expect.arrayContaining([`${PAPER}/target`, "plan/text/pillars[+1].title"]),
    );
    expect(draft?.before).toEqual(PLAN);
    expect(must(await listDrafts(people.office))).toEqual([{ planId, revision: 2 }]);
  });

  it("is not written over by who saw another one", async () => {
    must(await edit());
    const began = await seen();
    for (const other of [NOTHING, { ...began, revision: 2 }]) {
      const refusal = await edit(addPillar, other);
      expect(refusal).toMatchObject({ reason: "conflict" });
      // Who changed it, and when.
      expect(refusal.ok ? "" : refusal.errors?.[""]).toMatch(
        /^この変更案は、画面を開いたあとの令和\d+年\d+月\d+日.*に、.+さんが変更しました。/,
      );
    }
    expect(await discardProposal(people.office, { planId, seen: NOTHING })).toMatchObject({
      reason: "conflict",
    });
    const [one, other] = await Promise.all([edit(addPillar, began), edit(addPillar, began)]);
    expect([one.ok, other.ok].sort()).toEqual([false, true]);
  });

  it("that says what the plan says is none", async () => {
    must(await editKpi({ targetValue: "12000" }));
    const undone = await editKpi({ targetValue: String(paperTarget()) });
    expect(must(undone)).toMatchObject({ revision: NO_DRAFT, changes: 0 });
    expect(await draftNow()).toBeNull();
  });

  it("is given up: nothing is left of it but the trail", async () => {
    must(await edit());
    must(await discardProposal(people.office, { planId, seen: await seen() }));
    expect(await draftNow()).toBeNull();
    expect(await actions()).toEqual(["plan.propose", "plan.discard"]);
  });

  it("is told field by field what it cannot take", async () => {
    const refusal = await editKpi({
      name: "",
      targetValue: "多い",
      unit: "あ".repeat(21),
      baselineFy: "99",
      place: "9",
    });
    expect(refusal).toMatchObject({ reason: "invalid" });
    const errors = refusal.ok ? {} : (refusal.errors ?? {});
    expect(Object.keys(errors).sort()).toEqual(["baselineFy", "name", "place", "targetValue", "unit"]);
    expect(await editKpi({ targetValue: "1.5" })).toMatchObject({
      errors: { targetValue: expect.stringContaining("小数") },
    });
    expect(await draftNow()).toBeNull();
  });

  it("takes no KPI of a plan that runs at the same time", async () => {
    const other: PlanDefinition = { ...PLAN, id: "t-other", kpis: [], pillars: [makePillar()] };
    must(await importPlan(systemActor, other));
    const taken = { ...other, kpis: [listKpis(PLAN)[0]?.kpi].flatMap((kpi) => kpi ?? []) };
    expect(await saveProposal(people.office, { proposed: taken, seen: NOTHING })).toMatchObject({
      reason: "invalid",
    });
  });
});

it("the later of two who confirm at the same time reads who was first, and when", async () => {
  must(await edit());
  const draft = await draftNow();
  if (!draft) throw new Error("no draft");
  const { proposed, baseVersion } = draft;
  const decisions = Object.fromEntries(
    draft.changes.map(({ key }) => [key, { ...UNDECIDED, reason: "見直し" }]),
  );
  const before = await seen();
  const confirm = () => confirmPlanChange(people.office, { proposed, decisions, baseVersion, seen: before });
  const both = await Promise.all([confirm(), confirm()]);
  const lost = both.find(({ ok }) => !ok);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  // Neither is there anything left to keep or to give up, nor a form of before to send.
  const late = [
    lost,
    await confirm(),
    await edit(addPillar, before),
    await saveProposal(people.office, { proposed, decisions, seen: before }),
    await discardProposal(people.office, { planId, seen: before }),
  ];
  for (const refusal of late) {
    expect(refusal).toMatchObject({ reason: "conflict" });
    expect(refusal?.ok ? "" : refusal?.errors?.[""]).toMatch(
      /^この計画の変更は、画面を開いたあとの令和\d+年\d+月\d+日.*に、.+さんがすでに確定しました（第2版）。/,
    );
  }
});

describe("what was done over a draft that a colleague gave up and began anew", () => {
  const rejudged = { ...UNDECIDED, from: fiscalYear(2025), reason: "誤りを正すため", rejudges: true };
  const doors: Record<string, (from: SeenDraft) => Promise<Result<unknown>>> = {
    "an edit": (from) => edit(addPillar, from),
    "a step up or down, or out": (from) =>
      edit({ kind: "move", part: { part: "pillar", pillar: 1 }, by: 1 }, from),
    "decisions, and judging anew": (from) =>
      saveProposal(people.office, {
        proposed: PLAN,
        decisions: { [`${PAPER}/rejudge`]: rejudged },
        seen: from,
      }),
    "a file in its place": (from) =>
      saveProposal(people.office, { proposed: PLAN, decisions: {}, seen: from, replacesDraft: true }),
    "a suggestion taken in": (from) =>
      edit({ kind: "metric", metricId: null, suggestionId: randomUUID(), fields: METRIC }, from),
    "giving it up": (from) => discardProposal(people.office, { planId, seen: from }),
    confirming: (from) =>
      confirmPlanChange(people.office, { proposed: PLAN, decisions: {}, baseVersion: 1, seen: from }),
  };

  it("is refused at every door, and says who changed it", async () => {
    must(await editKpi({ targetValue: "12000" }));
    const before = await seen();
    must(await discardProposal(people.office, { planId, seen: before }));
    expect(await discardProposal(people.office2, { planId, seen: before })).toMatchObject({
      reason: "conflict",
      errors: { "": expect.stringContaining("画面を開いたあとに、dx1さんが取りやめました。") },
    });
    must(await editKpi({ targetValue: "9000" }));
    // It counts from 1 again.
    expect((await seen()).revision).toBe(before.revision);
    for (const [door, act] of Object.entries(doors)) {
      const refusal = await act(before);
      expect(refusal, door).toMatchObject({ reason: "conflict" });
      expect(refusal.ok ? "" : refusal.errors?.[""], door).toMatch(/さんが変更しました。/);
    }
    expect((await draftNow())?.changes.map(({ after }) => after)).toEqual(["9000"]);
  });

  it("is refused as well where the plan itself was changed, with no draft before and none after", async () => {
    const before = await seen();
    must(await changePlan(people.office, { ...PLAN, aim: "別の目指す姿" }));
    expect(await edit(addPillar, before)).toMatchObject({ reason: "conflict" });
    expect(await draftNow()).toBeNull();
  });
});

describe("a plan file", () => {
  it("of another municipality is refused before it is offered, and by its sentence alone", async () => {
    const other = { ...PLAN, id: "t-other", municipality: { code: "131016", name: "千代田区" } };
    const trial = await importPlan(people.office, other, { isTrial: true });
    expect(trial).toMatchObject({ reason: "invalid", errors: { municipality: expect.any(String) } });
    expect(JSON.stringify(trial)).not.toContain("--");
    const here = { ...PLAN, municipality: other.municipality };
    expect(await saveProposal(people.office, { proposed: here, seen: NOTHING })).toMatchObject({
      errors: { "": expect.stringContaining("別の市町村の計画です") },
    });
  });

  it("is only looked at in a trial", async () => {
    const next = { ...PLAN, id: "t-next", startFy: fiscalYear(2030), endFy: fiscalYear(2034) };
    expect(must(await importPlan(people.office, next, { isTrial: true }))).toMatchObject({
      outcome: "absent",
    });
    expect(must(await importPlan(people.office, next))).toMatchObject({ outcome: "added" });
  });
});

describe("a KPI that carries another one on", () => {
  const carrying = (continues: string, times = 1): PlanDefinition => ({
    ...PLAN,
    kpis: PLAN.kpis.map((kpi, index) => (index < times ? { ...kpi, continues: toKpiId(continues) } : kpi)),
  });
  const problem = async (proposed: PlanDefinition) => {
    const examined = await examinePlanChange(people.office, proposed, {});
    return examined.ok ? null : examined.errors?.[""];
  };

  it("carries on neither itself nor one of its own plan nor one that there is not", async () => {
    for (const id of [...PLAN.kpis.map((kpi) => kpi.id), "nothing"]) {
      expect(await problem(carrying(id)), id).toContain(
        `指標「${id}」は、この計画より前の計画にありません。`,
      );
    }
  });
});

it("a KPI with the id of an earlier plan's says that it carries that one on", async () => {
  const next: PlanDefinition = {
    ...PLAN,
    id: "t-next",
    startFy: fiscalYear(2030),
    endFy: fiscalYear(2034),
    kpis: [],
    pillars: [makePillar()],
  };
  must(await importPlan(systemActor, next));
  const kpi = listKpis(PLAN)[0]?.kpi;
  if (!kpi) throw new Error("no KPI");
  const added = (continues: Partial<typeof kpi>) => ({ ...next, kpis: [{ ...kpi, ...continues }] });
  expect(await saveProposal(people.office, { proposed: added({}), seen: NOTHING })).toMatchObject({
    errors: { "": expect.stringContaining("「引き継ぐ指標」") },
  });
  must(await saveProposal(people.office, { proposed: added({ continues: kpi.id }), seen: NOTHING }));
});

it("a KPI that keeps the id of an earlier plan's is carried on by no other, whichever door it comes by", async () => {
  const [kept] = PLAN.kpis;
  if (!kept) throw new Error("no KPI");
  const next: PlanDefinition = {
    ...PLAN,
    id: "t-next",
    startFy: fiscalYear(2030),
    endFy: fiscalYear(2034),
    kpis: [kept],
    pillars: [makePillar()],
  };
  const twice = { ...next, kpis: [kept, { ...kept, id: toKpiId("another"), continues: kept.id }] };
  const refusal = {
    ok: false,
    errors: { "": expect.stringContaining(`どちらも指標「${kept.id}」を引き継いでいます。`) },
  };
  expect(await importPlan(systemActor, twice)).toMatchObject(refusal);
  must(await importPlan(systemActor, next));
  expect(await saveProposal(people.office, { proposed: twice, seen: NOTHING })).toMatchObject(refusal);
  expect(await examinePlanChange(people.office, twice, {})).toMatchObject(refusal);
});

it("a plan that would run into the next one's period is told of the period, not of an id", async () => {
  const next = {
    ...PLAN,
    id: "t-next",
    name: "次の計画",
    startFy: fiscalYear(2030),
    endFy: fiscalYear(2034),
  };
  must(await importPlan(systemActor, next));
  expect(await examinePlanChange(people.office, { ...PLAN, endFy: fiscalYear(2030) }, {})).toMatchObject({
    ok: false,
    errors: {
      "": expect.stringContaining(
        "計画期間が、同じ指標のある計画「次の計画」（令和12年度～令和16年度）と重なります。",
      ),
    },
  });
});

describe("a draft that stands where another change would", () => {
  const reason = "中間見直しによる";
  const key = `${PAPER}/target`;
  const renamed = { ...PLAN, aim: "別の目指す姿" };

  beforeEach(async () => {
    must(await editKpi({ targetValue: "12000" }));
    const draft = await draftNow();
    if (!draft) throw new Error("no draft");
    const decisions = { ...draft.decisions, [key]: { ...UNDECIDED, ...draft.decisions[key], reason } };
    must(await saveProposal(people.office, { proposed: draft.proposed, decisions, seen: await seen() }));
  });

  it("is not taken away by the command line without a word, and its values stay in the trail", async () => {
    const input = { proposed: renamed, decisions: {}, baseVersion: 1 };
    expect(await confirmPlanChange(systemActor, input)).toMatchObject({
      reason: "conflict",
      errors: { "": expect.stringMatching(/さんの変更案（1件）があります。$/) },
    });
    expect(await draftNow()).not.toBeNull();
    must(await confirmPlanChange(systemActor, { ...input, replacesDraft: true }));
    expect(await draftNow()).toBeNull();
    expect(await lostIn("plan.change")).toMatchObject([{ key, after: "12000", reason }]);
  });

  it("stays in the trail where a file took its place, and where it was given up", async () => {
    must(
      await saveProposal(people.office, {
        proposed: renamed,
        decisions: {},
        seen: await seen(),
        replacesDraft: true,
      }),
    );
    expect(await lostIn("plan.propose")).toMatchObject([{ key, after: "12000", reason }]);
    must(await discardProposal(people.office, { planId, seen: await seen() }));
    expect(await lostIn("plan.discard")).toMatchObject([{ what: "text", after: "別の目指す姿" }]);
  });
});

async function lostIn(action: string): Promise<unknown> {
  const event = await db().auditEvent.findFirst({ where: { action }, orderBy: { id: "desc" } });
  const { lostDraft } = (event?.after ?? {}) as { lostDraft?: unknown };
  return typeof lostDraft === "string" ? JSON.parse(lostDraft) : lostDraft;
}

describe("confirming", () => {
  it("needs a reason for what is of substance, and then keeps the years before", async () => {
    must(await editKpi({ targetValue: "12000" }));
    const draft = await draftNow();
    if (!draft) throw new Error("no draft");
    const { proposed, decisions, baseVersion } = draft;
    expect(draft.problems).toMatchObject([{ kind: "reason_missing" }]);
    const input = { proposed, decisions, baseVersion, seen: await seen() };
    expect(await confirmPlanChange(people.office, input)).toMatchObject({ reason: "invalid" });
    const key = `${PAPER}/target`;
    const decided = {
      ...decisions,
      [key]: { ...draft.decisions[key], from: fiscalYear(2027), reason: "中間見直しによる" },
    } as typeof decisions;
    must(await saveProposal(people.office, { proposed, decisions: decided, seen: await seen() }));
    // Somebody who still looks at the draft of before.
    expect(await confirmPlanChange(people.office, input)).toMatchObject({ reason: "conflict" });
    const now = await draftNow();
    expect(now?.decisions[key]).toMatchObject({ reason: "中間見直しによる", from: 2027 });
    must(await confirmPlanChange(people.office, { ...input, decisions: decided, seen: await seen() }));
    const { plan, draft: left } = must(await readProposal(people.office, planId, NOW));
    expect(left).toBeNull();
    const kpi = listKpis(plan.definition).find((placed) => placed.kpi.id === PAPER)?.kpi;
    expect(kpi?.earlier).toMatchObject([{ until: 2026 }]);
    expect(plan.definition.changes).toMatchObject([
      { what: "target", from: 2027, reason: "中間見直しによる" },
    ]);
    expect(await actions()).toEqual(["plan.propose", "plan.propose", "plan.change"]);
  });
});

it("a reason that was typed for another value counts no more, whichever form the value was edited in", async () => {
  const key = `${PAPER}/target`;
  must(await editKpi({ targetValue: "12000" }));
  const draft = await draftNow();
  if (!draft) throw new Error("no draft");
  const said = { ...UNDECIDED, from: fiscalYear(2027), reason: "12,000枚に改めるため" };
  must(
    await saveProposal(people.office, {
      proposed: draft.proposed,
      decisions: { [key]: said },
      seen: await seen(),
    }),
  );
  expect((await draftNow())?.problems).toEqual([]);
  must(await editKpi({ targetValue: "9000" }));
  const edited = await draftNow();
  // The text is still there, to be read beside the new value.
  expect(edited?.decisions[key]?.reason).toBe(said.reason);
  expect(edited?.problems).toMatchObject([{ kind: "given_for_others" }]);
  const { proposed, decisions, baseVersion } = edited ?? draft;
  const confirm = { proposed, decisions, baseVersion, seen: await seen() };
  expect(await confirmPlanChange(people.office, confirm)).toMatchObject({
    errors: { "": expect.stringContaining("理由などを入力したあとに値が変わりました") },
  });
  must(await editKpi({ targetValue: "12000" }));
  expect((await draftNow())?.problems).toEqual([]);
});

it("a reason goes with its part when the draft puts another one before it", async () => {
  must(await edit());
  must(await edit({ kind: "pillar", no: null, fields: { ...pillar, catchphrase: "緑", title: "みどり" } }));
  const draft = await draftNow();
  if (!draft) throw new Error("no draft");
  const reasonOf = (of: typeof draft, title: string) => {
    const change = of.changes.find(
      ({ what, path, after }) => what === "text" && path?.endsWith(".title") && after === title,
    );
    return of.decisions[change?.key ?? ""]?.reason;
  };
  const decisions = Object.fromEntries(
    draft.changes.map(({ key, after }) => [key, { ...UNDECIDED, reason: `${after}のため` }]),
  );
  must(await saveProposal(people.office, { proposed: draft.proposed, decisions, seen: await seen() }));
  must(await edit({ kind: "move", part: { part: "pillar", pillar: 3 }, by: -1 }));
  const moved = await draftNow();
  expect(moved?.proposed.pillars.map(({ title }) => title)).toEqual([
    PLAN.pillars[0]?.title,
    "みどり",
    "暮らし",
  ]);
  expect(moved && [reasonOf(moved, "暮らし"), reasonOf(moved, "みどり")]).toEqual([
    "暮らしのため",
    "みどりのため",
  ]);
  expect(moved?.problems).toEqual([]);
});

function paperTarget(): string {
  const value = listKpis(PLAN).find(({ kpi }) => kpi.id === PAPER)?.kpi.target.value;
  return value?.kind === "number" ? value.value : "";
}

async function actions(): Promise<string[]> {
  const events = await db().auditEvent.findMany({
    where: { actorId: people.office.id },
    orderBy: { id: "asc" },
    select: { action: true },
  });
  return events.map(({ action }) => action);
}
