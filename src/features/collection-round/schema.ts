/** What the forms of a round send. The data layer checks each field and answers with a sentence for it. */
import { z } from "zod";

const texts = { title: z.string(), instructions: z.string(), opensOn: z.string(), dueOn: z.string() };

export const createRoundFormSchema = z.strictObject({
  fy: z
    .string()
    .regex(/^\d{4}$/, { error: "年度を選んでください。" })
    .transform(Number),
  ...texts,
});

export const updateRoundFormSchema = z.strictObject({ id: z.string(), seen: z.string(), ...texts });
