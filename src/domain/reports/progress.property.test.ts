/** Home, dashboard, round and entry show the same numbers of the same reports, whatever has become of each. */

import { dashboardInput, FY, PLAN, working } from "@tests/fixtures/dashboard";
import { outstandingStatus } from "@tests/fixtures/outstanding";
import { makeContent } from "@tests/fixtures/report-content";
import fc from "fast-check";
import { expect, it } from "vitest";
import { listKpis } from "@/domain/plan/definition";
import { can } from "@/domain/shared/access";
import { isoDate } from "@/domain/shared/iso-date";
import { buildDashboard } from "@/features/dashboard/view-model/dashboard";
import { buildHome } from "@/features/home/view-model/home";
import { entryRows, filterCounts } from "@/features/report-entry/view-model/entry-list";
import { lineCounts, roundLines } from "@/features/rounds/view-model/round";
import { progressOf } from "./progress";
import { REPORT_STATES } from "./report";

const TODAY = isoDate("2026-06-15");
const DUE = isoDate("2026-06-30");
const VIEWER = { id: "me", name: "担当", role: "office", departmentId: null } as const;
const DEPARTMENT = { id: "d1", name: "総務課" };
const KPIS = listKpis(PLAN).map(({ kpi }) => kpi);

const reports = fc.tuple(
  ...KPIS.map(() =>
    fc.record({
      state: fc.constantFrom(...REPORT_STATES),
      isDocumented: fc.boolean(),
      wasApproved: fc.boolean(),
      isMine: fc.boolean(),
    }),
  ),
);

it("is the same number everywhere", () => {
  fc.assert(
    fc.property(reports, fc.boolean(), (cases, allowSelfApproval) => {
      const plan = {
        ...PLAN,
        settings: { ...PLAN.settings, allowSelfApproval },
        kpis: PLAN.kpis.map(printed),
        pillars: PLAN.pillars.map((pillar) => ({
          ...pillar,
          kpis: pillar.kpis.map(printed),
          measures: pillar.measures.map((measure) => ({ ...measure, kpis: measure.kpis.map(printed) })),
        })),
      };
      function printed(kpi: (typeof KPIS)[number]) {
        const isDocumented = cases[KPIS.findIndex(({ id }) => id === kpi.id)]?.isDocumented;
        return isDocumented
          ? { ...kpi, years: [{ fy: FY, planned: { kind: "none" as const }, actual: kpi.baseline.value }] }
          : kpi;
      }
      const kpis = listKpis(plan).map(({ kpi }) => kpi);
      const all = kpis.map((kpi, index) => {
        const each = cases[index] ?? cases[0];
        if (!each) throw new Error("no case");
        const { state, isMine } = each;
        const isApproved = state === "approved" || (state !== "not_started" && each.wasApproved);
        const isDocumented = kpi.years.some(({ fy, actual }) => fy === FY && actual !== null);
        const status = outstandingStatus({ state, isDocumented });
        return {
          ...working(kpi.id, {
            state,
            version: state === "not_started" ? 0 : 1,
            content: state === "not_started" ? null : makeContent({}),
            department: DEPARTMENT,
            authorIds: state === "submitted" ? [isMine ? VIEWER.id : "other"] : [],
            approvedRevision: isApproved ? 1 : null,
          }),
          ...status,
          isInForce: isApproved || isDocumented,
          window: { open: true, by: "round" } as const,
          planId: plan.id,
          respondent: null,
          submittedBy: null,
          updatedAt: null,
          updatedBy: null,
          handling: null,
          isByLink: false,
        };
      });
      const counted = progressOf(all);
      const mayApprove = (authorIds: readonly string[]) =>
        can(VIEWER, "report.approve", { departmentId: DEPARTMENT.id, authorIds, allowSelfApproval });

      const home = buildHome({
        viewer: VIEWER,
        today: TODAY,
        fys: [FY],
        rounds: [{ id: "r", fy: FY, title: "照会", dueOn: DUE }],
        plans: [{ definition: plan, departments: {}, isPublic: true }],
        reports: all,
        published: null,
        publishedPlans: null,
        drafts: [],
        suggestions: [],
        pastFigures: 0,
        accounts: null,
        initiatives: [],
        assessments: [],
        unreadOfInitiatives: [],
        heldMails: null,
        firstRun: null,
        disk: "ample",
      });
      const decisions = home.waiting.find(({ title }) => title === "承認を待っている報告")?.count ?? 0;
      expect(home.more.map(({ text }) => text).join("")).toContain(
        `${counted.total}項目のうち${counted.approved}項目が承認されています`,
      );

      const rows = entryRows(
        kpis.flatMap((kpi) =>
          all
            .filter(({ kpiId }) => kpiId === kpi.id)
            .map((report) => ({
              ...report,
              kpi,
              place: null,
              mayEdit: true,
              mayDecide: mayApprove(report.authorIds),
            })),
        ),
        { fy: FY, dueOn: DUE, today: TODAY, abilities: { decide: true, office: "企画課" } },
      );
      expect(progressOf(rows)).toEqual(counted);
      expect(filterCounts(rows, "todo").find(({ filter }) => filter === "todo")?.count).toBe(decisions);

      const lines = roundLines(
        [plan],
        kpis.map(({ id, name }) => ({
          planId: plan.id,
          kpiId: id,
          name,
          isMetric: false,
          department: DEPARTMENT,
          isIncluded: true,
          respondent: null,
          respondents: [],
          problem: null,
          reopenedAt: null,
          reopenedReason: "",
          contactedOn: null,
        })),
        all,
        [],
        {
          round: { fy: FY, state: "open", dueOn: DUE },
          today: TODAY,
          unreadOf: () => 0,
          canManage: true,
          mayApprove: (_, authorIds) => mayApprove(authorIds),
        },
      );
      expect(progressOf(lines)).toEqual(counted);
      expect(lineCounts(lines, "open", true).find(({ filter }) => filter === "todo")?.count).toBe(decisions);
      expect(lineCounts(lines, "open", true).find(({ filter }) => filter === "missing")?.count).toBe(
        counted.total - counted.answered,
      );

      const dashboard = buildDashboard(dashboardInput({ plan, working: all }));
      expect(dashboard.progress.total).toBe(counted.total);
      expect(dashboard.progress.submitted).toBe(all.filter(({ state }) => state === "submitted").length);
      if (allowSelfApproval) expect(dashboard.progress.submitted).toBe(decisions);
    }),
    { numRuns: 300 },
  );
});
