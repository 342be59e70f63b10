/** What the office wrote when it returned a report. */
export interface ReturnNote {
  readonly comment: string;
  /** The field it speaks of, by the names of domain/reports/messages.ts; null for the report as a whole. */
  readonly field: string | null;
  readonly author: string;
  /** ISO instant. */
  readonly at: string;
}
