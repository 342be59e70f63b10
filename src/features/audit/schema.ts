/** The query of the audit trail, in the page's address and in the file's. */

import { z } from "zod";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import { idInAddress, yearInAddress } from "@/lib/address-query";

const person = z.union([z.literal("system"), z.uuid()]);
const kpi = idInAddress;
const fy = yearInAddress.refine(isFiscalYear);
const action = z.string().regex(/^[a-z_]+\.[a-z_]+$/);
const eventId = z.string().regex(/^\d{1,18}$/);

/** For the page: what cannot be counts as not chosen, and the form shows that it is not. */
export const auditQuerySchema = z.object({
  person: person.optional().catch(undefined),
  kpi: kpi.optional().catch(undefined),
  fy: fy.optional().catch(undefined),
  action: action.optional().catch(undefined),
  before: eventId.optional().catch(undefined),
  after: eventId.optional().catch(undefined),
});

/** For the file: a filter that cannot be read is refused, or the file would hold more than was asked for. */
export const auditFileQuerySchema = z.strictObject({
  person: person.optional(),
  kpi: kpi.optional(),
  fy: fy.optional(),
  action: action.optional(),
});
/** The address's query without what a form sends for "all": an empty text. */
export function withoutBlanks(params: Iterable<[string, string]>): Record<string, string> {
  return Object.fromEntries([...params].filter(([, value]) => value !== ""));
}
