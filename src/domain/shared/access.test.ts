import { describe, expect, it } from "vitest";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import {
  ACTIONS,
  type AccessResource,
  type Action,
  can,
  ROLES,
  type Role,
  startsOnDashboard,
} from "./access";

const ME = "user-1";
const MY_DEPARTMENT = "department-1";

/** The columns of the table below, in order. */
const RESOURCES: readonly AccessResource[] = [
  { departmentId: MY_DEPARTMENT, authorIds: ["user-2"] },
  { departmentId: "department-2", authorIds: ["user-2"] },
  { departmentId: null, authorIds: [] },
  {},
  { departmentId: MY_DEPARTMENT, authorIds: [ME] },
  { departmentId: "department-2", authorIds: ["user-2", ME], allowSelfApproval: false },
  { departmentId: MY_DEPARTMENT, authorIds: [ME], allowSelfApproval: true },
  { departmentId: MY_DEPARTMENT, authorIds: [], entryOpen: true },
  { departmentId: "department-2", authorIds: [], entryOpen: true },
];

/**
 * Role × action × resource, whole and by hand: Y may, - may not. Columns: own department | another's | none |
 * resource without a department | own, mine to answer for | another's, mine too | own, by me, self-approval on |
 * own, entry open | another's, entry open.
 */
const TABLE: Record<Role, Record<Action, string>> = {
  office: {
    "plan.read": "YYYYYYYYY",
    "plan.manage": "YYYYYYYYY",
    "suggestion.read": "YYYYYYYYY",
    "suggestion.make": "---------",
    "report.read": "YYYYYYYYY",
    "report.read_draft": "YYYYYYYYY",
    "report.edit": "YYYYYYYYY",
    "report.submit": "YYYYYYYYY",
    "report.approve": "YYYY--YYY",
    "report.return": "YYYY--YYY",
    "report.message": "YYYYYYYYY",
    "report.sheet": "YYYYYYYYY",
    "dashboard.read": "YYYYYYYYY",
    "round.read": "YYYYYYYYY",
    "round.manage": "YYYYYYYYY",
    "mail.release": "YYYYYYYYY",
    "publication.read": "YYYYYYYYY",
    "publication.publish": "YYYYYYYYY",
    "person.read": "YYYYYYYYY",
    "account.read": "YYYYYYYYY",
    "account.manage": "---------",
    "settings.manage": "---------",
    "audit.read": "YYYYYYYYY",
  },
  contributor: {
    "plan.read": "YYYYYYYYY",
    "plan.manage": "---------",
    "suggestion.read": "Y---Y-YY-",
    "suggestion.make": "Y---Y-YY-",
    "report.read": "Y---Y-YY-",
    "report.read_draft": "Y---Y-YY-",
    "report.edit": "-------Y-",
    "report.submit": "-------Y-",
    "report.approve": "---------",
    "report.return": "---------",
    "report.message": "Y---Y-YY-",
    "report.sheet": "Y---Y-YY-",
    "dashboard.read": "---------",
    "round.read": "YYYYYYYYY",
    "round.manage": "---------",
    "mail.release": "---------",
    "publication.read": "---------",
    "publication.publish": "---------",
    "person.read": "---------",
    "account.read": "---------",
    "account.manage": "---------",
    "settings.manage": "---------",
    "audit.read": "---------",
  },
  manager: {
    "plan.read": "YYYYYYYYY",
    "plan.manage": "---------",
    "suggestion.read": "YYYYYYYYY",
    "suggestion.make": "---------",
    "report.read": "YYYYYYYYY",
    "report.read_draft": "---------",
    "report.edit": "---------",
    "report.submit": "---------",
    "report.approve": "---------",
    "report.return": "---------",
    "report.message": "---------",
    "report.sheet": "---------",
    "dashboard.read": "YYYYYYYYY",
    "round.read": "YYYYYYYYY",
    "round.manage": "---------",
    "mail.release": "---------",
    "publication.read": "YYYYYYYYY",
    "publication.publish": "---------",
    "person.read": "YYYYYYYYY",
    "account.read": "---------",
    "account.manage": "---------",
    "settings.manage": "---------",
    "audit.read": "YYYYYYYYY",
  },
  admin: {
    "plan.read": "YYYYYYYYY",
    "plan.manage": "---------",
    "suggestion.read": "---------",
    "suggestion.make": "---------",
    "report.read": "---------",
    "report.read_draft": "---------",
    "report.edit": "---------",
    "report.submit": "---------",
    "report.approve": "---------",
    "report.return": "---------",
    "report.message": "---------",
    "report.sheet": "---------",
    "dashboard.read": "---------",
    "round.read": "YYYYYYYYY",
    "round.manage": "---------",
    "mail.release": "YYYYYYYYY",
    "publication.read": "YYYYYYYYY",
    "publication.publish": "---------",
    "person.read": "YYYYYYYYY",
    "account.read": "YYYYYYYYY",
    "account.manage": "YYYYYYYYY",
    "settings.manage": "YYYYYYYYY",
    "audit.read": "YYYYYYYYY",
  },
};

describe("can", () => {
  for (const role of ROLES) {
    it.each(ACTIONS.map((action) => [action, TABLE[role][action]]))(
      `${role}: %s → %s`,
      (action, expected) => {
        const subject = { id: ME, role, departmentId: MY_DEPARTMENT };
        const row = RESOURCES.map((resource) => (can(subject, action as Action, resource) ? "Y" : "-")).join(
          "",
        );
        expect(row).toBe(expected);
      },
    );
  }

  it("gives a contributor without a department nothing, not even what has none", () => {
    const subject = { id: ME, role: "contributor", departmentId: null } as const;
    for (const resource of [...RESOURCES, { departmentId: null, entryOpen: true }]) {
      expect(can(subject, "report.read", resource)).toBe(false);
      expect(can(subject, "report.edit", resource)).toBe(false);
    }
  });

  describe("by a personal link", () => {
    const report = { kpiId: toKpiId("kpi-1"), fy: fiscalYear(2025) };
    const subject = {
      id: ME,
      role: "contributor",
      departmentId: MY_DEPARTMENT,
      responseScope: {
        linkId: "link-1",
        fy: fiscalYear(2025),
        kpiIds: [toKpiId("kpi-1")],
        initiativeIds: [],
      },
    } as const;
    const own = { departmentId: MY_DEPARTMENT, entryOpen: true };

    it("opens the reports it was made for", () => {
      for (const action of ["report.read", "report.edit", "report.submit", "report.message"] as const) {
        expect(can(subject, action, { ...own, report })).toBe(true);
      }
    });

    it.each([
      ["another KPI of the department", { kpiId: toKpiId("kpi-2"), fy: fiscalYear(2025) }],
      ["another year", { kpiId: toKpiId("kpi-1"), fy: fiscalYear(2024) }],
      ["a report that is not named", undefined],
    ])("opens not %s", (_what, other) => {
      const resource = { ...own, ...(other ? { report: other } : {}) };
      for (const action of ACTIONS.filter((each) => each.startsWith("report."))) {
        expect(can(subject, action, resource)).toBe(false);
      }
    });

    it("is for answering: whatever the role, the plan and the round are read, and nothing else is done", () => {
      for (const role of ROLES) {
        const others = ACTIONS.filter(
          (each) => !each.startsWith("report.") && can({ ...subject, role }, each),
        );
        expect(others, role).toEqual(["plan.read", "round.read"]);
      }
      const office = { ...subject, role: "office" } as const;
      const ofReports = ACTIONS.filter((each) =>
        can(office, each, { ...own, report, allowSelfApproval: true }),
      );
      expect(ofReports.filter((each) => each.startsWith("report."))).toEqual([
        "report.read",
        "report.read_draft",
        "report.edit",
        "report.submit",
        "report.message",
      ]);
    });

    it("gives nobody more than signing in does", () => {
      for (const role of ROLES) {
        for (const action of ACTIONS) {
          for (const resource of RESOURCES) {
            const asked = { ...resource, report };
            const byLink = can({ ...subject, role }, action, asked);
            const signedIn = can({ ...subject, role, responseScope: null }, action, asked);
            expect(byLink && !signedIn).toBe(false);
          }
        }
      }
    });
  });
});

it("managers alone begin on the dashboard: nobody else reads it without a report to enter or decide on", () => {
  const begins = ROLES.filter((role) =>
    startsOnDashboard({ id: ME, role, departmentId: MY_DEPARTMENT, responseScope: null }),
  );
  expect(begins).toEqual(["manager"]);
});
