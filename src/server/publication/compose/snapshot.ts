/** Gathers everything a publication may say: the plans, the approved figures and their public evidence, nothing else. */

import { z } from "zod";
import { listKpis } from "@/domain/plan/definition";
import {
  freezeChange,
  publicationChanges,
  recordedChanges,
  withdrawalChange,
} from "@/domain/publication/changes";
import { withEvidence } from "@/domain/publication/evidence";
import { freezeSeries } from "@/domain/publication/freeze";
import type {
  PublicationChange,
  PublicationSnapshot,
  PublishedPlan,
  RecordedChange,
} from "@/domain/publication/snapshot";
import { JUDGEMENT_RULE_VERSION } from "@/domain/reports/judgement";
import type { ApprovedReport } from "@/domain/reports/report";
import { buildSeries } from "@/domain/reports/series";
import { type FiscalYear, fiscalYear, latestEndedFy, tokyoDate } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { judgementSentence } from "@/domain/words/ja/judgement";
import { changeText } from "@/domain/words/ja/publication";
import type { Tx } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import { readPlans } from "@/server/plan/queries";
import { readApprovedReports } from "@/server/reports/queries";
import { readPublicEvidence } from "./evidence";
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
  // Which plan leads is decided on this day; one in preparation is nobody's business yet.
  const stored = (await readPlans(tx, tokyoDate(now))).filter((plan) => plan.isPublic);
  const leading = stored[0]?.definition;
  if (!leading) throw new Error("no plan's period has begun: there is nothing to publish");

  const history = await tx.publication.findMany({
    select: {
      no: true,
      title: true,
      note: true,
      publishedAt: true,
      withdrawal: { select: { reason: true } },
    },
    orderBy: { no: "desc" },
  });
  const last = history[0] ?? null;
  const before = last ? await readSnapshot(tx, last.no) : null;
  const reports = corrected(await readApprovedReports(tx), await publishedRevisions(tx));
  const evidence = await readPublicEvidence(tx);
  const plans: PublishedPlan[] = stored.map(({ definition }) => ({
    definition,
    courses: listKpis(definition).map(({ kpi }) =>
      withEvidence(freezeSeries(buildSeries(definition, kpi, reports), judgementSentence), evidence),
    ),
  }));
  const no = (last?.no ?? 0) + 1;
  const publishedAt = now.toISOString();
  const changes = [
    ...(input.withdraws ? [withdrawalChange(input.withdraws.no, input.withdraws.reason)] : []),
    ...publicationChanges(before?.plans ?? null, plans),
  ].map((change) => freezeChange(change, changeText));
  const recorded = before === null ? [] : (before.record ?? (await readRecord(tx)));
  const snapshot: PublicationSnapshot = {
    formatVersion: 1,
    no,
    title: input.title,
    note: input.note,
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
    plans,
    changes,
    record: [...recorded, ...recordedChanges({ no, publishedAt, changes })],
    history: history.map(({ withdrawal, publishedAt, ...row }) => {
      const reason = row.no === input.withdraws?.no ? input.withdraws.reason : (withdrawal?.reason ?? null);
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

/** `kpiId/fy/revision` of every figure that was ever published. */
async function publishedRevisions(tx: Tx): Promise<Set<string>> {
  const rows = await tx.publicationFigure.findMany({
    select: { kpiId: true, fy: true, revision: true },
    distinct: ["kpiId", "fy", "revision"],
  });
  return new Set(rows.map((row) => figureKey(toKpiId(row.kpiId), fiscalYear(row.fy), row.revision)));
}

/**
 * Leaves out what was approved and replaced again before anybody outside saw it: a correction (訂正) is a change of a
 * published figure only.
 */
function corrected(reports: readonly ApprovedReport[], published: ReadonlySet<string>): ApprovedReport[] {
  const newest = new Map<string, number>();
  for (const { kpiId, fy, revision } of reports) {
    const key = `${kpiId}/${fy}`;
    newest.set(key, Math.max(newest.get(key) ?? 0, revision));
  }
  return reports.filter(
    ({ kpiId, fy, revision }) =>
      newest.get(`${kpiId}/${fy}`) === revision || published.has(figureKey(kpiId, fy, revision)),
  );
}

function figureKey(kpiId: KpiId, fy: FiscalYear, revision: number): string {
  return `${kpiId}/${fy}/${revision}`;
}
