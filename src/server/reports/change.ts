/** The one writer of reports: an event on the newest revision makes the next revision and one audit event. */

import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { editionInYear } from "@/domain/plan/editions";
import { lowestOf } from "@/domain/plan/lowest";
import { isReportable } from "@/domain/plan/years";
import type { Correction } from "@/domain/reports/correction";
import { type EntryWarning, entryChecks, isMuchChanged } from "@/domain/reports/entry-checks";
import { nextState, type ReportContent, type ReportState } from "@/domain/reports/report";
import { buildSeries, comparableYears } from "@/domain/reports/series";
import { checkSubmission, isPossibleKind } from "@/domain/reports/submission";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import type { KpiId } from "@/domain/shared/kpi-id";
import { submissionSentences, YEAR_RUNS_AT_APPROVAL } from "@/domain/words/ja/entry";
import { wordsOf } from "@/domain/words/ja/plan-words";
import { TRANSITION_REFUSAL_WORDS } from "@/domain/words/ja/reports";
import { ENTRY_CLOSED_WORDS } from "@/domain/words/ja/rounds";
import { done, type FieldErrors, type Result, refused } from "@/lib/result";
import { isInScope, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db, type Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { ACTION_OF, advanceReport, isDecision } from "./advance";
import { approvedFigures } from "./approved";
import { parseReportChange, type ReportChangeBody, type ReportChangeInput } from "./change-input";
import { correctionBy, saidBy } from "./correction";
import { closeReopenedItem, readRoundOfYear } from "./entry-window";
import { readKpi } from "./kpi";
import { type ReportWithLatest, readReportWithLatest, saysTheSame, type Written } from "./latest-revision";
import { afterReturn } from "./return";
import { holdRoundAgainstChange } from "./round-lock";
import {
  contentColumns,
  officeOf,
  REVISION_SELECT,
  type RevisionRow,
  toContent,
  writtenWithOf,
} from "./rows";

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
interface Change {
  readonly report: ReportWithLatest | null;
  readonly state: ReportState;
  readonly written: Written;
  readonly by: string | null;
}

/** Whether a change would be taken; writes nothing. @returns `said`: the newest revision, where it says just this already */
export async function examineChange(
  tx: Tx,
  viewer: Viewer,
  input: ReportChangeInput,
  now: Date,
): Promise<Result<{ readonly said: ReportChangeDto | null; readonly change: Change }>> {
  const { kpiId, fy, event } = input;
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  const [owner, report] = [await readKpi(tx, kpiId, fy), await readReportWithLatest(tx, input)];
  if (!owner || !isInScope(scope, owner.department?.id ?? null, input)) return refused("not_found");
  const { kpi } = owner;
  if (!isReportable(owner.plan, kpi, fy, now)) return refused("not_found");
  await holdRoundAgainstChange(tx, fy);
  const round = await readRoundOfYear(tx, fy, kpiId);
  const window = round.windowOf(kpiId, report?.approved, tokyoDate(now));
  const resource = {
    departmentId: owner.department?.id ?? null,
    authorIds: report?.authorIds ?? [],
    allowSelfApproval: owner.plan.settings.allowSelfApproval,
    report: { kpiId, fy },
  };
  if (!can(viewer, ACTION_OF[event], { ...resource, entryOpen: window.open })) {
    const wouldBeOpen = can(viewer, ACTION_OF[event], { ...resource, entryOpen: true });
    return window.open || !wouldBeOpen
      ? refused("forbidden")
      : refused("forbidden", { "": ENTRY_CLOSED_WORDS[window.reason](wordsOf(owner.plan).office) });
  }
  if ((report?.version ?? 0) !== input.version) return refused("conflict");
  const transition = nextState(report?.state ?? "not_started", event);
  if (!transition.ok) return refused("conflict", { "": TRANSITION_REFUSAL_WORDS[transition.reason] });

  const newest = report?.newest ?? null;
  const correction = correctionBy(input, kpi, report, round.isReopened(kpiId));
  const written: Written | null = isDecision(event)
    ? decided(newest)
    : {
        ...saidBy(input, kpi, correction),
        with: {
          edition: editionInYear(kpi, fy).no,
          unit: kpi.unit,
          upperLimit: kpi.upperLimit,
          lowest: lowestOf(kpi),
          department: owner.department?.name ?? null,
          viaLink: viewer.responseScope !== null,
        },
      };
  if (written === null) return refused("invalid", { "": "入力内容がありません。" });
  const errors = await findErrors(tx, { ...owner, input, written, correction, now });
  if (Object.keys(errors).length > 0) return refused("invalid", errors);
  const isSaid = newest !== null && event === "save_draft" && saysTheSame(newest, input, written);
  const by = officeOf(viewer, owner.plan);
  return done({
    said: isSaid ? toChange(newest) : null,
    change: { report, state: transition.state, written, by },
  });
}

function decided(newest: RevisionRow | null): Written | null {
  return newest === null
    ? null
    : {
        content: toContent(newest),
        correctionReason: newest.correctionReason,
        with: writtenWithOf(newest),
      };
}

async function findErrors(
  tx: Tx,
  context: {
    input: ReportChangeInput;
    kpi: Kpi;
    isMetric: boolean;
    plan: PlanDefinition;
    written: Written;
    correction: Correction | null;
    now: Date;
  },
): Promise<FieldErrors> {
  const { input, kpi, isMetric, plan, written, correction, now } = context;
  if (input.event === "return" && input.comment.trim() === "") {
    return { comment: "差し戻す理由を入力してください。所管課の画面に表示されます。" };
  }
  const { content } = written;
  if (input.event === "approve" && content.actual !== null) {
    const isPossible = isPossibleKind(content.figureStatus, input.fy, tokyoDate(now));
    return isPossible ? {} : { "": YEAR_RUNS_AT_APPROVAL };
  }
  if (input.event !== "submit") return {};
  const warnings = await findWarnings(tx, plan, kpi, input.fy, written.content, tokyoDate(now));
  const asked = {
    kpi,
    fy: input.fy,
    today: tokyoDate(now),
    isCorrection: correction === "change",
    isUnchanged: correction === "nothing",
    correctionReason: written.correctionReason,
    isWarned: warnings.length > 0,
    isMetric,
    isMuchChanged: isMuchChanged(warnings),
  };
  return submissionSentences(checkSubmission(written.content, asked), asked);
}

async function findWarnings(
  tx: Tx,
  plan: PlanDefinition,
  kpi: Kpi,
  fy: FiscalYear,
  content: ReportContent,
  today: IsoDate,
): Promise<EntryWarning[]> {
  if (content.actual === null) return [];
  const { years } = buildSeries(plan, kpi, await approvedFigures(tx, { id: kpi.id }));
  const earlier = comparableYears(kpi, years, fy);
  return entryChecks({
    kpi,
    fy,
    value: content.actual,
    status: content.figureStatus,
    asOf: content.asOf,
    today,
    earlier,
  });
}

async function write(
  tx: Tx,
  viewer: Viewer,
  change: Change & { readonly input: ReportChangeInput },
  now: Date,
): Promise<Result<ReportChangeDto>> {
  const { input, report, state, written, by } = change;
  const advanced = await advanceReport(
    tx,
    viewer,
    { ...input, itemId: input.kpiId },
    { reportId: report?.id ?? null, state },
  );
  if (!advanced.ok) return advanced;
  const { reportId, no } = advanced.value;
  if (input.event === "approve") await closeReopenedItem(tx, input);
  const row = await tx.reportRevision.create({
    data: {
      reportId,
      no,
      event: input.event,
      state,
      ...contentColumns(written.content),
      correctionReason: written.correctionReason,
      comment: isDecision(input.event) ? input.comment : "",
      commentField: input.event === "return" ? input.commentField : null,
      authorId: viewer.userId,
      ...written.with,
      authorOffice: by,
    },
    select: REVISION_SELECT,
  });
  // The mail reads the report as it stands now, with its newest revision.
  if (input.event === "return") await afterReturn(tx, input, no, now);
  await recordAudit(tx, viewer, {
    action: `report.${input.event}`,
    subject: { kind: "report", kpiId: input.kpiId, fy: input.fy },
    before: report?.newest ? summary(report.newest) : null,
    after: summary(row),
  });
  return done(toChange(row));
}

/** What the audit trail keeps of a revision; the whole of it stands in the revision itself. */
function summary(row: RevisionRow) {
  return {
    version: row.no,
    state: row.state,
    actualText: row.actualText,
    actual: toContent(row).actual,
    ...(row.figureStatus === "final" ? {} : { figureStatus: row.figureStatus }),
    missing: row.missingReason,
    ...(row.correctionReason ? { correctionReason: row.correctionReason } : {}),
    ...(row.comment ? { comment: row.comment } : {}),
    ...(row.commentField ? { commentField: row.commentField } : {}),
  };
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
  const written = isDecision(input.event) ? decided(newest) : saidBy(input, owner.kpi, correction);
  return written !== null && saysTheSame(newest, input, written) ? toChange(newest) : null;
}
