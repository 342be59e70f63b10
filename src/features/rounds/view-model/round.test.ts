import { day, num } from "@tests/fixtures/brands";
import { makeKpi } from "@tests/fixtures/kpi";
import { outstandingStatus } from "@tests/fixtures/outstanding";
import { makePlan } from "@tests/fixtures/plan";
import { describe, expect, it } from "vitest";
import type { Kpi } from "@/domain/plan/definition";
import { progressOf } from "@/domain/reports/progress";
import { asApproved, type ReportContent, type ReportState } from "@/domain/reports/report";
import type { RespondentProblem } from "@/domain/rounds/respondents";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { toKpiId } from "@/domain/shared/kpi-id";
import type { RoundOverviewItemDto } from "@/server/rounds/overview";
import {
  filterLines,
  type LineContext,
  latePeople,
  lineCounts,
  type RoundItemRow,
  roundLines,
} from "./round";

const FY = fiscalYear(2025);
const SATO = { id: "p1", name: "佐藤" };
const SUZUKI = { id: "p2", name: "鈴木" };

const kpi = (id: string, years: Kpi["years"] = []) => makeKpi({ id: toKpiId(id), name: `指標${id}`, years });

const plan = (...kpis: Kpi[]) => makePlan({ kpis });

const item = (kpiId: string, over: Partial<RoundOverviewItemDto> = {}): RoundOverviewItemDto => ({
  planId: "t-plan",
  kpiId: toKpiId(kpiId),
  name: kpiId,
  isMetric: false,
  department: { id: "d1", name: "総務課" },
  isIncluded: true,
  respondent: null,
  respondents: [SATO, SUZUKI],
  problem: null,
  reopenedAt: null,
  reopenedReason: "",
  contactedOn: null,
  ...over,
});

const content = (over: Partial<ReportContent> = {}): ReportContent => ({
  actualText: "150",
  actual: num("150"),
  figureStatus: "final",
  missing: null,
  asOf: null,
  basisNote: "",
  reason: "",
  nextStep: "",
  warningNote: "",
  ...over,
});

const report = (
  kpiId: string,
  state: ReportState,
  over: Partial<ReportContent> = {},
  by = "p1",
  today = day("2026-06-15"),
) => ({
  kpiId: toKpiId(kpiId),
  state,
  version: 1,
  content: content(over),
  authorIds: state === "submitted" ? [by] : [],
  isByLink: false,
  approvedRevision: state === "approved" ? 1 : null,
  ...outstandingStatus({ state, content: content(over), today }),
});

const OFFICE = "office1";
const context = (over: Partial<LineContext["round"]> & { today?: IsoDate } = {}): LineContext => {
  const { today = day("2026-06-15"), ...round } = over;
  return {
    round: { fy: FY, state: "open", dueOn: day("2026-06-30"), ...round },
    today,
    unreadOf: () => 0,
    canManage: true,
    mayApprove: (_plan, authorIds) => !authorIds.includes(OFFICE),
  };
};

const one = (
  reports: Parameters<typeof roundLines>[2],
  over: Parameters<typeof context>[0] = {},
  asked: Partial<RoundOverviewItemDto> = {},
): RoundItemRow => {
  const [line] = roundLines([plan(kpi("a"))], [item("a", asked)], reports, [], context(over));
  if (!line) throw new Error("no line");
  return line;
};

describe("a line of a round", () => {
  it("says who is asked: the person named, or everybody of the department", () => {
    expect(one([]).person).toBe("課の全員");
    expect(one([], {}, { respondent: SATO }).person).toBe("佐藤");
  });

  it.each([
    ["2026-06-23", "open", "あと7日", "due_soon"],
    ["2026-06-15", "open", "あと15日", "open"],
    ["2026-06-30", "open", "今日まで", "due_soon"],
    ["2026-07-02", "open", "2日超過", "overdue"],
    ["2026-07-02", "closed", "未提出のまま終了", "overdue"],
    ["2026-06-15", "preparing", null, "open"],
  ] as const)("on %s of a round that is %s: %s", (today, state, text, due) => {
    expect(one([], { today: day(today), state })).toMatchObject({ dueText: text, due });
  });

  it("shows the figure with the one before, the mark that would follow and the warnings", () => {
    expect(one([report("a", "submitted")])).toMatchObject({
      figure: "150件",
      previous: { year: "令和5年度", figure: "100件" },
      mark: "improving",
      warnings: [],
      dueText: null,
      isApprovable: true,
    });
    const same = one([report("a", "submitted", { actualText: "100", actual: num("100") })]);
    expect(same.warnings).toHaveLength(1);
    expect(same.isApprovable).toBe(false);
    const figure = one([report("a", "submitted")]);
    expect(filterLines([same, figure], "together", "open")).toEqual([figure]);
  });

  it("reads the item by the plan that asks for it, whatever another plan makes of the same KPI", () => {
    const other = makePlan({ id: "t-next", kpis: [{ ...kpi("a"), unit: "万件", name: "別の名前" }] });
    const both = [plan(kpi("a")), other];
    for (const plans of [both, both.toReversed()]) {
      const lines = roundLines(plans, [item("a")], [report("a", "submitted")], [], context());
      expect(lines).toEqual([one([report("a", "submitted")])]);
    }
  });

  it("is done where the plan document prints the figure", () => {
    const printed = kpi("a", [{ fy: FY, planned: { kind: "none" }, actual: num("120") }]);
    const lines = roundLines([plan(printed)], [item("a")], [], [], context({ today: day("2026-07-02") }));
    expect(lines).toMatchObject([{ isDocumented: true, figure: "120件", isHandedIn: true, task: null }]);
    expect(progressOf(lines)).toEqual({ total: 1, answered: 1, approved: 1 });
  });

  it("stays answered and approved while a correction is drafted beside the answer in force", () => {
    const begun = {
      ...report("a", "draft"),
      approvedRevision: 1,
      ...outstandingStatus({ state: "draft", isDocumented: true }),
    };
    const lines = roundLines(
      [plan(kpi("a"))],
      [item("a")],
      [begun],
      [],
      context({ today: day("2026-07-02") }),
    );
    expect(lines).toMatchObject([
      { state: "draft", isHandedIn: true, due: "done", dueText: null, task: null, outstanding: null },
    ]);
    expect(progressOf(lines)).toEqual({ total: 1, answered: 1, approved: 1 });
  });

  it.each(["draft", "returned"] as const)("tells nothing of a %s but what is in force", (state) => {
    const own = { ...report("a", state), content: content({ actual: num("999"), warningNote: "なぜ" }) };
    const unknown = roundLines([plan(kpi("a"))], [item("a")], [own], [], context());
    const nothing = {
      figure: null,
      value: null,
      mark: null,
      isMarkPending: false,
      warnings: [],
      warningNote: "",
    };
    expect(unknown).toMatchObject([{ state, ...nothing }]);
    const inForce = asApproved(toKpiId("a"), { fy: FY, content: content() });
    const held = roundLines([plan(kpi("a"))], [item("a")], [own], [inForce], context());
    expect(held).toMatchObject([{ state, figure: "150件", value: "150", isMarkPending: false }]);
  });

  it("leaves out what the round does not ask for", () => {
    expect(roundLines([plan(kpi("a"))], [item("a", { isIncluded: false })], [], [], context())).toEqual([]);
  });

  it("counts 公表待ち as answered until its day, and then it is due again", () => {
    const missing = { reason: "awaiting_release", note: "", expectedOn: day("2026-09-01") } as const;
    const on = (today: IsoDate) =>
      one([report("a", "approved", { actualText: "", actual: null, missing }, "p1", today)], { today });
    expect(on(day("2026-08-31"))).toMatchObject({
      figure: "公表待ち（令和8年9月1日予定）",
      isHandedIn: true,
      task: null,
    });
    expect(on(day("2026-09-01"))).toMatchObject({
      isHandedIn: false,
      outstanding: { reason: "due_again" },
      dueText: "公表予定日（令和8年9月1日）が来ています",
      task: expect.stringContaining("公表予定日"),
    });
  });
});

describe("what waits for the office", () => {
  it.each([
    ["a submission of somebody else", [report("a", "submitted")], {}, null, true],
    ["not one's own submission", [report("a", "submitted", {}, OFFICE)], {}, null, false],
    ["what is late", [], { today: day("2026-07-01") }, null, true],
    ["not what is still in time", [], {}, null, false],
    ["a request that reaches nobody", [], { state: "preparing" }, "no_department", true],
    ["not a late item of a closed round", [], { today: day("2026-07-01"), state: "closed" }, null, false],
    ["not a problem of what is answered", [report("a", "approved")], {}, "no_account", false],
  ] as const)("%s", (_what, reports, over, problem, waits) => {
    const asked = { problem: problem as RespondentProblem | null };
    const line = one(reports as Parameters<typeof one>[0], over, asked);
    expect(line.task !== null).toBe(waits);
    expect(filterLines([line], "todo", context(over).round.state)).toHaveLength(waits ? 1 : 0);
  });
});

it("nothing waits for who only reads", () => {
  const late = { ...context({ today: day("2026-07-01") }), canManage: false };
  const reports = [report("a", "submitted")];
  expect(
    roundLines([plan(kpi("a"), kpi("b"))], [item("a"), item("b")], reports, [], late).map(({ task }) => task),
  ).toEqual([null, null]);
});

describe("the round as a whole", () => {
  const lines = roundLines(
    [plan(kpi("a"), kpi("b"), kpi("c"), kpi("d"))],
    [
      item("a"),
      item("b", { respondents: [SUZUKI] }),
      item("c", { respondents: [SATO] }),
      item("d", { respondents: [] }),
    ],
    [
      report("a", "approved"),
      report("b", "submitted", { actualText: "100", actual: num("100") }),
      report("c", "returned"),
    ],
    [],
    context({ today: day("2026-07-01") }),
  );

  it("counts what was answered and approved, and each filter", () => {
    expect(progressOf(lines)).toEqual({ total: 4, answered: 2, approved: 1 });
    expect(
      Object.fromEntries(lineCounts(lines, "open", true).map(({ filter, count }) => [filter, count])),
    ).toEqual({
      all: 4,
      todo: 3,
      together: 0,
      missing: 2,
      overdue: 2,
      warned: 1,
    });
    expect(filterLines(lines, "overdue", "preparing")).toEqual([]);
    const read = lineCounts(lines, "open", false).map(({ filter }) => filter);
    expect(read).toEqual(["all", "missing", "overdue", "warned"]);
  });

  it("reminds each once who owes what is late, and nobody before the deadline", () => {
    expect(latePeople(lines)).toEqual([SATO]);
    const early = roundLines([plan(kpi("a"), kpi("b"))], [item("a"), item("b")], [], [], context());
    expect(latePeople(early)).toEqual([]);
  });
});
