import { describe, expect, it } from "vitest";
import { type ResponseScope, ROLES, type Role } from "@/domain/shared/access";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toInitiativeId } from "@/domain/shared/initiative-id";
import { toKpiId } from "@/domain/shared/kpi-id";
import { Prisma } from "@/server/db/generated/client";
import { SESSION_SECONDS } from "./live-session";
import { isInScope, itemInScope, kpiInScope, type ReportScope, reportInScopeSql, reportScope } from "./scope";
import { mintViewer, systemActor, type Viewer } from "./viewer";

const R7 = fiscalYear(2025);
const KPI = toKpiId("kpi-1");
const LINK = { linkId: "link-1", fy: R7, kpiIds: [KPI], initiativeIds: [] };
const DEPARTMENT = { id: "d1", name: "総務課" };

function person(
  role: Role,
  link: ResponseScope | null = null,
  department: typeof DEPARTMENT | null = DEPARTMENT,
): Viewer {
  return {
    ...mintViewer({ id: "p1", name: "花子", email: "p1@example.jp", role, department }),
    responseScope: link,
  };
}

describe("which reports a person may see", () => {
  it("is every one, the department's, or none, by role", () => {
    const scopes = Object.fromEntries(ROLES.map((role) => [role, reportScope(person(role))]));
    expect(scopes).toEqual({
      admin: null,
      office: { all: true },
      manager: { all: true },
      contributor: { all: false, departmentId: "d1", responseScope: null },
    });
    expect(reportScope(systemActor)).toEqual({ all: true });
    expect(reportScope(person("contributor", null, null))).toBeNull();
  });

  it("is by a personal link no more than the department's, and what the link opens", () => {
    expect(reportScope(person("contributor", LINK))).toEqual({
      all: false,
      departmentId: "d1",
      responseScope: LINK,
    });
    expect(reportScope(person("contributor", LINK, null))).toBeNull();
    expect(reportScope(person("admin", LINK))).toBeNull();
  });
});

describe("a report in the scope", () => {
  const department: NonNullable<ReportScope> = { all: false, departmentId: "d1", responseScope: null };
  const byLink: NonNullable<ReportScope> = { ...department, responseScope: LINK };
  const report = { kpiId: KPI, fy: R7 };

  it("is any, where every one may be seen", () => {
    for (const id of ["d1", "d2", null]) expect(isInScope({ all: true }, id, report)).toBe(true);
    expect(kpiInScope({ all: true })).toStrictEqual({});
  });

  it("is the department's own; what has no department is nobody's", () => {
    expect(["d1", "d2", null].map((id) => isInScope(department, id, report))).toEqual([true, false, false]);
    expect(kpiInScope(department)).toEqual({ departmentId: "d1" });
  });

  it("is by a personal link the department's, of that year, and named by it", () => {
    expect(isInScope(byLink, "d1", report)).toBe(true);
    expect(isInScope(byLink, "d2", report)).toBe(false);
    expect(isInScope(byLink, "d1", { ...report, fy: fiscalYear(2024) })).toBe(false);
    expect(isInScope(byLink, "d1", { ...report, kpiId: toKpiId("kpi-2") })).toBe(false);
    expect(kpiInScope(byLink)).toEqual({ departmentId: "d1", id: { in: [KPI] } });
  });
});

describe("everything that is reported on, in the scope", () => {
  const department: NonNullable<ReportScope> = { all: false, departmentId: "d1", responseScope: null };
  const initiative = toInitiativeId("i-1");
  const byLink: NonNullable<ReportScope> = {
    ...department,
    responseScope: { ...LINK, initiativeIds: [initiative] },
  };
  const sql = (scope: NonNullable<ReportScope>) => {
    const { text, values } = reportInScopeSql(scope, { k: Prisma.sql`item`, fy: Prisma.sql`report.fy` });
    return [text, values];
  };

  it("is any, the department's own, or by a personal link what the link names, KPIs and initiatives", () => {
    expect(itemInScope({ all: true })).toStrictEqual({});
    expect(itemInScope(department)).toStrictEqual({ departmentId: "d1" });
    expect(itemInScope(byLink)).toStrictEqual({ departmentId: "d1", id: { in: [KPI, initiative] } });
  });

  it("is the same in SQL, by a link of its year alone", () => {
    expect(sql({ all: true })).toEqual(["true", []]);
    expect(sql(department)).toEqual(["item.department_id = $1::uuid", ["d1"]]);
    expect(sql(byLink)).toEqual([
      "item.department_id = $1::uuid AND report.fy = $2 AND item.id = ANY($3)",
      ["d1", R7, [KPI, initiative]],
    ]);
  });
});

it("a session ends after a working day of eight hours", () => {
  expect(SESSION_SECONDS).toBe(28_800);
});

it("a Viewer has what the row says, and of no department nothing", () => {
  expect(person("contributor", LINK)).toMatchObject({
    userId: "p1",
    id: "p1",
    name: "花子",
    email: "p1@example.jp",
    role: "contributor",
    departmentId: "d1",
    departmentName: "総務課",
    responseScope: LINK,
  });
  expect(person("office", null, null)).toMatchObject({
    departmentId: null,
    departmentName: null,
    responseScope: null,
  });
  expect(systemActor).toMatchObject({ userId: null, id: "system", role: "office", departmentId: null });
});
