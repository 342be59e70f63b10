/** Whether a report may be changed so, and what its next revision says: asked of one change, and of each of many. */

import type { Kpi, PlanDefinition } from "@/domain/plan/definition";
import { editionInYear } from "@/domain/plan/editions";
import { lowestOf } from "@/domain/plan/lowest";
import { isReportable } from "@/domain/plan/years";
import type { Correction } from "@/domain/reports/entry/correction";
import { type EntryWarning, entryChecks, isMuchChanged } from "@/domain/reports/entry/entry-checks";
import { checkSubmission, isPossibleKind } from "@/domain/reports/entry/submission";
import { nextState, type ReportContent, type ReportState, saysAgain } from "@/domain/reports/report";
import { comparableYears, type SeriesYear } from "@/domain/reports/series";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { type IsoDate, tokyoDate } from "@/domain/shared/iso-date";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { submissionSentences, YEAR_RUNS_AT_APPROVAL } from "@/domain/words/ja/reports/entry";
import { TRANSITION_REFUSAL_WORDS } from "@/domain/words/ja/reports/reports";
import { ENTRY_CLOSED_WORDS } from "@/domain/words/ja/rounds/rounds";
import { done, type FieldErrors, type Result, refused } from "@/lib/result";
import { isInScope, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { ACTION_OF, refusedAsStale } from "./advance";
import type { ReportChangeInput } from "./change-input";
import { correctionBy, saidBy } from "./correction";
import type { RoundOfYear } from "./entry-window";
import type { ReportWithLatest, Written } from "./latest-revision";
import { contentColumns, type RevisionRow, toContent, toFigure, writtenWithOf } from "./rows";
import { refuseTakeBack } from "./take-back";

/** What has to be known of a report before it is changed, read in the transaction that changes it. */
export interface ChangeFacts {
  readonly owner: {
    readonly department: { readonly id: string; readonly name: string } | null;
    readonly plan: PlanDefinition;
    /** As it is read in that year. */
    readonly kpi: Kpi;
    readonly isMetric: boolean;
  };
  readonly report: ReportWithLatest | null;
  readonly round: RoundOfYear;
  /** The item's years, that what is handed in is held against; asked for only then. */
  readonly years: () => readonly SeriesYear[];
}

/** What is written next. */
export interface DecidedChange {
  readonly state: ReportState;
  readonly written: Written;
}

/** @returns `forbidden`, `not_found`, `conflict` or `invalid` with a sentence per field, as `changeReport` says them */
export function decideChange(
  viewer: Viewer,
  input: ReportChangeInput,
  { owner, report, round, years }: ChangeFacts,
  now: Date,
): Result<DecidedChange> {
  const { kpiId, fy, event } = input;
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  if (!isInScope(scope, owner.department?.id ?? null, input)) return refused("not_found");
  const { kpi } = owner;
  if (!isReportable(owner.plan, kpi, fy, now)) return refused("not_found");
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
  if ((report?.version ?? 0) !== input.version) return refusedAsStale(viewer, event, report?.newest ?? null);
  const transition = nextState(report?.state ?? "not_started", event);
  if (!transition.ok) return refused("conflict", { "": TRANSITION_REFUSAL_WORDS[transition.reason] });

  if (event === "take_back") {
    const refusal = refuseTakeBack(viewer, report, wordsOf(owner.plan).office);
    if (refusal !== null) return refusal;
  }
  const correction = correctionBy(input, kpi, report, round.isReopened(kpiId));
  const written: Written | null = saysAgain(event)
    ? decided(report?.newest ?? null)
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
  const errors = findErrors({ ...owner, input, written, correction, years, now });
  if (Object.keys(errors).length > 0) return refused("invalid", errors);
  return done({ state: transition.state, written });
}

/** A decision says again what was handed in, and so does taking it back. */
export function decided(newest: RevisionRow | null): Written | null {
  return newest === null
    ? null
    : {
        content: toContent(newest),
        correctionReason: newest.correctionReason,
        with: writtenWithOf(newest),
      };
}

function findErrors(context: {
  input: ReportChangeInput;
  kpi: Kpi;
  isMetric: boolean;
  written: Written;
  correction: Correction | null;
  years: ChangeFacts["years"];
  now: Date;
}): FieldErrors {
  const { input, kpi, isMetric, written, correction, years, now } = context;
  if (input.event === "return" && input.comment.trim() === "") {
    return { comment: "差し戻す理由を入力してください。所管課の画面に表示されます。" };
  }
  const { content } = written;
  if (input.event === "approve" && content.actual !== null) {
    const isPossible = isPossibleKind(content.figureStatus, input.fy, tokyoDate(now));
    return isPossible ? {} : { "": YEAR_RUNS_AT_APPROVAL };
  }
  if (input.event !== "submit") return {};
  const warnings = findWarnings(kpi, input.fy, written.content, years, tokyoDate(now));
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

function findWarnings(
  kpi: Kpi,
  fy: FiscalYear,
  content: ReportContent,
  years: ChangeFacts["years"],
  today: IsoDate,
): EntryWarning[] {
  if (content.actual === null) return [];
  const earlier = comparableYears(kpi, years(), fy);
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

/** The columns of the next revision but its place. @param by the office of whoever writes it */
export function revisionColumns(
  viewer: Viewer,
  {
    event,
    comment,
    commentField,
  }: Pick<ReportChangeInput, "event" | "comment"> & {
    readonly commentField: string | null;
  },
  { state, written, by }: DecidedChange & { readonly by: string | null },
) {
  return {
    event,
    state,
    ...contentColumns(written.content),
    correctionReason: written.correctionReason,
    comment: saysAgain(event) ? comment : "",
    commentField: event === "return" || event === "take_back" ? commentField : null,
    authorId: viewer.userId,
    ...written.with,
    authorOffice: by,
  };
}

type SummedUp = Pick<
  RevisionRow,
  | "no"
  | "state"
  | "actualText"
  | "figureStatus"
  | "missingReason"
  | "correctionReason"
  | "comment"
  | "commentField"
> & { readonly actual: { toString(): string } | null };

/** What the audit trail keeps of a revision; the whole of it stands in the revision itself. */
export function summary(row: SummedUp) {
  return {
    version: row.no,
    state: row.state,
    actualText: row.actualText,
    actual: row.actual === null ? null : toFigure(row.actual),
    ...(row.figureStatus === "final" ? {} : { figureStatus: row.figureStatus }),
    missing: row.missingReason,
    ...(row.correctionReason ? { correctionReason: row.correctionReason } : {}),
    ...(row.comment ? { comment: row.comment } : {}),
    ...(row.commentField ? { commentField: row.commentField } : {}),
  };
}
