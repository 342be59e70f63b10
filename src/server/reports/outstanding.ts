/** A round with its items and what is outstanding of each: read once, for all mails of the round and for its close. */

import type { Kpi } from "@/domain/plan/definition";
import { figuresInYear } from "@/domain/plan/figures";
import { initiativesInYear } from "@/domain/plan/initiatives";
import { askingPlans } from "@/domain/plan/lead";
import { isDocumented } from "@/domain/plan/years";
import { isInitiativeAsked, latestBefore } from "@/domain/reports/initiatives/initiative";
import type { ReportState } from "@/domain/reports/report";
import {
  isHandedIn,
  type Outstanding,
  type OutstandingInput,
  outstandingOf,
} from "@/domain/rounds/outstanding";
import { type OwedAnswer, owedFigure, owedInitiative } from "@/domain/rounds/owed";
import { isRespondent, type RoundItem } from "@/domain/rounds/respondents";
import { type RoundState, type RoundTimes, roundState } from "@/domain/rounds/round";
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

interface OwedInitiative extends OwedAnswer {
  readonly id: InitiativeId;
  readonly departmentId: string | null;
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
  /** Of the whole year, as managers are told it: what no round asks for and the office owes is there as well. */
  readonly owed: readonly OwedAnswer[];
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
  const figures = figuresOf(plans, { fy, reports, items, round: times, today });
  return {
    id: round.id,
    fy,
    instructions: round.instructions,
    contact: round.contact,
    attachesSheets: round.attachesSheets,
    dueOn: toIsoDay(round.dueOn),
    state: roundState(round),
    accounts,
    initiatives: byDepartment(initiatives),
    owed: [
      ...figures.flatMap(({ planId, isMetric, department, input }) => {
        const standing = owedFigure(input);
        const kind = isMetric ? ("metrics" as const) : ("kpis" as const);
        return standing === null ? [] : [{ planId, kind, standing, department }];
      }),
      ...initiatives,
    ],
    items: figures.flatMap((figure) => figure.item ?? []),
  };
}

/** Every figure that the plans ask for in the year, with its item where the round asks for it. */
function figuresOf(
  plans: readonly PlanDto[],
  year: {
    readonly fy: FiscalYear;
    readonly reports: ReadonlyMap<string, ReportStateRow>;
    readonly items: ReadonlyMap<string, NonNullable<OutstandingInput["item"]>>;
    readonly round: RoundTimes;
    readonly today: IsoDate;
  },
) {
  const { fy, reports, items, round, today } = year;
  return plans.flatMap(({ definition, departments }) =>
    figuresInYear(definition, fy).map(({ kpi, isMetric }) => {
      const item = items.get(kpi.id) ?? null;
      const report = reports.get(kpi.id);
      const input: OutstandingInput = {
        state: report?.state ?? "not_started",
        isReturned: report?.isReturned ?? false,
        approved: report?.approved ?? null,
        fy,
        isDocumented: isDocumented(kpi, fy),
        departmentId: departments[kpi.id]?.id ?? null,
        round,
        item,
        today,
      };
      const { contact } = definition.publication;
      return {
        planId: definition.id,
        isMetric,
        department: departments[kpi.id]?.name ?? null,
        input,
        item:
          item !== null && kpi.id in departments
            ? toRoundReport(input, { kpi, isMetric, contact, comment: report?.comment ?? "" })
            : null,
      };
    }),
  );
}

function toRoundReport(
  input: OutstandingInput,
  {
    kpi,
    isMetric,
    contact,
    comment,
  }: Pick<RoundReport, "isMetric" | "contact"> & {
    readonly kpi: Pick<Kpi, "id" | "name" | "unit">;
    readonly comment: string;
  },
): RoundReport {
  const outstanding = outstandingOf(input);
  return {
    kpiId: kpi.id,
    name: kpi.name,
    isMetric,
    unit: kpi.unit,
    departmentId: input.departmentId,
    respondentId: input.item?.respondentId ?? null,
    outstanding,
    isHandedIn: isHandedIn(input),
    comment: outstanding?.reason === "returned" ? comment : null,
    awaitedOn: outstanding?.awaitedOn ?? null,
    hasYearEnded: outstanding?.reason === "year_ended",
    isNew: false,
    contact,
  };
}

async function readOwedInitiatives(
  tx: Tx,
  plans: readonly PlanDto[],
  fy: FiscalYear,
  today: IsoDate,
): Promise<OwedInitiative[]> {
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
  return plans.flatMap(({ definition, departments }) =>
    initiativesInYear(definition, fy).flatMap(({ initiative: { id } }) => {
      const report = byId.get(id);
      const standing = owedInitiative({
        state: report?.state ?? "not_started",
        isReturned: isReturned(report?.revisions ?? []),
        inForce: rowInForce(report?.approved ?? null, fy, today),
        isAsked: isInitiativeAsked(earlier.get(id)?.content ?? null),
      });
      if (standing === null) return [];
      const department = departments[id] ?? null;
      return [
        {
          id,
          planId: definition.id,
          kind: "initiatives" as const,
          standing,
          department: department?.name ?? null,
          departmentId: department?.id ?? null,
          contact: definition.publication.contact,
        },
      ];
    }),
  );
}

/** What no department answers for is asked of nobody. */
function byDepartment(owed: readonly OwedInitiative[]): Map<string, OwedInitiatives> {
  const known = new Map<string, OwedInitiatives>();
  for (const { id, departmentId, contact } of owed) {
    if (departmentId === null) continue;
    known.set(departmentId, { contact, ids: [...(known.get(departmentId)?.ids ?? []), id] });
  }
  return known;
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
