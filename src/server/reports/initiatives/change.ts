/** The one writer of initiatives' answers (取組の状況): many at once, each by itself. */

import {
  type AnswersBeside,
  checkInitiative,
  correctionOfInitiative,
  earliestAfter,
  type InitiativeContent,
  isOfPartOfYear,
  latestBefore,
} from "@/domain/reports/initiatives/initiative";
import { isDecision, nextState, type ReportState, saysAgain } from "@/domain/reports/report";
import { can } from "@/domain/shared/access";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeId } from "@/domain/shared/initiative-id";
import { tokyoDate } from "@/domain/shared/iso-date";
import { wordsOf } from "@/domain/words/ja/plan/plan-words";
import { initiativeSentences } from "@/domain/words/ja/reports/initiative-answers";
import { TRANSITION_REFUSAL_WORDS } from "@/domain/words/ja/reports/reports";
import { ENTRY_CLOSED_WORDS } from "@/domain/words/ja/rounds/rounds";
import { done, type FieldErrors, type Refusal, type Result, refused } from "@/lib/result";
import { isInScope, reportScope } from "@/server/access/scope";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import type { Tx } from "@/server/db/client";
import { writing } from "@/server/db/transaction";
import { sentences } from "@/server/input/sentences";
import { ACTION_OF, advanceReport, refusedAsStale } from "../advance";
import { isReturned, LAST_STEP } from "../entry-window";
import { holdRoundAgainstChange } from "../round-lock";
import { officeOf, onBehalfOf } from "../rows";
import { isSentAgain, saysTheSame, type Written } from "../sent-again";
import { authorIdsOfRow, SUBMISSION_SELECT } from "../submission";
import { refuseTakeBack, returnAnswered } from "../take-back";
import { readApprovedInitiatives } from "./approved";
import { type InitiativeChange, type InitiativeChangesInput, initiativeChangesSchema } from "./input";
import { readOwner } from "./owner";
import { mailReturned, type ReturnedVersion } from "./return";
import {
  ANSWER_SELECT,
  type AnswerRow,
  isInterimRow,
  rowInForce,
  toEarlier,
  toInitiativeContent,
} from "./rows";
import { readInitiativeWindow } from "./window";

/** What became of one line. */
export interface InitiativeOutcomeDto {
  readonly initiativeId: InitiativeId;
  readonly outcome: "done" | Refusal;
  /** Number of the newest revision, where it is done; else the one that was seen. */
  readonly version: number;
  /** A sentence per field; of the line as a whole under "". */
  readonly errors: FieldErrors;
}

/** What became of one line that was sent by itself. */
export function onlyOutcome(changed: Result<InitiativeOutcomeDto[]>): Result<null> {
  if (!changed.ok) return changed;
  const [line] = changed.value;
  return line === undefined || line.outcome === "done" ? done(null) : refused(line.outcome, line.errors);
}

/**
 * Saves, submits, returns or approves the answers of several initiatives, each in a transaction of its own: one that is
 * refused keeps no other back. What is returned together is one act, with one mail to a department. Of each line the
 * outcome is told, as {@link changeReport} tells it of a KPI.
 */
export async function changeInitiatives(
  viewer: Viewer,
  raw: InitiativeChangesInput,
  now: Date = new Date(),
): Promise<Result<InitiativeOutcomeDto[]>> {
  if (reportScope(viewer) === null) return refused("forbidden");
  const parsed = initiativeChangesSchema.safeParse(raw);
  if (!parsed.success) return refused("invalid", sentences(parsed.error));
  const { fy, changes } = parsed.data;
  const returns = changes.filter(({ event }) => event === "return");
  const others = changes.filter(({ event }) => event !== "return");
  const acts = [...others.map((change) => [change]), ...(returns.length === 0 ? [] : [returns])];
  const outcomes = new Map<InitiativeId, InitiativeOutcomeDto>();
  for (const act of acts) {
    for (const outcome of await carryOut(viewer, fy, act, now)) outcomes.set(outcome.initiativeId, outcome);
  }
  return done(changes.flatMap(({ initiativeId }) => outcomes.get(initiativeId) ?? []));
}

/** One act, in one transaction; of what is returned in it the departments are told. */
async function carryOut(
  viewer: Viewer,
  fy: FiscalYear,
  changes: readonly InitiativeChange[],
  now: Date,
): Promise<InitiativeOutcomeDto[]> {
  const results: Result<number>[] = [];
  const whole = await writing(async (tx) => {
    const returned: ReturnedVersion[] = [];
    for (const change of changes) {
      const result = await applyInitiativeChange(tx, viewer, fy, change, now);
      results.push(result);
      if (result.ok && change.event === "return") {
        const { initiativeId, comment } = change;
        returned.push({ initiativeId, comment, version: result.value });
      }
    }
    await mailReturned(tx, fy, returned, now);
    return results.find(({ ok }) => ok) ?? results[0] ?? refused("invalid");
  });
  // What the database did not take at last is not written, whatever was answered on the way.
  const isLost = !whole.ok && !results.includes(whole);
  return changes.map((change, index) => outcomeOf(change, isLost ? whole : (results[index] ?? whole)));
}

function outcomeOf(
  { initiativeId, version }: InitiativeChange,
  result: Result<number>,
): InitiativeOutcomeDto {
  return result.ok
    ? { initiativeId, outcome: "done", version: result.value, errors: {} }
    : { initiativeId, outcome: result.reason, version, errors: result.errors ?? {} };
}

/** One change inside a transaction that may hold others. @returns the number of the newest revision */
export async function applyInitiativeChange(
  tx: Tx,
  viewer: Viewer,
  fy: FiscalYear,
  change: InitiativeChange,
  now: Date,
): Promise<Result<number>> {
  const examined = await examineInitiativeChange(tx, viewer, fy, change, now);
  if (!examined.ok) return examined;
  const { said, next } = examined.value;
  return said === null ? write(tx, viewer, { fy, change, ...next }) : done(said);
}

/** What would be written. */
interface Next {
  readonly owner: NonNullable<Awaited<ReturnType<typeof readOwner>>>;
  readonly report: Awaited<ReturnType<typeof readReport>>;
  readonly state: ReportState;
  readonly written: Answer;
  readonly isInterim: boolean;
}

/** Whether a change would be taken; writes nothing. @returns `said`: the newest revision, where it says just this already */
export async function examineInitiativeChange(
  tx: Tx,
  viewer: Viewer,
  fy: FiscalYear,
  change: InitiativeChange,
  now: Date,
): Promise<Result<{ readonly said: number | null; readonly next: Next }>> {
  const scope = reportScope(viewer);
  if (scope === null) return refused("forbidden");
  const { initiativeId, event } = change;
  const owner = await readOwner(tx, initiativeId, fy, now);
  const departmentId = owner?.department?.id ?? null;
  if (!owner || !isInScope(scope, departmentId, { initiativeId, fy })) return refused("not_found");
  await holdRoundAgainstChange(tx, fy);
  const report = await readReport(tx, initiativeId, fy);
  const today = tokyoDate(now);
  const window = await readInitiativeWindow(tx, { initiativeId, fy }, today);
  const resource = {
    departmentId,
    authorIds: authorIdsOfRow(report),
    allowSelfApproval: owner.plan.settings.allowSelfApproval,
    report: { initiativeId, fy },
  };
  if (!can(viewer, ACTION_OF[event], { ...resource, entryOpen: window.open })) {
    const wouldBeOpen = can(viewer, ACTION_OF[event], { ...resource, entryOpen: true });
    return window.open || !wouldBeOpen
      ? refused("forbidden")
      : refused("forbidden", { "": ENTRY_CLOSED_WORDS[window.reason](wordsOf(owner.plan).office) });
  }
  const newest = report?.latest ?? null;
  const approved = rowInForce(report?.approved ?? null, fy, today);
  const beside = {
    inForce: approved && toInitiativeContent(approved),
    isReturned: isReturned(report?.revisions ?? []),
  };
  const written = saysAgain(event) ? decided(newest) : ofWriter(change, beside);
  if (written === null) return refused("invalid", { "": "入力内容がありません。" });
  const isInterim = saysAgain(event) && newest ? isInterimRow(newest) : isOfPartOfYear(fy, today);
  const said = (no: number, state: ReportState) =>
    done({ said: no, next: { owner, report, state, written, isInterim } });
  const before = newest && toInitiativeContent(newest);
  if ((report?.version ?? 0) !== change.version) {
    return newest && isSentAgain(viewer, newest, change, { before, written })
      ? said(newest.no, newest.state)
      : refusedAsStale(viewer, event, newest);
  }
  const transition = nextState(report?.state ?? "not_started", event);
  if (!transition.ok) return refused("conflict", { "": TRANSITION_REFUSAL_WORDS[transition.reason] });
  if (event === "take_back") {
    const refusal = refuseTakeBack(viewer, report, wordsOf(owner.plan).office);
    if (refusal !== null) return refusal;
  }
  const errors = await findErrors(tx, { initiativeId, fy, change, written, beside });
  if (Object.keys(errors).length > 0) return refused("invalid", errors);
  if (newest && event === "save_draft" && saysTheSame(newest, change, { before, written }))
    return said(newest.no, newest.state);
  return done({ said: null, next: { owner, report, state: transition.state, written, isInterim } });
}

async function write(
  tx: Tx,
  viewer: Viewer,
  { fy, change, ...next }: Next & { readonly fy: FiscalYear; readonly change: InitiativeChange },
): Promise<Result<number>> {
  const { initiativeId, event } = change;
  const { owner, report, state, written, isInterim } = next;
  const newest = report?.latest ?? null;
  const step = { itemId: initiativeId, fy, event, version: change.version };
  const advanced = await advanceReport(tx, viewer, step, { reportId: report?.id ?? null, state });
  if (!advanced.ok) return advanced;
  const { no, reportId } = advanced.value;
  const again = event === "take_back" ? await returnAnswered(tx, reportId) : null;
  const row = await tx.reportRevision.create({
    data: {
      ...advanced.value,
      event,
      state,
      actualText: "",
      // A decision takes over what it decides on: the year may have ended since.
      figureStatus: isInterim ? "interim" : "final",
      ...written.content,
      correctionReason: written.correctionReason,
      comment: again?.comment ?? (isDecision(event) ? change.comment : ""),
      commentField: again?.commentField ?? null,
      authorId: viewer.userId,
      authorOffice: officeOf(viewer, owner.plan),
      // A decision takes over from the answer it decides on who answered, and how; so does taking it back.
      department: saysAgain(event) ? (newest?.department ?? null) : (owner.department?.name ?? null),
      viaLink: saysAgain(event) ? (newest?.viaLink ?? null) : viewer.responseScope !== null,
    },
    select: ANSWER_SELECT,
  });
  const behalf = onBehalfOf(viewer, event, owner.department);
  await recordAudit(tx, viewer, {
    action: `report.${event}`,
    subject: { kind: "report", kpiId: initiativeId, fy },
    before: newest ? summary(newest) : null,
    after: { ...summary(row), ...(behalf === null ? {} : { onBehalfOf: behalf }) },
  });
  return done(no);
}

async function readReport(tx: Tx, itemId: InitiativeId, fy: FiscalYear) {
  return tx.report.findUnique({
    where: { itemId_fy: { itemId, fy } },
    select: {
      id: true,
      state: true,
      version: true,
      ...SUBMISSION_SELECT,
      latest: { select: ANSWER_SELECT },
      approved: { select: ANSWER_SELECT },
      revisions: LAST_STEP,
    },
  });
}

type Answer = Written<InitiativeContent>;

function decided(newest: AnswerRow | null): Answer | null {
  return newest && { content: toInitiativeContent(newest), correctionReason: newest.correctionReason };
}

type InForce = Pick<AnswersBeside, "inForce" | "isReturned">;

/** A reason is kept only where an approved answer would be replaced; a draft may say anything. */
function ofWriter({ content, correctionReason, event }: InitiativeChange, beside: InForce): Answer | null {
  if (content === null) return null;
  const isKept =
    event === "save_draft" ? beside.inForce !== null : correctionOfInitiative(content, beside) === "change";
  return { content, correctionReason: isKept ? correctionReason : "" };
}

async function findErrors(
  tx: Tx,
  context: {
    initiativeId: InitiativeId;
    fy: FiscalYear;
    change: InitiativeChange;
    written: Answer;
    beside: InForce;
  },
): Promise<FieldErrors> {
  const { change, written } = context;
  if (change.event === "return" && change.comment.trim() === "") {
    return { comment: "差し戻す理由を入力してください。所管課の画面に表示されます。" };
  }
  if (change.event !== "submit") return {};
  const { initiativeId, fy } = context;
  const others = await readApprovedInitiatives(tx, { itemId: initiativeId });
  const earlier = latestBefore(others, fy).get(initiativeId);
  const beside: AnswersBeside = {
    earlier: earlier ? toEarlier(earlier) : null,
    ...context.beside,
    later: earliestAfter(others, fy).get(initiativeId)?.content ?? null,
  };
  return initiativeSentences(checkInitiative(written.content, beside, written.correctionReason));
}

/** What the audit trail keeps of a revision; the whole of it stands in the revision itself. */
function summary(row: AnswerRow) {
  return {
    version: row.no,
    state: row.state as ReportState,
    progress: row.progress,
    ...(row.correctionReason ? { correctionReason: row.correctionReason } : {}),
    ...(row.comment ? { comment: row.comment } : {}),
  };
}
