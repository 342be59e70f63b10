/** What a check says of one thing: that it is right, or what is wrong and what to do. */

import type { OperatorError } from "@/lib/operator-error";

export type Finding =
  | { readonly ok: true; readonly what: string }
  | { readonly ok: false; readonly what: string; readonly remedy: string };

/** @param what a whole sentence */
export function right(what: string): Finding {
  return { ok: true, what };
}

/** @param what @param remedy whole sentences */
export function wrong(what: string, remedy: string): Finding {
  return { ok: false, what, remedy };
}

/** A refusal of the start: its first sentence says what is wrong, the others what to do. */
export function refusal({ message }: OperatorError): Finding {
  const [what = "", ...remedy] = message.split(/(?<=。)/);
  return wrong(what, remedy.join(""));
}

/** As the terminal shows it. */
export function findingText(finding: Finding): string {
  return finding.ok ? `✓ ${finding.what}` : `✗ ${finding.what}\n  → ${finding.remedy}`;
}
