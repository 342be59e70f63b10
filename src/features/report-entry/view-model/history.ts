/** What happened to a report, as a person reads it. Pure. */

import { isReturnOpen } from "@/domain/reports/report";
import {
  BY_LINK,
  figureStatusNote,
  MISSING_REASON_WORDS,
  ON_BEHALF,
  REPORT_EVENT_WORDS,
} from "@/domain/words/ja/reports/reports";
import type { HistoryDto } from "@/server/reports/rows";
import { shorten } from "./entry-list";

/** One line of the history: drafts that one person saved in a row are one line, as nobody decided anything between. */
export interface HistoryLine {
  readonly no: number;
  readonly at: string;
  readonly author: string;
  readonly what: string;
  readonly figure: string;
  readonly comment: string;
}

/** @param revisions newest first */
export function historyLines(revisions: readonly HistoryDto[]): HistoryLine[] {
  return revisions
    .filter((revision, index) => {
      const later = revisions[index - 1];
      const isOvertaken =
        later?.event === "save_draft" &&
        revision.event === "save_draft" &&
        later.authorId === revision.authorId;
      return !isOvertaken;
    })
    .map((revision) => ({
      no: revision.no,
      at: revision.at,
      author: revision.isByLink ? `${revision.author}（${BY_LINK}）` : revision.author,
      what: revision.isOnBehalf ? ON_BEHALF : REPORT_EVENT_WORDS[revision.event],
      figure: figureOf(revision),
      // The words of the return that stands open again are told where it was returned.
      comment: revision.event === "take_back" ? "" : revision.comment || revision.correctionReason,
    }));
}

function figureOf({ figure, figureStatus, missing }: HistoryDto): string {
  if (missing !== null) return MISSING_REASON_WORDS[missing];
  const typed = shorten(figure.trim());
  return typed === "" ? "" : `${typed}${figureStatusNote(figureStatus)}`;
}

/** What the office wrote when it last returned the report; null once it was submitted again. */
export function openReturn(revisions: readonly HistoryDto[]): HistoryDto | null {
  const last = revisions.find((revision) => revision.event !== "save_draft");
  if (!isReturnOpen(last)) return null;
  return revisions.find(({ event }) => event === "return") ?? null;
}
