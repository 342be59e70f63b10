import { day } from "@tests/fixtures/brands";
import { approved, dashboardInput, FY, PLAN } from "@tests/fixtures/dashboard";
import { describe, expect, it } from "vitest";
import { buildDashboard, type DashboardInput } from "./dashboard";
import { type HeadlineInput, headlineOf } from "./headline";

const owed = (planId: string, name: string | null): HeadlineInput["reports"][number] => ({
  planId,
  department: name === null ? null : { id: name, name },
  outstanding: {
    reason: "unanswered",
    by: { departmentId: name, respondentId: null },
    awaitedOn: null,
    dueAgainOn: null,
  },
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
    dueOn: day("2026-06-30"),
    today: day("2026-07-12"),
    ...over,
  });
}

describe("what a manager reads first", () => {
  it("names the one that is farthest behind, and who is late", () => {
    const figures = { fy: FY, approved: [approved("count", "113"), approved("paper", "14900")] };
    const reports = [owed(PLAN.id, "市民課"), { ...owed(PLAN.id, "総務課"), outstanding: null }];
    expect(headline({ reports }, figures)).toEqual([
      "令和7年度は4項目のうち達成0、上向き2、未達0、未評価2（うち値がまだないもの2）です。",
      "最も遅れているのは「プリンターやコピー機で印刷した紙の枚数」（14,900千枚、目標値10,000千枚）です。",
      "未回答は市民課です（期限を12日過ぎています）。",
    ]);
  });

  it("counts whoever owes an initiative's answer, each department once, and not those of another plan", () => {
    const reports = [owed(PLAN.id, "市民課"), owed("other-plan", "水道課"), owed(PLAN.id, null)];
    const initiatives = [
      initiative("市民課"),
      initiative("商工振興課"),
      initiative("農政課", { state: "submitted" }),
      initiative("観光課", { isAsked: false }),
    ];
    expect(headline({ reports, initiatives }).at(-1)).toBe(
      "未回答は市民課・計画の担当課・商工振興課です（期限を12日過ぎています）。",
    );
  });

  it("says nothing of who is late where no round asks", () => {
    expect(headline({ reports: [owed(PLAN.id, "市民課")], dueOn: null })).toHaveLength(2);
  });
});
