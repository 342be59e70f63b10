import { day, num } from "@tests/fixtures/brands";
import { makeAnswer, makeInitiativeReport } from "@tests/fixtures/initiative-report";
import { makeProceduresKpi } from "@tests/fixtures/kpi";
import { makePillar, makePlan } from "@tests/fixtures/plan";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import type { ReportContent } from "@/domain/reports/report";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toPartId } from "@/domain/shared/part-id";
import type { Viewer } from "@/server/access/viewer";
import type { AssessmentDto } from "@/server/reports/assessments/queries";
import type { ReportDetailDto } from "@/server/reports/queries";
import {
  approvalItem,
  assessmentItem,
  initiativeItem,
  initiativesTogether,
  queueOf,
  wordsQueue,
} from "./view-model";

const FY = fiscalYear(2025);
const KPI = makeProceduresKpi();
const PLAN = makePlan({ kpis: [KPI] });

function report(content: Partial<ReportContent>, over: object = {}): ReportDetailDto {
  const submit = { event: "submit", author: "中島 健太", at: "2026-06-20T01:42:00Z" };
  return {
    planId: PLAN.id,
    kpiId: KPI.id,
    fy: FY,
    department: { id: "d1", name: "行政改革課" },
    version: 3,
    current: { content: makeContent(content), correctionReason: "" },
    approved: null,
    history: [{ ...submit, isByLink: true, isOnBehalf: false }],
    ...over,
  } as unknown as ReportDetailDto;
}

const item = (content: Partial<ReportContent>, over: object = {}) =>
  approvalItem([PLAN], report(content, over), [], []);

describe("a report that waits", () => {
  it("tells the figure beside the baseline, the change, the guide and the target, with the mark that would follow", () => {
    expect(
      item({ actualText: "1,286", actual: num("1286"), reason: "窓口を減らした", asOf: day("2026-03-31") }),
    ).toMatchObject({
      answer: "1,286手続き",
      mark: "improving",
      beside: [
        { term: "現状値（令和5年度）", text: "908手続き" },
        { term: "変化", text: "+378手続き" },
        { term: "令和7年度の目安", text: "1,226.4手続き" },
        { term: "目標値（令和11年度）", text: "2,500手続き" },
      ],
      warnings: [],
      words: [
        { term: "要因", text: "窓口を減らした" },
        { term: "今後の取組", text: "" },
        { term: "時点", text: "令和8年3月31日" },
      ],
      submitted: { text: "中島 健太さんが回答リンクから提出", at: "2026-06-20T01:42:00Z" },
    });
  });

  it("asks to look closer where a figure is a hundred times too small", () => {
    const found = item({ actualText: "12.86", actual: num("12.86") });
    expect(found?.warnings.join()).toContain("桁");
    expect(found?.mark).toBe("not_achieved");
  });

  it("says so where no earlier figure can be compared with it", () => {
    const kpi = makeProceduresKpi({ baseline: { fy: fiscalYear(2023), value: null } });
    const found = approvalItem(
      [makePlan({ kpis: [kpi] })],
      report({ actualText: "1,286", actual: num("1286") }),
      [],
      [],
    );
    expect(found?.beside[0]).toEqual({ term: "前年度までの値", text: "比べられる値はありません" });
    expect(found?.beside.map(({ term }) => term)).not.toContain("変化");
  });

  it("has no mark where it is of a part of the year, or there is no figure", () => {
    const interim = item({ actualText: "1000", actual: num("1000"), figureStatus: "interim" });
    expect(interim).toMatchObject({ answer: "1,000手続き（年度途中の値）", mark: null });
    const missing = {
      reason: "awaiting_release",
      note: "集計中です",
      expectedOn: day("2026-09-30"),
    } as const;
    expect(item({ missing, actual: null })).toMatchObject({
      mark: null,
      meaning: [],
      words: [
        { term: "値がない理由", text: "集計中です" },
        { term: "今後の取組", text: "" },
        { term: "値が分かる見込みの日", text: "令和8年9月30日" },
      ],
    });
  });

  it("tells what it would replace, and why", () => {
    const approved = { content: makeContent({ actualText: "1200", actual: num("1200") }) };
    const current = {
      content: makeContent({ actualText: "1286", actual: num("1286") }),
      correctionReason: "数え漏れ",
    };
    expect(item({}, { approved, current })).toMatchObject({
      beside: [{ term: "承認済みの回答", text: "1,200手続き" }, {}, {}, {}, {}],
      words: [{ term: "訂正の理由", text: "数え漏れ" }, {}, {}, {}],
    });
  });
});

it("a report that would replace what the plan prints is told beside that", () => {
  const kpi = makeProceduresKpi({ years: [{ fy: fiscalYear(2025), actual: num("1100") }] });
  const content = { actualText: "1,286", actual: num("1286") };
  const found = approvalItem([makePlan({ kpis: [kpi] })], report(content), [], []);
  expect(found?.beside[0]).toEqual({ term: "計画書に記載された値", text: "1,100手続き" });
});

describe("what waits for one of the office", () => {
  const viewer = { id: "o1", role: "office", departmentId: "dx" } as unknown as Viewer;
  const line = (state: "submitted" | "approved", authorIds: string[]) => ({
    kpiId: KPI.id,
    planId: PLAN.id,
    state,
    department: null,
    authorIds,
  });

  it("is what others handed in, and not what is decided already", () => {
    const reports = [line("submitted", ["p1"]), line("submitted", ["p1", "o1"]), line("approved", ["p1"])];
    expect(queueOf(viewer, [PLAN], reports).map(({ waits, isOwn }) => [waits, isOwn])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it("is also their own where the plan's setting allows it", () => {
    const plan = { ...PLAN, settings: { ...PLAN.settings, allowSelfApproval: true } };
    expect(queueOf(viewer, [plan], [line("submitted", ["o1"])])).toMatchObject([{ waits: true }]);
  });
});

describe("an assessment that waits", () => {
  const plan = makePlan();
  const listed = {
    planId: plan.id,
    partId: toPartId(`${plan.id}:plan`),
    pillarNo: null,
    measureNo: null,
    fy: FY,
    version: 2,
    content: { summary: "進んだ。" },
    inForce: null,
    correctionReason: "",
    handling: null,
    allowed: { approve: true, ownSubmission: false },
  } as unknown as AssessmentDto;

  it("comes up with its words, under the name of what it is of", () => {
    expect(assessmentItem([plan], listed)).toMatchObject({
      kind: "assessment",
      name: "計画全体",
      planName: plan.name,
      version: 2,
      content: { summary: "進んだ。" },
    });
    expect(assessmentItem([plan], { ...listed, content: null })).toBeNull();
  });

  it("waits for others than its author", () => {
    const own = { ...listed, allowed: { approve: false, ownSubmission: true } } as AssessmentDto;
    expect(wordsQueue([], [listed, own]).map(({ waits, isOwn }) => [waits, isOwn])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});

describe("an initiative that waits", () => {
  const initiative = { id: toInitiativeId("i-1"), marker: "○", text: "窓口を広げる" } as const;
  const measure = { no: 2, title: "窓口の改善", source: "試験", initiatives: [initiative], kpis: [] };
  const plan = makePlan({ pillars: [makePillar({ no: 1, measures: [measure] })] });
  const waiting = (changes: Parameters<typeof makeInitiativeReport>[1] = {}) =>
    makeInitiativeReport("i-1", {
      planId: plan.id,
      state: "submitted",
      version: 3,
      content: makeAnswer({ progress: "preparing", done: "準備した。" }),
      ...changes,
    });

  it("is approved with the others of its measure, beginning with the first that waits for this person", () => {
    const may = (approve: boolean) => [{ ...waiting(), allowed: { ...waiting().allowed, approve } }];
    expect(initiativesTogether([makePlan({ id: "t-other", pillars: [] }), plan], may(true), FY)).toEqual({
      initiatives: 1,
      measure: { plan: plan.id, measure: "1-2" },
    });
    expect(initiativesTogether([plan], may(false), FY)).toEqual({ initiatives: 0, measure: null });
  });

  it("comes up with state and words in the place of a figure, beside what was said before, and what is doubtful", () => {
    const corrected = waiting({
      content: makeAnswer({ progress: "preparing", done: "準備した。", warningNote: "戻しました" }),
      inForce: makeAnswer({ done: "広げた。" }),
      correctionReason: "数え誤り",
    });
    const item = initiativeItem([plan], corrected, []);
    expect(item).toMatchObject({
      kind: "initiative",
      initiativeId: "i-1",
      name: "窓口を広げる",
      department: "市民課",
      version: 3,
      content: { progress: "preparing", done: "準備した。" },
      beside: [
        { term: "訂正する前の、承認済みの回答", content: { done: "広げた。" } },
        { term: "令和6年度の回答", content: { progress: "under_way", done: "窓口を広げた。" } },
      ],
      words: [
        { term: "訂正の理由", text: "数え誤り" },
        { term: "確認した内容", text: "戻しました" },
      ],
      warnings: ["前の年度より前の段階に戻っています。状況をお確かめください。"],
    });
    expect(item?.place).toContain("② 窓口の改善");
    expect(initiativeItem([plan], waiting({ content: null }), [])).toBeNull();
    expect(initiativeItem([makePlan()], waiting(), [])).toBeNull();
  });

  it("stands in the queue after the figures and before what is said of the whole", () => {
    const allowed = { ...waiting().allowed, approve: true };
    const assessment = { partId: toPartId("t-plan:plan"), allowed } as unknown as AssessmentDto;
    expect(wordsQueue([waiting({ allowed }), waiting()], [assessment])).toEqual([
      { id: "i-1", waits: true, isOwn: false },
      { id: "i-1", waits: false, isOwn: false },
      { id: "t-plan:plan", waits: true, isOwn: false },
    ]);
  });
});
