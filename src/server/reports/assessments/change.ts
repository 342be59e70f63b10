/** The one writer of assessments (総括・意見). */

import type { PlanDefinition } from "@/domain/plan/definition";
import { levelOf, type PlanPart } from "@/domain/plan/parts";
import { coversYear } from "@/domain/plan/years";
import { type AssessmentContent, checkAssessment, correctionOfAssessment } from "@/domain/reports/assessment";
import type { Correction } from "@/domain/reports/entry/correction";
import { isDecision, nextState, type ReportState, saysAgain } from "@/domain/reports/report";
import { can } from "@/domain/shared/access";
import { fiscalYearOf } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { assessmentSentences } from "@/domain/words/ja/publication/assessments";
import { TRANSITION_REFUSAL_WORDS } from "@/domain/words/ja/reports/reports";
import { ANOTHER_MEMBER } from "@/domain/words/ja/reports/take-back";
import { done, type FieldErrors, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { sentences } from "@/server/input/sentences";
import { readParts } from "@/server/plan/parts";
import { readDefinitions } from "@/server/plan/queries";
import { ACTION_OF, advanceReport, refusedAsStale } from "../advance";
import { isReturned, LAST_STEP } from "../entry-window";
import { officeOf } from "../rows";
import { isSentAgain, saysTheSame, type Written } from "../sent-again";
import { authorIdsOfRow, SUBMISSION_SELECT } from "../submission";
import { refuseTakeBack, returnAnswered } from "../take-back";
import { type AssessmentChange, type AssessmentChangeInput, assessmentChangeSchema } from "./input";
import { ASSESSMENT_SELECT, type AssessmentRow, assessmentColumns, toAssessmentContent } from "./rows";

/**
 * Saves, submits, takes back, returns or approves what is said of one year of a plan, a pillar or a measure.
 * @returns the number of the newest revision; `conflict` where it is not the one that the writer saw
 */
export async function changeAssessment(
  viewer: Viewer,
  raw: AssessmentChangeInput,
  now: Date = new Date(),
): Promise<Result<number>> {
  if (!can(viewer, "report.read", {})) return refused("forbidden");
  const parsed = assessmentChangeSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", fieldNames(sentences(parsed.error)));
  return writing((tx) => applyChange(tx, viewer, parsed.data, now));
}

/** The form has the content's fields beside the others. */
function fieldNames(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([field, text]) => [field.replace(/^content\./, ""), text]),
  );
}

async function applyChange(
  tx: Tx,
  viewer: Viewer,
  change: AssessmentChange,
  now: Date,
): Promise<Result<number>> {
  const { fy, event, version } = change;
  const place = fy <= fiscalYearOf(now) ? await readPlace(tx, change) : null;
  if (place === null) return refused("not_found");
  const report = await readReport(tx, change);
  const resource = {
    authorIds: authorIdsOfRow(report),
    allowSelfApproval: place.plan.settings.allowSelfApproval,
  };
  if (!can(viewer, ACTION_OF[event], resource)) return refused("forbidden");
  const newest = report?.latest ?? null;
  const correction = correctionBy(change, report);
  const written = saysAgain(event) ? decided(newest) : ofWriter(change, correction);
  if (written === null) return refused("invalid", { "": "入力内容がありません。" });
  const before = newest && toAssessmentContent(newest);
  if ((report?.version ?? 0) !== version) {
    return isSentAgain(viewer, newest, change, { before, written })
      ? done(newest.no)
      : refusedAsStale(viewer, event, newest);
  }
  const transition = nextState(report?.state ?? "not_started", event);
  if (!transition.ok) return refused("conflict", { "": TRANSITION_REFUSAL_WORDS[transition.reason] });
  if (event === "take_back") {
    const refusal = refuseTakeBack(viewer, report, ANOTHER_MEMBER);
    if (refusal !== null) return refusal;
  }
  const errors = findErrors(change, written, { part: place.part, correction, now });
  if (Object.keys(errors).length > 0) return refused("invalid", errors);
  if (newest && event === "save_draft" && saysTheSame(newest, change, { before, written }))
    return done(newest.no);
  return write(tx, viewer, { change, plan: place.plan, report, state: transition.state, written });
}

async function write(
  tx: Tx,
  viewer: Viewer,
  {
    change,
    plan,
    report,
    state,
    written,
  }: {
    readonly change: AssessmentChange;
    readonly plan: PlanDefinition;
    readonly report: Awaited<ReturnType<typeof readReport>>;
    readonly state: ReportState;
    readonly written: Said;
  },
): Promise<Result<number>> {
  const { partId, fy, event, version } = change;
  const newest = report?.latest ?? null;
  await tx.item.upsert({
    where: { id: partId },
    create: { id: partId, kind: "assessment", current: false },
    update: {},
  });
  const step = { itemId: partId, fy, event, version };
  const advanced = await advanceReport(tx, viewer, step, { reportId: report?.id ?? null, state });
  if (!advanced.ok) return advanced;
  const again = event === "take_back" ? await returnAnswered(tx, advanced.value.reportId) : null;
  const office = officeOf(viewer, plan);
  const row = await tx.reportRevision.create({
    data: {
      ...advanced.value,
      event,
      state,
      actualText: "",
      ...assessmentColumns(written.content),
      correctionReason: written.correctionReason,
      comment: again?.comment ?? (isDecision(event) ? change.comment : ""),
      authorId: viewer.userId,
      authorOffice: office,
      // A decision takes over from what it decides on who wrote it; so does taking it back.
      department: saysAgain(event) ? (newest?.department ?? null) : office,
      viaLink: false,
    },
    select: ASSESSMENT_SELECT,
  });
  await recordAudit(tx, viewer, {
    action: `report.${event}`,
    subject: { kind: "report", kpiId: partId, fy },
    before: newest ? summaryOf(newest) : null,
    after: summaryOf(row),
  });
  return done(advanced.value.no);
}

/** null for an unknown plan or part, and for a year that the plan does not run in. */
async function readPlace(
  tx: Tx,
  { planId, partId, fy }: AssessmentChange,
): Promise<{ plan: PlanDefinition; part: PlanPart } | null> {
  const row = await tx.plan.findFirst({
    where: { id: planId, removedAt: null },
    select: { currentVersion: true },
  });
  if (!row) return null;
  const plan = (await readDefinitions(tx, [{ planId, version: row.currentVersion }])).get(planId);
  const part = (await readParts(tx, [planId])).get(planId)?.find(({ id }) => id === partId);
  return plan && part && coversYear(plan, fy) ? { plan, part } : null;
}

async function readReport(tx: Tx, { partId, fy }: AssessmentChange) {
  return tx.report.findUnique({
    where: { itemId_fy: { itemId: partId, fy } },
    select: {
      id: true,
      state: true,
      version: true,
      ...SUBMISSION_SELECT,
      latest: { select: ASSESSMENT_SELECT },
      approved: { select: ASSESSMENT_SELECT },
      revisions: LAST_STEP,
    },
  });
}

/** null where nothing was approved before. A draft may say anything. */
function correctionBy(
  { content, event }: AssessmentChange,
  report: Awaited<ReturnType<typeof readReport>>,
): Correction | null {
  if (!report?.approved || content === null) return null;
  if (event === "save_draft") return "change";
  return correctionOfAssessment(content, toAssessmentContent(report.approved), isReturned(report.revisions));
}

type Said = Written<AssessmentContent>;

function decided(newest: AssessmentRow | null): Said | null {
  return newest && { content: toAssessmentContent(newest), correctionReason: newest.correctionReason };
}

/** A reason is kept only where something approved would be replaced. */
function ofWriter(
  { content, correctionReason }: AssessmentChange,
  correction: Correction | null,
): Said | null {
  return content && { content, correctionReason: correction === "change" ? correctionReason : "" };
}

function findErrors(
  change: AssessmentChange,
  { content, correctionReason }: Said,
  { part, correction, now }: { part: PlanPart; correction: Correction | null; now: Date },
): FieldErrors {
  if (change.event === "return" && change.comment === "") {
    return { comment: "差し戻す理由を入力してください。書いた人の画面に表示されます。" };
  }
  if (change.event !== "submit") return {};
  const context = {
    level: levelOf(part),
    fy: change.fy,
    today: tokyoDate(now),
    correction,
    correctionReason,
  };
  return assessmentSentences(checkAssessment(content, context));
}

/** What the audit trail keeps of a revision; the whole of it stands in the revision itself. */
function summaryOf(row: AssessmentRow) {
  return {
    version: row.no,
    state: row.state,
    ...(row.correctionReason ? { correctionReason: row.correctionReason } : {}),
    ...(row.comment ? { comment: row.comment } : {}),
  };
}
