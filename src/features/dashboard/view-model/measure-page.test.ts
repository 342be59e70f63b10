import { makeApprovedInitiative } from "@tests/fixtures/approved-initiative";
import { dashboardInput, FY } from "@tests/fixtures/dashboard";
import { makeAnswer, makeInitiativeReport } from "@tests/fixtures/initiative-report";
import { makeKpi, makePaperKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { buildDashboard } from "./dashboard";
import { buildMeasure } from "./measure-page";

const R6 = fiscalYear(2024);
const R8 = fiscalYear(2026);
const OWN = makeKpi({ id: toKpiId("own"), name: "窓口の待ち時間" });
const initiative = (id: string, text: string, changes: object = {}) =>
  ({ id: toInitiativeId(id), marker: "○", text, ...changes }) as const;
const PLAN = makePlan({
  startFy: R6,
  pillars: [
    makePillar({
      kpis: [makePaperKpi()],
      measures: [
        {
          no: 1,
          title: "窓口",
          source: "試験",
          department: "市民課",
          kpis: [OWN],
          initiatives: [
            initiative("t-1-1-1", "書かない窓口"),
            initiative("t-1-1-2", "待たない窓口", { department: "税務課" }),
            initiative("t-1-1-3", "夜の窓口", { until: R6 }),
          ],
        },
        {
          no: 2,
          title: "電話",
          source: "試験",
          kpis: [],
          initiatives: [initiative("t-1-2-1", "電話を減らす")],
        },
      ],
    }),
  ],
});
const [PILLAR] = PLAN.pillars;
const MEASURE = PILLAR?.measures[0];
if (!PILLAR || !MEASURE) throw new Error("no measure");

const ANSWERS = [
  makeApprovedInitiative("t-1-1-1", "preparing", { fy: R6 }, { done: "調べた" }),
  makeApprovedInitiative(
    "t-1-1-2",
    "completed",
    { fy: R6, department: "税務課" },
    { done: "番号札を出した" },
  ),
  makeApprovedInitiative("t-1-2-1", "under_way", { fy: FY }),
  makeApprovedInitiative(
    "t-1-1-1",
    "under_way",
    { fy: FY, correctionReason: "集計の誤り" },
    { done: "始めた", result: "3台" },
  ),
];

const page = (changes: Partial<Parameters<typeof buildMeasure>[0]> = {}) =>
  buildMeasure({
    view: buildDashboard(dashboardInput({ plan: PLAN, departments: {}, approved: [], fy: FY })),
    pillar: PILLAR,
    measure: MEASURE,
    reports: [],
    answers: ANSWERS,
    changes: [],
    lastEnded: FY,
    isLive: true,
    standingStill: [],
    beside: { isTold: false, metrics: [], said: [] },
    ...changes,
  });

describe("the page of a measure", () => {
  it("has its own initiatives of the year, each with its words, the latest year first", () => {
    const { initiatives, years, sentence } = page();
    expect(years).toEqual([R6, FY]);
    expect(initiatives.map(({ text, department }) => [text, department])).toEqual([
      ["書かない窓口", "市民課"],
      ["待たない窓口", "税務課"],
    ]);
    expect(initiatives[0]?.years.map(({ fy, progress, words }) => [fy, progress, words])).toEqual([
      [
        FY,
        "under_way",
        [
          { heading: "取り組んだこと", text: "始めた" },
          { heading: "成果", text: "3台" },
          { heading: "訂正の理由", text: "集計の誤り" },
        ],
      ],
      [R6, "preparing", [{ heading: "取り組んだこと", text: "調べた" }]],
    ]);
    expect(sentence).toBe("取組2件：完了1、実施中1（令和7年度）。");
  });

  it("an initiative that was completed stays so, and is not called unanswered", () => {
    const [going, completed] = page().initiatives;
    expect(completed?.states.map(({ text }) => text)).toEqual(["完了", "完了"]);
    expect([going?.isUnanswered, completed?.isUnanswered]).toEqual([false, false]);
    expect(page({ answers: [] }).initiatives.map(({ isUnanswered }) => isUnanswered)).toEqual([true, true]);
  });

  it("says what waits, as it is now and not as of a publication", () => {
    const content = makeAnswer({ progress: "completed" });
    const report = (id: string) => makeInitiativeReport(id, { state: "submitted", version: 1, content });
    const reports = [report("t-1-1-1"), report("t-1-2-1")];
    expect(page({ reports }).sentence).toContain("承認待ち1件です。");
    expect(page({ reports }).initiatives[0]?.pending).toBe("completed");
    expect(page({ reports: [], isLive: false }).sentence).not.toContain("承認待ち");
  });

  it("an answer of the middle of a year that has ended counts as one to come", () => {
    const answers = [makeApprovedInitiative("t-1-1-1", "under_way", { fy: FY, isInterim: true })];
    expect(page({ answers }).sentence).toBe(
      "取組2件：状況の報告がまだない取組2（うち年度途中の報告があるもの1）（令和7年度）。",
    );
    expect(page({ answers }).initiatives[0]?.states[0]?.text).toBe("実施中（年度途中）");
    expect(page({ answers, lastEnded: R6 }).sentence).toBe(
      "取組2件：実施中1、状況の報告がまだない取組1（令和7年度の途中）。",
    );
  });

  it("has its own KPIs apart from those of its pillar, and who answers for what", () => {
    const { kpis, ofPillar, answering } = page();
    expect(kpis.map(({ kpi }) => kpi.name)).toEqual(["窓口の待ち時間"]);
    expect(ofPillar.map(({ definition }) => definition.id)).toEqual(["paper"]);
    expect(answering).toEqual([
      { department: "市民課", initiatives: 1, kpis: 0, metrics: 0 },
      { department: "税務課", initiatives: 1, kpis: 0, metrics: 0 },
    ]);
  });

  it("lists corrections with their reason and day, and those of another measure nowhere", () => {
    const elsewhere = makeApprovedInitiative("t-1-2-1", "completed", { fy: R8, correctionReason: "誤り" });
    expect(page({ answers: [...ANSWERS, elsewhere] }).replaced).toMatchObject([
      { fy: FY, what: "書かない窓口　訂正", reason: "集計の誤り", when: "令和8年5月1日" },
    ]);
  });
});
