/** What the page of transfers takes from its form and its address. */
import { z } from "zod";

/** "person-<id>" or "department-<id>" */
const party = z
  .string()
  .regex(/^(person|department)-[0-9a-f-]{36}$/, { error: "引き継ぐ人か課を選んでください。" })
  .transform((text) => {
    const [kind, ...id] = text.split("-");
    return { kind: kind === "person" ? ("person" as const) : ("department" as const), id: id.join("-") };
  });

export const transferFormSchema = z.strictObject({
  party,
  /** "everybody": the department as a whole. */
  to: z.string().transform((text) => (text === "everybody" ? null : text)),
  seen: z.string(),
});

/** Who leaves, from an address; null for anything else. */
export function parseTransferParty(text: string | string[] | undefined): z.output<typeof party> | null {
  const parsed = party.safeParse(text);
  return parsed.success ? parsed.data : null;
}
