/** Every address of the staff side, in one place; tested against the tree of pages. The public side's: public-paths.ts. */

/** Which plan and which fiscal year a page shows; what is left out is the page's own choice. */
export interface PlanYearQuery {
  readonly plan?: string;
  readonly fy?: number;
}

/** 公表時点で見る: the number of a publication; what is so now when left out. */
export interface AsOfQuery {
  readonly "as-of"?: number;
}

/** What the dashboards show, and how. */
export interface DashboardQuery extends PlanYearQuery, AsOfQuery {
  /** The order of the KPIs; the plan's when left out. */
  readonly sort?: "mark" | "way" | "need" | "name";
  /** The group of a large plan's table that is open: a pillar's number, 0 for the plan as a whole. */
  readonly open?: number;
}

/** What the audit trail is filtered by, and which of its pages is shown. */
export interface AuditQuery {
  /** Who acted: an account's id, or "system". */
  readonly person?: string;
  readonly kpi?: string;
  readonly fy?: number;
  readonly action?: string;
  /** The page of the newest events older than this number. */
  readonly before?: string;
  /** The page of the oldest events newer than this number. */
  readonly after?: string;
}

/** Which part of a year's initiatives: a measure ("1-2") that is decided on, or a department (its id) that is answered for. */
export interface InitiativesQuery {
  readonly plan?: string;
  readonly measure?: string;
  readonly department?: string;
  /** How many were approved just now. */
  readonly approved?: number;
}

/** Which part of which plan is written on (its id); every part when left out. */
export interface AssessmentsQuery {
  readonly plan?: string;
  readonly part?: string;
  /** What was done on the page before. */
  readonly assessed?: "submitted" | "approved" | "returned";
}

/** Which item is decided on (the first that waits when left out), and what was decided just now, on what. */
export interface ApprovalQuery {
  readonly at?: string;
  readonly decided?: "approve" | "return";
  readonly was?: string;
}

/** Which lines of a round are shown. */
export interface RoundQuery {
  readonly show?: string;
}

/** Who is reminded: an account's id; all that are late when left out. */
export interface ReminderQuery {
  readonly to?: string;
}

export interface MailQuery {
  /** A round's id. */
  readonly round?: string;
  readonly state?: string;
}

/** Two publications that are compared, by their numbers. */
export interface ComparisonQuery {
  readonly from?: string;
  readonly to?: string;
}

/** Which suggested metric a new one is made from: its id. */
export interface NewMetricQuery {
  readonly suggestion?: string;
}

/** What was done about a suggested metric just now. */
export interface SuggestionsQuery {
  readonly suggested?: "made" | "withdrawn" | "declined";
}

/** Which screen of a presentation (from 1), with which figures, or the presenter's notes. */
export interface PresentationQuery extends PlanYearQuery, AsOfQuery {
  readonly screen?: number;
  readonly figures?: "working";
  readonly view?: "notes";
}

/** What was done about a stop just now. */
export interface StopsQuery {
  readonly told?: "hidden" | "lifted" | "deleted";
}

/** What is searched for. */
export interface SearchQuery {
  readonly q?: string;
}

/** Which plan, the version that was confirmed just now, and what else was done. */
export interface PlanPageQuery {
  readonly plan?: string;
  readonly confirmed?: number;
  readonly done?: "removed" | "started" | "discarded";
}

export const staffRoutes = {
  /** Each role's job on one page. */
  help: () => "/staff/help",
  search: (query: SearchQuery = {}) => withQuery("/staff/search", query),
  /** For a manager the dashboard, with its query; everybody else's has none. */
  home: (query: DashboardQuery = {}) => withQuery("/staff", query),
  signIn: () => "/staff/sign-in",
  setUp: () => "/staff/set-up",
  invitation: () => "/staff/invitation",
  password: () => "/staff/password",
  /** Where the person is signed in. */
  sessions: () => "/staff/sessions",
  secondFactor: () => "/staff/second-factor",
  /** Which mails a manager gets. */
  ownMails: () => "/staff/own-mails",
  /** Between the password and the page asked for. */
  signInStep: () => "/staff/sign-in/second-factor",
  entry: (query: PlanYearQuery = {}) => withQuery("/staff/entry", query),
  entryForm: (kpiId: string, fy: number) => `/staff/entry/${encodeURIComponent(kpiId)}/${fy}`,
  /** 取組の状況: answered and decided on. */
  entryInitiatives: (fy: number, query: InitiativesQuery = {}) =>
    withQuery(`/staff/entry/initiatives/${fy}`, query),
  /** 総括・意見: written and decided on. */
  entryAssessments: (fy: number, query: AssessmentsQuery = {}) =>
    withQuery(`/staff/entry/assessments/${fy}`, query),
  /** What is attached to one of them. */
  entryInitiative: (fy: number, initiativeId: string) =>
    `/staff/entry/initiatives/${fy}/${encodeURIComponent(initiativeId)}`,
  /** What waits for a decision, one item at a time. */
  approval: (fy: number, query: ApprovalQuery = {}) => withQuery(`/staff/approval/${fy}`, query),
  dashboard: (query: DashboardQuery = {}) => withQuery("/staff/dashboard", query),
  dashboardPillar: (no: number, query: DashboardQuery = {}) =>
    withQuery(`/staff/dashboard/pillars/${no}`, query),
  dashboardMeasure: (pillar: number, no: number, query: DashboardQuery = {}) =>
    withQuery(`/staff/dashboard/measures/${pillar}-${no}`, query),
  /** KPIs beside one another, and figures that are tried; what is looked at stands in the query (`addressOf` of explore). */
  explore: (query: Pick<PlanYearQuery, "plan"> & AsOfQuery & { readonly kpi?: string } = {}) =>
    withQuery("/staff/explore", query),
  presentation: (query: PresentationQuery = {}) => withQuery("/staff/presentation", query),
  /** Its last screen, to be written by the office. */
  presentationClosing: (query: Pick<PlanYearQuery, "plan"> = {}) =>
    withQuery("/staff/presentation/closing", query),
  dashboardKpi: (kpiId: string, query: DashboardQuery = {}) =>
    withQuery(`/staff/dashboard/kpis/${encodeURIComponent(kpiId)}`, query),
  /** Where a personal link leads; the link itself carries a token. */
  responseLink: () => "/staff/answer",
  rounds: () => "/staff/rounds",
  round: (roundId: string, query: RoundQuery = {}) =>
    withQuery(`/staff/rounds/${encodeURIComponent(roundId)}`, query),
  /** The mail before it is sent: to one person, or to all that are late. */
  roundReminder: (roundId: string, query: ReminderQuery = {}) =>
    withQuery(`/staff/rounds/${encodeURIComponent(roundId)}/reminder`, query),
  /** The lines of a round as one table that a block of cells is pasted over. */
  roundGrid: (roundId: string) => `/staff/rounds/${encodeURIComponent(roundId)}/grid`,
  /** 回答票: taken to be filled, and brought back. */
  roundSheets: (roundId: string) => `/staff/rounds/${encodeURIComponent(roundId)}/sheets`,
  transfer: () => "/staff/transfer",
  mails: (query: MailQuery = {}) => withQuery("/staff/mails", query),
  publications: () => "/staff/publications",
  /** What is different between two publications. */
  publicationComparison: (query: ComparisonQuery = {}) => withQuery("/staff/publications/compare", query),
  /** What would be published, its words, a look at it, and the act. */
  newPublication: () => "/staff/publications/new",
  /** 公開の停止. */
  publicationStops: (query: StopsQuery = {}) => withQuery("/staff/publications/stops", query),
  plan: (query: PlanPageQuery = {}) => withQuery("/staff/plan", query),
  /** Every part of a plan, to be changed. */
  planEdit: (planId: string) => `/staff/plan/${encodeURIComponent(planId)}/edit`,
  planTexts: (planId: string) => `/staff/plan/${encodeURIComponent(planId)}/texts`,
  planPillar: (planId: string, no: number | "new") =>
    `/staff/plan/${encodeURIComponent(planId)}/pillars/${no}`,
  planMeasure: (planId: string, pillar: number, no: number | "new") =>
    `/staff/plan/${encodeURIComponent(planId)}/measures/${pillar}-${no}`,
  planInitiative: (planId: string, initiativeId: string) =>
    `/staff/plan/${encodeURIComponent(planId)}/initiatives/${encodeURIComponent(initiativeId)}`,
  planNewInitiative: (planId: string, pillar: number, measure: number) =>
    `/staff/plan/${encodeURIComponent(planId)}/measures/${pillar}-${measure}/new-initiative`,
  planKpi: (planId: string, kpiId: string) =>
    `/staff/plan/${encodeURIComponent(planId)}/kpis/${encodeURIComponent(kpiId)}`,
  planMetric: (planId: string, metricId: string) =>
    `/staff/plan/${encodeURIComponent(planId)}/metrics/${encodeURIComponent(metricId)}`,
  planNewMetric: (planId: string, query: NewMetricQuery = {}) =>
    withQuery(`/staff/plan/${encodeURIComponent(planId)}/new-metric`, query),
  /** Metrics (KPI以外の実績) that departments suggest. */
  suggestions: (query: SuggestionsQuery = {}) => withQuery("/staff/suggestions", query),
  newSuggestion: () => "/staff/suggestions/new",
  planNewKpi: (planId: string) => `/staff/plan/${encodeURIComponent(planId)}/new-kpi`,
  /** A plan file is read in here. */
  planFile: () => "/staff/plan/file",
  /** Figures of years that are over, from a city's own table. */
  pastFigures: () => "/staff/plan/past-figures",
  pastFiguresImport: (importId: string) => `/staff/plan/past-figures/${encodeURIComponent(importId)}`,
  planProposal: (planId: string) => `/staff/plan/${encodeURIComponent(planId)}/proposal`,
  accounts: () => "/staff/accounts",
  newAccount: () => "/staff/accounts/new",
  account: (accountId: string) => `/staff/accounts/${encodeURIComponent(accountId)}/edit`,
  audit: (query: AuditQuery = {}) => withQuery("/staff/audit", query),
} as const;

/** The events of the audit trail as a file: every one that fits, not a page of them. */
export function auditCsvHref(query: Omit<AuditQuery, "before" | "after"> = {}): string {
  return withQuery("/api/audit", query);
}

/** The same as a workbook, as far as a sheet holds them. */
export function auditWorkbookHref(query: Omit<AuditQuery, "before" | "after"> = {}): string {
  return withQuery("/api/audit/workbook", query);
}

/** A published year in the form of 別紙5-2, as a workbook. */
export function committeeWorkbookHref(no: number, fy: number): string {
  return `/api/publications/${no}/workbooks/${fy}`;
}

/** The open data of a publication as one workbook. */
export function openDataWorkbookHref(no: number): string {
  return `/api/publications/${no}/workbooks/data`;
}

/** The table of a round as a workbook. */
export function roundWorkbookHref(roundId: string): string {
  return `/api/rounds/${encodeURIComponent(roundId)}/workbook`;
}

/** Where it is noted what somebody who may decide has open. */
export const OPENED_HREF = "/api/opened";

/** Every account as a workbook. */
export const ACCOUNTS_WORKBOOK_HREF = "/api/accounts/workbook";

/** The plan in force as a plan file (YAML). */
export function planFileHref(planId: string): string {
  return `/api/plans/${encodeURIComponent(planId)}/file`;
}

/** The public pages as they would be with the plan's draft. */
export function proposalPreviewHref(planId: string): string {
  return `/api/plans/${encodeURIComponent(planId)}/preview`;
}

/** A year's report, or the committee's document, as the next publication would have it (PDF). */
export function draftPaperHref(paper: number | { readonly committeeOf: string }): string {
  const name = typeof paper === "number" ? paper : `committee-${encodeURIComponent(paper.committeeOf)}`;
  return `/api/papers/${name}.pdf`;
}

/** A mail as a file that any mail program opens (.eml). */
export function mailFileHref(mailId: string): string {
  return `/api/mails/${encodeURIComponent(mailId)}`;
}

/** An evidence file, always as an attachment. */
export function evidenceFileHref(evidenceId: string): string {
  return `/api/evidence/${encodeURIComponent(evidenceId)}`;
}

/** A department's answer sheet of a round (.xlsx). */
export function answerSheetHref(roundId: string, departmentId: string): string {
  return `/api/rounds/${encodeURIComponent(roundId)}/sheets/${encodeURIComponent(departmentId)}`;
}

/** Where a filled one is sent to be looked at. */
export function returnedSheetHref(roundId: string): string {
  return `/api/rounds/${encodeURIComponent(roundId)}/returned`;
}

type Query = PlanYearQuery &
  PlanPageQuery &
  DashboardQuery &
  AuditQuery &
  InitiativesQuery &
  AssessmentsQuery &
  ApprovalQuery &
  RoundQuery &
  ReminderQuery &
  MailQuery &
  NewMetricQuery &
  SuggestionsQuery &
  StopsQuery &
  SearchQuery &
  ComparisonQuery &
  PresentationQuery;

/** In the order in which they stand in an address: every name there is, and nothing else of an object gets there. */
const QUERY_NAMES = {
  plan: true,
  part: true,
  assessed: true,
  measure: true,
  department: true,
  approved: true,
  at: true,
  decided: true,
  was: true,
  person: true,
  kpi: true,
  fy: true,
  sort: true,
  "as-of": true,
  open: true,
  action: true,
  before: true,
  after: true,
  show: true,
  from: true,
  to: true,
  round: true,
  state: true,
  confirmed: true,
  done: true,
  told: true,
  suggestion: true,
  suggested: true,
  q: true,
  figures: true,
  view: true,
  screen: true,
} as const satisfies Record<keyof Query, true>;

function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const name of Object.keys(QUERY_NAMES) as (keyof Query)[]) {
    const value = query[name];
    if (value !== undefined) params.set(name, String(value));
  }
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}
