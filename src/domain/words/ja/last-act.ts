/** Who did something last with what a form is about: told whoever is refused because it has changed. */

export interface LastAct {
  /** "system": the program itself, or the command line. */
  readonly by: { readonly name: string } | "oneself" | "system";
  /** What was done, as the audit trail says it: 「照会を始めました」. */
  readonly done: string;
}

/** A sentence in brackets, behind another one. */
export function lastActWords({ by, done }: LastAct): string {
  const who = by === "oneself" ? "ご自身" : by === "system" ? "システム" : `${by.name}さん`;
  return `（最後の操作：${who}が${done}）`;
}
