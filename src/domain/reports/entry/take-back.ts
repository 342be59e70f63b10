/** 提出を取り戻す: whoever handed an answer in may have it back, as long as nobody of the office has opened it. */

/** `not_own`: somebody else handed it in. `opened`: the office looks at it, or has decided. */
export type TakeBackRefusal = "not_own" | "opened";

export interface HandedInAnswer {
  /** Number of the newest revision: what was handed in. */
  readonly version: number;
  /** null while nothing waits. */
  readonly submittedById: string | null;
  /** The newest revision that somebody who may decide has opened; null: none was. */
  readonly openedRevision: number | null;
}

/** Of an answer that waits for a decision. @param personId null: nobody's account. @returns null: it may be taken back */
export function takeBackRefusal(
  { version, submittedById, openedRevision }: HandedInAnswer,
  personId: string | null,
): TakeBackRefusal | null {
  if (submittedById === null || submittedById !== personId) return "not_own";
  return openedRevision !== null && openedRevision >= version ? "opened" : null;
}
