/** What an event of the trail says it changed, as it comes out of its JSON columns. */
import { z } from "zod";

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * By field. Of what fields there are the schema knows nothing: an event of a later version keeps all of its own. A
 * value of a shape that nobody writes is kept as its JSON text.
 */
const valuesSchema = z.record(
  z.string(),
  z.union([scalar, z.array(scalar)]).catch(({ value }) => JSON.stringify(value)),
);

export type AuditValues = Readonly<z.infer<typeof valuesSchema>>;

/** null where the event has none, or where its column holds no fields at all. */
export function auditValues(json: unknown): AuditValues | null {
  const parsed = valuesSchema.safeParse(json);
  return parsed.success ? parsed.data : null;
}
