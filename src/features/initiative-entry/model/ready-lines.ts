/** Which lines of the table are handed in, and what is said at those that are not ready. Pure. */

import type { AnswersBeside } from "@/domain/reports/initiatives/initiative";
import type { ReportState } from "@/domain/reports/report";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import type { FieldErrors } from "@/lib/result";
import { isBegun, isSameDraft, type LineDraft, lineErrors } from "./line-draft";
import type { LineState } from "./line-saver";

/** A line that is open here. */
export interface TypedLine {
  readonly id: InitiativeId;
  /** As the page was opened with it. */
  readonly draft: LineDraft;
  readonly context: AnswersBeside;
  readonly line: { readonly state: ReportState };
  readonly typed: LineState;
}

const RETURNED_AS_IT_WAS = "差し戻された回答が、そのままになっています。直してから提出してください。";

/** What nobody has begun stays behind without a word; so does an approved answer that was opened and not changed. */
export function readyLines(lines: readonly TypedLine[]): {
  readonly ready: readonly InitiativeId[];
  readonly errors: ReadonlyMap<InitiativeId, FieldErrors>;
} {
  const ready: InitiativeId[] = [];
  const errors = new Map<InitiativeId, FieldErrors>();
  for (const { id, draft, context, line, typed } of lines) {
    const isAsItWas = isSameDraft(typed.draft, draft);
    if (!isBegun(typed.draft) || (line.state === "approved" && isAsItWas)) continue;
    const found =
      line.state === "returned" && isAsItWas ? { "": RETURNED_AS_IT_WAS } : lineErrors(typed.draft, context);
    if (Object.keys(found).length > 0) errors.set(id, found);
    // The line itself tells of the other answer, and asks.
    else if (typed.newer === null) ready.push(id);
    else errors.set(id, {});
  }
  return { ready, errors };
}
