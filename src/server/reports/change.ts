/** The one writer of reports: an event on the newest revision makes the next revision and one audit event. */

import type { ReportContent, ReportState } from "@/domain/reports/report";
import { saysAgain } from "@/domain/reports/report";
import { buildSeries } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { KpiId } from "@/domain/shared/kpi-id";
import { done, type Result, refused } from "@/lib/result";
import { isInScope, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db, type Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { advanceReport } from "./advance";
import { approvedFigures } from "./approved";
import { parseReportChange, type ReportChangeBody, type ReportChangeInput } from "./change-input";
import { correctionBy, saidBy } from "./correction";
import { type DecidedChange, decideChange, decided, revisionColumns, summary } from "./decide-change";
import { closeReopenedItem, readRoundOfYear } from "./entry-window";
import { readKpi } from "./kpi";
import { type ReportWithLatest, readReportWithLatest, saysTheSame } from "./latest-revision";
import { afterReturn } from "./return";
import { holdRoundAgainstChange } from "./round-lock";
import { officeOf, onBehalfOf, REVISION_SELECT, type RevisionRow, toContent } from "./rows";
import { returnAnswered } from "./take-back";

/** How the report stands after the change. */
export interface ReportChangeDto {
  readonly version: number;
  readonly state: ReportState;
  readonly content: ReportContent;
  readonly correctionReason: string;
  /** ISO instant, by the database's clock. */
  readonly at: string;
}

/**
 * Saves a draft, submits, returns or approves. `version` is the newest revision the writer saw (0: none): when it is no
 * longer the newest, nothing is written and the answer is `conflict`, unless the newest revision already says just this
 * (the same request sent twice). `invalid` carries a sentence per field; `busy` may be tried again.
 * Approving and returning copy the submitted content: who decides does not edit.
 */
export async function changeReport(
  viewer: Viewer,
  raw: ReportChangeBody & { readonly kpiId: KpiId; readonly fy: FiscalYear },
  now: Date = new Date(),
): Promise<Result<ReportChangeDto>> {
  const { kpiId, fy, ...body } = raw;
  const parsed = parseReportChange(body, { kpiId, fy });
  if (!parsed.ok) return refused("invalid", parsed.errors);
  const { input } = parsed;
  const result = await writing((tx) => applyChange(tx, viewer, input, now));
  if (result.ok || result.reason !== "conflict") return result;
  // Only a writer who may see the report gets here by its stale version, or by losing the race for the next number.
  const already = await alreadySaid(viewer, input);
  return already ? done(already) : result;
}

/** One change inside a transaction that may hold others: whoever refuses one of them decides what becomes of the rest. */
export async function applyChange(
  tx: Tx,
  viewer: Viewer,
  input: ReportChangeInput,
  now: Date,
): Promise<Result<ReportChangeDto>> {
  const examined = await examineChange(tx, viewer, input, now);
  if (!examined.ok) return examined;
  const { said, change } = examined.value;
  return said ? done(said) : write(tx, viewer, { input, ...change }, now);
}

/** What would be written. */
interface Change extends DecidedChange {
  readonly report: ReportWithLatest | null;
  readonly by: string | null;
  /** Whom it is handed in for by somebody else. */
  readonly behalf: string | null;
}

/** Whether a change would be taken; writes nothing. @returns `said`: the newest revision, where it says just this already */
export async function examineChange(
  tx: Tx,
  viewer: Viewer,
  input: ReportChangeInput,
  now: Date,
): Promise<Result<{ readonly said: ReportChangeDto | null; readonly change: Change }>> {
  const { kpiId, fy, event } = input;
  if (reportScope(viewer) === null) return refused("forbidden");
  const [owner, report] = [await readKpi(tx, kpiId, fy), await readReportWithLatest(tx, input)];
  if (!owner) return refused("not_found");
  await holdRoundAgainstChange(tx, fy);
  const round = await readRoundOfYear(tx, fy, kpiId);
  // The figures of other years, for the questions that a figure raises: asked of what is handed in alone.
  const approved = event === "submit" ? await approvedFigures(tx, { id: kpiId }) : [];
  const years = () => buildSeries(owner.plan, owner.kpi, approved).years;
  const decided = decideChange(viewer, input, { owner, report, round, years }, now);
  if (!decided.ok) return decided;
  const { state, written } = decided.value;
  const isSaid = report !== null && event === "save_draft" && saysTheSame(report.newest, input, written);
  const by = officeOf(viewer, owner.plan);
  const behalf = onBehalfOf(viewer, event, owner.department);
  return done({
    said: isSaid ? toChange(report.newest) : null,
    change: { report, state, written, by, behalf },
  });
}

async function write(
  tx: Tx,
  viewer: Viewer,
  change: Change & { readonly input: ReportChangeInput },
  now: Date,
): Promise<Result<ReportChangeDto>> {
  const { input, report, state, written, by, behalf } = change;
  const advanced = await advanceReport(
    tx,
    viewer,
    { ...input, itemId: input.kpiId },
    { reportId: report?.id ?? null, state },
  );
  if (!advanced.ok) return advanced;
  const { reportId, no } = advanced.value;
  if (input.event === "approve") await closeReopenedItem(tx, input);
  const said = input.event === "take_back" ? { ...input, ...(await returnAnswered(tx, reportId)) } : input;
  const row = await tx.reportRevision.create({
    data: { reportId, no, ...revisionColumns(viewer, said, { state, written, by }) },
    select: REVISION_SELECT,
  });
  // The mail reads the report as it stands now, with its newest revision.
  if (input.event === "return") await afterReturn(tx, input, no, now);
  await recordAudit(tx, viewer, {
    action: `report.${input.event}`,
    subject: { kind: "report", kpiId: input.kpiId, fy: input.fy },
    before: report?.newest ? summary(report.newest) : null,
    after: { ...summary(row), ...(behalf === null ? {} : { onBehalfOf: behalf }) },
  });
  return done(toChange(row));
}

function toChange(row: RevisionRow): ReportChangeDto {
  return {
    version: row.no,
    state: row.state,
    content: toContent(row),
    correctionReason: row.correctionReason,
    at: row.at.toISOString(),
  };
}

/** The newest revision, when it is what this request asked for: sent twice, or the same text saved by two windows. */
async function alreadySaid(viewer: Viewer, input: ReportChangeInput): Promise<ReportChangeDto | null> {
  const scope = reportScope(viewer);
  if (scope === null) return null;
  const [owner, report] = await Promise.all([
    readKpi(db(), input.kpiId, input.fy),
    readReportWithLatest(db(), input),
  ]);
  const newest = report?.newest;
  if (!owner || !newest || !isInScope(scope, owner.department?.id ?? null, input)) return null;
  // A later event of somebody else's is news to the writer, even with the same words.
  const isOwn = newest.authorId === viewer.userId;
  const isNext = newest.no === input.version + 1;
  if (!(isOwn && isNext) && input.event !== "save_draft") return null;
  // Whether it was asked for once more makes no difference to what was written.
  const correction = correctionBy(input, owner.kpi, report, false);
  const written = saysAgain(input.event) ? decided(newest) : saidBy(input, owner.kpi, correction);
  return written !== null && saysTheSame(newest, input, written) ? toChange(newest) : null;
}
