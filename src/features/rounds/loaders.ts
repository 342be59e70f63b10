/** What the pages of rounds show. */
import { randomUUID } from "node:crypto";
import { forbidden, notFound } from "next/navigation";
import { RESPONDENT_PROBLEM_WORDS } from "@/domain/rounds/respondents";
import { can } from "@/domain/shared/access";
import { fiscalYearOf, latestEndedFy, tokyoDate } from "@/domain/shared/fiscal-year";
import { staffRoutes } from "@/lib/routes";
import type { Viewer } from "@/server/access/viewer";
import { requireViewer } from "@/server/auth/session";
import { shown } from "@/server/auth/shown";
import { listPlans } from "@/server/plan/queries";
import { countUnread } from "@/server/reports/messages/thread";
import { listApprovedReports, listReports } from "@/server/reports/queries";
import { previewMails } from "@/server/rounds/mails";
import { getRoundOverview, previewOpening, type RoundOverviewDto } from "@/server/rounds/overview";
import { listRounds } from "@/server/rounds/rounds";
import type { ItemChoice } from "./components/items-form";
import type { ReminderPage } from "./components/reminder-view";
import type { RoundManagement, RoundPage } from "./components/round-view";
import type { RoundFilter } from "./schema";
import { deadlineText, openYears, type RoundsPage, standing } from "./view-model";
import {
  filterLines,
  lineCounts,
  progressOf,
  type RoundLine,
  recipientsOf,
  roundLines,
} from "./view-model-round";

export async function loadRounds(now: Date = new Date()): Promise<RoundsPage> {
  const viewer = await requireViewer(staffRoutes.rounds());
  const [rounds, plans] = await Promise.all([listRounds(viewer, now), listPlans(viewer)]);
  if (!rounds.ok || !plans.ok) forbidden();
  const today = tokyoDate(now);
  const ended = latestEndedFy(now);
  const canManage = can(viewer, "round.manage", {});
  const years = openYears(
    plans.value.map(({ definition }) => definition),
    rounds.value.map(({ fy }) => fy),
    fiscalYearOf(now),
  );
  return {
    rounds: rounds.value.map((round) => ({
      ...round,
      standing: standing(round, today),
      deadline: round.state === "open" ? deadlineText(round.dueOn, today) : null,
    })),
    creation:
      canManage && years.length > 0 ? { years, chosen: years.includes(ended) ? ended : null, today } : null,
    canManage,
    canOverlook: can(viewer, "report.read", {}),
  };
}

export async function loadRound(
  { roundId, filter }: { readonly roundId: string; readonly filter: RoundFilter },
  now: Date = new Date(),
): Promise<RoundPage> {
  const viewer = await requireViewer(staffRoutes.round(roundId));
  const overview = shown(await getRoundOverview(viewer, { roundId }));
  const lines = await linesOf(viewer, overview, now);
  const { round } = overview;
  const progress = progressOf(lines);
  const today = tokyoDate(now);
  return {
    round,
    standing: standing({ state: round.state, dueOn: round.dueOn, progress }, today),
    deadline: round.state === "open" ? deadlineText(round.dueOn, today) : null,
    progress,
    filter,
    counts: lineCounts(lines, round.state, can(viewer, "round.manage", {})),
    lines: filterLines(lines, filter, round.state),
    latePeople: recipientsOf(lines, "late").length,
    management: can(viewer, "round.manage", {}) ? managementOf(overview, lines) : null,
  };
}

async function linesOf(viewer: Viewer, { round, items }: RoundOverviewDto, now: Date): Promise<RoundLine[]> {
  const [plans, reports, approved, unread] = await Promise.all([
    listPlans(viewer).then(shown),
    listReports(viewer, { fy: round.fy }, now).then(shown),
    listApprovedReports(viewer).then(shown),
    countUnread(viewer, { fy: round.fy }).then(shown),
  ]);
  return roundLines(
    plans.map(({ definition }) => definition),
    items,
    reports,
    approved,
    {
      round,
      today: tokyoDate(now),
      unreadOf: (kpiId) => unread.get(kpiId) ?? 0,
      canManage: can(viewer, "round.manage", {}),
      mayApprove: (plan, submittedById) =>
        can(viewer, "report.approve", {
          submittedById,
          allowSelfApproval: plan.settings.allowSelfApproval,
        }),
    },
  );
}

function managementOf(overview: RoundOverviewDto, lines: readonly RoundLine[]): RoundManagement {
  const { items, people, seen, itemsSeen } = overview;
  return {
    seen,
    itemsSeen,
    choices: items.map(
      (item): ItemChoice => ({
        kpiId: item.kpiId,
        name: item.name,
        department: item.department?.name ?? null,
        isIncluded: item.isIncluded,
        respondent: item.respondent,
        people: people
          .filter(({ active, departmentId }) => active && departmentId === item.department?.id)
          .map(({ id, name }) => ({ id, name })),
        problem: item.problem && RESPONDENT_PROBLEM_WORDS[item.problem],
      }),
    ),
    asked: items.filter(({ isIncluded }) => isIncluded).length,
    problems: items.filter(({ isIncluded, problem }) => isIncluded && problem !== null).length,
    mails: recipientsOf(lines, "outstanding").length,
    missing: lines.filter((line) => !line.isHandedIn).map(({ name }) => name),
    waiting: lines.filter(({ state }) => state === "submitted").length,
    reopenable: lines.filter(({ reopened }) => reopened === null).map(({ kpiId, name }) => ({ kpiId, name })),
  };
}

/** @param to one person's account; null: everybody who is late. Before the round is open, its opening mail. */
export async function loadReminder(
  { roundId, to }: { readonly roundId: string; readonly to: string | null },
  now: Date = new Date(),
): Promise<ReminderPage> {
  const viewer = await requireViewer(staffRoutes.roundReminder(roundId, to === null ? {} : { to }));
  if (!can(viewer, "round.manage", {})) forbidden();
  const overview = shown(await getRoundOverview(viewer, { roundId }));
  const { id, title, state } = overview.round;
  const page = { round: { id, title }, requestId: randomUUID() };
  if (state === "preparing") {
    return { ...page, kind: "opening", mails: shown(await previewOpening(viewer, { roundId }, now)) };
  }
  // A closed round reminds nobody: there is nothing to be seen here.
  if (state === "closed") notFound();
  const recipientIds =
    to === null
      ? recipientsOf(await linesOf(viewer, overview, now), "late").map((person) => person.id)
      : [to];
  const mails =
    recipientIds.length === 0 ? [] : shown(await previewMails(viewer, { roundId, recipientIds }, now));
  return { ...page, kind: "reminder", mails };
}

/** @param from "person-<id>" or "department-<id>", as the page's own form sends it */
