/** What a department's page says beside the figures: why something came back. Read for the whole year at once. */

import type { ReportContent } from "@/domain/reports/report";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type KpiId, toKpiId } from "@/domain/shared/kpi-id";
import { done, type Result, refused } from "@/lib/result";
import { isInScope, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";
import { WITH_FIGURES } from "./approved";
import { authorName, REVISION_SELECT, toContent, writtenWithOf } from "./rows";

/** One current KPI or metric in one year. */
export interface EntryNoteDto {
  readonly kpiId: KpiId;
  /** Of the newest revision; "" where there is none. */
  readonly correctionReason: string;
  /** What the office wrote when it returned the report; null where it did not, or once it was submitted again. */
  readonly returned: {
    readonly comment: string;
    /** The field it speaks of, by the names of domain/discussion.ts. */
    readonly field: string | null;
    readonly author: string;
    /** ISO instant. */
    readonly at: string;
  } | null;
  /** The answer in force, with the edition of the definition that it was given by; null where none was approved. */
  readonly approved: { readonly content: ReportContent; readonly edition: number } | null;
  /** Why the office lets this item be changed although the round is closed; null where it does not. */
  readonly reopenedReason: string | null;
}

/** The notes of every current KPI and metric that the viewer may see, begun or not. */
export async function listEntryNotes(
  viewer: Viewer,
  { fy }: { readonly fy: FiscalYear },
): Promise<Result<EntryNoteDto[]>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  const kpis = await db().item.findMany({
    where: { ...WITH_FIGURES, current: true },
    orderBy: { id: "asc" },
    select: {
      id: true,
      departmentId: true,
      reports: {
        where: { fy },
        select: {
          state: true,
          latest: { select: { correctionReason: true } },
          approved: { select: REVISION_SELECT },
          // The newest decision: a return stands until something is handed in again.
          revisions: {
            where: { event: { in: ["return", "approve"] } },
            orderBy: { no: "desc" },
            take: 1,
            select: {
              event: true,
              comment: true,
              commentField: true,
              at: true,
              author: { select: { name: true } },
            },
          },
        },
      },
      roundItems: { where: { round: { fy } }, select: { reopenedAt: true, reopenedReason: true } },
    },
  });
  return done(
    kpis
      .map(({ id, ...row }) => ({ ...row, id: toKpiId(id) }))
      .filter(({ id, departmentId }) => isInScope(scope, departmentId, { kpiId: id, fy }))
      .map(({ id, reports: [report], roundItems: [item] }) => {
        const decided = report?.revisions[0];
        return {
          kpiId: id,
          correctionReason: report?.latest.correctionReason ?? "",
          returned:
            decided?.event === "return" && report?.state !== "submitted"
              ? {
                  comment: decided.comment,
                  field: decided.commentField,
                  author: authorName(decided.author),
                  at: decided.at.toISOString(),
                }
              : null,
          approved: report?.approved
            ? { content: toContent(report.approved), edition: writtenWithOf(report.approved).edition }
            : null,
          reopenedReason: item && item.reopenedAt !== null ? item.reopenedReason : null,
        };
      }),
  );
}
