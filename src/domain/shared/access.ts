/** Who may do what: one pure function over viewer × action × resource. */
import type { KpiId } from "@/domain/shared/kpi-id";
import type { FiscalYear } from "./fiscal-year";
import type { InitiativeId } from "./initiative-id";

export const ROLES = ["admin", "office", "contributor", "manager"] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. `departmentId` is null for people of no department. */
export interface AccessSubject {
  readonly id: string;
  readonly role: Role;
  readonly departmentId: string | null;
  /** Came in by a personal link: these reports and nothing else. null or left out: signed in. */
  readonly responseScope?: ResponseScope | null;
}

/** What a personal link opens: one person's items of one round. */
export interface ResponseScope {
  readonly linkId: string;
  readonly fy: FiscalYear;
  readonly kpiIds: readonly KpiId[];
  /** Those that the person's department is responsible for. */
  readonly initiativeIds: readonly InitiativeId[];
}

/** What a report is of. */
export type ReportedItem = { readonly kpiId: KpiId } | { readonly initiativeId: InitiativeId };

export const ACTIONS = [
  "plan.read",
  "plan.manage",
  /** A metric (KPI以外の実績) that a department would like the plan to have. */
  "suggestion.read",
  "suggestion.make",
  "report.read",
  /** What is not handed in, or was given back: `isSaid` of reports/said.ts. */
  "report.read_draft",
  "report.edit",
  "report.submit",
  "report.approve",
  "report.return",
  /** Questions and answers beside the figure. */
  "report.message",
  /** Answer sheets: taken to be filled, and brought back. */
  "report.sheet",
  "dashboard.read",
  "round.read",
  "round.manage",
  /** Lets the mails of a restored system go out. */
  "mail.release",
  /** The staff's list and preview; what was published is open to everybody. */
  "publication.read",
  "publication.publish",
  /** Who there is, by name and department: what every list of who did what says anyway. */
  "person.read",
  "account.read",
  "account.manage",
  "settings.manage",
  "audit.read",
] as const;
export type Action = (typeof ACTIONS)[number];

export interface AccessResource {
  /** The department that answers for the KPI; null or left out where there is none. */
  readonly departmentId?: string | null;
  /** Who counts as an author of what is to be approved or returned: `authorIdsOf` of reports/authors.ts. */
  readonly authorIds?: readonly string[];
  /** The plan's setting. */
  readonly allowSelfApproval?: boolean;
  /** Whether the department may write now: entryWindow of collection.ts. */
  readonly entryOpen?: boolean;
  /** Which report it is; asked of whoever came in by a personal link. */
  readonly report?: ReportedItem & { readonly fy: FiscalYear };
}

/** `own_department_while_open`: one's own department's, and only while entry is open. */
type Grant = "any" | "own_department" | "own_department_while_open";

const GRANTS: Record<Role, Partial<Record<Action, Grant>>> = {
  office: {
    "plan.read": "any",
    "plan.manage": "any",
    "suggestion.read": "any",
    "report.read": "any",
    "report.read_draft": "any",
    "report.edit": "any",
    "report.submit": "any",
    "report.approve": "any",
    "report.return": "any",
    "report.message": "any",
    "report.sheet": "any",
    "dashboard.read": "any",
    "round.read": "any",
    "round.manage": "any",
    "mail.release": "any",
    "publication.read": "any",
    "publication.publish": "any",
    "person.read": "any",
    "account.read": "any",
    "audit.read": "any",
  },
  contributor: {
    "plan.read": "any",
    "suggestion.read": "own_department",
    "suggestion.make": "own_department",
    "report.read": "own_department",
    "report.read_draft": "own_department",
    "report.edit": "own_department_while_open",
    "report.submit": "own_department_while_open",
    "report.message": "own_department",
    "report.sheet": "own_department",
    "round.read": "any",
  },
  manager: {
    "plan.read": "any",
    "suggestion.read": "any",
    "report.read": "any",
    "dashboard.read": "any",
    "round.read": "any",
    "publication.read": "any",
    "person.read": "any",
    "audit.read": "any",
  },
  admin: {
    "plan.read": "any",
    "round.read": "any",
    "mail.release": "any",
    "publication.read": "any",
    "person.read": "any",
    "account.read": "any",
    "account.manage": "any",
    "settings.manage": "any",
    "audit.read": "any",
  },
};

/** A decision on a report is another person's: approving and returning alike. */
const DECISIONS: ReadonlySet<Action> = new Set(["report.approve", "report.return"]);

/** Whether the subject may do this to that. Whatever is not granted is refused. */
export function can(subject: AccessSubject, action: Action, resource: AccessResource = {}): boolean {
  const grant = GRANTS[subject.role][action];
  if (grant === undefined) return false;
  if (subject.responseScope && !isWithinScope(subject.responseScope, action, resource)) return false;
  if (grant !== "any" && !isOwnDepartment(subject, resource)) return false;
  if (grant === "own_department_while_open" && resource.entryOpen !== true) return false;
  return !(
    DECISIONS.has(action) &&
    isOwnSubmission(subject, resource) &&
    resource.allowSelfApproval !== true
  );
}

/** Who reads how the plan stands and has no report to enter or decide on: the dashboard is their first page. */
export function startsOnDashboard(subject: AccessSubject): boolean {
  return can(subject, "dashboard.read") && !can(subject, "report.edit") && !can(subject, "report.approve");
}

/** All that a personal link is for; of reports, only those it was made for. */
const ANSWERING: ReadonlySet<Action> = new Set([
  "plan.read",
  "round.read",
  "report.read",
  "report.read_draft",
  "report.edit",
  "report.submit",
  "report.message",
]);

function isWithinScope(scope: ResponseScope, action: Action, { report }: AccessResource): boolean {
  if (!ANSWERING.has(action)) return false;
  if (!action.startsWith("report.")) return true;
  return report !== undefined && isOpenedBy(scope, report);
}

/** Whether the personal link is for that report. */
export function isOpenedBy(
  scope: ResponseScope,
  report: ReportedItem & { readonly fy: FiscalYear },
): boolean {
  if (report.fy !== scope.fy) return false;
  return "kpiId" in report
    ? scope.kpiIds.includes(report.kpiId)
    : scope.initiativeIds.includes(report.initiativeId);
}

/** No department on either side matches nothing: two unknowns are not the same department. */
function isOwnDepartment(subject: AccessSubject, resource: AccessResource): boolean {
  return subject.departmentId !== null && subject.departmentId === resource.departmentId;
}

function isOwnSubmission(subject: AccessSubject, resource: AccessResource): boolean {
  return resource.authorIds?.includes(subject.id) ?? false;
}
