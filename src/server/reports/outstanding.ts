/** Whom a round asks, and what each of them still owes: read once, for every mail of the round. */

import { listKpis } from "@/domain/plan/definition";
import { isDocumented } from "@/domain/plan/years";
import type { ReportState } from "@/domain/reports/report";
import { isRespondent, type RoundItem } from "@/domain/rounds/respondents";
import { answerStanding, type RoundState, roundState } from "@/domain/rounds/round";
import type { Role } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { Tx } from "@/server/db/client";
import { toIsoDay } from "@/server/db/days";
import type { OwedItem } from "@/server/mail/compose";
import { readPlans } from "@/server/plan/queries";

/** Somebody with an account that is in use. */
export interface Addressee {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: true;
  readonly departmentId: string | null;
  readonly department: string | null;
}

/** A line of the round. */
export interface RoundLine extends RoundItem, OwedItem {
  readonly isOwed: boolean;
  /** Who to ask, as the KPI's plan says it. */
  readonly contact: string;
}

export interface AskedRound {
  readonly id: string;
  readonly fy: FiscalYear;
  readonly instructions: string;
  /** ISO date. */
  readonly dueOn: string;
  readonly state: RoundState;
  /** In the plans' order. */
  readonly lines: readonly RoundLine[];
  /** Everybody with an account in use. */
  readonly people: readonly Addressee[];
}

/**
 * Reads inside its caller's transaction, with the same number of queries whatever the plan's size.
 * @param today ISO date in Asia/Tokyo
 * @returns null for an unknown round
 */
export async function readAskedRound(tx: Tx, roundId: string, today: string): Promise<AskedRound | null> {
  const round = await tx.collectionRound.findUnique({
    where: { id: roundId },
    select: {
      id: true,
      fy: true,
      instructions: true,
      dueOn: true,
      openedAt: true,
      closedAt: true,
      items: { select: { kpiId: true, respondentId: true } },
    },
  });
  if (!round) return null;
  const fy = round.fy;
  const plans = await readPlans(tx);
  const reports = await standingOfYear(tx, fy);
  const people = await readPeople(tx);
  const items = new Map(round.items.map((item) => [item.kpiId, item]));
  return {
    id: round.id,
    fy,
    instructions: round.instructions,
    dueOn: toIsoDay(round.dueOn) ?? "",
    state: roundState(round),
    people,
    lines: plans.flatMap(({ definition, departments }) =>
      listKpis(definition).flatMap(({ kpi }) => {
        const item = items.get(kpi.id);
        if (!item || !(kpi.id in departments)) return [];
        const report = reports.get(kpi.id);
        const missing = missingOf(report);
        const state = report?.state ?? "not_started";
        const standing = answerStanding({ state, missing }, today);
        return [
          {
            kpiId: kpi.id,
            name: kpi.name,
            unit: kpi.unit,
            departmentId: departments[kpi.id]?.id ?? null,
            respondentId: item.respondentId,
            isOwed: standing !== "answered" && !(state === "not_started" && isDocumented(kpi, fy)),
            comment: report?.state === "returned" ? report.comment : null,
            awaitedOn: standing === "due_again" ? (missing?.expectedOn ?? null) : null,
            contact: definition.publication.contact,
          },
        ];
      }),
    ),
  };
}

/** What is asked of this person. */
export function linesOf(round: AskedRound, person: Addressee): RoundLine[] {
  return person.role === "contributor" ? round.lines.filter((line) => isRespondent(line, person)) : [];
}

interface Standing {
  readonly kpiId: string;
  readonly state: ReportState;
  readonly comment: string;
  readonly missingReason: "not_entered" | "awaiting_release" | "not_surveyed" | null;
  readonly expectedOn: Date | null;
}

/** A join on the newest revision: Prisma's nested `take: 1` would read every revision of every report. */
async function standingOfYear(tx: Tx, fy: FiscalYear): Promise<Map<string, Standing>> {
  const rows = await tx.$queryRaw<Standing[]>`
    SELECT r.kpi_id AS "kpiId", r.state::text AS state, v.comment, v.missing_reason::text AS "missingReason",
           v.expected_on AS "expectedOn"
    FROM report r
    JOIN report_revision v ON v.report_id = r.id AND v.no = r.version
    WHERE r.fiscal_year = ${fy}`;
  return new Map(rows.map((row) => [row.kpiId, row]));
}

function missingOf(report: Standing | undefined) {
  return report?.missingReason
    ? { reason: report.missingReason, expectedOn: toIsoDay(report.expectedOn) }
    : null;
}

async function readPeople(tx: Tx): Promise<Addressee[]> {
  const rows = await tx.user.findMany({
    where: { active: true },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      department: { select: { id: true, name: true } },
    },
    orderBy: [{ department: { name: "asc" } }, { name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ department, ...row }) => ({
    ...row,
    active: true,
    departmentId: department?.id ?? null,
    department: department?.name ?? null,
  }));
}
