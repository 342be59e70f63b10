/** A request whose answer was lost is sent once more: what it asked for stands there already. */

import type { ReportEvent } from "@/domain/reports/report";
import { isDecision } from "@/domain/reports/report";
import type { Viewer } from "@/server/access/viewer";

interface Newest {
  readonly no: number;
  readonly authorId: string | null;
  readonly event: ReportEvent;
  readonly comment: string;
  readonly correctionReason: string;
}

interface Asked {
  readonly event: ReportEvent;
  readonly version: number;
  readonly comment: string;
}

/** What is written: by the writer, or taken over by who decides. */
export interface Written<Content extends object> {
  readonly content: Content;
  readonly correctionReason: string;
}

/** The newest revision is what this request asked for. @param before what the newest revision says */
export function isSentAgain<Row extends Newest, Content extends object>(
  viewer: Viewer,
  newest: Row | null,
  change: Asked,
  { before, written }: { readonly before: Content | null; readonly written: Written<Content> },
): newest is Row {
  return (
    newest !== null &&
    newest.authorId === viewer.userId &&
    newest.no === change.version + 1 &&
    saysTheSame(newest, change, { before, written })
  );
}

/** The same event with the same words. */
export function saysTheSame<Content extends object>(
  newest: Newest,
  change: Asked,
  { before, written }: { readonly before: Content | null; readonly written: Written<Content> },
): boolean {
  const fields = Object.keys(before ?? {}) as (keyof Content)[];
  return (
    newest.event === change.event &&
    // What is taken back carries the words of the return that it had answered.
    (change.event === "take_back" || newest.comment === (isDecision(change.event) ? change.comment : "")) &&
    newest.correctionReason === written.correctionReason &&
    fields.every((field) => before?.[field] === written.content[field])
  );
}
