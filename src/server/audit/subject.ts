/** What an audit event was done to: as a value in the program, as text in the row that is hashed. */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { PartId } from "@/domain/shared/part-id";

export type AuditSubject =
  /** Of an initiative or an assessment its id stands in the place of the KPI's. */
  | { readonly kind: "report"; readonly kpiId: KpiId | InitiativeId | PartId; readonly fy: FiscalYear }
  | { readonly kind: "kpi"; readonly kpiId: KpiId }
  | { readonly kind: "round"; readonly fy: FiscalYear }
  | { readonly kind: "publication"; readonly no: number }
  | { readonly kind: "plan"; readonly id: string }
  | { readonly kind: "account"; readonly id: string }
  | { readonly kind: "department"; readonly id: string }
  | { readonly kind: "settings"; readonly id: "sign-in" | "mail" | "database" };

export const AUDIT_SUBJECT_KINDS = [
  "report",
  "kpi",
  "round",
  "publication",
  "plan",
  "account",
  "department",
  "settings",
] as const satisfies readonly AuditSubject["kind"][];

/**
 * "report:paper-sheets/2025". The one place that writes this text: it is hashed into the chain, so its form never
 * changes. Nobody takes it apart again: the database derives the typed columns beside it (see the migration typed_keys).
 */
export function subjectText(subject: AuditSubject): string {
  switch (subject.kind) {
    case "report":
      return `report:${subject.kpiId}/${subject.fy}`;
    case "kpi":
      return `kpi:${subject.kpiId}`;
    case "round":
      return `round:${subject.fy}`;
    case "publication":
      return `publication:${subject.no}`;
    default:
      return `${subject.kind}:${subject.id}`;
  }
}
