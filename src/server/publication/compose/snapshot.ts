/** Gathers everything a publication may say: the plans, the approved figures and their public evidence, nothing else. */

import { z } from "zod";
import type { PlanDefinition } from "@/domain/plan/definition";
import { recordedChanges } from "@/domain/publication/changes/changes";
import { composePlans, type Material } from "@/domain/publication/compose";
import type { PublicationChange, PublicationSnapshot, RecordedChange } from "@/domain/publication/snapshot";
import { freedMaterial } from "@/domain/publication/stops/freed";
import { inTurn, type Stopper, withoutStopped } from "@/domain/publication/stops/stops";
import { JUDGEMENT_RULE_VERSION } from "@/domain/reports/judgement";
import { latestEndedFy } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { cleanTexts } from "@/domain/shared/typed-text";
import { changeText } from "@/domain/words/ja/publication/publication";
import { judgementSentence } from "@/domain/words/ja/reports/judgement";
import { openReason } from "@/domain/words/ja/reports/reasons";
import type { Tx } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import { readStopper, readStopperOfThen } from "@/server/publication/stop-record/stops";
import { readMaterial } from "./material";
import { changeSchema, storedSnapshot } from "./stored-snapshot";

export interface SiteSettings {
  readonly origin: string | null;
  readonly version: string;
  readonly demo: boolean;
}

export interface SnapshotInput {
  readonly title: string;
  readonly note: string;
  readonly site: SiteSettings;
  /** The earlier publication that this one takes back; nothing when left out. */
  readonly withdraws?: { readonly no: number; readonly reason: string } | null;
  /** A plan as it would be, in place of the one in force: for looking at a proposal only. */
  readonly proposed?: PlanDefinition;
}

/** What would be published now, and what it follows. */
export interface Composed {
  readonly snapshot: PublicationSnapshot;
  /** The publication before; null for the first. */
  readonly before: PublicationSnapshot | null;
}

const clockRow = z.object({ now: z.date() });

/**
 * The snapshot that would be published now, as number `last + 1`.
 * @param tx inside a transaction of isolation RepeatableRead, so that every part shows the same instant; or behind the
 *   publication lock, to see whether anything has changed since
 */
export async function composeSnapshot(tx: Tx, input: SnapshotInput): Promise<Composed> {
  const [clock] = parseRows(clockRow, await tx.$queryRaw`SELECT now() AS now`);
  if (!clock) throw new Error("the database told no time");
  const { now } = clock;
  const stopper = await readStopper(tx);
  const told = <T>(value: T): T => withoutStopped(cleanTexts(value), stopper);

  const publications = await tx.publication.findMany({
    select: {
      no: true,
      title: true,
      note: true,
      publishedAt: true,
      withdrawal: { select: { reason: true } },
    },
    orderBy: { no: "desc" },
  });
  const history = told(publications);
  const last = history[0] ?? null;
  const before = last ? told(await readSnapshot(tx, last.no)) : null;
  const no = (last?.no ?? 0) + 1;
  const publishedAt = now.toISOString();
  const withdraws = told(input.withdraws ?? null);
  const recordedBy = await readMaterial(tx, tokyoDate(now), input.proposed);
  const recordedAs = async (by: Stopper) => ({
    ...(await recordedBy(by)),
    withdrawals: publications.flatMap(({ withdrawal }) =>
      withdrawal ? [withoutStopped(cleanTexts(withdrawal.reason), by)] : [],
    ),
  });
  const material: Material = {
    ...(await recordedAs(stopper)),
    no,
    publishedAt,
    before: before && {
      plans: before.plans,
      record: before.record ?? told(await readRecord(tx)),
      publishedAt: before.publishedAt,
      ruleVersion: before.ruleVersion,
    },
    withdraws,
  };
  const then = before && (await readStopperOfThen(tx, new Date(before.publishedAt)));
  const composed = composePlans(
    then ? freedMaterial(material, await recordedAs(inTurn(then, stopper)), SENTENCES) : material,
    SENTENCES,
  );
  const leading = composed.plans[0]?.definition;
  if (!leading) throw new Error("no plan's period has begun: there is nothing to publish");
  const snapshot: PublicationSnapshot = {
    formatVersion: 1,
    no,
    title: told(input.title),
    note: told(input.note),
    publishedAt,
    publisher: leading.publication.publisher,
    reportFy: latestEndedFy(publishedAt),
    ruleVersion: JUDGEMENT_RULE_VERSION,
    site: {
      name: leading.publication.siteName,
      origin: input.site.origin,
      licence: leading.publication.licence,
      contact: leading.publication.contact,
      version: input.site.version,
      demo: input.site.demo,
    },
    ...composed,
    history: history.map(({ withdrawal, publishedAt, ...row }) => {
      const reason = row.no === withdraws?.no ? withdraws.reason : (withdrawal?.reason ?? null);
      return {
        ...row,
        publishedAt: publishedAt.toISOString(),
        withdrawn: reason !== null,
        withdrawnReason: reason,
      };
    }),
  };
  return { snapshot, before };
}

const SENTENCES = { ofJudgement: judgementSentence, ofChange: changeText, openReason };

/**
 * The snapshot of a stored publication; null where there is none of that number.
 * @public the test of the demonstration imports it as well, in a way that no tool follows
 */
export async function readSnapshot(tx: Tx, no: number): Promise<PublicationSnapshot | null> {
  const row = await tx.publication.findUnique({ where: { no }, select: { snapshot: true } });
  return row ? storedSnapshot(row.snapshot) : null;
}

const toldRow = z.object({ no: z.int(), publishedAt: z.date(), changes: z.array(changeSchema) });

/** What the publications told that are older than the record of it. */
async function readRecord(tx: Tx): Promise<RecordedChange[]> {
  const rows = parseRows(
    toldRow,
    await tx.$queryRaw`
      SELECT no, published_at AS "publishedAt", snapshot::jsonb->'changes' AS changes
      FROM publication ORDER BY no`,
  );
  return rows.flatMap(({ no, publishedAt, changes }) =>
    recordedChanges({
      no,
      publishedAt: publishedAt.toISOString(),
      // Their lists had one word for every change of a plan, and said nothing of what it was.
      changes: changes as PublicationChange[],
    }),
  );
}
