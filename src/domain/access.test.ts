import { describe, expect, it } from "vitest";
import { ACTIONS, type AccessResource, type Action, can, ROLES, type Role } from "./access";

const ME = "user-1";
const MY_DEPARTMENT = "department-1";

/** The columns of the table below, in order. */
const RESOURCES: readonly AccessResource[] = [
  { departmentId: MY_DEPARTMENT, submittedById: "user-2" },
  { departmentId: "department-2", submittedById: "user-2" },
  { departmentId: null, submittedById: null },
  {},
  { departmentId: MY_DEPARTMENT, submittedById: ME },
  { departmentId: "department-2", submittedById: ME, allowSelfApproval: false },
  { departmentId: MY_DEPARTMENT, submittedById: ME, allowSelfApproval: true },
];

/**
 * Role × action × resource, whole and by hand: Y may, - may not. Columns: own department | another's | none |
 * resource without a department | own, submitted by me | another's, submitted by me | own, by me, self-approval on.
 */
const TABLE: Record<Role, Record<Action, string>> = {
  office: {
    "plan.read": "YYYYYYY",
    "plan.manage": "YYYYYYY",
    "report.read": "YYYYYYY",
    "report.edit": "YYYYYYY",
    "report.submit": "YYYYYYY",
    "report.approve": "YYYY--Y",
    "report.return": "YYYY--Y",
    "dashboard.read": "YYYYYYY",
    "round.read": "YYYYYYY",
    "round.manage": "YYYYYYY",
    "publication.read": "YYYYYYY",
    "publication.publish": "YYYYYYY",
    "account.read": "YYYYYYY",
    "account.manage": "-------",
    "settings.manage": "-------",
    "audit.read": "YYYYYYY",
  },
  contributor: {
    "plan.read": "YYYYYYY",
    "plan.manage": "-------",
    "report.read": "Y---Y-Y",
    "report.edit": "Y---Y-Y",
    "report.submit": "Y---Y-Y",
    "report.approve": "-------",
    "report.return": "-------",
    "dashboard.read": "-------",
    "round.read": "YYYYYYY",
    "round.manage": "-------",
    "publication.read": "-------",
    "publication.publish": "-------",
    "account.read": "-------",
    "account.manage": "-------",
    "settings.manage": "-------",
    "audit.read": "-------",
  },
  manager: {
    "plan.read": "YYYYYYY",
    "plan.manage": "-------",
    "report.read": "YYYYYYY",
    "report.edit": "-------",
    "report.submit": "-------",
    "report.approve": "-------",
    "report.return": "-------",
    "dashboard.read": "YYYYYYY",
    "round.read": "YYYYYYY",
    "round.manage": "-------",
    "publication.read": "YYYYYYY",
    "publication.publish": "-------",
    "account.read": "-------",
    "account.manage": "-------",
    "settings.manage": "-------",
    "audit.read": "YYYYYYY",
  },
  admin: {
    "plan.read": "YYYYYYY",
    "plan.manage": "-------",
    "report.read": "-------",
    "report.edit": "-------",
    "report.submit": "-------",
    "report.approve": "-------",
    "report.return": "-------",
    "dashboard.read": "-------",
    "round.read": "YYYYYYY",
    "round.manage": "-------",
    "publication.read": "YYYYYYY",
    "publication.publish": "-------",
    "account.read": "YYYYYYY",
    "account.manage": "YYYYYYY",
    "settings.manage": "YYYYYYY",
    "audit.read": "YYYYYYY",
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
    for (const resource of [...RESOURCES, { departmentId: null }]) {
      expect(can(subject, "report.read", resource)).toBe(false);
      expect(can(subject, "report.edit", resource)).toBe(false);
    }
  });
});
