/** A plan that is changed while a round runs: what comes in is asked for at once, and whoever is asked hears of it once. */
import { planWithInitiatives } from "@tests/fixtures/approved-initiative";
import { makeKpi } from "@tests/fixtures/kpi";
import { makeMetric } from "@tests/fixtures/metric";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { mapInitiatives } from "@/domain/plan/initiatives";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { tokyoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { changedRoundSentences } from "@/domain/words/ja/rounds/changed-rounds";
import { readLinkHolder } from "@/server/access/link-holder";
import { closeDb, db } from "@/server/db/client";
import { listPlans } from "@/server/plan/queries";
import { examinePlanChange } from "@/server/proposals/examine";
import { importPlan } from "@/server/proposals/import";
import { changeInitiatives } from "@/server/reports/initiatives/change";
import { readRoundWithItems } from "@/server/reports/outstanding";
import { listReports } from "@/server/reports/queries";
import { assignDepartment } from "@/server/rounds/assign-department";
import { createRound } from "@/server/rounds/change";
import { setEnvironment } from "./support/accounts";
import { changePlan } from "./support/plan-change";
import { COUNT, FY, loadPeopleAndPlan, NOW, PAPER, type People, PLAN, SHARE } from "./support/reports";
import { ask, look, must, openNow } from "./support/rounds";

const VISITS = toKpiId("visits");
const COUNTER = toInitiativeId("counter");
const ROUND = { title: "令和7年度の実績照会", instructions: "", opensOn: "2026-04-01", dueOn: "2026-06-30" };

let database: TestDatabase;
let people: People;
let roundId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  const [measure] = planWithInitiatives({ [COUNTER]: "窓口を増やす" }).pillars[0]?.measures ?? [];
  if (!measure) throw new Error("no measure");
  const measures = [{ ...measure, department: "総務課" }];
  people = await loadPeopleAndPlan({
    ...PLAN,
    startFy: fiscalYear(2024),
    pillars: PLAN.pillars.map((pillar) => makePillar({ ...pillar, measures })),
  });
  roundId = must(await createRound(people.office, { fy: FY, ...ROUND }, NOW)).id;
  must(await ask(people.office, roundId, { [PAPER]: people.general.id, [SHARE]: null }));
  await openNow(people.office, roundId);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

async function inForce(): Promise<PlanDefinition> {
  const plans = must(await listPlans(people.office));
  const plan = plans.find(({ definition }) => definition.id === PLAN.id);
  if (!plan) throw new Error("no plan");
  return plan.definition;
}

/** What is confirmed, and what was said of it before. */
async function change(edit: (plan: PlanDefinition) => PlanDefinition): Promise<string[]> {
  const proposed = edit(await inForce());
  const { rounds } = must(await examinePlanChange(people.office, proposed, {}));
  must(await changePlan(people.office, proposed));
  return changedRoundSentences(rounds);
}

async function mailsOfWhatCameIn(): Promise<{ to: string; body: string; link: string | null }[]> {
  const mails = await db().mail.findMany({
    where: { occasionKind: "added" },
    orderBy: { createdAt: "asc" },
    select: { recipient: { select: { name: true } }, body: true, linkId: true },
  });
  return mails.map(({ recipient, body, linkId }) => ({ to: recipient.name, body, link: linkId }));
}

const owed = async () => readRoundWithItems(db(), roundId, tokyoDate(NOW));
const trail = () =>
  db().auditEvent.findFirst({
    where: { action: "round.items" },
    orderBy: { id: "desc" },
    select: { after: true, subjectFy: true },
  });

describe("a metric that comes in while the round is open", () => {
  it("is told beforehand, is asked for at once, and its department gets one mail about it", async () => {
    const metric = makeMetric({ id: toMetricId(VISITS), name: "来館者数", department: "市民課" });
    expect(await change((plan) => ({ ...plan, metrics: [metric] }))).toEqual([
      "「来館者数」は、実施中の「令和7年度の実績照会」に加わり、市民課に入力を依頼します。",
    ]);
    const [mail, ...others] = await mailsOfWhatCameIn();
    expect(others).toEqual([]);
    expect(mail?.to).toBe("shimin");
    expect(mail?.body).toContain("来館者数（KPI以外の実績、単位：人）\n   新しく加わりました。");
    expect(await trail()).toMatchObject({ subjectFy: FY, after: { added: ["来館者数"], mails: 1 } });
  });

  it("is one of the round's items, is outstanding, and stands behind the personal link", async () => {
    const { items } = await look(people.office, roundId);
    expect(items.find(({ kpiId }) => kpiId === VISITS)).toMatchObject({ isIncluded: true, problem: null });
    const entry = must(await listReports(people.citizen, { fy: FY }, NOW));
    const own = entry.find(({ kpiId }) => kpiId === VISITS);
    expect(own).toMatchObject({ window: { open: true }, outstanding: { reason: "unanswered" } });
    const [mail] = await mailsOfWhatCameIn();
    const holder = await readLinkHolder(db(), mail?.link ?? "");
    expect(holder?.responseScope.kpiIds).toContain(VISITS);
  });

  it("leaves out what the office had left out of the round", async () => {
    const { items } = await look(people.office, roundId);
    expect(items.find(({ kpiId }) => kpiId === COUNT)?.isIncluded).toBe(false);
  });
});

describe("what goes to another department while the round is open", () => {
  const ofPaper = (department: string) => (plan: PlanDefinition) => ({
    ...plan,
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      kpis: pillar.kpis.map((kpi) => (kpi.id === PAPER ? { ...kpi, department } : kpi)),
    })),
  });

  it("is asked of everybody there, by one mail, and no more of the person named before", async () => {
    expect(await change(ofPaper("市民課"))).toEqual([
      "「紙の枚数」は、実施中の「令和7年度の実績照会」で、入力を依頼する課が市民課に変わります。未回答のときは、メールで依頼します。",
    ]);
    const { items } = await look(people.office, roundId);
    const paper = items.find(({ kpiId }) => kpiId === PAPER);
    expect(paper).toMatchObject({ respondent: null, problem: null, respondents: [{ name: "shimin" }] });
    const mails = await mailsOfWhatCameIn();
    expect(mails).toHaveLength(2);
    expect(mails[1]?.body).toContain("紙の枚数（単位：千枚）\n   新しく加わりました。");
    expect(await trail()).toMatchObject({ after: { respondents: ["紙の枚数（総務課から市民課へ）"] } });
  });

  it("is the same where the department is set on the plan's page", async () => {
    const departmentId = people.general.departmentId;
    must(await assignDepartment(people.office, { kpiId: PAPER, departmentId }));
    expect((await mailsOfWhatCameIn()).map(({ to }) => to)).toEqual(["shimin", "shimin", "soumu"]);
    must(await assignDepartment(people.office, { kpiId: PAPER, departmentId }));
    expect(await mailsOfWhatCameIn()).toHaveLength(3);
  });
});

describe("an initiative", () => {
  it("that comes in is asked of its department, with its mail", async () => {
    const before = await mailsOfWhatCameIn();
    await change((plan) => ({
      ...plan,
      pillars: plan.pillars.map((pillar) => ({
        ...pillar,
        measures: pillar.measures.map((measure) => ({
          ...measure,
          initiatives: [
            ...measure.initiatives,
            { id: toInitiativeId("night"), marker: "・" as const, text: "夜も開ける" },
          ],
        })),
      })),
    }));
    const mails = (await mailsOfWhatCameIn()).slice(before.length);
    expect(mails.map(({ to }) => to)).toEqual(["soumu"]);
    expect(mails[0]?.body).toContain("■ ご回答をお願いする取組（2件）\nうち1件は、新しく加わりました。");
  });

  it("that ends before the round's year is owed no more, and what was drafted is kept", async () => {
    const content = {
      progress: "under_way" as const,
      done: "調べた",
      result: "",
      nextStep: "",
      warningNote: "",
    };
    must(
      await changeInitiatives(
        people.general,
        { fy: FY, changes: [{ initiativeId: COUNTER, event: "save_draft", version: 0, content }] },
        NOW,
      ),
    );
    const department = people.general.departmentId ?? "";
    expect((await owed())?.initiatives.get(department)?.ids).toContain(COUNTER);
    const said = await change((plan) =>
      mapInitiatives(plan, (each) => (each.id === COUNTER ? { ...each, until: fiscalYear(2024) } : each)),
    );
    expect(said).toEqual([
      "「窓口を増やす」は、実施中の「令和7年度の実績照会」の対象から外れます。これまでに入力された内容は残ります。",
    ]);
    expect((await owed())?.initiatives.get(department)?.ids).toEqual(["night"]);
    expect(await db().report.findFirst({ where: { itemId: COUNTER }, select: { state: true } })).toEqual({
      state: "draft",
    });
    expect(await trail()).toMatchObject({ after: { removed: ["窓口を増やす"] } });
  });
});

describe("a plan that comes in while the round is open", () => {
  const culture = makePlan({
    id: "t-culture",
    name: "文化振興計画",
    kpis: [makeKpi({ id: toKpiId("concerts"), name: "公演の回数", department: "市民課" })],
  });

  it("is told beforehand, and what it asks for is asked for at once", async () => {
    const before = await mailsOfWhatCameIn();
    const trial = must(await importPlan(people.office, culture, { isTrial: true }));
    const told = "「公演の回数」は、実施中の「令和7年度の実績照会」に加わり、市民課に入力を依頼します。";
    expect(changedRoundSentences(trial.rounds)).toEqual([told]);
    expect(await mailsOfWhatCameIn()).toEqual(before);
    const added = must(await importPlan(people.office, culture));
    expect(changedRoundSentences(added.rounds)).toEqual([told]);
    const [mail, ...others] = (await mailsOfWhatCameIn()).slice(before.length);
    expect([mail?.to, others]).toEqual(["shimin", []]);
    const { items } = await look(people.office, roundId);
    expect(items.find(({ kpiId }) => kpiId === toKpiId("concerts"))?.isIncluded).toBe(true);
    expect(await trail()).toMatchObject({ after: { added: ["公演の回数"], mails: 1 } });
  });

  it("joins no round while it is in preparation", async () => {
    const before = await db().auditEvent.count({ where: { action: "round.items" } });
    const [kpi] = culture.kpis.map((each) => ({ ...each, id: toKpiId("concerts-later") }));
    const later = {
      ...culture,
      id: "t-culture-2",
      startFy: fiscalYear(2030),
      endFy: fiscalYear(2034),
      kpis: kpi ? [kpi] : [],
    };
    expect(must(await importPlan(people.office, later))).toMatchObject({
      outcome: "added",
      rounds: [],
    });
    expect(await db().auditEvent.count({ where: { action: "round.items" } })).toBe(before);
    const { items } = await look(people.office, roundId);
    expect(items.map(({ kpiId }) => kpiId)).not.toContain("concerts-later");
  });
});

it("a round in preparation gets what comes in as well, without a mail", async () => {
  const R6 = fiscalYear(2024);
  const prepared = must(
    await createRound(people.office, { fy: R6, ...ROUND, title: "令和6年度の照会" }, NOW),
  );
  const before = await mailsOfWhatCameIn();
  const metric = makeMetric({ id: toMetricId("cards"), until: R6, department: "市民課" });
  expect(await change((plan) => ({ ...plan, metrics: [...(plan.metrics ?? []), metric] }))).toEqual([
    "「図書館カードの登録者数」は、準備中の「令和6年度の照会」に加わります。",
  ]);
  const { items } = await look(people.office, prepared.id);
  expect(items.find(({ kpiId }) => kpiId === toKpiId("cards"))?.isIncluded).toBe(true);
  expect(await mailsOfWhatCameIn()).toHaveLength(before.length);
});
