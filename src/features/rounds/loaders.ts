/** What the pages of rounds show. */

import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { PlanDefinition } from "@/domain/plan/definition";
import { tallyInitiatives } from "@/domain/reports/initiatives/initiative-tally";
import { awaitsDecision, progressByKind } from "@/domain/reports/progress";
import type { ReportContent } from "@/domain/reports/report";
import { can } from "@/domain/shared/access";
import { fiscalYearOf, latestEndedFy } from "@/domain/shared/fiscal-year";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { dateJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { RESPONDENT_PROBLEM_WORDS } from "@/domain/words/ja/rounds/rounds";
import { env } from "@/lib/env";
import { holidaysAhead } from "@/lib/holidays";
import { requestTime } from "@/lib/request-time";
import { done, type Result } from "@/lib/result";
import type { WorkbookToWrite } from "@/lib/workbook/types";
import { DEMO_NOTICE } from "@/public-site/words";
import type { Viewer } from "@/server/access/viewer";
import { shown } from "@/server/auth/requests/shown";
import { requireAbility, requireViewer } from "@/server/auth/sessions/session";
import { listPlans } from "@/server/plan/queries";
import { listInitiativeReports } from "@/server/reports/initiatives/queries";
import { countUnread } from "@/server/reports/messages/unread";
import { listApprovedReports, listReports } from "@/server/reports/queries";
import { getRoundOverview, previewOpening, type RoundOverviewDto } from "@/server/rounds/overview";
import { listRounds } from "@/server/rounds/queries";
import { previewMails } from "@/server/rounds/send-reminders";
import type { ItemChoice } from "./components/items-form";
import type { ReminderPage } from "./components/reminder-view";
import type { RoundManagement, RoundPage } from "./components/round-view";
import type { RoundFilter } from "./schema";
import { type Reach, reachOf } from "./view-model/reach";
import {
  filterLines,
  latePeople,
  lineCounts,
  type RoundItemRow,
  roundLines,
  toldContent,
} from "./view-model/round";
import { roundWorkbook } from "./view-model/round-workbook";
import { deadlineText, openYears, type RoundsPage, standing } from "./view-model/rounds";

/** How far ahead a deadline is looked at. */
const YEARS_AHEAD = 2;

/** One reading of a round for a request: what tells whether it exists, and what its page is made of. */
const overviewOf = cache((viewer: Viewer, roundId: string) => getRoundOverview(viewer, { roundId }));

/** Before the first byte: the sign-in page for who is not signed in. */
export async function admitToRounds(): Promise<void> {
  await requireAbility("round.read");
}

export async function loadRounds(now: Date = requestTime()): Promise<RoundsPage> {
  const viewer = await requireViewer();
  const [rounds, plans] = await Promise.all([
    listRounds(viewer, now).then(shown),
    listPlans(viewer).then(shown),
  ]);
  const today = tokyoDate(now);
  const ended = latestEndedFy(now);
  const canManage = can(viewer, "round.manage", {});
  const years = openYears(
    plans.map(({ definition }) => definition),
    rounds.map(({ fy }) => fy),
    fiscalYearOf(now),
  );
  return {
    rounds: rounds.map((round) => ({
      ...round,
      standing: standing(round, today),
      deadline: round.state === "open" ? deadlineText(round.dueOn, today) : null,
    })),
    creation:
      canManage && years.length > 0
        ? {
            years,
            chosen: years.includes(ended) ? ended : null,
            today,
            contact: rounds.find(({ contact }) => contact !== "")?.contact ?? "",
            holidays: holidaysAhead(today, YEARS_AHEAD),
          }
        : null,
    canManage,
    canOverlook: can(viewer, "report.read", {}),
  };
}

/** Before the first byte: 403 for who does not read every report, 404 for an unknown round. */
export async function admitToRound(roundId: string): Promise<void> {
  const viewer = await requireViewer();
  shown(await overviewOf(viewer, roundId));
}

export async function loadRound(
  { roundId, filter }: { readonly roundId: string; readonly filter: RoundFilter },
  now: Date = requestTime(),
): Promise<RoundPage> {
  const viewer = await requireViewer();
  const overview = shown(await overviewOf(viewer, roundId));
  const { round } = overview;
  const [plans, initiatives] = await Promise.all([
    listPlans(viewer).then(shown),
    listInitiativeReports(viewer, { fy: round.fy }, now).then(shown),
  ]);
  const definitions = plans.map(({ definition }) => definition);
  const { lines } = await linesOf(viewer, overview, definitions, now);
  const { kpis: progress, metrics } = progressByKind(lines);
  const today = tokyoDate(now);
  return {
    round,
    standing: standing({ state: round.state, dueOn: round.dueOn, progress, metrics }, today),
    deadline: round.state === "open" ? deadlineText(round.dueOn, today) : null,
    progress,
    metrics,
    initiatives: tallyInitiatives(initiatives),
    filter,
    counts: lineCounts(lines, round.state, can(viewer, "round.manage", {})),
    lines: filterLines(lines, filter, round.state),
    decidable: lines.filter(({ mayDecide }) => mayDecide).length,
    latePeople: latePeople(lines).length,
    management: can(viewer, "round.manage", {})
      ? managementOf(overview, lines, reachOf({ ...overview, lines, initiatives, plans: definitions }), today)
      : null,
  };
}

/** Every line of a round as a workbook; for who sees them. */
export async function loadRoundWorkbook(
  viewer: Viewer,
  roundId: string,
  now: Date = requestTime(),
): Promise<Result<{ readonly fileName: string; readonly workbook: WorkbookToWrite }>> {
  const overview = await getRoundOverview(viewer, { roundId });
  if (!overview.ok) return overview;
  const { round } = overview.value;
  const plans = await listPlans(viewer);
  if (!plans.ok) return plans;
  const definitions = plans.value.map(({ definition }) => definition);
  const { lines, contentOf } = await linesOf(viewer, overview.value, definitions, now);
  const notes = [`${fiscalYearLabel(round.fy)}　${dateJa(now)}現在`, ...(env().demo ? [DEMO_NOTICE] : [])];
  const workbook = roundWorkbook(round.title, lines, contentOf, notes);
  return done({ fileName: `round-${round.fy}-${tokyoDate(now)}.xlsx`, workbook });
}

async function linesOf(
  viewer: Viewer,
  { round, items }: RoundOverviewDto,
  plans: readonly PlanDefinition[],
  now: Date,
): Promise<{
  readonly lines: RoundItemRow[];
  readonly contentOf: (kpiId: KpiId) => ReportContent | null;
}> {
  const [reports, approved, unread] = await Promise.all([
    listReports(viewer, { fy: round.fy }, now).then(shown),
    listApprovedReports(viewer).then(shown),
    countUnread(viewer, { fy: round.fy }).then(shown),
  ]);
  const lines = roundLines(plans, items, reports, approved, {
    round,
    today: tokyoDate(now),
    unreadOf: (kpiId) => unread.get(kpiId) ?? 0,
    canManage: can(viewer, "round.manage", {}),
    mayApprove: (plan, authorIds) =>
      can(viewer, "report.approve", {
        authorIds,
        allowSelfApproval: plan.settings.allowSelfApproval,
      }),
  });
  const approvedOf = Map.groupBy(approved, ({ kpiId }) => kpiId);
  const told = new Map(
    reports.map((report) => [
      report.kpiId,
      toldContent(report, approvedOf.get(report.kpiId) ?? [], round.fy),
    ]),
  );
  return { lines, contentOf: (kpiId) => told.get(kpiId) ?? null };
}

function managementOf(
  overview: RoundOverviewDto,
  lines: readonly RoundItemRow[],
  reach: Reach,
  today: IsoDate,
): RoundManagement {
  const { items, people, seen, itemsSeen } = overview;
  return {
    seen,
    itemsSeen,
    holidays: holidaysAhead(today, YEARS_AHEAD),
    choices: items.map(
      (item): ItemChoice => ({
        kpiId: item.kpiId,
        name: item.name,
        isMetric: item.isMetric,
        department: item.department?.name ?? null,
        isIncluded: item.isIncluded,
        respondent: item.respondent,
        people: people
          .filter(({ active, departmentId }) => active && departmentId === item.department?.id)
          .map(({ id, name }) => ({ id, name })),
        problem: item.problem && RESPONDENT_PROBLEM_WORDS[item.problem],
      }),
    ),
    problems: items.filter(({ isIncluded, problem }) => isIncluded && problem !== null).length,
    reach,
    missing: lines
      .filter((line) => !line.isHandedIn)
      .map(({ name, isMetric }) => (isMetric ? `${name}（${METRICS}）` : name)),
    waiting: lines.filter(awaitsDecision).length,
    reopenable: lines.filter(({ reopened }) => reopened === null).map(({ kpiId, name }) => ({ kpiId, name })),
  };
}

interface ReminderAddress {
  readonly roundId: string;
  /** One person's account; null: everybody who is late. Before the round is open, its opening mail. */
  readonly to: string | null;
}

/** Before the first byte: 403 for who may not manage rounds, 404 for an unknown or a closed one: it reminds nobody. */
export async function admitToReminder(address: ReminderAddress): Promise<void> {
  await remindable(address);
}

async function remindable({ roundId }: ReminderAddress) {
  const viewer = await requireAbility("round.manage");
  const overview = shown(await overviewOf(viewer, roundId));
  if (overview.round.state === "closed") notFound();
  return { viewer, overview };
}

export async function loadReminder(
  address: ReminderAddress,
  now: Date = requestTime(),
): Promise<ReminderPage> {
  const { roundId, to } = address;
  const { viewer, overview } = await remindable(address);
  const { id, title, state } = overview.round;
  const [plans, initiatives] = await Promise.all([
    listPlans(viewer).then(shown),
    listInitiativeReports(viewer, { fy: overview.round.fy }, now).then(shown),
  ]);
  const definitions = plans.map(({ definition }) => definition);
  const { lines } = await linesOf(viewer, overview, definitions, now);
  const { unreached } = reachOf({ ...overview, lines, initiatives, plans: definitions });
  const page = { round: { id, title }, requestId: randomUUID(), unreached };
  if (state === "preparing") {
    return { ...page, kind: "opening", mails: shown(await previewOpening(viewer, { roundId }, now)) };
  }
  const recipientIds = to === null ? latePeople(lines).map((person) => person.id) : [to];
  const mails =
    recipientIds.length === 0 ? [] : shown(await previewMails(viewer, { roundId, recipientIds }, now));
  return { ...page, kind: "reminder", mails };
}
