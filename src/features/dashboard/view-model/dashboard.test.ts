import { day, num } from "@tests/fixtures/brands";
import { approved, dashboardInput, PLAN, working } from "@tests/fixtures/dashboard";
import { makeKpi } from "@tests/fixtures/kpi";
import { makeContent } from "@tests/fixtures/report-content";
import { describe, expect, it } from "vitest";
import type { ReportContent } from "@/domain/reports/report";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { dashboardQuerySchema, parsePillarNo } from "../schema";
import { buildDashboard, type DashboardInput, defaultFy, type KpiStanding } from "./dashboard";

function standings(over: Partial<DashboardInput>): Record<string, KpiStanding> {
  const view = buildDashboard(dashboardInput(over));
  const all = [...view.overall, ...view.pillars.flatMap(({ kpis }) => kpis)];
  return Object.fromEntries(all.map((standing) => [standing.kpi.id, standing]));
}

describe("official and working figures", () => {
  it("counts approved figures only, and shows beside them what would come", () => {
    const view = buildDashboard(
      dashboardInput({
        approved: [approved("count", "210")],
        working: [
          working("paper", {
            state: "submitted",
            version: 1,
            content: makeContent({ actual: num("14000") }),
          }),
        ],
      }),
    );
    expect(view.tally).toEqual({ achieved: 1, improving: 0, not_achieved: 0, not_evaluated: 3 });
    expect(view.workingTally).toEqual({ achieved: 1, improving: 1, not_achieved: 0, not_evaluated: 2 });
    expect(view.progress).toEqual({ total: 4, figures: 1, settled: 1, submitted: 1 });
  });

  it("keeps a figure under work out of the approved year", () => {
    const { paper } = standings({
      working: [
        working("paper", { state: "submitted", version: 1, content: makeContent({ actual: num("14000") }) }),
      ],
    });
    expect(paper?.year.actual).toBeNull();
    expect(paper?.official).toBe("none");
    expect(paper?.working?.year.actual).toBe("14000");
  });

  it.each([
    ["draft", { awaited: 0, returned: 0, missing: 4 }],
    ["returned", { awaited: 0, returned: 1, missing: 3 }],
  ] as const)("shows nothing of an answer that is no more than a %s: the year has none", (state, toCome) => {
    const content = makeContent({ actual: num("14321") });
    const own = { state, version: 1, content };
    const view = buildDashboard(
      dashboardInput({
        working: [working("paper", own)],
        undecided: [
          { kpiId: toKpiId("count"), fy: fiscalYear(2026), state: "returned", version: 1, content },
        ],
      }),
    );
    expect(JSON.stringify(view)).not.toContain("14321");
    expect(view).toMatchObject({ workingTally: null, toCome, progress: { submitted: 0 } });
    const kpis = view.pillars.flatMap((pillar) => pillar.kpis);
    expect(kpis.find(({ kpi }) => kpi.id === "paper")).toMatchObject({
      reported: state,
      pending: [],
      returned: state === "returned" ? [2025] : [],
    });
    expect(kpis.find(({ kpi }) => kpi.id === "count")).toMatchObject({ pending: [], returned: [2026] });
  });

  it("shows a correction beside the figure that still holds", () => {
    const { count } = standings({
      approved: [approved("count", "150")],
      working: [
        working("count", { state: "submitted", version: 3, content: makeContent({ actual: num("160") }) }),
      ],
    });
    expect(count?.year.actual).toBe("150");
    expect(count?.working?.year.actual).toBe("160");
    expect(count?.working?.replaces).toBe("corrected");
  });

  it("takes the first figure after 公表待ち for no correction, and the final one after a 速報値 for none either", () => {
    const replaces = (content: ReportContent, next: Partial<ReportContent>) =>
      standings({
        approved: [{ ...approved("count", "150"), content }],
        working: [working("count", { state: "submitted", version: 3, content: makeContent(next) })],
      }).count?.working?.replaces;
    const awaited = makeContent({
      actual: null,
      missing: { reason: "awaiting_release", note: "", expectedOn: null },
    });
    expect(replaces(awaited, { actual: num("160") })).toBeNull();
    const provisional = makeContent({ actual: num("150"), figureStatus: "provisional" });
    expect(replaces(provisional, { actual: num("160") })).toBe("confirmed");
    const final = makeContent({ actual: num("150") });
    expect(replaces(final, { actual: num("150"), nextStep: "続けます。" })).toBe("reworded");
    expect(replaces(final, awaited)).toBe("corrected");
  });

  it("takes an approved report for no work in progress", () => {
    const { count } = standings({
      approved: [approved("count", "150")],
      working: [
        working("count", { state: "approved", version: 2, content: makeContent({ actual: num("150") }) }),
      ],
    });
    expect(count?.working).toBeNull();
  });

  it.each([
    [null, "approved"],
    [[], "approved"],
    [[{ kpiId: toKpiId("count"), fy: fiscalYear(2025), revision: 1 }], "approved"],
    [[{ kpiId: toKpiId("count"), fy: fiscalYear(2025), revision: 2 }], "published"],
    [[{ kpiId: toKpiId("paper"), fy: fiscalYear(2025), revision: 2 }], "approved"],
  ] as const)("with %j in the publication it is %s", (published, expected) => {
    expect(standings({ approved: [approved("count", "150")], published }).count?.official).toBe(expected);
  });

  it("takes for settled what is final: no 速報値, no 年度途中の値, no 公表待ち", () => {
    const of = (kpiId: string, over: Partial<ReportContent>) => {
      const report = approved(kpiId, "50");
      return { ...report, content: { ...report.content, ...over } };
    };
    const awaited = { reason: "awaiting_release", note: "集計中", expectedOn: null } as const;
    const { progress } = buildDashboard(
      dashboardInput({
        approved: [
          of("count", {}),
          of("paper", { figureStatus: "provisional" }),
          of("share", { figureStatus: "interim" }),
          of("feeling", { actual: null, actualText: "", missing: awaited }),
        ],
      }),
    );
    expect(progress).toEqual({ total: 4, figures: 3, settled: 1, submitted: 0 });
  });

  it("treats an approved 公表待ち as an answer", () => {
    const answer = {
      ...approved("count", "0"),
      content: {
        ...makeContent({ actual: null }),
        missing: { reason: "awaiting_release", note: "集計中", expectedOn: null } as const,
      },
    };
    const { count } = standings({ approved: [answer] });
    expect(count?.official).toBe("approved");
    expect(count?.year.actual).toBeNull();
  });
});

describe("outlook", () => {
  it("starts from the latest figure, else from the baseline, else is not there", () => {
    const before = standings({});
    expect(before.count?.outlook?.from).toEqual({ fy: 2023, value: "100", isBaseline: true });
    expect(before.feeling?.outlook).toBeNull();
    const after = standings({ approved: [approved("count", "120")] });
    expect(after.count?.outlook?.from).toEqual({ fy: 2025, value: "120", isBaseline: false });
    expect(after.count?.outlook?.pace.neededPerYear).toBe("20");
  });

  it("does not look into years after the chosen one", () => {
    const { count } = standings({ approved: [approved("count", "190", 2, fiscalYear(2026))] });
    expect(count?.outlook?.from.isBaseline).toBe(true);
  });
});

describe("what lags", () => {
  it("names the farthest behind first, and nothing that is met or unknown", () => {
    const view = buildDashboard(
      dashboardInput({
        approved: [
          approved("count", "113"), // 13 of 20 on the way: やや遅れ
          approved("paper", "14900"), // 100 of 1,000: 遅れ
          approved("share", "95"), // met
        ],
      }),
    );
    expect(view.lagging.map((standing) => standing.kpi.id)).toEqual(["paper", "count"]);
  });

  it("counts × without a pace", () => {
    const view = buildDashboard(
      dashboardInput({
        fy: fiscalYear(2026),
        approved: [approved("feeling", "50"), approved("feeling", "40", 2, fiscalYear(2026))],
      }),
    );
    expect(view.lagging.map((standing) => standing.kpi.id)).toEqual(["feeling"]);
  });
});

describe("links", () => {
  it("asks for a link only where there is a report row", () => {
    const { paper, count } = standings({
      working: [working("paper")],
      linkTo: () => ({ href: "/x", kind: "edit" }),
    });
    expect(paper?.link).toEqual({ href: "/x", kind: "edit" });
    expect(count?.link).toBeNull();
  });
});

describe("the year shown", () => {
  it.each([
    ["2025-06-01", 2025],
    ["2026-03-31", 2025],
    ["2026-04-01", 2025],
    ["2027-04-01", 2026],
    ["2030-04-01", 2029],
  ])("on %s it is %i", (today, fy) => {
    expect(defaultFy(PLAN, [], day(today))).toBe(fy);
  });

  it("is the last year with a figure once the plan is over", () => {
    const documented = makeKpi({
      id: toKpiId("old"),
      years: [
        { fy: fiscalYear(2026), planned: { kind: "none" }, actual: num("1") },
        { fy: fiscalYear(2029), planned: { kind: "none" }, actual: null },
      ],
    });
    const plan = { ...PLAN, kpis: [documented], pillars: [] };
    expect(defaultFy(plan, [], day("2031-05-01"))).toBe(2026);
    expect(defaultFy(plan, [approved("old", "2", 2, fiscalYear(2028))], day("2031-05-01"))).toBe(2028);
    expect(defaultFy(PLAN, [], day("2031-05-01"))).toBe(2029);
  });
});

describe("the address", () => {
  it("takes a plan and a year, and passes over what is neither", () => {
    expect(dashboardQuerySchema.parse({ plan: "dx-1", fy: "2023", utm: "x" })).toEqual({
      plan: "dx-1",
      fy: 2023,
    });
    expect(dashboardQuerySchema.parse({ plan: ["a", "b"], fy: "abc" })).toEqual({});
    expect(dashboardQuerySchema.parse({ plan: "../x", fy: "99999" })).toEqual({});
  });

  it.each([
    ["1", 1],
    ["12", 12],
    ["0", null],
    ["01", null],
    ["-1", null],
    ["1.0", null],
    ["", null],
  ])("pillar %j is %j", (text, expected) => {
    expect(parsePillarNo(text)).toBe(expected);
  });
});
