import { day } from "@tests/fixtures/brands";
import { approved, dashboardInput, FY, PLAN, working } from "@tests/fixtures/dashboard";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import type { OwedStanding } from "@/domain/rounds/owed";
import { buildDashboard, type DashboardInput } from "./dashboard";
import { type HeadlineInput, headlineOf } from "./headline";

const owed = (
  planId: string,
  name: string | null,
  { owed = "unanswered", isMetric = false }: { owed?: OwedStanding; isMetric?: boolean } = {},
): HeadlineInput["reports"][number] => ({
  planId,
  isMetric,
  department: name === null ? null : { id: name, name },
  owed,
});
const initiative = (
  name: string,
  over: Partial<HeadlineInput["initiatives"][number]> = {},
): HeadlineInput["initiatives"][number] => ({
  planId: PLAN.id,
  department: { id: name, name },
  state: "not_started",
  isReturned: false,
  inForce: null,
  isAsked: true,
  ...over,
});

function headline(over: Partial<HeadlineInput>, input: Partial<DashboardInput> = {}): string[] {
  const view = buildDashboard(dashboardInput(input));
  return headlineOf({
    view,
    reports: [],
    initiatives: [],
    round: { dueOn: day("2026-06-30"), isClosed: false },
    today: day("2026-07-12"),
    ...over,
  });
}

describe("what a manager reads first", () => {
  it("names the one that is farthest behind, and who is late", () => {
    const figures = { fy: FY, approved: [approved("count", "113"), approved("paper", "14900")] };
    const reports = [owed(PLAN.id, "市民課"), { ...owed(PLAN.id, "総務課"), owed: null }];
    expect(headline({ reports }, figures)).toEqual([
      "令和7年度は4項目のうち達成0、上向き2、未達0、未評価2（うち値がまだないもの2）です。",
      "最も遅れているのは「プリンターやコピー機で印刷した紙の枚数」（14,900千枚、目標値10,000千枚、目安に対して10.0%）です。",
      "未回答は指標1件（市民課）です（期限を12日過ぎています）。",
    ]);
  });

  it("counts what is owed by its kind, names each department once, and nothing of another plan", () => {
    const reports = [owed(PLAN.id, "市民課"), owed("other-plan", "水道課"), owed(PLAN.id, null)];
    const initiatives = [
      initiative("市民課"),
      initiative("商工振興課"),
      initiative("農政課", { state: "submitted" }),
      initiative("観光課", { isAsked: false }),
    ];
    expect(headline({ reports, initiatives }).at(-1)).toBe(
      "未回答は指標2件・取組2件（計画の担当課・市民課・商工振興課）です（期限を12日過ぎています）。",
    );
  });

  it("tells what was given back apart from what was never handed in", () => {
    const reports = [
      owed(PLAN.id, "市民課", { isMetric: true }),
      owed(PLAN.id, "総務課", { owed: "returned" }),
    ];
    const initiatives = [initiative("農政課", { state: "returned", isReturned: true })];
    expect(headline({ reports, initiatives }).slice(-2)).toEqual([
      "未回答はKPI以外の実績1件（市民課）です（期限を12日過ぎています）。",
      "差戻しは指標1件・取組1件（総務課・農政課）です。",
    ]);
  });

  it("says of a round that has ended what it never got", () => {
    const reports = [owed(PLAN.id, "市民課"), owed(PLAN.id, "総務課", { owed: "returned" })];
    const round = { dueOn: day("2026-06-30"), isClosed: true };
    expect(headline({ reports, initiatives: [initiative("農政課")], round }).slice(-2)).toEqual([
      "未回答は指標1件・取組1件（市民課・農政課）です（照会は終了しました）。",
      "差戻しは指標1件（総務課）です。",
    ]);
  });

  it("takes an answer that waits for approval for handed in, tells one given back apart, and takes a draft for missing", () => {
    const content = makeContent({});
    const states = { count: "submitted", paper: "draft", share: "returned" } as const;
    const reports = Object.entries(states).map(([id, state]) => working(id, { state, version: 1, content }));
    expect(headline({}, { working: reports })[0]).toBe(
      "令和7年度は4項目のうち達成0、上向き0、未達0、未評価4（うち承認待ち1、差戻し中1、値がまだないもの2）です。",
    );
  });

  it("says of a year that others have followed that figures are missing", () => {
    const told = headline({ today: day("2028-07-12"), round: null });
    expect(told).toEqual([
      "令和7年度は4項目のうち達成0、上向き0、未達0、未評価4（うち値がないもの4）です。",
      "承認された実績がないため、遅れは判断できません。",
    ]);
  });

  it("says nothing of who is late where no round asks", () => {
    expect(headline({ reports: [owed(PLAN.id, "市民課")], round: null })).toHaveLength(2);
  });
});
