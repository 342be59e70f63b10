/** What stands beside a line: pieces of evidence and messages that were not read yet. Pure. */

export interface LineAttachments {
  readonly pieces: number;
  readonly unread: number;
}

export const NO_ATTACHMENTS: LineAttachments = { pieces: 0, unread: 0 };

/** 資料・やり取り（資料2件・未読1件） */
export function attachmentsWords({ pieces, unread }: LineAttachments): string {
  const counts = [pieces > 0 ? `資料${pieces}件` : null, unread > 0 ? `未読${unread}件` : null].filter(
    (words) => words !== null,
  );
  return `資料・やり取り${counts.length === 0 ? "" : `（${counts.join("・")}）`}`;
}
