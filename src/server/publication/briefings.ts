/**
 * Tells managers how a year stands, when a round has ended and with each publication. The job queue looks at its start, once a
 * day, and right after either act: what was missed is made up for while it is news (src/domain/rounds/briefings.ts).
 */

import { turnedMarks, type YearStanding, yearStanding } from "@/domain/publication/briefing";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { type BriefingEvent, dueBriefings, isWorthTelling, NEWS_HOURS } from "@/domain/rounds/briefings";
import { type FiscalYear, fiscalYear, latestEndedFy } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { lateLines, standingLines, turnedLines } from "@/domain/words/ja/rounds/briefings";
import { staffRoutes } from "@/lib/routes";
import { systemActor } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { appOrigin } from "@/server/auth/settings";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { type BriefingInput, composeBriefing } from "@/server/mail/compose-briefing";
import { readPlans } from "@/server/plan/queries";
import { storeMails } from "@/server/reports/notify";
import { readReportStates, readRoundWithItems } from "@/server/reports/outstanding";
import { siteSettings } from "./compose/candidate";
import { composeSnapshot, readSnapshot } from "./compose/snapshot";

/** A year of a large city is composed as for a publication. */
const TIME_OUT_MS = 60_000;

interface Event extends BriefingEvent {
  readonly about: BriefingInput["about"];
}

/** Every mail that is due, in one transaction. @returns how many were made */
export async function queueBriefings(now: Date = new Date()): Promise<number> {
  return transaction(
    async (tx) => {
      // One run at a time, whichever server it is on.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ayumi.briefings'))`;
      let mails = 0;
      for (const { event, recipientIds } of await readDue(tx, now)) {
        mails += await tell(tx, event, recipientIds, now);
      }
      return mails;
    },
    { timeoutMs: TIME_OUT_MS },
  );
}

async function readDue(tx: Tx, now: Date) {
  const since = new Date(now.getTime() - NEWS_HOURS * 3_600_000);
  const rounds = await tx.collectionRound.findMany({
    where: { closedAt: { gte: since } },
    select: { id: true, fy: true, title: true, closedAt: true },
  });
  const publications = await tx.publication.findMany({
    where: { publishedAt: { gte: since } },
    select: { no: true, title: true, publishedAt: true },
  });
  if (rounds.length === 0 && publications.length === 0) return [];
  const people = await tx.user.findMany({
    where: { role: "manager" },
    select: { id: true, role: true, active: true, getsBriefings: true, createdAt: true },
  });
  const told = await tx.mail.findMany({
    where: { occasionKind: { in: ["round_closed", "published"] }, createdAt: { gte: since } },
    select: { roundId: true, publicationNo: true, recipientId: true },
  });
  const events: Event[] = [
    ...rounds.flatMap(({ id, fy, title, closedAt }) =>
      closedAt === null
        ? []
        : [{ kind: "round_closed" as const, id, at: closedAt, about: aboutRound(fiscalYear(fy), title) }],
    ),
    ...publications.map(({ no, title, publishedAt }) => ({
      kind: "published" as const,
      id: String(no),
      at: publishedAt,
      about: { kind: "published" as const, no, title },
    })),
  ];
  return dueBriefings({
    events,
    people: people.map(({ active, createdAt, ...person }) => ({
      ...person,
      isActive: active,
      since: createdAt,
    })),
    told: told.map(({ roundId, publicationNo, recipientId }) =>
      roundId === null
        ? { kind: "published" as const, id: String(publicationNo), recipientId }
        : { kind: "round_closed" as const, id: roundId, recipientId },
    ),
    now,
  });
}

function aboutRound(fy: FiscalYear, title: string) {
  return { kind: "round_closed" as const, fy, title };
}

async function tell(tx: Tx, event: Event, recipientIds: readonly string[], now: Date): Promise<number> {
  const said = await readSaid(tx, event, now);
  if (said === null) return 0;
  const recipients = await tx.user.findMany({
    where: { id: { in: [...recipientIds] } },
    select: { id: true, name: true, email: true, department: { select: { name: true } } },
  });
  const mails = await storeMails(
    tx,
    recipients.map(({ id, name, email, department }) => {
      const recipient = { name, department: department?.name ?? null };
      const { subject, body } = composeBriefing({ ...said, about: event.about, recipient });
      return {
        ...(event.about.kind === "published" ? { publicationNo: event.about.no } : { roundId: event.id }),
        recipientId: id,
        occasionKey: event.about.kind === "published" ? "published" : "closed",
        occasionKind: event.kind,
        address: email,
        subject,
        body,
        createdAt: now,
      };
    }),
  );
  const { about } = event;
  await recordAudit(tx, systemActor, {
    action: "mail.queue",
    subject:
      about.kind === "published" ? { kind: "publication", no: about.no } : { kind: "round", fy: about.fy },
    after: { mails, occasion: about.kind === "published" ? "公表のお知らせ" : "照会の終了のお知らせ" },
  });
  return mails;
}

type Said = Omit<BriefingInput, "recipient" | "about">;

/** What there is to say of an event; null where that is nothing. */
async function readSaid(tx: Tx, { kind, about }: Event, now: Date): Promise<Said | null> {
  const told = await readTold(tx, about);
  if (told === null) return null;
  const year = about.kind === "published" ? told.snapshot.reportFy : about.fy;
  const stateOf = about.kind === "round_closed" ? await readStates(tx, year) : undefined;
  const standing = yearStanding(told.snapshot, year, stateOf);
  if (standing === null) return null;
  const lastEnded = latestEndedFy(now);
  const turned = turnedMarks(told.before, told.snapshot, lastEnded);
  const late = await readLate(tx, about, now);
  const { figures } = standing;
  if (!isWorthTelling({ kind, figures, turned: turned.length, late: late.length })) return null;
  return saidOf(told.snapshot, standing, {
    ...(about.kind === "published" && { asOf: about.no }),
    lastEnded,
    turned: { lines: turnedLines(turned), count: turned.length },
    late,
  });
}

function saidOf(
  { site }: PublicationSnapshot,
  standing: YearStanding,
  {
    lastEnded,
    turned,
    late,
    asOf,
  }: Pick<Said, "turned" | "late"> & {
    readonly lastEnded: FiscalYear;
    /** The publication that is told; left out for figures as they stand now. */
    readonly asOf?: number;
  },
): Said {
  const { planId: plan, fy } = standing;
  return {
    fy,
    standing: standingLines(standing, lastEnded),
    turned,
    late,
    dashboardUrl: `${appOrigin()}${staffRoutes.dashboard({ plan, fy, ...(asOf !== undefined && { "as-of": asOf }) })}`,
    settingsUrl: `${appOrigin()}${staffRoutes.ownMails()}`,
    contact: site.contact,
  };
}

/** Of a publication what it says; at the end of a round what would be published now. */
async function readTold(tx: Tx, about: Event["about"]) {
  if (about.kind === "round_closed") {
    return composeSnapshot(tx, { title: "", note: "", site: siteSettings() });
  }
  const snapshot = await readSnapshot(tx, about.no);
  return snapshot && { snapshot, before: await readSnapshot(tx, about.no - 1) };
}

/** What was last written in a year, as the dashboard counts it beside what was approved. */
async function readStates(tx: Tx, year: FiscalYear) {
  const reports = await readReportStates(tx, [year]);
  const states = new Map(reports.map(({ kpiId, state }) => [kpiId, state]));
  return (kpiId: KpiId, fy: FiscalYear) => (fy === year ? (states.get(kpiId) ?? null) : null);
}

/**
 * Who was asked and has not answered, in the sentences of the dashboards: by the round that ended, or by those that run on
 * after their deadline.
 */
async function readLate(tx: Tx, about: Event["about"], now: Date): Promise<string[]> {
  const today = tokyoDate(now);
  const rows = await tx.collectionRound.findMany({
    where: about.kind === "round_closed" ? { fy: about.fy } : { openedAt: { not: null }, closedAt: null },
    select: { id: true, title: true },
    orderBy: { fy: "asc" },
  });
  const plans = (await readPlans(tx)).map(({ definition }) => definition);
  const lines: string[] = [];
  for (const { id, title } of rows) {
    const round = await readRoundWithItems(tx, id, today);
    if (round === null) continue;
    const isClosed = round.state === "closed";
    if (isClosed || round.dueOn < today)
      lines.push(...lateLines({ title, dueOn: round.dueOn, isClosed, owed: round.owed }, plans, today));
  }
  return lines;
}
