/** What the forms of suggested metrics send; what it means, the data layer reads. */
import { z } from "zod";

export const suggestFormSchema = z.strictObject({
  place: z.string(),
  name: z.string(),
  unit: z.string(),
  decimals: z.string(),
  lowest: z.string(),
  source: z.string(),
  from: z.string(),
  until: z.string(),
  reason: z.string(),
});

export const withdrawFormSchema = z.strictObject({ id: z.uuid() });
export const declineFormSchema = z.strictObject({ id: z.uuid(), answer: z.string() });

const TOLD = ["made", "withdrawn", "declined"] as const;
export type Told = (typeof TOLD)[number];

/** What was done on the page before; null: nothing. */
export function parseTold(text: string | string[] | undefined): Told | null {
  return TOLD.find((each) => each === text) ?? null;
}
