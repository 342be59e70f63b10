import { describe, expect, it } from "vitest";
import type { Role } from "@/domain/shared/access";
import { fiscalYear } from "@/domain/shared/fiscal-year";
import { toKpiId } from "@/domain/shared/kpi-id";
import { navigationFor } from "./navigation";

const labels = (role: Role, departmentId: string | null = "d1") =>
  navigationFor({ id: "u1", role, departmentId }).map((item) => item.label);

describe("navigation by role", () => {
  it("shows each role the jobs it may do or look at", () => {
    expect(labels("office")).toEqual(["入力", "進捗", "照会", "公表", "計画", "アカウント", "監査記録"]);
    expect(labels("contributor")).toEqual(["入力", "照会", "計画"]);
    expect(labels("manager")).toEqual(["入力", "進捗", "照会", "公表", "計画", "監査記録"]);
    expect(labels("admin")).toEqual(["照会", "公表", "計画", "アカウント", "監査記録"]);
  });

  it("leads a manager to the dashboard at home, and everybody else to its own page", () => {
    const dashboardOf = (role: Role) =>
      navigationFor({ id: "u1", role, departmentId: null }).find(({ label }) => label === "進捗");
    expect(dashboardOf("manager")).toMatchObject({
      href: "/staff",
      also: ["/staff/dashboard", "/staff/explore", "/staff/presentation"],
    });
    expect(dashboardOf("office")?.href).toBe("/staff/dashboard");
  });

  it("shows the entry alone to somebody who came by a personal link", () => {
    const responseScope = { linkId: "link", fy: fiscalYear(2025), kpiIds: [toKpiId("a")], initiativeIds: [] };
    const viewer = { id: "u1", role: "contributor", departmentId: "d1", responseScope } as const;
    expect(navigationFor(viewer).map(({ label, href }) => ({ label, href }))).toEqual([
      { label: "入力", href: "/staff/entry?fy=2025" },
    ]);
  });

  it("shows no entry to a contributor of no department", () => {
    expect(labels("contributor", null)).toEqual(["照会", "計画"]);
  });
});
