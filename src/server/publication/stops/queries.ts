/** The stops as the office sees them, and the files that could be stopped. */

import { z } from "zod";
import { EVIDENCE_FOLDERS } from "@/domain/publication/evidence";
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import {
  STOP_CAUSES,
  STOP_KINDS,
  STOPPABLE_FIELDS,
  type StopCause,
  type StopKind,
  type StoppableField,
  withoutStopped,
} from "@/domain/publication/stops/stops";
import { can } from "@/domain/shared/access";
import { done, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { parseRows } from "@/server/db/rows";
import { changedNos, readFreedSince, stopperOf } from "@/server/publication/stop-record/stops";
import { readItemNames } from "./names";

export interface StopDto {
  readonly id: string;
  readonly kind: StopKind;
  /** The file's name or the text; "" once it is deleted. */
  readonly shown: string;
  readonly fileSha256: string | null;
  readonly figure: {
    readonly kpiId: string;
    /** What that is called; its id where no plan has it any more. */
    readonly name: string;
    readonly fy: number;
    readonly field: StoppableField;
    /** Their ids stand in the place of the KPI's. */
    readonly isInitiative: boolean;
    readonly isMetric: boolean;
  } | null;
  readonly cause: StopCause;
  readonly reason: string;
  /** Those that it hides something in; once it is deleted, those of which it changed any byte. */
  readonly publications: readonly number[];
  readonly hidden: { readonly at: string; readonly byId: string | null; readonly by: string };
  readonly lifted: { readonly at: string; readonly by: string } | null;
  readonly deleted: {
    readonly at: string;
    readonly by: string;
    readonly reason: string;
    readonly fromStore: boolean;
  } | null;
}

const UNKNOWN_PERSON = "データフォルダーの記録";

/** Newest first. */
export async function listStops(viewer: Viewer): Promise<Result<StopDto[]>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  const person = { select: { name: true } };
  const rows = await db().publicationStop.findMany({
    orderBy: [{ hiddenAt: "desc" }, { id: "asc" }],
    omit: { prints: true },
    include: {
      hiddenBy: person,
      liftedBy: person,
      deletedBy: person,
      redactions: { distinct: ["publicationNo"], select: { publicationNo: true } },
    },
  });
  const items = await db().item.findMany({
    where: { id: { in: rows.flatMap(({ kpiId }) => kpiId ?? []) } },
    select: { id: true, kind: true },
  });
  const names = await readItemNames(db());
  const kinds = new Map(items.map(({ id, kind }) => [id, kind]));
  return done(
    rows.map((row) => ({
      id: row.id,
      kind: z.enum(STOP_KINDS).parse(row.kind),
      shown: row.shown,
      fileSha256: row.fileSha256,
      figure:
        row.kpiId === null || row.fy === null
          ? null
          : {
              kpiId: row.kpiId,
              name: names.get(row.kpiId) ?? row.kpiId,
              fy: row.fy,
              field: z.enum(STOPPABLE_FIELDS).parse(row.field),
              isInitiative: kinds.get(row.kpiId) === "initiative",
              isMetric: kinds.get(row.kpiId) === "metric",
            },
      cause: z.enum(STOP_CAUSES).parse(row.cause),
      reason: row.reason,
      publications: row.deletedAt === null ? row.publications : changedNos(row.redactions),
      hidden: {
        at: row.hiddenAt.toISOString(),
        byId: row.hiddenById,
        by: row.hiddenBy?.name ?? UNKNOWN_PERSON,
      },
      lifted: row.liftedAt && { at: row.liftedAt.toISOString(), by: row.liftedBy?.name ?? "" },
      deleted: row.deletedAt && {
        at: row.deletedAt.toISOString(),
        by: row.deletedBy?.name ?? "",
        reason: row.deletionReason ?? "",
        fromStore: row.fromStore,
      },
    })),
  );
}

/**
 * Stops that hid something of the newest publication and were given free again since: what the next one shows again because
 * of that, and tells as no change.
 * @param next what would be published now
 */
export async function listFreedStops(
  viewer: Viewer,
  next: Partial<PublicationSnapshot>,
): Promise<Result<StopDto[]>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  const newest = await db().publication.findFirst({ orderBy: { no: "desc" }, select: { publishedAt: true } });
  const freed = newest ? await readFreedSince(db(), newest.publishedAt) : [];
  const shown = freed.filter((stop) => withoutStopped(next, stopperOf([stop])) !== next);
  if (shown.length === 0) return done([]);
  const listed = await listStops(viewer);
  return listed.ok ? done(listed.value.filter(({ id }) => shown.some((stop) => stop.id === id))) : listed;
}

export interface PublishedFileDto {
  readonly sha256: string;
  readonly name: string;
  readonly kpiId: string;
  /** What it stands beside, by its name. */
  readonly of: string;
  readonly bytes: number;
  readonly publications: readonly number[];
}

const fileRow = z.object({
  sha256: z.string(),
  label: z.string().nullable(),
  kpiId: z.string(),
  bytes: z.int(),
  publications: z.array(z.int()),
});

/** Every file of evidence that was ever published and still is; the newest first. */
export async function listPublishedFiles(viewer: Viewer): Promise<Result<PublishedFileDto[]>> {
  if (!can(viewer, "publication.publish", {})) return refused("forbidden");
  const rows = parseRows(
    fileRow,
    await db().$queryRaw`
    SELECT file.sha256, max(coalesce(kept.size, octet_length(file.body))) AS bytes, min(split_part(file.path, '/', 2)) AS "kpiId",
           array_agg(DISTINCT file.publication_no ORDER BY file.publication_no) AS publications,
           (SELECT e.title FROM evidence e WHERE e.file_sha256 = file.sha256 ORDER BY e.added_at LIMIT 1) AS label
    FROM publication_file file LEFT JOIN evidence_file kept ON kept.sha256 = file.evidence_sha256
    WHERE file.path LIKE ANY(${EVIDENCE_FOLDERS.map((folder) => `${folder}/%/evidence/%`)})
      AND NOT EXISTS (
        SELECT FROM publication_stop s WHERE s.file_sha256 = file.sha256 AND s.lifted_at IS NULL
      )
    GROUP BY file.sha256
    ORDER BY max(file.publication_no) DESC, file.sha256`,
  );
  const names = await readItemNames(db());
  return done(
    rows.map(({ label, ...row }) => ({
      ...row,
      name: label ?? row.sha256.slice(0, 16),
      of: names.get(row.kpiId) ?? row.kpiId,
    })),
  );
}
