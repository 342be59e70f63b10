/** Every address of the staff side, in one place; tested against the tree of pages. The public side's: public-paths.ts. */

/** Which plan and which fiscal year a page shows; what is left out is the page's own choice. */
export interface PlanYearQuery {
  readonly plan?: string;
  readonly fy?: number;
}

export const staffRoutes = {
  home: () => "/staff",
  signIn: () => "/staff/sign-in",
  setUp: () => "/staff/set-up",
  invitation: () => "/staff/invitation",
  password: () => "/staff/password",
  entry: (query: PlanYearQuery = {}) => withQuery("/staff/entry", query),
  entryForm: (kpiId: string, fy: number) => `/staff/entry/${encodeURIComponent(kpiId)}/${fy}`,
  dashboard: (query: PlanYearQuery = {}) => withQuery("/staff/dashboard", query),
  dashboardPillar: (no: number, query: PlanYearQuery = {}) =>
    withQuery(`/staff/dashboard/pillars/${no}`, query),
  rounds: () => "/staff/rounds",
  publications: () => "/staff/publications",
  plan: (query: Pick<PlanYearQuery, "plan"> = {}) => withQuery("/staff/plan", query),
  accounts: () => "/staff/accounts",
  newAccount: () => "/staff/accounts/new",
  account: (accountId: string) => `/staff/accounts/${encodeURIComponent(accountId)}/edit`,
} as const;

function withQuery(path: string, query: PlanYearQuery): string {
  const params = new URLSearchParams();
  if (query.plan !== undefined) params.set("plan", query.plan);
  if (query.fy !== undefined) params.set("fy", String(query.fy));
  const text = params.toString();
  return text === "" ? path : `${path}?${text}`;
}
