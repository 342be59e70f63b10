import { type AccessSubject, type Action, can, startsOnDashboard } from "@/domain/shared/access";
import { staffRoutes } from "@/lib/routes";

export interface NavigationItem {
  readonly label: string;
  readonly href: string;
  /** Where its pages lie as well: those that lead back to it (Breadcrumbs). */
  readonly also?: readonly string[];
  /** What the page needs; asked for the person's own department. */
  readonly action: Action;
}

/** The staff side's jobs, in the order in which a year goes through them. */
const NAVIGATION: readonly NavigationItem[] = [
  { label: "入力", href: staffRoutes.entry(), action: "report.read", also: ["/staff/approval"] },
  {
    label: "進捗",
    href: staffRoutes.dashboard(),
    action: "dashboard.read",
    also: [staffRoutes.explore(), staffRoutes.presentation()],
  },
  {
    label: "照会",
    href: staffRoutes.rounds(),
    action: "round.read",
    also: [staffRoutes.mails(), staffRoutes.transfer()],
  },
  { label: "公表", href: staffRoutes.publications(), action: "publication.read" },
  { label: "計画", href: staffRoutes.plan(), action: "plan.read" },
  { label: "アカウント", href: staffRoutes.accounts(), action: "account.read" },
  { label: "監査記録", href: staffRoutes.audit(), action: "audit.read" },
];

/**
 * What this person may open; by a personal link, the entry of its round alone. The pages ask again; this only spares
 * a dead end.
 */
export function navigationFor(viewer: AccessSubject): NavigationItem[] {
  const { responseScope } = viewer;
  if (responseScope) {
    return [{ label: "入力", href: staffRoutes.entry({ fy: responseScope.fy }), action: "report.read" }];
  }
  return NAVIGATION.filter((item) => can(viewer, item.action, { departmentId: viewer.departmentId })).map(
    (item) =>
      // Of one page one address: it is their home.
      item.href === staffRoutes.dashboard() && startsOnDashboard(viewer)
        ? { ...item, href: staffRoutes.home(), also: [item.href, ...(item.also ?? [])] }
        : item,
  );
}
