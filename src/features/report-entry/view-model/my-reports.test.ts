import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { outstandingStatus } from "@tests/fixtures/outstanding";
import { PLAN_PERIOD } from "@tests/fixtures/plan";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { isDocumented } from "@/domain/plan/years";
import type { ReportContent } from "@/domain/reports/report";
import { buildSeries } from "@/domain/reports/series";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { shortFigures } from "./figure";
import { type MyReportSource, type MyReportsInput, myReports } from "./my-reports";

const FY = fiscalYear(2025);
const ME = { id: "me", departmentId: "d1", byLink: false };
const ROUND = {
  id: "r1",
  title: "令和7年度の照会",
  instructions: "年度末の値で",
  opensOn: day("2026-04-01"),
  dueOn: day("2026-06-30"),
};

const CONTENT = makeContent({ actualText: "2,000", reason: "要因" });
const AWAITED: ReportContent = {
  ...CONTENT,
  actualText: "",
  actual: null,
  asOf: null,
  missing: { reason: "awaiting_release", note: "公表前", expectedOn: day("2026-06-15") },
};

function kpi(id: string, over: Partial<Kpi> = {}): Kpi {
  return makeKpi({
    id: toKpiId(id),
    target: { fy: fiscalYear(2029), value: { kind: "number", value: num("2500") } },
    ...over,
  });
}

function source(id: string, over: Partial<MyReportSource> = {}): MyReportSource {
  const definition = over.kpi ?? kpi(id);
  const status = outstandingStatus({
    state: over.state ?? "not_started",
    content: over.content,
    window: over.window,
    respondentId: over.respondent?.id,
    isDocumented: isDocumented(definition, FY),
  });
  return {
    plan: PLAN_PERIOD,
    kpi: definition,
    isMetric: false,
    place: null,
    series: buildSeries(PLAN_PERIOD, definition, []),
    departmentId: "d1",
    state: "not_started",
    version: 0,
    content: null,
    updatedAt: null,
    updatedBy: null,
    respondent: null,
    window: { open: true, by: "round" },
    ...status,
    correctionReason: "",
    approved: null,
    returned: null,
    reopenedReason: null,
    unread: 0,
    ...over,
  };
}

function mine(reports: MyReportSource[], over: Partial<MyReportsInput> = {}) {
  return myReports({
    owedInitiatives: 0,
    person: ME,
    departmentName: "総務課",
    office: "企画課",
    fy: FY,
    today: day("2026-06-15"),
    round: ROUND,
    reports,
    ...over,
  });
}
const ids = (rows: readonly { kpiId: string }[]) => rows.map(({ kpiId }) => kpiId);
const saved = { version: 2, content: CONTENT, updatedAt: "2026-05-01T00:00:00Z", updatedBy: "同僚" };
const RETURNED = { comment: "年度末の値ですか", author: "DX", field: "reason", at: "2026-06-01T00:00:00Z" };

describe("what waits for a person", () => {
  it("is what came back first, then what is due again, then the rest in the plan's order", () => {
    const page = mine([
      source("blank"),
      source("done", { ...saved, state: "submitted" }),
      source("again", {
        ...saved,
        state: "approved",
        content: AWAITED,
        window: { open: true, by: "awaited" },
      }),
      source("draft", { ...saved, state: "draft" }),
      source("returned", { ...saved, state: "returned", returned: RETURNED }),
    ]);
    expect(page.waiting.map(({ kpiId, reason }) => [kpiId, reason])).toEqual([
      ["returned", "returned"],
      ["again", "due_again"],
      ["blank", "unanswered"],
      ["draft", "unanswered"],
    ]);
    expect(page.waiting[0]).toMatchObject({
      returned: RETURNED,
      version: 2,
      start: { actualText: "2,000", reason: "要因" },
      current: { version: 2, author: "同僚" },
    });
    expect(page.waiting[1]).toMatchObject({
      awaitedOn: day("2026-06-15"),
      start: { answer: "figure", actualText: "", asOf: day("2026-03-31") },
      context: { inForce: null },
    });
    expect(page.answered).toMatchObject([{ kpiId: "done", stateWords: "提出済み", figure: "2,000件" }]);
  });

  it("is the year's figure once the year has ended, where a value of a part of it is in force", () => {
    const content = { ...CONTENT, figureStatus: "interim" as const, asOf: day("2025-09-30") };
    const report = (id: string) =>
      source(id, { ...saved, state: "approved", content, window: { open: true, by: "awaited" } });
    const [card] = mine([report("interim")]).waiting;
    expect(card).toMatchObject({
      reason: "year_ended",
      awaitedOn: null,
      start: { answer: "figure", actualText: "", asOf: day("2026-03-31") },
    });
    const running = outstandingStatus({ state: "approved", content, today: day("2026-03-31") });
    const page = mine([{ ...report("interim"), ...running }], { today: day("2026-03-31") });
    expect(page.waiting).toEqual([]);
    expect(page.answered).toMatchObject([{ figure: "2,000件（年度途中の値）" }]);
  });

  it("leaves a colleague's items to the colleague", () => {
    const page = mine([
      source("everybodys"),
      source("mine", { respondent: { id: "me", name: "私" } }),
      source("theirs", { respondent: { id: "other", name: "同僚" } }),
    ]);
    expect(ids(page.waiting)).toEqual(["everybodys", "mine"]);
    expect(page.colleagues).toMatchObject([{ kpiId: "theirs", respondent: "同僚" }]);
  });

  it("tells 公表待ち before its day as answered, with the day", () => {
    const [row] = mine([source("waits", { ...saved, state: "submitted", content: AWAITED })]).answered;
    expect(row?.figure).toBe("公表待ち（令和8年6月15日予定）");
  });

  it("asks nothing where the plan document prints the figure", () => {
    const printed = kpi("printed", { years: [{ fy: FY, planned: { kind: "none" }, actual: num("35") }] });
    const page = mine([source("printed", { kpi: printed })]);
    expect(page.waiting).toEqual([]);
    expect(page.answered).toMatchObject([{ stateWords: "計画書に記載", figure: "35件" }]);
  });

  it("makes a correction of what is in force, with a reason to give", () => {
    const series = buildSeries(PLAN_PERIOD, kpi("again"), [
      {
        kpiId: toKpiId("again"),
        fy: FY,
        revision: 2,
        approvedAt: "2026-05-01T00:00:00Z",
        department: null,
        approvedByOffice: null,
        correctionReason: "",
        content: CONTENT,
      },
    ]);
    const [card] = mine([
      source("again", {
        ...saved,
        series,
        state: "approved",
        window: { open: true, by: "reopened" },
        reopenedReason: "桁の誤り",
      }),
    ]).waiting;
    expect(card).toMatchObject({
      reason: "reopened",
      reopenedReason: "桁の誤り",
      context: { inForce: "final" },
      start: { actualText: "2,000", correctionReason: "" },
    });
  });
});

describe("what cannot be entered", () => {
  const closed = (reason: "not_asked" | "preparing" | "closed") => ({ open: false, reason }) as const;

  it("stands by itself with the reason in words", () => {
    const page = mine([
      source("left", { window: closed("not_asked") }),
      source("late", { window: closed("closed") }),
      source("done", { ...saved, state: "approved", window: closed("closed") }),
    ]);
    expect(page.waiting).toEqual([]);
    expect(ids(page.answered)).toEqual(["done"]);
    expect(page.closed.map(({ words, rows }) => [words.slice(0, 12), ids(rows)])).toEqual([
      ["この年度の照会の対象にな", ["left"]],
      ["照会の受付が終わったため", ["late"]],
    ]);
  });

  it.each([
    ["open", [source("a"), source("b", { window: closed("not_asked") })]],
    ["preparing", [source("a", { window: closed("preparing") })]],
    ["closed", [source("a", { window: closed("closed") }), source("b", { window: closed("not_asked") })]],
    ["closed", [source("a", { state: "approved", window: { open: true, by: "reopened" } })]],
    ["not_asked", [source("a", { window: closed("not_asked") })]],
    ["not_asked", []],
  ] as const)("tells that the round is %s to this department", (standing, reports) => {
    expect(mine([...reports]).standing).toBe(standing);
    expect(mine([...reports], { round: null }).standing).toBe("none");
  });
});

describe("the deadline", () => {
  it.each([
    ["2026-06-15", "あと15日です。", "info"],
    ["2026-06-23", "あと7日です。", "warning"],
    ["2026-06-30", "本日が期限です。", "warning"],
    ["2026-07-02", "期限を2日過ぎています。", "error"],
  ])("on %s: %s", (today, words, tone) => {
    const { deadline } = mine([source("a")], { today: day(today) });
    expect(deadline).toEqual({ text: `期限は令和8年6月30日です。${words}`, tone });
  });

  it("presses nobody who has answered, and is none outside an open round", () => {
    const done = [source("a", { ...saved, state: "submitted" })];
    expect(mine(done, { today: day("2026-07-02") }).deadline).toEqual({
      text: "期限は令和8年6月30日です。お答えいただく項目は、すべて提出されています。",
      tone: "info",
    });
    expect(mine([source("a", { window: { open: false, reason: "closed" } })]).deadline).toBeNull();
    // What is owed of the initiatives is owed.
    expect(mine(done, { today: day("2026-07-02"), owedInitiatives: 1 }).deadline).toMatchObject({
      text: "期限は令和8年6月30日です。期限を2日過ぎています。",
    });
  });
});

describe("the figures beside the form", () => {
  const card = (over: Partial<Kpi>) => {
    const [found] = mine([source("a", { kpi: kpi("a", over) })]).waiting;
    if (!found) throw new Error("nothing waits");
    return shortFigures(found.context);
  };

  it("are the last one known and the target", () => {
    expect(card({})).toEqual([
      { term: "現状値（令和5年度）", value: "100件" },
      { term: "目標値（令和11年度）", value: "2,500件" },
    ]);
    expect(
      card({
        years: [
          { fy: fiscalYear(2024), planned: { kind: "none" }, actual: num("150") },
          { fy: FY, planned: { kind: "number", value: num("200") }, actual: null },
        ],
      }).slice(0, 2),
    ).toEqual([
      { term: "前年度（令和6年度）", value: "150件" },
      { term: "令和7年度の計画", value: "200件" },
    ]);
  });

  it("name nothing that is not there", () => {
    expect(
      card({
        baseline: { fy: fiscalYear(2023), value: null },
        target: { fy: fiscalYear(2029), value: { kind: "none" } },
      }),
    ).toEqual([]);
  });
});
