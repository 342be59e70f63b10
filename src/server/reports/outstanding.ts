/** A round with its items and what is outstanding of each: read once, for all mails of the round and for its close. */

import { figuresInYear } from "@/domain/plan/figures";
import { initiativesInYear } from "@/domain/plan/initiatives";
import { askingPlans } from "@/domain/plan/lead";
import { isDocumented } from "@/domain/plan/years";
import { isInitiativeAsked, latestBefore } from "@/domain/reports/initiatives/initiative";
import { isInitiativeOwed } from "@/domain/reports/initiatives/initiative-tally";
import type { ReportState } from "@/domain/reports/report";
import {
  isHandedIn,
  type Outstanding,
  type OutstandingInput,
  outstandingOf,
} from "@/domain/rounds/outstanding";
import { isRespondent, type RoundItem } from "@/domain/rounds/respondents";
import { type RoundState, roundState } from "@/domain/rounds/round";
import type { Role } from "@/domain/shared/access";
import { type FiscalYear, fiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { IsoDate } from "@/domain/shared/iso-date";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { byDepartmentAndName } from "@/domain/shared/names";
import type { Tx } from "@/server/db/client";
import { toIsoDay } from "@/server/db/days";
import type { MailItem } from "@/server/mail/compose";
import { type PlanDto, readPlans } from "@/server/plan/queries";
import { WITH_FIGURES } from "./approved";
import { isReturned, LAST_STEP, toAnswer } from "./entry-window";
import { readAnswersAround } from "./initiatives/approved";
import { rowInForce } from "./initiatives/rows";

/** A row of the accounts table that is in use. */
export interface ActiveAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: true;
  readonly departmentId: string | null;
  readonly department: string | null;
}

export interface RoundReport extends RoundItem, MailItem {
  readonly outstanding: Outstanding | null;
  readonly isHandedIn: boolean;
  /** Who to ask, as the KPI's plan says it. */
  readonly contact: string;
}

/** The initiatives (取組項目) that a department has not answered yet, or was given back. */
interface OwedInitiatives {
  readonly ids: readonly InitiativeId[];
  /** Who to ask, as the plan says it. */
  readonly contact: string;
}

export interface RoundWithItems {
  readonly id: string;
  readonly fy: FiscalYear;
  readonly instructions: string;
  /** Whom to ask inside the city hall; "" where the round does not say. */
  readonly contact: string;
  readonly attachesSheets: boolean;
  /** ISO date. */
  readonly dueOn: IsoDate;
  readonly state: RoundState;
  /** What the round asks for, in the plans' order. */
  readonly items: readonly RoundReport[];
  /** By department: which of its initiatives the round still asks for; a department without any is left out. */
  readonly initiatives: ReadonlyMap<string, OwedInitiatives>;
  readonly accounts: readonly ActiveAccount[];
}

/**
 * Reads inside its caller's transaction, with the same number of queries whatever the plan's size.
 * @param today ISO date in Asia/Tokyo
 * @param asOpened what would be outstanding if a round in preparation were opened now
 * @returns null for an unknown round
 */
export async function readRoundWithItems(
  tx: Tx,
  roundId: string,
  today: IsoDate,
  { asOpened = false }: { readonly asOpened?: boolean } = {},
): Promise<RoundWithItems | null> {
  const round = await tx.collectionRound.findUnique({
    where: { id: roundId },
    select: {
      id: true,
      fy: true,
      instructions: true,
      contact: true,
      attachesSheets: true,
      dueOn: true,
      openedAt: true,
      closedAt: true,
      items: { select: { itemId: true, respondentId: true, reopenedAt: true } },
    },
  });
  if (!round) return null;
  const fy = fiscalYear(round.fy);
  const times = asOpened ? { ...round, openedAt: round.openedAt ?? today } : round;
  const plans = askingPlans(await readPlans(tx));
  const reports = new Map((await readReportStates(tx, [fy])).map((report) => [report.kpiId, report]));
  const accounts = await readActiveAccounts(tx);
  const items = new Map(round.items.map((item) => [item.itemId, item]));
  const initiatives = await readOwedInitiatives(tx, plans, fy, today);
  return {
    id: round.id,
    fy,
    instructions: round.instructions,
    contact: round.contact,
    attachesSheets: round.attachesSheets,
    dueOn: toIsoDay(round.dueOn),
    state: roundState(round),
    accounts,
    initiatives,
    items: plans.flatMap(({ definition, departments }) =>
      figuresInYear(definition, fy).flatMap(({ kpi, isMetric }) => {
        const item = items.get(kpi.id);
        if (!item || !(kpi.id in departments)) return [];
        const report = reports.get(kpi.id);
        const departmentId = departments[kpi.id]?.id ?? null;
        const input: OutstandingInput = {
          state: report?.state ?? "not_started",
          isReturned: report?.isReturned ?? false,
          approved: report?.approved ?? null,
          fy,
          isDocumented: isDocumented(kpi, fy),
          departmentId,
          round: times,
          item,
          today,
        };
        const outstanding = outstandingOf(input);
        return [
          {
            kpiId: kpi.id,
            name: kpi.name,
            isMetric,
            unit: kpi.unit,
            departmentId,
            respondentId: item.respondentId,
            outstanding,
            isHandedIn: isHandedIn(input),
            comment: outstanding?.reason === "returned" ? (report?.comment ?? "") : null,
            awaitedOn: outstanding?.awaitedOn ?? null,
            hasYearEnded: outstanding?.reason === "year_ended",
            isNew: false,
            contact: definition.publication.contact,
          },
        ];
      }),
    ),
  };
}

async function readOwedInitiatives(
  tx: Tx,
  plans: readonly PlanDto[],
  fy: FiscalYear,
  today: IsoDate,
): Promise<Map<string, OwedInitiatives>> {
  const reports = await tx.report.findMany({
    where: { fy, item: { kind: "initiative" } },
    select: {
      itemId: true,
      state: true,
      approved: { select: { progress: true, figureStatus: true } },
      revisions: LAST_STEP,
    },
  });
  const answers = await readAnswersAround(tx, [fy]);
  const byId = new Map(reports.map((report) => [report.itemId, report]));
  const earlier = latestBefore(answers, fy);
  const owed = new Map<string, OwedInitiatives>();
  for (const { definition, departments } of plans) {
    const { contact } = definition.publication;
    for (const { initiative } of initiativesInYear(definition, fy)) {
      const departmentId = departments[initiative.id]?.id;
      const report = byId.get(initiative.id);
      const isOwed = isInitiativeOwed({
        state: report?.state ?? "not_started",
        isReturned: isReturned(report?.revisions ?? []),
        inForce: rowInForce(report?.approved ?? null, fy, today),
        isAsked: isInitiativeAsked(earlier.get(initiative.id)?.content ?? null),
      });
      if (departmentId === undefined || !isOwed) continue;
      owed.set(departmentId, { contact, ids: [...(owed.get(departmentId)?.ids ?? []), initiative.id] });
    }
  }
  return owed;
}

/** The items of the round for which this person is a respondent. */
export function itemsOfRespondent(round: RoundWithItems, account: ActiveAccount): RoundReport[] {
  return account.role === "contributor" ? round.items.filter((item) => isRespondent(item, account)) : [];
}

/** A report as far as the rule asks for it; one that was never begun has none. */
export interface ReportStateRow extends Pick<OutstandingInput, "state" | "isReturned" | "approved"> {
  readonly kpiId: KpiId;
  readonly fy: FiscalYear;
  readonly state: ReportState;
  /** What the office wrote when it returned the report; of another one: with its last decision, or "". */
  readonly comment: string;
}

/** Every report of a KPI of those years. Reads for its caller, who has asked `can`. */
export async function readReportStates(tx: Tx, fys: readonly FiscalYear[]): Promise<ReportStateRow[]> {
  const rows = await tx.report.findMany({
    where: { fy: { in: [...fys] }, item: WITH_FIGURES },
    select: {
      itemId: true,
      fy: true,
      state: true,
      revisions: LAST_STEP,
      approved: { select: { missingReason: true, expectedOn: true, figureStatus: true } },
    },
  });
  return rows.map(({ revisions, approved, itemId, ...report }) => ({
    ...report,
    kpiId: toKpiId(itemId),
    fy: fiscalYear(report.fy),
    isReturned: isReturned(revisions),
    comment: revisions[0]?.comment ?? "",
    approved: approved && toAnswer(approved),
  }));
}

/** Everybody who has an account in use, by department and name. Reads for its caller, who has asked `can`. */
export async function readActiveAccounts(tx: Tx): Promise<ActiveAccount[]> {
  const rows = await tx.user.findMany({
    where: { active: true },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      department: { select: { id: true, name: true } },
    },
    orderBy: { id: "asc" },
  });
  return rows
    .map(({ department, ...row }) => ({
      ...row,
      active: true as const,
      departmentId: department?.id ?? null,
      department: department?.name ?? null,
    }))
    .sort(byDepartmentAndName);
}
