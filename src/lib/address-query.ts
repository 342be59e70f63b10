/** What the query of a page's address may hold: nobody typed it into a form, so that what cannot be counts as not chosen. */
import { z } from "zod";

/** What a page's `searchParams` holds: strings, lists of strings, or nothing. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** The id of a plan, a KPI or an initiative, as it stands in an address. */
export const idInAddress = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** Four digits; whether that is a fiscal year is asked of the domain. */
export const yearInAddress = z
  .string()
  .regex(/^[12]\d{3}$/)
  .transform(Number);
