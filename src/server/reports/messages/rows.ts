/** A message as one reader sees it. */

import { type MessageField, messageField } from "@/domain/reports/entry/messages";
import { cleanText } from "@/domain/shared/typed-text";
import { ROLE_WORDS } from "@/domain/words/ja/roles";
import type { Viewer } from "@/server/access/viewer";
import type { Prisma } from "@/server/db/generated/client";

export interface MessageDto {
  /** In the order of writing; decimal digits. */
  readonly id: string;
  /** null: the report as a whole. */
  readonly field: MessageField | null;
  readonly body: string;
  readonly author: string;
  /** The author's department; of people who belong to none, their role. */
  readonly office: string;
  /** ISO instant, by the database's clock. */
  readonly at: string;
  readonly isOwn: boolean;
  readonly isUnread: boolean;
}

export const MESSAGE_SELECT = {
  id: true,
  field: true,
  body: true,
  at: true,
  authorId: true,
  author: { select: { name: true, role: true, department: { select: { name: true } } } },
} as const satisfies Prisma.ReportMessageSelect;

export type MessageRow = Prisma.ReportMessageGetPayload<{ select: typeof MESSAGE_SELECT }>;

export function toMessage(
  { id, field, body, at, authorId, author }: MessageRow,
  reader: Viewer,
  readTo: bigint,
): MessageDto {
  const isOwn = authorId === reader.userId;
  return {
    id: id.toString(),
    field: messageField(field),
    body: cleanText(body),
    author: author.name,
    office: author.department?.name ?? ROLE_WORDS[author.role],
    at: at.toISOString(),
    isOwn,
    isUnread: !isOwn && id > readTo,
  };
}
