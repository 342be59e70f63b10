/** The round of a year: for each of its KPIs who is asked, whether the department may write, and what is outstanding. */

import { isReturnOpen, type ReportEvent } from "@/domain/reports/report";
import { type EntryWindow, entryWindow } from "@/domain/rounds/entry-window";
import {
  awaitedDay,
  hasAnswerInForce,
  isHandedIn,
  type Outstanding,
  type OutstandingInput,
  outstandingOf,
} from "@/domain/rounds/outstanding";
import { type OwedStanding, owedFigure } from "@/domain/rounds/owed";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import type { Tx } from "@/server/db/client";
import { toIsoDay } from "@/server/db/days";
import type { Prisma } from "@/server/db/generated/client";
import type { ContentRow } from "./rows";

/** How a report stands to the round of its year. */
export interface EntryStatusDto {
  /** The person whom the year's round asks; null where it names none. */
  readonly respondent: { readonly id: string; readonly name: string } | null;
  /** Whether the department may write now; the office always may. */
  readonly window: EntryWindow;
  readonly outstanding: Outstanding | null;
  /** What managers are told: outstanding, or asked for by a round that ended without an answer. */
  readonly owed: OwedStanding | null;
  readonly isHandedIn: boolean;
  /** An answer is approved, or printed in the plan document, whatever is written beside it. */
  readonly isInForce: boolean;
}

export interface RoundOfYear {
  /** The year's round, in whatever state, asks for it. */
  readonly isAsked: (kpiId: KpiId) => boolean;
  /** After its round's end the office has asked for it once more. */
  readonly isReopened: (kpiId: KpiId) => boolean;
  /** @param approved the revision in force */
  readonly windowOf: (kpiId: KpiId, approved: AnswerRow | null | undefined, today: IsoDate) => EntryWindow;
  readonly statusOf: (
    kpiId: KpiId,
    report: Pick<OutstandingInput, "state" | "isReturned" | "isDocumented" | "departmentId"> & {
      readonly approved: AnswerRow | null;
    },
    today: IsoDate,
  ) => EntryStatusDto;
}

type AnswerRow = Pick<ContentRow, "missingReason" | "expectedOn" | "figureStatus">;

const ITEM_SELECT = {
  itemId: true,
  reopenedAt: true,
  respondent: { select: { id: true, name: true } },
} as const satisfies Prisma.RoundItemSelect;

/** @param kpiId only this KPI's item; every item of the round when left out */
export async function readRoundOfYear(tx: Tx, fy: FiscalYear, kpiId?: KpiId): Promise<RoundOfYear> {
  return (await readRoundsOfYears(tx, [fy], kpiId))(fy);
}

/** The rounds of several years, with as many queries as one; a year without a round has no items. */
export async function readRoundsOfYears(
  tx: Tx,
  fys: readonly FiscalYear[],
  kpiId?: KpiId,
): Promise<(fy: FiscalYear) => RoundOfYear> {
  const rounds = await tx.collectionRound.findMany({
    where: { fy: { in: [...fys] } },
    select: {
      fy: true,
      openedAt: true,
      closedAt: true,
      items: { where: kpiId === undefined ? {} : { itemId: kpiId }, select: ITEM_SELECT },
    },
  });
  return (fy) => roundOfYear(rounds.find((round) => round.fy === fy) ?? null, fy);
}

function roundOfYear(
  round: {
    readonly openedAt: Date | null;
    readonly closedAt: Date | null;
    readonly items: readonly Prisma.RoundItemGetPayload<{ select: typeof ITEM_SELECT }>[];
  } | null,
  fy: FiscalYear,
): RoundOfYear {
  const items = new Map(round?.items.map((item) => [item.itemId, item]));
  const windowOf: RoundOfYear["windowOf"] = (id, approved, today) => {
    const awaitedOn = awaitedDay(approved ? toAnswer(approved) : null, fy);
    return entryWindow({ round, item: items.get(id) ?? null, awaitedOn, today });
  };
  return {
    isAsked: (id) => items.has(id),
    isReopened: (id) => (items.get(id)?.reopenedAt ?? null) !== null,
    windowOf,
    statusOf: (id, report, today) => {
      const item = items.get(id);
      const respondent = item?.respondent ?? null;
      const input: OutstandingInput = {
        ...report,
        approved: report.approved && toAnswer(report.approved),
        fy,
        round,
        item: item ? { respondentId: respondent?.id ?? null, reopenedAt: item.reopenedAt } : null,
        today,
      };
      return {
        respondent,
        window: windowOf(id, report.approved, today),
        outstanding: outstandingOf(input),
        owed: owedFigure(input),
        isHandedIn: isHandedIn(input),
        isInForce: hasAnswerInForce(input),
      };
    },
  };
}

/** The newest revision of a report that is no draft: what was last done with it. */
export const LAST_STEP = {
  where: { event: { not: "save_draft" } },
  orderBy: { no: "desc" },
  take: 1,
  select: { event: true, comment: true },
} as const satisfies Prisma.Report$revisionsArgs;

/** The same with the one before it: the answer that a decision was made on. */
export const LAST_STEPS = {
  ...LAST_STEP,
  take: 2,
  select: { ...LAST_STEP.select, at: true, viaLink: true, author: { select: { name: true } } },
} as const satisfies Prisma.Report$revisionsArgs;

/** @param steps what {@link LAST_STEP} reads, or every revision, the newest first */
export function isReturned(
  steps: readonly { readonly event: ReportEvent; readonly comment: string }[],
): boolean {
  return isReturnOpen(steps.find(({ event }) => event !== "save_draft"));
}

/** What a revision answers instead of a figure, as the rule reads it. */
export function toAnswer({
  missingReason,
  expectedOn,
  figureStatus,
}: AnswerRow): OutstandingInput["approved"] {
  return {
    figureStatus,
    missing: missingReason === null ? null : { reason: missingReason, expectedOn: toIsoDay(expectedOn) },
  };
}

/** A reopened item is closed again once it is approved. */
export async function closeReopenedItem(
  tx: Tx,
  { kpiId, fy }: { kpiId: KpiId; fy: FiscalYear },
): Promise<void> {
  await tx.roundItem.updateMany({
    where: { itemId: kpiId, round: { fy }, reopenedAt: { not: null } },
    data: { reopenedAt: null, reopenedReason: "" },
  });
}
