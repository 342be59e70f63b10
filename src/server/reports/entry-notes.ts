/** What a department's page says beside the figures: why something came back. One query for the whole year. */
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { done, type Result, refused } from "@/lib/result";
import { isInScope, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { db } from "@/server/db/client";

/** One current KPI in one year. */
export interface EntryNoteDto {
  readonly kpiId: string;
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
  /** Why the office lets this item be changed although the round is closed; null where it does not. */
  readonly reopenedReason: string | null;
}

interface NoteRow {
  readonly kpiId: string;
  readonly departmentId: string | null;
  readonly correctionReason: string | null;
  readonly event: string | null;
  readonly comment: string | null;
  readonly commentField: string | null;
  readonly author: string | null;
  readonly at: Date | null;
  readonly reopenedAt: Date | null;
  readonly reopenedReason: string | null;
}

/** The notes of every current KPI that the viewer may see, begun or not. */
export async function listEntryNotes(
  viewer: Viewer,
  { fy }: { readonly fy: FiscalYear },
): Promise<Result<EntryNoteDto[]>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  // Drafts decide nothing: the newest event that is none tells whether the return still stands.
  const rows = await db().$queryRaw<NoteRow[]>`
    SELECT k.id AS "kpiId", k.department_id::text AS "departmentId", v.correction_reason AS "correctionReason",
           last.event::text AS event, last.comment, last.comment_field AS "commentField", last.at,
           CASE WHEN last.author_id IS NULL THEN 'システム' ELSE a.name END AS author,
           i.reopened_at AS "reopenedAt", i.reopened_reason AS "reopenedReason"
    FROM kpi k
    LEFT JOIN report r ON r.kpi_id = k.id AND r.fiscal_year = ${fy}
    LEFT JOIN report_revision v ON v.report_id = r.id AND v.no = r.version
    LEFT JOIN LATERAL (
      SELECT event, comment, comment_field, at, author_id FROM report_revision
      WHERE report_id = r.id AND event <> 'save_draft' ORDER BY no DESC LIMIT 1
    ) last ON true
    LEFT JOIN user_account a ON a.id = last.author_id
    LEFT JOIN collection_round c ON c.fiscal_year = ${fy}
    LEFT JOIN round_item i ON i.round_id = c.id AND i.kpi_id = k.id
    WHERE k.current
    ORDER BY k.id`;
  return done(
    rows
      .filter(({ kpiId, departmentId }) => isInScope(scope, departmentId, { kpiId, fy }))
      .map((row) => ({
        kpiId: row.kpiId,
        correctionReason: row.correctionReason ?? "",
        returned:
          row.event === "return" && row.at !== null
            ? {
                comment: row.comment ?? "",
                field: row.commentField,
                author: row.author ?? "",
                at: row.at.toISOString(),
              }
            : null,
        reopenedReason: row.reopenedAt === null ? null : (row.reopenedReason ?? ""),
      })),
  );
}
