/** What was published stays as it was told, whatever becomes of the plan, of people and of figures that come late. */

import { day, num } from "@tests/fixtures/brands";
import { realPlan } from "@tests/fixtures/plan";
import { createTestDatabase, type TestDatabase } from "@tests/fixtures/postgres";
import { makeWrittenContent, type WrittenContent } from "@tests/fixtures/report-content";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Kpi, listKpis, type PlanDefinition, type Target } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { type Decision, UNDECIDED } from "@/domain/proposals/decide";
import { rejudgingKey } from "@/domain/proposals/history/rejudging";
import { marksWithoutFigure } from "@/domain/publication/record";
import type { PublicationSnapshot, PublishedYear } from "@/domain/publication/snapshot";
import { addYears, fiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { mintViewer, systemActor } from "@/server/access/viewer";
import { closeDb, db } from "@/server/db/client";
import { confirmPlanChange } from "@/server/proposals/confirm";
import { readProposal, saveProposal } from "@/server/proposals/draft";
import { importPlan } from "@/server/proposals/import";
import { listRecordOf } from "@/server/publication/as-of";
import { readSnapshot } from "@/server/publication/compose/snapshot";
import { verifyPublications } from "@/server/publication/verify/verify";
import { changeReport, getReport } from "@/server/reports/queries";
import { assignDepartment } from "@/server/rounds/assign-department";
import { changePlan, seenNow } from "./support/plan-change";
import { loadRealPlans, type Office, publishNow, renderSmall, sql } from "./support/publications";
import { must } from "./support/rounds";

const R7 = fiscalYear(2025);
const R8 = fiscalYear(2026);
const R9 = fiscalYear(2027);
/** A publication is dated by the database's clock. */
const RUNNING = fiscalYearOf(new Date());
/** Both years have ended. */
const LATER = new Date("2027-06-15T03:00:00Z");
const PROCEDURES = toKpiId("online-procedures");
const PAPER = toKpiId("paper-sheets");

let database: TestDatabase;
let office: Office;

beforeEach(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.appUrl;
  office = await loadRealPlans();
});
afterEach(async () => {
  await closeDb();
  await database.drop();
});

async function submit(kpiId: KpiId, content: Partial<WrittenContent>, fy = R7, now = LATER) {
  const before = must(await getReport(office.first, { kpiId, fy }, now));
  return must(
    await changeReport(
      office.first,
      {
        kpiId,
        fy,
        event: "submit",
        version: before.version,
        correctionReason: "再集計したため",
        content: makeWrittenContent({
          asOf: day(`${fy + 1}-03-31`),
          nextStep: "対象を広げます",
          warningNote: "確認しました",
          ...content,
        }),
      },
      now,
    ),
  );
}

async function approve(kpiId: KpiId, figure: string | Partial<WrittenContent>, fy = R7, now = LATER) {
  const content = typeof figure === "string" ? { actualText: figure } : figure;
  const { version } = await submit(kpiId, content, fy, now);
  must(await changeReport(office.second, { kpiId, fy, event: "approve", version, content: null }, now));
}

async function published(): Promise<PublicationSnapshot> {
  const no = await publishNow(office.first, "公表", "", renderSmall);
  const snapshot = await readSnapshot(db(), no);
  if (!snapshot) throw new Error("nothing was published");
  return snapshot;
}

function yearOf(snapshot: PublicationSnapshot, kpiId: KpiId, fy = R7): PublishedYear {
  const year = snapshot.plans
    .flatMap(({ courses }) => courses.filter((each) => each.kpiId === kpiId))
    .flatMap(({ years }) => years)
    .find((each) => each.fy === fy);
  if (!year) throw new Error(`${kpiId} ${fy} is not published`);
  return year;
}

function publishedKpi(snapshot: PublicationSnapshot, kpiId: KpiId): Kpi {
  const placed = snapshot.plans
    .flatMap(({ definition }) => listKpis(definition))
    .find(({ kpi }) => kpi.id === kpiId);
  if (!placed) throw new Error(`${kpiId} is not published`);
  return placed.kpi;
}

/** The running plan with that KPI changed, or without it. */
function planWith(kpiId: KpiId, edit: (kpi: Kpi) => Kpi | null): PlanDefinition {
  const plan = realPlan("dx-2");
  const edited = (kpis: readonly Kpi[]) =>
    kpis.flatMap((kpi) => (kpi.id === kpiId ? (edit(kpi) ?? []) : kpi));
  return {
    ...plan,
    kpis: edited(plan.kpis),
    pillars: plan.pillars.map((pillar) => ({
      ...pillar,
      kpis: edited(pillar.kpis),
      measures: pillar.measures.map((measure) => ({ ...measure, kpis: edited(measure.kpis) })),
    })),
  };
}

const change = (kpiId: KpiId, edit: (kpi: Kpi) => Kpi | null, decision: Partial<Decision> = {}) =>
  changePlan(office.first, planWith(kpiId, edit), decision);

const withTarget = (value: string) => (kpi: Kpi) => ({
  ...kpi,
  target: { ...kpi.target, value: { kind: "number", value: num(value) } satisfies Target },
});

const told = ({ changes }: PublicationSnapshot) => changes.map(({ kind, kpiId, fy }) => [kind, kpiId, fy]);

it("a published figure keeps the words it was counted by; others hold from a year on, with a reason, and are told", async () => {
  const counts = (definition: string) => (kpi: Kpi) => ({ ...kpi, definition });
  must(await change(PROCEDURES, counts("受付を始めた種類"), { reason: "" }));
  await approve(PROCEDURES, "1,226");
  const before = yearOf(await published(), PROCEDURES);

  const other = counts("利用のあった種類");
  expect(await change(PROCEDURES, other, { from: R8, reason: "" })).toMatchObject({ reason: "invalid" });
  expect(await change(PROCEDURES, other, { from: R7 })).toMatchObject({
    reason: "invalid",
    errors: { "": expect.stringContaining("令和7年度の実績があるため、その年度の定義は変えられません") },
  });

  must(await change(PROCEDURES, other, { from: R8 }));
  const after = await published();
  expect(yearOf(after, PROCEDURES)).toEqual(before);
  expect(told(after)).toEqual([["definition", PROCEDURES, R8]]);
  expect(after.changes[0]?.text).toContain(
    "定義 受付を始めた種類 → 利用のあった種類（令和8年度から）。理由：見直しのため。",
  );
  const kpi = publishedKpi(after, PROCEDURES);
  expect([R7, R8].map((fy) => kpiInYear(kpi, fy).definition)).toEqual([
    "受付を始めた種類",
    "利用のあった種類",
  ]);
  expect(must(await verifyPublications(systemActor)).problem).toBeNull();
});

describe("a published mark", () => {
  // 908 → 1,226 of 2,500: △. A target below the figure would make it ○, one above 達成 △.
  it.each([
    { figure: "1,226", mark: "improving", target: "1200", other: "achieved" },
    { figure: "2,600", mark: "achieved", target: "2800", other: "improving" },
  ])("$mark stays where the target becomes $target, unless the office judges it anew", async (row) => {
    await approve(PROCEDURES, row.figure);
    const before = yearOf(await published(), PROCEDURES);
    expect(before.judgement.code).toBe(row.mark);
    expect(await change(PROCEDURES, withTarget(row.target), { from: R7 })).toMatchObject({
      reason: "invalid",
      errors: { "": expect.stringContaining("評価が変わります") },
    });

    must(await change(PROCEDURES, withTarget(row.target), { from: R9 }));
    const after = await published();
    expect(yearOf(after, PROCEDURES)).toEqual(before);
    expect(told(after)).toEqual([["definition", PROCEDURES, R9]]);
    expect(after.changes[0]?.text).toContain("これまでに公表した評価は変わりません。");
    const kpi = publishedKpi(after, PROCEDURES);
    expect(kpiInYear(kpi, R7).target.value).toEqual({ kind: "number", value: "2500" });
    expect(kpiInYear(kpi, R9).target.value).toEqual({ kind: "number", value: row.target });
  });

  it("is another one by an act of its own, told old → new with its reason", async () => {
    await approve(PROCEDURES, "1,226");
    await published();
    const decision = { from: R7, rejudges: true, reason: "目標の誤りを正すため" };
    must(await change(PROCEDURES, withTarget("1200"), decision));
    const after = await published();
    expect(yearOf(after, PROCEDURES).judgement.code).toBe("achieved");
    expect(told(after)).toEqual([
      ["definition", PROCEDURES, R7],
      ["mark", PROCEDURES, R7],
    ]);
    expect(after.changes[1]).toMatchObject({
      marks: { before: "improving", after: "achieved", causes: ["rejudged"] },
      text: expect.stringContaining("目標の誤りを正すため"),
    });
    expect(after.record?.map(({ kind, no }) => [kind, no])).toEqual([
      ["definition", 2],
      ["mark", 2],
    ]);
    // Managers read the same beside the KPI, as it is in force and of a publication that is read whole.
    const onRecord = must(await listRecordOf(office.first, { kpiIds: [PROCEDURES] }));
    expect(after.record).toMatchObject(onRecord);
    expect(marksWithoutFigure(onRecord, [PROCEDURES])).toMatchObject([
      { fy: R7, marks: { before: "improving", after: "achieved" }, no: 2, text: after.changes[1]?.text },
    ]);
    expect(must(await listRecordOf(office.first, { kpiIds: [PAPER] }))).toEqual([]);
    expect(must(await verifyPublications(systemActor)).problem).toBeNull();
  });

  it("is judged anew also when the change was decided and published before, though nothing else is proposed", async () => {
    await approve(PROCEDURES, "1,226");
    await published();
    must(await change(PROCEDURES, withTarget("1200"), { from: R8 }));
    await published();
    const read = async () => must(await readProposal(systemActor, "dx-2"));
    const proposed = (await read()).plan.definition;
    const rejudge = { ...UNDECIDED, from: R7, rejudges: true, reason: "目標の誤りを正すため" };
    const decisions = { [rejudgingKey(PROCEDURES)]: rejudge };
    must(await saveProposal(systemActor, { proposed, decisions, seen: await seenNow(systemActor, "dx-2") }));
    const { plan, draft, seen } = await read();
    expect(draft?.marks).toMatchObject([{ fy: R7, before: "improving", after: "achieved" }]);
    const decided = { proposed, decisions: draft?.decisions ?? {}, baseVersion: plan.version };
    must(await confirmPlanChange(systemActor, { ...decided, seen }));
    const after = await published();
    expect(yearOf(after, PROCEDURES).judgement.code).toBe("achieved");
    expect(told(after)).toEqual([
      ["definition", PROCEDURES, R7],
      ["mark", PROCEDURES, R7],
    ]);
    expect(after.changes[0]?.text).toContain("目標値 2,500手続き → 1,200手続き");
    expect(after.changes[0]?.text).toContain("評価し直しました");
  });

  it("stays where only what it was measured against would be another thing", async () => {
    await approve(PROCEDURES, "1,226");
    await published();
    expect(await change(PROCEDURES, withTarget("2400"), { from: R7 })).toMatchObject({
      errors: { "": expect.stringContaining("公表したときと変わります") },
    });
  });
});

describe("a recorded figure", () => {
  const toSheets = (kpi: Kpi): Kpi => ({
    ...kpi,
    unit: "枚",
    scale: 1,
    baseline: { ...kpi.baseline, value: num("15000000") },
    target: { ...kpi.target, value: { kind: "number", value: num("10000000") } },
  });

  it("of 15,240千枚 is never read as 15,240枚", async () => {
    await approve(PAPER, "15,240");
    const before = yearOf(await published(), PAPER);
    expect(await change(PAPER, toSheets, { from: R7, factor: num("1000"), rejudges: true })).toMatchObject({
      errors: { "": expect.stringContaining("単位は変えられません") },
    });
    must(await change(PAPER, toSheets, { from: R8, factor: num("1000") }));
    await approve(PAPER, "15,000,000", R8);
    const after = await published();
    expect(yearOf(after, PAPER)).toEqual(before);
    const kpi = publishedKpi(after, PAPER);
    expect([R7, R8].map((fy) => kpiInYear(kpi, fy).unit)).toEqual(["千枚", "枚"]);
    // 15,240,000 → 15,000,000: compared by the factor, and better.
    expect(yearOf(after, PAPER, R8).judgement).toMatchObject({
      code: "improving",
      reference: { fy: R7, value: "15240000" },
    });
    expect(must(await verifyPublications(systemActor)).problem).toBeNull();
  });

  it("is no figure of another unit and direction, and without a factor nothing is compared with it", async () => {
    await approve(PAPER, "15,240");
    const before = yearOf(await published(), PAPER);
    const turned = (kpi: Kpi): Kpi => ({
      ...kpi,
      unit: "%",
      scale: 1,
      direction: "up",
      upperLimit: num("100"),
      baseline: { ...kpi.baseline, value: null },
      target: { ...kpi.target, value: { kind: "number", value: num("80") } },
    });
    expect(await change(PAPER, turned, { from: R7, rejudges: true })).toMatchObject({ reason: "invalid" });
    must(await change(PAPER, turned, { from: R8 }));
    await approve(PAPER, "60", R8);
    const after = await published();
    expect(yearOf(after, PAPER)).toEqual(before);
    expect(yearOf(after, PAPER, R8).judgement).toMatchObject({
      code: "not_evaluated",
      reason: { kind: "not_comparable" },
    });
  });

  it("of 42.4 % keeps its decimal", async () => {
    const plan = realPlan("dx-2");
    const id = listKpis(plan).find(({ kpi }) => kpi.decimals === 1)?.kpi.id;
    if (id === undefined) throw new Error("no KPI with a decimal");
    await approve(id, "42.4");
    const before = yearOf(await published(), id);
    const rounded = (kpi: Kpi): Kpi => ({
      ...kpi,
      decimals: 0,
      baseline: { ...kpi.baseline, value: num("35") },
      target: { ...kpi.target, value: { kind: "number", value: num("42") } },
    });
    expect(await change(id, rounded, { from: R7, rejudges: true })).toMatchObject({
      errors: { "": expect.stringContaining("小数の桁数では表せません") },
    });
    must(await change(id, rounded, { from: R8 }));
    expect(yearOf(await published(), id)).toEqual(before);
  });
});

describe("a report on its way", () => {
  it("above a lowered limit is settled first, and can be", async () => {
    await submit(PROCEDURES, { actualText: "1,226" });
    const limited = (kpi: Kpi): Kpi => ({
      ...kpi,
      upperLimit: num("1200"),
      target: { ...kpi.target, value: { kind: "number", value: num("1200") } },
    });
    const refused = async (words: string) =>
      expect(await change(PROCEDURES, limited, { from: R7 })).toMatchObject({
        errors: { "": expect.stringContaining(words) },
      });
    const decide = async (event: "approve" | "return") => {
      const { version } = must(await getReport(office.second, { kpiId: PROCEDURES, fy: R7 }, LATER));
      const comment = event === "return" ? "確認してください" : "";
      const asked = { kpiId: PROCEDURES, fy: R7, event, version, content: null, comment };
      must(await changeReport(office.second, asked, LATER));
    };
    await refused(
      "の報告（1,226手続き）が、新しい上限（1,200手続き）を超えます。この報告は提出済みで、承認を待っています。承認しても、この変更はできません。",
    );
    await decide("return");
    await refused("差し戻して所管課が直しています");
    await submit(PROCEDURES, { actualText: "1,226" });
    await decide("approve");
    expect(await change(PROCEDURES, limited, { from: R7 })).toMatchObject({
      errors: { "": expect.stringContaining("新しい上限を超えます") },
    });
    must(await change(PROCEDURES, limited, { from: R8 }));
  });
});

describe("a KPI that is left out of the file", () => {
  it("is refused once it was published; it ends instead, and its page stays", async () => {
    await approve(PAPER, "15,240");
    const before = await published();
    expect(await change(PAPER, () => null)).toMatchObject({
      errors: { "": expect.stringContaining("公表した指標は消せません") },
    });
    must(await change(PAPER, (kpi) => ({ ...kpi, until: R7 })));
    const after = await published();
    expect(yearOf(after, PAPER)).toEqual(yearOf(before, PAPER));
    expect(told(after)).toEqual([["definition", PAPER, R7]]);
    expect(after.changes[0]?.text).toContain("指標の終了");
  });
});

it("a KPI that ended is taken up again, as long as nobody was told how the year ended", async () => {
  await approve(PAPER, "15,240");
  must(await change(PAPER, (kpi) => ({ ...kpi, until: R7 })));
  // Half a year of another KPI is no tally of the year that runs today.
  await approve(
    PROCEDURES,
    { actualText: "1,300", figureStatus: "interim", asOf: day(`${RUNNING}-09-30`) },
    RUNNING,
    new Date(`${RUNNING}-10-15T03:00:00Z`),
  );
  await published();
  expect(await change(PAPER, (kpi) => kpi)).toMatchObject({ ok: true });
});

describe("people who move", () => {
  it("take nothing of what was answered and approved with them", async () => {
    const departments = await Promise.all(
      ["総務課", "市民課", "企画課"].map((name) =>
        db().department.create({ data: { name }, select: { id: true } }),
      ),
    );
    const [general, citizen, planning] = departments.map(({ id }) => id);
    const assign = (departmentId: string | undefined) =>
      assignDepartment(office.first, { kpiId: PAPER, departmentId: departmentId ?? null });
    const moveApprover = async (departmentId: string | undefined) =>
      mintViewer(
        await db().user.update({
          where: { id: office.second.id },
          data: { departmentId: departmentId ?? null },
          select: {
            id: true,
            name: true,
            email: true,
            role: true,
            department: { select: { id: true, name: true } },
          },
        }),
      );
    must(await assign(general));
    office = { ...office, second: await moveApprover(planning) };
    await approve(PAPER, "15,240");
    await published();
    await approve(PAPER, "15,100");
    const before = yearOf(await published(), PAPER);
    expect(before).toMatchObject({ department: "総務課", corrections: [{ office: "企画課" }] });

    must(await assign(citizen));
    office = { ...office, second: await moveApprover(citizen) };
    // No page renames a department: the database's owner may.
    await sql(
      database.ownerUrl,
      "UPDATE department SET name = '総合政策課', name_key = '総合政策課' WHERE id = $1",
      [planning],
    );
    const after = await published();
    expect(yearOf(after, PAPER)).toEqual(before);
    expect(after.changes).toEqual([]);
  });
});

describe("a figure that comes late", () => {
  it("is published for the first time, and corrects nothing", async () => {
    const missing = {
      reason: "awaiting_release",
      note: "集計中です。",
      expectedOn: day("2027-09-30"),
    } as const;
    await approve(PROCEDURES, { actualText: "", asOf: null, missing });
    expect(told(await published())).toEqual([["first", null, null]]);
    await approve(PROCEDURES, "1,226");
    const after = await published();
    expect(told(after)).toEqual([["figure", PROCEDURES, R7]]);
    expect(yearOf(after, PROCEDURES).corrections).toEqual([]);
    expect(after.record).toEqual([]);
  });

  it("is told of the later year whose mark it turns, beside that year's new words", async () => {
    await approve(PROCEDURES, "1,226");
    await approve(PROCEDURES, "1,300", R8);
    await published();
    await approve(PROCEDURES, "1,400");
    await approve(PROCEDURES, { actualText: "1,300", reason: "説明を書き直しました" }, R8);
    const after = await published();
    expect(told(after)).toEqual([
      ["correction", PROCEDURES, R7],
      ["mark", PROCEDURES, R8],
      ["text", PROCEDURES, R8],
    ]);
    expect(after.changes[1]).toMatchObject({
      marks: { before: "improving", after: "not_achieved", causes: ["earlier_year"] },
      text: expect.stringContaining("令和7年度の実績が変わったため"),
    });
    expect(after.record?.map(({ kind, fy, no }) => [kind, fy, no])).toEqual([
      ["correction", R7, 2],
      ["mark", R8, 2],
      ["text", R8, 2],
    ]);
    expect(must(await verifyPublications(systemActor)).problem).toBeNull();
  });
});

describe("the next plan", () => {
  const next = (): PlanDefinition => {
    const plan = realPlan("dx-2");
    const later = (kpi: Kpi): Kpi => ({
      ...kpi,
      years: [],
      baseline: { ...kpi.baseline, fy: fiscalYear(2029) },
      target: { ...kpi.target, fy: fiscalYear(2034) },
    });
    return {
      ...plan,
      id: "dx-3",
      name: "第3期計画",
      startFy: addYears(plan.endFy, 1),
      endFy: addYears(plan.endFy, 5),
      // The same ids: the KPIs go on.
      kpis: plan.kpis.map(later),
      pillars: plan.pillars.map((pillar) => ({
        ...pillar,
        kpis: pillar.kpis.map(later),
        measures: pillar.measures.map((measure) => ({ ...measure, kpis: measure.kpis.map(later) })),
      })),
    };
  };
  const planIds = ({ plans }: PublicationSnapshot) => plans.map(({ definition }) => definition.id);

  /** What the database tells from now on; its own clock goes on for everything else. */
  async function clockSays(instant: string): Promise<void> {
    await sql(database.superUrl, "CREATE SCHEMA IF NOT EXISTS clock");
    await sql(database.superUrl, "GRANT USAGE ON SCHEMA clock TO PUBLIC");
    await sql(
      database.superUrl,
      `CREATE OR REPLACE FUNCTION clock.now() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT '${instant}'::timestamptz $$`,
    );
    await sql(
      database.superUrl,
      `ALTER DATABASE ${database.name} SET search_path = clock, pg_catalog, public`,
    );
    // A connection keeps the path that it was opened with.
    await closeDb();
  }

  it("loaded years before it begins is nobody's business", async () => {
    const before = await published();
    must(await importPlan(systemActor, next()));
    const after = await published();
    expect(planIds(after)).toEqual(["dx-2", "dx-1"]);
    expect(after.changes).toEqual([]);
    expect(after.site.name).toBe(before.site.name);
  });

  it("leads with the first publication on or after 1 April of its first year, and not a day sooner", async () => {
    await approve(PROCEDURES, "1,226");
    must(await importPlan(systemActor, next()));
    await clockSays("2030-03-31T14:59:59Z");
    const last = await published();
    expect(planIds(last)).toEqual(["dx-2", "dx-1"]);
    await clockSays("2030-03-31T15:00:00Z");
    const first = await published();
    expect(planIds(first)).toEqual(["dx-3", "dx-2", "dx-1"]);
    // It is there, and it leads.
    expect(told(first)).toEqual([
      ["definition", null, null],
      ["definition", null, null],
    ]);
    const results = (snapshot: PublicationSnapshot) =>
      snapshot.plans.find(({ definition }) => definition.id === "dx-2");
    expect(results(first)).toEqual(results(last));

    // The last year of the plan before is still collected and published.
    const r11 = fiscalYear(2029);
    await approve(PROCEDURES, "2,600", r11, new Date("2030-05-15T03:00:00Z"));
    await clockSays("2030-06-01T03:00:00Z");
    const after = await published();
    expect(told(after)).toEqual([["figure", PROCEDURES, r11]]);
    expect(yearOf(after, PROCEDURES, r11)).toMatchObject({ actual: "2600", judgement: { code: "achieved" } });
  });

  it("that was public because it was chosen is never unsaid", async () => {
    must(await importPlan(systemActor, next()));
    await db().plan.update({ where: { id: "dx-3" }, data: { isChosenToLead: true } });
    expect(planIds(await published())).toEqual(["dx-3", "dx-2", "dx-1"]);
    await db().plan.update({ where: { id: "dx-3" }, data: { isChosenToLead: false } });
    const after = await published();
    expect(planIds(after)).toEqual(["dx-2", "dx-1", "dx-3"]);
  });
});
