/** What the home page is made of, and one thing that it names. */

import type { PlanWords } from "@/domain/plan/definition";
import type { SuggestionState } from "@/domain/proposals/metric-suggestion";
import type { AccessSubject } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { daysBetween, type IsoDate } from "@/domain/shared/iso-date";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import type { AccountCountsDto } from "@/server/accounts/queries";
import type { PlanDto } from "@/server/plan/queries";
import type { DraftRef } from "@/server/proposals/draft";
import type { PublishedFiguresDto, PublishedPlanDto } from "@/server/publication/queries";
import type { AssessmentDto } from "@/server/reports/assessments/queries";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";
import type { UnreadOfInitiativeDto } from "@/server/reports/messages/unread";
import type { ReportDto } from "@/server/reports/queries";
import type { FirstRunDto } from "@/server/rounds/first-run";
import type { MailHoldDto } from "@/server/rounds/mail-hold";
import type { RunningRoundDto } from "@/server/rounds/running";

/** One thing to do or to look at. */
export interface HomeItem {
  readonly title: string;
  /** How many wait; null where there is nothing to count. */
  readonly count: number | null;
  readonly unit: string;
  readonly text: string;
  readonly href: string;
  readonly linkLabel: string;
  /** Something is late or came back: first, drawn with emphasis, and said in the text. */
  readonly urgent: boolean;
  /** Others are at work on it: to be known, and nothing to be done by this person. */
  readonly isOthers?: boolean;
}

/** What the home page counts a report by. */
export type HomeReport = Pick<
  ReportDto,
  | "planId"
  | "kpiId"
  | "fy"
  | "department"
  | "isMetric"
  | "state"
  | "content"
  | "authorIds"
  | "approvedRevision"
  | "window"
  | "outstanding"
  | "isHandedIn"
  | "isInForce"
>;

/** What the home page counts an answer on an initiative by. */
type HomeInitiative = Pick<
  InitiativeReportDto,
  "initiativeId" | "fy" | "state" | "isReturned" | "inForce" | "isAsked" | "window" | "allowed"
>;

export interface HomeInput {
  readonly viewer: AccessSubject & { readonly name: string };
  /** ISO date in Asia/Tokyo. */
  readonly today: IsoDate;
  /**
   * The years that the page speaks of, the latest first: those of the rounds that run, else the last one that ended; and
   * those in which something waits for a decision or came back, whether or not a round runs.
   */
  readonly fys: readonly FiscalYear[];
  /** Every one that runs. */
  readonly rounds: readonly RunningRoundDto[];
  readonly plans: readonly Pick<PlanDto, "definition" | "departments" | "isPublic">[];
  /** Of those years, as far as the person may see them; null for who may see none. */
  readonly reports: readonly HomeReport[] | null;
  /** Of those years, as far as the person may see them. */
  readonly initiatives: readonly HomeInitiative[];
  /** Of those years and the one that runs; none for who may not see them. */
  readonly assessments: readonly Pick<AssessmentDto, "partId" | "fy" | "state" | "allowed">[];
  /** Messages beside answers on initiatives that the person has not read. */
  readonly unreadOfInitiatives: readonly Pick<UnreadOfInitiativeDto, "fy" | "unread">[];
  /** null for who may not see dashboards. */
  readonly published: PublishedFiguresDto["figures"] | null;
  /** What the public is shown of the plans; null for who may not change them. */
  readonly publishedPlans: readonly PublishedPlanDto[] | null;
  /** Changes of plans that are not confirmed yet. */
  readonly drafts: readonly DraftRef[];
  /** Metrics that departments suggest, as far as the person may see them: how far each is. */
  readonly suggestions: readonly SuggestionState[];
  /** Past figures that another person took in, and that wait for this one's decision. */
  readonly pastFigures: number;
  readonly accounts: AccountCountsDto | null;
  /** What the list of the first run is made of; null for who does not set the system up. */
  readonly firstRun: FirstRunDto | null;
  /** How full the disk under the system's own database is. */
  readonly disk: "ample" | "low" | "full";
  /** Mails that wait since a backup was put back; null where they go out, or for who may not let them go. */
  readonly heldMails: MailHoldDto | null;
}

/** The year's round where its deadline has passed; else null. */
export function lateRound({ rounds, today }: HomeInput, fy: FiscalYear): RunningRoundDto | null {
  return rounds.find((round) => round.fy === fy && daysBetween(today, round.dueOn) < 0) ?? null;
}

export function ofYear(reports: HomeInput["reports"], fy: FiscalYear): HomeReport[] {
  return (reports ?? []).filter((report) => report.fy === fy);
}

/** The words of the plan that the page speaks of first. */
export function planWordsOf({ plans }: HomeInput): PlanWords {
  return wordsOf(plans[0]?.definition ?? {});
}
