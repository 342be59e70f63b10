/** What the staff frame and the staff home are made of. Each is a constant number of queries. */

import { readFirst } from "@/domain/plan/lead";
import { type FiscalYear, fiscalYearOf, latestEndedFy } from "@/domain/shared/fiscal-year";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { env } from "@/lib/env";
import { requestTime } from "@/lib/request-time";
import type { Result } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { readDiskState } from "@/server/accounts/disk";
import { countAccounts } from "@/server/accounts/queries";
import { currentViewer, requireViewer } from "@/server/auth/sessions/session";
import { countWaitingFigures } from "@/server/past-figures/queries";
import { listPlans } from "@/server/plan/queries";
import { listDrafts } from "@/server/proposals/draft";
import { listSuggestionStates } from "@/server/proposals/suggestions/queries";
import { readPublishedFigures, readPublishedPlans } from "@/server/publication/queries";
import { listAssessments } from "@/server/reports/assessments/queries";
import { listInitiativeReportsOfYears } from "@/server/reports/initiatives/queries";
import { listUnreadOfInitiatives } from "@/server/reports/messages/unread";
import { listReportsOfYears } from "@/server/reports/queries";
import { listUnsettled } from "@/server/reports/unsettled";
import { readFirstRun } from "@/server/rounds/first-run";
import { readMailHold } from "@/server/rounds/mail-hold";
import { readRunningRounds } from "@/server/rounds/running";
import { buildHome, type HomeView } from "./view-model/home";

export interface Shell {
  readonly person: Viewer | null;
  readonly planLabel: string | null;
  readonly office: string;
  readonly demo: boolean;
  readonly origin: string;
}

/** The frame of every staff page, signed in or not. */
export async function loadShell(): Promise<Shell> {
  const person = await currentViewer();
  const plans = person ? orNull(await listPlans(person)) : null;
  const running = plans ? readFirst(plans, latestEndedFy(new Date()))?.definition : undefined;
  return {
    person,
    planLabel: running ? `${running.municipality.name}　${running.name}` : null,
    office: wordsOf(running ?? {}).office,
    demo: env().demo,
    origin: env().appOrigin,
  };
}

/** Before the first byte: the sign-in page, or what a personal link is for. */
export async function admitToHome(): Promise<void> {
  await requireViewer();
}

/** The staff home: what waits for this person. What they may not read is left out of it. */
export async function loadHome(now: Date = requestTime()): Promise<HomeView> {
  const viewer = await requireViewer();
  const today = tokyoDate(now);
  const [running, unsettled] = await Promise.all([readRunningRounds(viewer), listUnsettled(viewer)]);
  const rounds = orNull(running) ?? [];
  const fys = yearsOfHome(rounds, orNull(unsettled) ?? [], today);
  const [
    plans,
    reports,
    initiatives,
    unreadOfInitiatives,
    assessments,
    published,
    publishedPlans,
    drafts,
    suggestions,
    pastFigures,
    accounts,
    heldMails,
    firstRun,
  ] = await Promise.all([
    listPlans(viewer).then(orNull),
    listReportsOfYears(viewer, { fys }, now).then(orNull),
    listInitiativeReportsOfYears(viewer, { fys }, now).then(orNull),
    listUnreadOfInitiatives(viewer, { fys }).then(orNull),
    listAssessments(viewer, { fys: [...new Set([...fys, fiscalYearOf(today)])] }, now).then(orNull),
    readPublishedFigures(viewer),
    readPublishedPlans(viewer).then(orNull),
    listDrafts(viewer).then(orNull),
    listSuggestionStates(viewer).then(orNull),
    countWaitingFigures(viewer).then(orNull),
    countAccounts(viewer).then(orNull),
    readMailHold(viewer).then(orNull),
    readFirstRun(viewer).then(orNull),
  ]);
  return buildHome({
    viewer,
    today,
    fys,
    rounds,
    plans: plans ?? [],
    reports,
    initiatives: initiatives ?? [],
    assessments: assessments ?? [],
    unreadOfInitiatives: unreadOfInitiatives ?? [],
    published: published.ok ? (published.value?.figures ?? []) : null,
    publishedPlans,
    drafts: drafts ?? [],
    suggestions: suggestions ?? [],
    pastFigures: pastFigures ?? 0,
    accounts,
    heldMails,
    firstRun,
    disk: orNull(readDiskState(viewer)) ?? "ample",
  });
}

/** A round's end settles nothing: what was handed in is still decided, what came back is still mended. */
function yearsOfHome(
  rounds: readonly { readonly fy: FiscalYear }[],
  unsettled: readonly { readonly fy: FiscalYear }[],
  today: IsoDate,
): FiscalYear[] {
  const asked = rounds.length > 0 ? rounds.map(({ fy }) => fy) : [latestEndedFy(today)];
  return [...new Set([...asked, ...unsettled.map(({ fy }) => fy)])].sort((a, b) => b - a);
}

function orNull<T>(result: Result<T>): T | null {
  return result.ok ? result.value : null;
}
