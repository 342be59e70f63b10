/** やり取り: questions and answers between the office and a department beside one report. Nothing of it is taken back. */
import { cleanText } from "@/domain/shared/typed-text";

/** What a message may speak of, by the names of the entry form's fields. */
export const MESSAGE_FIELDS = ["actual", "reason", "nextStep", "asOf", "basisNote"] as const;
export type MessageField = (typeof MESSAGE_FIELDS)[number];

/** In characters, as a person counts them. */
export const MESSAGE_MAX = 2_000;

export type MessageFault =
  | { readonly kind: "blank" }
  | { readonly kind: "too_long" /** In characters. */; readonly length: number };

/**
 * A message as it is kept: NFC, line breaks as \n, no empty lines at its ends.
 * @returns the text, or what is wrong with it
 */
export function readMessage(
  typed: string,
): { readonly ok: true; readonly body: string } | { readonly ok: false; readonly fault: MessageFault } {
  const body = cleanText(typed).normalize("NFC").trim();
  if (body === "") return { ok: false, fault: { kind: "blank" } };
  const length = [...body].length;
  return length > MESSAGE_MAX ? { ok: false, fault: { kind: "too_long", length } } : { ok: true, body };
}

/** The field that a stored name stands for; null for the report as a whole, and for a field of a form long gone. */
export function messageField(name: string | null): MessageField | null {
  return MESSAGE_FIELDS.find((field) => field === name) ?? null;
}

/** How much of a message the audit trail and lists keep of it, in characters. */
export const EXCERPT_MAX = 80;

/** The message's beginning on one line. */
export function excerpt(body: string): string {
  const line = [...body.replace(/\s+/g, " ")];
  return line.length <= EXCERPT_MAX ? line.join("") : `${line.slice(0, EXCERPT_MAX).join("")}…`;
}
