/** The address's query of the dashboards. */

import { z } from "zod";
import { KPI_ORDERS } from "@/domain/reports/kpi-order";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { isKpiId, type KpiId } from "@/domain/shared/kpi-id";
import { idInAddress, yearInAddress } from "@/lib/address-query";
import type { DraftPaper } from "@/server/publication/draft-paper";

/** Whatever cannot be a plan or a year counts as not chosen: an address is no form, there is nobody to answer. */
export const dashboardQuerySchema = z.object({
  plan: idInAddress.optional().catch(undefined),
  fy: yearInAddress.refine(isFiscalYear).optional().catch(undefined),
  sort: z.enum(KPI_ORDERS).optional().catch(undefined),
  open: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
});

/** Which document a file's name asks for: "2025.pdf" or, of a plan, "committee-dx-2.pdf"; null when none. */
export function parseDraftPaper(name: string): DraftPaper | null {
  const [, year, committeeOf] = /^(?:([12]\d{3})|committee-([a-z0-9-]{1,64}))\.pdf$/.exec(name) ?? [];
  if (committeeOf !== undefined) return { committeeOf };
  const fy = Number(year);
  return isFiscalYear(fy) ? fy : null;
}

/** The KPI's id in the path; null when it is none. */
export function parseKpiId(text: string): KpiId | null {
  return isKpiId(text) ? text : null;
}

/** A measure's place in the path: "1-2"; null when it is none. */
export function parseMeasurePlace(text: string): { readonly pillar: number; readonly no: number } | null {
  const [, pillar, no] = /^([1-9]\d{0,2})-([1-9]\d{0,2})$/.exec(text) ?? [];
  return pillar === undefined || no === undefined ? null : { pillar: Number(pillar), no: Number(no) };
}

/** The pillar's number in the path; null when it is none. */
export function parsePillarNo(text: string): number | null {
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : null;
}
