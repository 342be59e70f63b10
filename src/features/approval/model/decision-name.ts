/** The beginning of every form's name on this page. */
export const DECISIONS = "decision.";

/** Under which name a comment that was begun is kept. The year is in the page's address. @param id of the item in the queue */
export function decisionName(id: string): string {
  return `${DECISIONS}${id}`;
}
