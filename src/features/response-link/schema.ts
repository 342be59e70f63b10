/** What the forms of this feature send. */
import { z } from "zod";

/** Any text: whether it is a token is not told at the form. */
export const startFormSchema = z.strictObject({ token: z.string().max(200) });

export const revokeLinksFormSchema = z.strictObject({ roundId: z.uuid(), userId: z.uuid() });
