/** Tables of a publication as workbooks for the staff: laid out by another thread, from what was published alone. */
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import { withoutStopped } from "@/domain/publication/stops/stops";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import type { WorkbookToWrite } from "@/lib/workbook/types";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { storedSnapshot } from "@/server/publication/compose/stored-snapshot";
import { readStopper } from "@/server/publication/stop-record/stops";
import { inThread } from "./in-thread";

/** A year's table as a committee reads it, or all of the open data. */
export type PublishedTable =
  | { readonly kind: "committee"; readonly fy: FiscalYear }
  | { readonly kind: "open-data" };

/** Given by src/public-site; null where the publication has no such table. */
export type LayOutTable = (snapshot: PublicationSnapshot, table: PublishedTable) => WorkbookToWrite | null;

export interface WorkbookWork {
  readonly kind: "workbook";
  readonly input: { readonly no: number; readonly table: PublishedTable };
}

/** @returns what `layOutPublication` returns */
export async function workbookInThread(
  viewer: Viewer,
  input: WorkbookWork["input"],
): Promise<Result<WorkbookToWrite>> {
  if (!can(viewer, "publication.read", {})) return refused("forbidden");
  return inThread({ kind: "workbook", input } satisfies WorkbookWork, viewer);
}

/**
 * Without what was stopped since (公開の停止).
 * @returns `not_found` for a publication or a table that is not there; `invalid` with a sentence for one that was withdrawn
 */
export async function layOutPublication(
  viewer: Viewer,
  { no, table }: WorkbookWork["input"],
  layOut: LayOutTable,
): Promise<Result<WorkbookToWrite>> {
  if (!can(viewer, "publication.read", {})) return refused("forbidden");
  const row = await db().publication.findUnique({
    where: { no },
    select: { snapshot: true, withdrawal: { select: { at: true } } },
  });
  if (!row) return refused("not_found");
  if (row.withdrawal) return refused("invalid", { "": `公表第${no}号は取り下げられています。` });
  const workbook = layOut(withoutStopped(storedSnapshot(row.snapshot), await readStopper(db())), table);
  return workbook === null ? refused("not_found") : done(workbook);
}
