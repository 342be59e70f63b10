import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { staffRoutes } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import type { DashboardInput } from "../view-model/dashboard";

/** Where the person may go from a figure. The form asks again; this only spares a dead end. */
export function reportLink(
  viewer: Viewer,
  allowSelfApproval: boolean,
  currentFy: FiscalYear,
): DashboardInput["linkTo"] {
  return (report) => {
    // A year that has not begun has no form yet.
    if (report.fy > currentFy && report.version === 0) return null;
    const href = staffRoutes.entryForm(report.kpiId, report.fy);
    const resource = {
      departmentId: report.department?.id ?? null,
      authorIds: report.authorIds,
      allowSelfApproval,
    };
    if (report.state === "submitted") {
      if (can(viewer, "report.approve", resource)) return { href, kind: "decide" };
    } else if (can(viewer, "report.edit", resource)) {
      return { href, kind: "edit" };
    }
    return can(viewer, "report.read", resource) ? { href, kind: "read" } : null;
  };
}
