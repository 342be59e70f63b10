/** What the office wrote when it returned a report: above the form, and at the field that it speaks of. */

import { Moment } from "@/components/moment";
import { Notice } from "@/components/ui/notice";
import { type MessageField, messageField } from "@/domain/reports/entry/messages";
import { messageFieldWord } from "@/domain/words/ja/reports/reports";
import type { DraftField, EntryDraft, FieldErrors } from "../model/entry-draft";
import type { ReturnNote } from "../view-model/return-note";

const DRAFT_FIELD_OF: Record<MessageField, DraftField> = {
  actual: "actualText",
  reason: "reason",
  nextStep: "nextStep",
  asOf: "asOf",
  basisNote: "basisNote",
};

/** The comment at its field, until the person has changed what stands there. */
export function returnRemark(returned: ReturnNote | null, draft: EntryDraft, start: EntryDraft): FieldErrors {
  const named = messageField(returned?.field ?? null);
  if (returned === null || named === null) return {};
  const field = DRAFT_FIELD_OF[named];
  return draft[field] === start[field] ? { [field]: `差戻し：${returned.comment}` } : {};
}

/** Whether the comment speaks of a field: chosen with it, or named in its words. */
export function namesField(
  returned: ReturnNote | null,
  field: MessageField,
  of: { readonly isMetric: boolean },
): boolean {
  if (returned === null) return false;
  return returned.field === field || returned.comment.includes(messageFieldWord(field, of));
}

export function ReturnNotice({
  returned,
  isMetric,
  title,
}: {
  returned: ReturnNote;
  isMetric: boolean;
  title: string;
}) {
  const field = messageField(returned.field);
  return (
    <Notice tone="warning" title={title}>
      {field && <p>「{messageFieldWord(field, { isMetric })}」について</p>}
      <p className="whitespace-pre-wrap">{returned.comment}</p>
      <p className="text-dns-14N-130">
        {returned.author}（<Moment at={returned.at} />）
      </p>
    </Notice>
  );
}
