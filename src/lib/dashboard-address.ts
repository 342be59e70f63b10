import { type DashboardQuery, staffRoutes } from "@/lib/routes";

/** The dashboard's one address for whoever asks: their home, or a page of its own. */
export function dashboardAddress(isHome: boolean, query: DashboardQuery = {}): string {
  return isHome ? staffRoutes.home(query) : staffRoutes.dashboard(query);
}
