/** Who counts as an author of what was submitted: nobody decides on what is their own. */

export interface Submission {
  /** null: the system. */
  readonly submittedById: string | null;
  /** Whoever had the personal link in hand through which it came, in the mail they wrote out; nobody where it came by none. */
  readonly linkHeldByIds: readonly string[];
}

/** Of this submission alone: a link in hand says nothing of what its owner submits otherwise. */
export function authorIdsOf({ submittedById, linkHeldByIds }: Submission): readonly string[] {
  return [...new Set([...(submittedById === null ? [] : [submittedById]), ...linkHeldByIds])];
}
