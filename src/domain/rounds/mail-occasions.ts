/**
 * What makes a mail of a round, what makes two mails the same, and how far a mail has come. The decision on a suggested metric
 * (KPI以外の実績) makes a mail that belongs to no round, and so does a publication, of which managers are told (briefings.ts).
 */
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { ReminderStage } from "./reminders";

/** An initiative (取組項目) that a mail is about. */
export interface MailedLine {
  readonly initiativeId: InitiativeId;
  /** The initiative in the plan's words. */
  readonly text: string;
}

/** One that was given back. */
export interface ReturnedLine extends MailedLine {
  /** Number of the revision that the return makes. */
  readonly version: number;
  readonly comment: string;
}

/** Everybody of the department that is responsible for these lines is told; at least one line. */
interface OfDepartment<Line extends MailedLine> {
  readonly departmentId: string;
  readonly lines: readonly Line[];
  /** Who to ask, as the plan says it. */
  readonly contact: string;
}

/** What makes a mail. Dates are ISO dates; `at` is an ISO instant. */
export type MailOccasion =
  | { readonly kind: "opening" }
  | { readonly kind: "reminder"; readonly stage: ReminderStage; readonly dueOn: IsoDate }
  | { readonly kind: "by_hand"; readonly id: string }
  | { readonly kind: "extended"; readonly dueOn: IsoDate }
  /** What came into the round while it is open, or to another department: its ids, and the act by which it did. */
  | { readonly kind: "added"; readonly id: string; readonly itemIds: ReadonlySet<string> }
  | { readonly kind: "returned"; readonly kpiId: KpiId; readonly version: number; readonly comment: string }
  /** All that one act gives back. */
  | ({ readonly kind: "returned" } & OfDepartment<ReturnedLine>)
  | { readonly kind: "reopened"; readonly kpiId: KpiId; readonly reason: string; readonly at: string }
  | { readonly kind: "question"; readonly kpiId: KpiId; readonly messageId: string; readonly text: string }
  | ({
      readonly kind: "question";
      readonly messageId: string;
      readonly text: string;
    } & OfDepartment<MailedLine>);

export const MAIL_OCCASION_KINDS = [
  "opening",
  "reminder",
  "by_hand",
  "extended",
  "added",
  "returned",
  "reopened",
  "question",
  "suggestion",
  "round_closed",
  "published",
] as const satisfies readonly (MailOccasion["kind"] | "suggestion" | "round_closed" | "published")[];

export type MailOccasionKind = (typeof MAIL_OCCASION_KINDS)[number];

/** What is kept of an occasion once its mail is written. */
export interface KeptOccasion {
  readonly kind: MailOccasionKind;
  /** Of a reminder. */
  readonly stage: ReminderStage | null;
  /** The deadline that a reminder or an extension speaks of, ISO date. */
  readonly dueOn: IsoDate | null;
  /** What a return, a reopening or a question is about; of several initiatives that are given back, the first. */
  readonly itemId: KpiId | InitiativeId | null;
}

export function keptOccasion(occasion: MailOccasion): KeptOccasion {
  return {
    kind: occasion.kind,
    stage: occasion.kind === "reminder" ? occasion.stage : null,
    dueOn: occasion.kind === "reminder" || occasion.kind === "extended" ? occasion.dueOn : null,
    itemId: itemOf(occasion),
  };
}

function itemOf(occasion: MailOccasion): KeptOccasion["itemId"] {
  if (isAboutOneKpi(occasion)) return occasion.kpiId;
  return isAboutInitiatives(occasion) ? (occasion.lines[0]?.initiativeId ?? null) : null;
}

/**
 * A person gets one mail of a round for each key: "opening", "before-7@2026-05-29", "returned:paper-sheets/3". Keys are
 * compared, never taken apart: what they mean is kept beside them ({@link KeptOccasion}).
 */
export function occasionKey(occasion: MailOccasion): string {
  switch (occasion.kind) {
    case "opening":
      return "opening";
    case "reminder":
      return `${occasion.stage}@${occasion.dueOn}`;
    case "by_hand":
      return `by-hand:${occasion.id}`;
    case "extended":
      return `extended@${occasion.dueOn}`;
    case "added":
      return `added:${occasion.id}`;
    case "returned":
      if (isAboutInitiatives(occasion)) {
        // No revision is made twice, and so the first line stands for the whole act.
        const [first] = occasion.lines;
        return `returned:${first?.initiativeId}/${first?.version}`;
      }
      return `returned:${occasion.kpiId}/${occasion.version}`;
    case "reopened":
      return `reopened:${occasion.kpiId}@${occasion.at}`;
    case "question":
      return `question:${occasion.messageId}`;
  }
}

/** About reports that are named, or about the round's end itself; the others ask for the round's answers. */
const OF_USE_AFTERWARDS: ReadonlySet<MailOccasionKind> = new Set([
  "returned",
  "reopened",
  "question",
  "round_closed",
]);

export function isAboutOneKpi(
  occasion: MailOccasion,
): occasion is Extract<MailOccasion, { readonly kpiId: KpiId }> {
  return "kpiId" in occasion;
}

export function isAboutInitiatives(
  occasion: MailOccasion,
): occasion is Extract<MailOccasion, { readonly lines: readonly MailedLine[] }> {
  return "lines" in occasion;
}

/** Whether such a mail still makes sense once its round has ended. */
export function outlivesRound(kind: MailOccasionKind): boolean {
  return OF_USE_AFTERWARDS.has(kind);
}

export const MAIL_STATES = ["queued", "kept", "sent", "failed"] as const;

export type MailState = (typeof MAIL_STATES)[number];
