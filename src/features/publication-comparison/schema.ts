import { z } from "zod";

const no = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

/** Which two publications an address compares: what cannot be a number counts as not chosen. */
export const comparisonQuerySchema = z.object({
  from: no.optional().catch(undefined),
  to: no.optional().catch(undefined),
});
export type ComparisonQuery = z.infer<typeof comparisonQuerySchema>;
