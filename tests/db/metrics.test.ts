/** KPI以外の実績: the whole way of a metric, from the plan file to a figure that was approved and put right. */
import { makeMetric } from "@tests/fixtures/metric";
import { makePillar } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PlanDefinition } from "@/domain/plan/definition";
import { withInitiativeIds } from "@/domain/plan/initiative-ids";
import { listMetrics, mapMetrics } from "@/domain/plan/metrics";
import { type PlanDecisions, UNDECIDED } from "@/domain/proposals/decide";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { toMetricId } from "@/domain/shared/metric-id";
import { systemActor, type Viewer } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { readAuditNames } from "@/server/plan/audit-names";
import { parsePlanFile } from "@/server/plan/plan-file/schema";
import { writePlanFile } from "@/server/plan/plan-file/write";
import { listPlans } from "@/server/plan/queries";
import { confirmPlanChange } from "@/server/proposals/confirm";
import { editProposal, readProposal } from "@/server/proposals/draft";
import { examinePlanChange } from "@/server/proposals/examine";
import { importPlan } from "@/server/proposals/import";
import {
  changeReport,
  getReport,
  listApprovedReports,
  listReports,
  readApprovedReports,
} from "@/server/reports/queries";
import { approveReports } from "@/server/rounds/approve-many";
import { createRound } from "@/server/rounds/change";
import { listRounds } from "@/server/rounds/queries";
import { getTransfer } from "@/server/rounds/transfer/queries";
import { transfer } from "@/server/rounds/transfer/transfer";
import { setEnvironment } from "./support/accounts";
import { seenNow } from "./support/plan-change";
import {
  COUNT,
  content,
  FY,
  loadPeopleAndPlan,
  NOW,
  PAPER,
  type People,
  PLAN,
  SHARE,
} from "./support/reports";
import { look, must, openNow } from "./support/rounds";

const CARDS = toKpiId("library-cards");
const CARDS_METRIC = toMetricId(CARDS);
const LATER = toKpiId("cards-lent");

let database: TestDatabase;
let people: People;
let roundId: string;

/** What a plan file with these metrics says. */
function throughTheFile(plan: PlanDefinition): PlanDefinition {
  const read = parsePlanFile(writePlanFile(plan));
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return withInitiativeIds(read.plan);
}

beforeAll(async () => {
  database = await createTestDatabase();
  setEnvironment(database.appUrl);
  const [pillar] = PLAN.pillars;
  people = await loadPeopleAndPlan(
    throughTheFile({
      ...PLAN,
      metrics: [
        makeMetric({ id: toMetricId(LATER), name: "貸出冊数", from: fiscalYear(2026), department: "市民課" }),
      ],
      pillars: [makePillar({ ...pillar, metrics: [makeMetric({ department: "総務課" })] })],
    }),
  );
  const created = await createRound(people.office, {
    fy: FY,
    title: "令和7年度の照会",
    instructions: "",
    opensOn: "2026-04-01",
    dueOn: "2026-06-30",
  });
  roundId = must(created).id;
  await openNow(people.office, roundId);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

type Body = Omit<Parameters<typeof changeReport>[1], "kpiId" | "fy">;
const change = (viewer: Viewer, body: Body, kpiId: KpiId = CARDS) =>
  changeReport(viewer, { kpiId, fy: FY, ...body }, NOW);
const cards = (over: object = {}) =>
  content({ actualText: "１２，３４５", reason: "新しい図書館が開いたため", ...over });

describe("a metric in the round of its year", () => {
  it("is asked for after the KPIs, in its own years alone", async () => {
    const { items } = await look(people.office, roundId);
    expect(items.map(({ kpiId, isMetric, isIncluded }) => [kpiId, isMetric, isIncluded])).toEqual([
      [COUNT, false, true],
      [PAPER, false, true],
      [SHARE, false, true],
      [CARDS, true, true],
    ]);
  });

  it("stands in the mail of its department, counted apart", async () => {
    const [mail] = await db().mail.findMany({
      where: { recipientId: people.general.id },
      select: { body: true },
    });
    expect(mail?.body).toContain("次の指標とKPI以外の実績について、実績のご回答をお願いいたします。");
    expect(mail?.body).toContain("■ ご回答をお願いする指標（1件）・KPI以外の実績（1件）");
    expect(mail?.body).toContain("2. 図書館カードの登録者数（KPI以外の実績、単位：人）");
  });

  it("is a department's own: another one is not told of it", async () => {
    expect((await getReport(people.citizen, { kpiId: CARDS, fy: FY }, NOW)).ok).toBe(false);
    expect(await change(people.citizen, { event: "submit", version: 0, content: cards() })).toMatchObject({
      reason: "not_found",
    });
    const own = must(await listReports(people.general, { fy: FY }, NOW));
    expect(own.map(({ kpiId, isMetric }) => [kpiId, isMetric])).toEqual([
      [PAPER, false],
      [CARDS, true],
    ]);
  });

  it("cannot be answered for a year in which it is not asked for", async () => {
    expect(
      await change(people.citizen, { event: "submit", version: 0, content: cards() }, LATER),
    ).toMatchObject({
      reason: "not_found",
    });
  });
});

describe("the figure of a metric", () => {
  it("goes from draft to submission, comes back, and is approved", async () => {
    must(
      await change(people.general, { event: "save_draft", version: 0, content: cards({ actualText: "12" }) }),
    );
    must(await change(people.general, { event: "submit", version: 1, content: cards() }));
    must(
      await change(people.office, {
        event: "return",
        version: 2,
        content: null,
        comment: "時点は年度末ですか",
        commentField: "reason",
      }),
    );
    const told = await db().mail.findFirst({
      where: { occasionKind: "returned", occasionItemId: CARDS },
      select: { body: true },
    });
    expect(told?.body).toContain("「数値の説明」について");
    must(
      await change(people.general, { event: "submit", version: 3, content: cards({ basisNote: "年度末" }) }),
    );
    expect((await change(people.general, { event: "approve", version: 4, content: null })).ok).toBe(false);
    const approved = await approveReports(
      people.office,
      { roundId, reports: [{ kpiId: CARDS, version: 4 }] },
      NOW,
    );
    expect(must(approved).approved).toEqual([{ kpiId: CARDS, name: "図書館カードの登録者数" }]);
    const report = must(await getReport(people.office, { kpiId: CARDS, fy: FY }, NOW));
    expect(report.approved?.content).toMatchObject({ actual: "12345", basisNote: "年度末" });
    expect(report.approved?.writtenWith).toMatchObject({ department: "総務課", unit: "人" });
  });

  it("is checked as a KPI's is", async () => {
    const wrong = await change(people.office, {
      event: "submit",
      version: 5,
      content: cards({ actualText: "-5" }),
      correctionReason: "誤り",
    });
    expect(wrong).toMatchObject({ reason: "invalid", errors: { actualText: expect.any(String) } });
  });

  it("is put right with a reason alone", async () => {
    const figure = cards({ actualText: "12,300" });
    expect(await change(people.office, { event: "submit", version: 5, content: figure })).toMatchObject({
      reason: "invalid",
      errors: { correctionReason: expect.any(String) },
    });
    const correctionReason = "退会した人を数えていたため";
    must(await change(people.office, { event: "submit", version: 5, content: figure, correctionReason }));
    must(await change(people.office2, { event: "approve", version: 6, content: null }));
    const approved = must(await listApprovedReports(people.office, { kpiId: CARDS }));
    expect(approved.map((each) => [each.content.actual, each.correctionReason])).toEqual([
      ["12345", ""],
      ["12300", correctionReason],
    ]);
  });

  it("is on the audit trail under its name, as what it is", async () => {
    const events = await db().auditEvent.findMany({
      where: { subjectKpiId: CARDS },
      select: { action: true },
    });
    expect(events.map(({ action }) => action)).toContain("report.approve");
    const { kpis } = must(await readAuditNames(people.office));
    expect(kpis.find(({ id }) => id === CARDS)).toMatchObject({
      name: "図書館カードの登録者数",
      isMetric: true,
    });
  });

  it("is no KPI: it is counted apart, and not among what marks are made of", async () => {
    const [round] = must(await listRounds(people.office, NOW));
    expect(round?.progress?.total).toBe(3);
    expect(round?.metrics).toEqual({ total: 1, answered: 1, approved: 1 });
    expect(await db().$transaction((tx) => readApprovedReports(tx))).toEqual([]);
  });
});

describe("a metric changed on screen", () => {
  const fields = {
    id: "visits",
    name: "来館者数",
    definition: "",
    place: "1",
    unit: "人",
    scale: "1",
    decimals: "0",
    aggregation: "annual",
    upperLimit: "",
    lowest: "",
    department: "市民課",
    source: "入館の記録",
    from: "",
    until: "",
  };
  const key = (path: string) => `plan/text/${path}`;

  it("comes into the plan once its proposal is confirmed, with a reason, and is asked for at once", async () => {
    const added = await editProposal(people.office, {
      planId: PLAN.id,
      seen: await seenNow(people.office, PLAN.id),
      edit: { kind: "metric", metricId: null, fields },
    });
    expect(must(added).changes).toBe(1);
    const confirm = async (decisions: PlanDecisions) => {
      const { draft, seen } = must(await readProposal(people.office, PLAN.id));
      if (!draft) throw new Error("no draft");
      const { proposed, baseVersion } = draft;
      return confirmPlanChange(people.office, { proposed, decisions, seen, baseVersion });
    };
    expect((await confirm({})).ok).toBe(false);
    must(await confirm({ [key("metrics[visits]")]: { ...UNDECIDED, reason: "広がりを知るため" } }));
    const { items } = await look(people.office, roundId);
    expect(items.find(({ kpiId }) => kpiId === "visits")).toMatchObject({
      isMetric: true,
      isIncluded: true,
      department: { name: "市民課" },
    });
  });

  it("keeps its unit under a figure, and its name may be put right without a reason", async () => {
    const [plan] = must(await listPlans(people.office));
    if (!plan) throw new Error("no plan");
    const renamed = mapMetrics(plan.definition, (metrics) =>
      metrics.map((metric) => (metric.id === CARDS_METRIC ? { ...metric, name: "登録者の数" } : metric)),
    );
    const counted = mapMetrics(plan.definition, (metrics) =>
      metrics.map((metric) => (metric.id === CARDS_METRIC ? { ...metric, unit: "件" } : metric)),
    );
    const problems = async (proposed: PlanDefinition) =>
      must(await examinePlanChange(people.office, proposed, {})).problems.map(({ kind }) => kind);
    expect(await problems(renamed)).toEqual([]);
    expect(await problems(counted)).toEqual(["reason_missing", "metric_fixed"]);
    const without = mapMetrics(plan.definition, (metrics) => metrics.filter(({ id }) => id !== CARDS_METRIC));
    expect(await problems(without)).toEqual(["reason_missing", "metric_dropped"]);
  });
});

it("a form that leaves out a year with a figure is refused at its field, which names the year", async () => {
  const { plan, seen } = must(await readProposal(people.office, PLAN.id));
  const metric = listMetrics(plan.definition).find((each) => each.metric.id === CARDS_METRIC)?.metric;
  if (!metric) throw new Error("no metric");
  const { definition: _, lowest: _lowest, upperLimit: _limit, ...kept } = metric;
  const typed = Object.entries(kept).map(([name, value]) => [name, String(value)]);
  const edit = {
    kind: "metric" as const,
    metricId: CARDS_METRIC,
    fields: { ...Object.fromEntries(typed), place: "1", from: String(FY + 1) },
  };
  const refused = await editProposal(people.office, {
    planId: PLAN.id,
    seen,
    edit,
  });
  expect(refused).toMatchObject({
    reason: "invalid",
    errors: { from: expect.stringContaining("令和7年度の実績があるため") },
  });
});

describe("the id of a metric", () => {
  it("is never given to anything else", async () => {
    const other = {
      ...PLAN,
      id: "t-other",
      startFy: fiscalYear(2030),
      endFy: fiscalYear(2034),
      pillars: [makePillar()],
    };
    const kpi = { ...PLAN.kpis[0], id: CARDS } as PlanDefinition["kpis"][number];
    const taken = await importPlan(systemActor, { ...other, kpis: [kpi] });
    expect(taken).toMatchObject({ errors: { "": expect.stringContaining("KPI以外の実績の id として") } });
    const metric = makeMetric({ id: toMetricId(PAPER) });
    const known = await importPlan(systemActor, { ...other, kpis: [], metrics: [metric] });
    expect(known).toMatchObject({ errors: { "": expect.stringContaining("指標の id として") } });
  });
});

describe("a department that is dissolved", () => {
  it("hands its metrics over with its KPIs, and each is counted by itself", async () => {
    const party = { kind: "department" as const, id: people.general.departmentId ?? "" };
    const found = must(await getTransfer(people.office, { party }, NOW));
    expect(found.departments.find(({ id }) => id === party.id)).toMatchObject({ kpis: 1, metrics: 1 });
    const seen = found.chosen?.holdings.seen ?? "";
    must(await transfer(people.office, { party, to: people.citizen.departmentId, seen }, NOW));
    expect(must(await getReport(people.citizen, { kpiId: CARDS, fy: FY }, NOW)).department?.name).toBe(
      "市民課",
    );
  });
});
