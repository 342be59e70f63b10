import type { Crumb } from "@/components/ui/breadcrumbs";
import { dashboardAddress } from "@/lib/dashboard-address";
import { type DashboardQuery, staffRoutes } from "@/lib/routes";

/**
 * The way down to the pages below the dashboard.
 * @param isHome the dashboard is the person's first page: then both lead to it, as of the same publication
 */
export function dashboardCrumbs(isHome: boolean, query: DashboardQuery): Crumb[] {
  return [
    { label: "ホーム", href: staffRoutes.home(isHome ? query : {}) },
    { label: "進捗", href: dashboardAddress(isHome, query) },
  ];
}
