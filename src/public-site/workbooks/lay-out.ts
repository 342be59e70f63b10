/** What of a publication the staff can have as a workbook. */
import type { PublicationSnapshot } from "@/domain/publication/snapshot";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { WorkbookToWrite } from "@/lib/workbook/types";
import { siteModel } from "../model/site";
import { committeeWorkbook } from "./committee-workbook";
import { openDataWorkbook } from "./open-data-workbook";

/** @returns null for a year of no plan */
export function layOutTable(
  snapshot: PublicationSnapshot,
  table: { readonly kind: "committee"; readonly fy: FiscalYear } | { readonly kind: "open-data" },
): WorkbookToWrite | null {
  const model = siteModel(snapshot);
  const workbook = table.kind === "committee" ? committeeWorkbook(model, table.fy) : openDataWorkbook(model);
  return workbook && { ...workbook, made: new Date(snapshot.publishedAt) };
}
