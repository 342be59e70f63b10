/** What the forms of this feature send. */
import { z } from "zod";

/** One session; without it, all others. */
export const endSessionsFormSchema = z.strictObject({ sessionId: z.uuid().optional() });
