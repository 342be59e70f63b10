/** The draft of a changed plan: one a plan, kept until it is confirmed or given up. */

import { kpiNames, type PlanDefinition } from "@/domain/plan/definition";
import { isAsSeen, type SeenDraft } from "@/domain/proposals/as-seen";
import type { PlanDecisions } from "@/domain/proposals/decide";
import { examineProposal } from "@/domain/proposals/examine";
import { carriedOver, givenNow } from "@/domain/proposals/given";
import type { OnRecord } from "@/domain/proposals/history/record";
import { proposedChanges } from "@/domain/proposals/history/rejudging";
import { problemsAtField } from "@/domain/proposals/problems/at-field";
import { suggestedDecisions } from "@/domain/proposals/suggest";
import { can } from "@/domain/shared/access";
import { fiscalYearOf } from "@/domain/shared/fiscal-year";
import { tokyoDate } from "@/domain/shared/iso-date";
import { toMetricId } from "@/domain/shared/metric-id";
import { DRAFT_REFUSAL_WORDS } from "@/domain/words/ja/proposals/drafts";
import { problemSentence, proposedNames } from "@/domain/words/ja/proposals/proposals";
import { done, type FieldErrors, type Result, refused } from "@/lib/result";
import type { Viewer } from "@/server/access/viewer";
import { recordAudit } from "@/server/audit/record";
import { db, type Tx } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { transaction, writing } from "@/server/db/transaction";
import { problemOfIds } from "@/server/plan/ids";
import { readTakenIds } from "@/server/plan/initiative-ids";
import { definitionErrors } from "@/server/plan/plan-file/check";
import { type PlanDto, readPlans } from "@/server/plan/queries";
import { holdPlans } from "@/server/plan/versions";
import { DRAFT, draftConflict, draftDecisionsSchema, draftDefinition, NO_DRAFT, seenNow } from "./draft-row";
import { applyEdit, type PlanEdit } from "./edit/apply";
import { type ExaminedProposal, examined } from "./examine";
import { openDraftOf } from "./lost-draft";
import { readOnRecord } from "./on-record";
import { readChangedRounds } from "./rounds";
import { type DraftedSuggestion, draftSuggestion, releaseSuggestions } from "./suggestions/in-draft";

export interface DraftDto extends ExaminedProposal {
  readonly proposed: PlanDefinition;
  /** One for every change: what was decided, or what is suggested. */
  readonly decisions: PlanDecisions;
  /** Raised by every change of the draft. */
  readonly revision: number;
  readonly changedAt: Date;
  /** null: from the command line. */
  readonly changedBy: string | null;
}

export interface PlanWithDraft {
  readonly plan: PlanDto;
  readonly draft: DraftDto | null;
  readonly record: OnRecord;
  /** Which draft this is: whoever acts on it says so. */
  readonly seen: SeenDraft;
}

/** A plan and its draft, looked at as of now. `not_found` where there is no such plan. */
export async function readProposal(
  viewer: Viewer,
  planId: string,
  now: Date = new Date(),
): Promise<Result<PlanWithDraft>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  return transaction(
    async (tx): Promise<Result<PlanWithDraft>> => {
      const plans = await readPlans(tx);
      const plan = plans.find(({ definition }) => definition.id === planId);
      if (!plan) return refused("not_found");
      const row = await tx.planProposal.findUnique({ where: { planId }, select: DRAFT });
      const record = await readOnRecord(tx, plan.definition);
      const seen = seenNow(plan.version, row);
      if (!row) return done({ plan, draft: null, record, seen });
      const proposed = draftDefinition(row.definition, plan.definition);
      const decisions = suggestedDecisions(
        plan.definition,
        proposed,
        record,
        fiscalYearOf(now),
        draftDecisionsSchema.parse(row.decisions),
      );
      const { revision, changedAt, changedBy } = row;
      const examinedNow = await examined(tx, plan, proposed, decisions, record, now);
      const draft = {
        ...examinedNow,
        rounds: await readChangedRounds(tx, plans, examinedNow.plan, now),
        names: kpiNames([proposed, ...plans.map(({ definition }) => definition)]),
        proposed,
        decisions,
        revision,
        changedAt,
        changedBy: changedBy?.name ?? null,
      };
      return done({ plan, draft, record, seen });
    },
    { isolation: "RepeatableRead" },
  );
}

/** The definition that edits go on from: the draft's, or that of the plan in force. */
export function definitionNow({ plan, draft }: PlanWithDraft): PlanDefinition {
  return draft?.proposed ?? plan.definition;
}

export interface DraftRef {
  readonly planId: string;
  readonly revision: number;
}

/** What became of a draft that was saved. */
export interface SavedDraft {
  /** {@link NO_DRAFT}: nothing is proposed any more. */
  readonly revision: number;
  readonly changes: number;
  readonly seen: SeenDraft;
}

/** Which plans have a draft. */
export async function listDrafts(viewer: Viewer): Promise<Result<readonly DraftRef[]>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  return done(await db().planProposal.findMany({ select: { planId: true, revision: true } }));
}

/**
 * Keeps the proposed definition, and what was decided so far, as the plan's draft. One that proposes nothing any more is
 * taken off the table.
 * @param input.seen what the person saw; `conflict` when another draft, or another plan, is there
 * @returns which draft it is now and how many changes it proposes; `invalid` with the sentences of the plan file's rules
 */
export async function saveProposal(
  viewer: Viewer,
  input: {
    readonly proposed: PlanDefinition;
    /** Left out: those of the draft stay. */
    readonly decisions?: PlanDecisions;
    readonly seen: SeenDraft;
    /** What is proposed takes the draft's place as a whole: the trail keeps what it said. */
    readonly replacesDraft?: boolean;
    /** The suggestion of a department that this edit takes into the draft. */
    readonly suggestion?: DraftedSuggestion | null;
  },
): Promise<Result<SavedDraft>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const { proposed } = input;
  const [error] = definitionErrors(proposed);
  if (error) return refused("invalid", { "": DRAFT_REFUSAL_WORDS.not_a_plan(error.path, error.message) });
  return writing(async (tx): Promise<Result<SavedDraft>> => {
    await holdPlans(tx);
    const planId = proposed.id;
    const plans = await readPlans(tx);
    const plan = plans.find(({ definition }) => definition.id === planId);
    if (!plan) return refused("not_found");
    if (plan.definition.municipality.code !== proposed.municipality.code) {
      return refused("invalid", { "": problemSentence({ kind: "other_municipality" }) });
    }
    const problem = await problemOfIds(tx, plans, proposed);
    if (problem) return refused("invalid", { "": problem });
    const known = await tx.planProposal.findUnique({ where: { planId }, select: DRAFT });
    if (!isAsSeen(seenNow(plan.version, known), input.seen))
      return draftConflict(tx, planId, input.seen, known);
    const drafted = input.suggestion ? await draftSuggestion(tx, planId, input.suggestion) : done(null);
    if (!drafted.ok) return drafted;
    await releaseSuggestions(tx, planId, proposed);
    const said = input.decisions ?? (known ? decisionsOf(plan.definition, known, proposed) : {});
    const changes = proposedChanges(plan.definition, proposed, said);
    const decisions = givenNow(said, changes);
    if (changes.length === 0) {
      if (known) await takeOff(tx, viewer, plan.definition);
      return done({ revision: NO_DRAFT, changes: 0, seen: seenNow(plan.version, null) });
    }
    const lost = input.replacesDraft ? await openDraftOf(tx, plan.definition) : null;
    const revision = input.seen.revision + 1;
    const data = {
      baseVersion: plan.version,
      definition: proposed as unknown as Prisma.InputJsonValue,
      decisions: decisions as unknown as Prisma.InputJsonValue,
      revision,
      changedById: viewer.userId,
      changedAt: new Date(),
    };
    const row = await tx.planProposal.upsert({
      where: { planId },
      create: { planId, ...data },
      update: data,
      select: DRAFT,
    });
    await recordAudit(tx, viewer, {
      action: "plan.propose",
      subject: { kind: "plan", id: planId },
      before: { draft: known?.revision ?? null },
      after: {
        draft: revision,
        proposed: changes.map((change) =>
          proposedNames([change], change.before === null ? proposed : plan.definition),
        ),
        ...(lost ? { lostDraft: lost.content } : {}),
      },
    });
    return done({ revision, changes: changes.length, seen: seenNow(plan.version, row) });
  });
}

/**
 * One edit of the draft; the first one begins it from the plan in force.
 * @returns what {@link saveProposal} does; `invalid` with a sentence by field
 */
export async function editProposal(
  viewer: Viewer,
  { planId, seen, edit }: { readonly planId: string; readonly seen: SeenDraft; readonly edit: PlanEdit },
): Promise<Result<SavedDraft>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  const read = await readProposal(viewer, planId);
  if (!read.ok) return read;
  // Before anything is read into it: what was typed was typed over another draft.
  if (!isAsSeen(read.value.seen, seen)) return readConflict(planId, seen);
  const taken = await transaction((tx) => readTakenIds(tx, planId));
  const inForce = read.value.plan.definition;
  const edited = applyEdit(definitionNow(read.value), edit, { taken, inForce });
  if (!edited.ok) return edited;
  const errors = fieldErrors(read.value, edited.value, edit);
  if (Object.keys(errors).length > 0) return refused("invalid", errors);
  return saveProposal(viewer, { proposed: edited.value, seen, suggestion: draftedSuggestion(edit) });
}

/** What was decided in the draft, each beside the values that it has there. @param edited the draft as it goes on */
function decisionsOf(
  plan: PlanDefinition,
  { definition, decisions }: { readonly definition: unknown; readonly decisions: unknown },
  edited: PlanDefinition,
): PlanDecisions {
  const said = draftDecisionsSchema.parse(decisions);
  const draft = draftDefinition(definition, plan);
  return carriedOver(givenNow(said, proposedChanges(plan, draft, said)), plan, draft, edited);
}

function readConflict(planId: string, seen: SeenDraft): Promise<Result<never>> {
  return transaction(async (tx) =>
    draftConflict(tx, planId, seen, await tx.planProposal.findUnique({ where: { planId }, select: DRAFT })),
  );
}

/** What the proposal could not be confirmed for, told at the field that says it. */
function fieldErrors(
  { plan, draft, record }: PlanWithDraft,
  proposed: PlanDefinition,
  edit: PlanEdit,
): FieldErrors {
  const now = new Date();
  const decisions = suggestedDecisions(
    plan.definition,
    proposed,
    record,
    fiscalYearOf(now),
    draft?.decisions ?? {},
  );
  const { problems } = examineProposal(plan.definition, proposed, decisions, record, tokyoDate(now));
  const told = problemsAtField(problems, proposed, editedId(edit));
  // Of several years the latest is told: an end that is not before it leaves none of them out.
  return Object.fromEntries(told.map(({ field, problem }) => [field, problemSentence(problem)]));
}

/** Of the part whose form it is; of a KPI that comes in what is typed as its id. null for any other edit. */
function editedId(edit: PlanEdit): string | null {
  switch (edit.kind) {
    case "kpi":
      return edit.kpiId ?? edit.fields.id?.trim() ?? null;
    case "metric":
      return edit.metricId;
    case "initiative":
      return edit.initiativeId;
    default:
      return null;
  }
}

/** Whether the edit puts in a metric that a department suggested. Its id was accepted by then. */
function draftedSuggestion(edit: PlanEdit): DraftedSuggestion | null {
  const id = edit.kind === "metric" && edit.metricId === null ? edit.suggestionId : null;
  return edit.kind === "metric" && id ? { id, metricId: toMetricId(edit.fields.id?.trim() ?? "") } : null;
}

/** Gives the draft up; the plan stays as it is. `conflict` when another one is there by now. */
export async function discardProposal(
  viewer: Viewer,
  { planId, seen }: { readonly planId: string; readonly seen: SeenDraft },
): Promise<Result<null>> {
  if (!can(viewer, "plan.manage", {})) return refused("forbidden");
  return writing(async (tx): Promise<Result<null>> => {
    await holdPlans(tx);
    const known = await tx.planProposal.findUnique({ where: { planId }, select: DRAFT });
    const plan = await findPlan(tx, planId);
    if (!plan) return refused("not_found");
    if (!known || !isAsSeen(seenNow(plan.version, known), seen)) {
      return draftConflict(tx, planId, seen, known);
    }
    await takeOff(tx, viewer, plan.definition);
    return done(null);
  });
}

async function takeOff(tx: Tx, viewer: Viewer, plan: PlanDefinition): Promise<void> {
  const planId = plan.id;
  const lost = await openDraftOf(tx, plan);
  await releaseSuggestions(tx, planId, null);
  const { revision } = await tx.planProposal.delete({ where: { planId }, select: { revision: true } });
  await recordAudit(tx, viewer, {
    action: "plan.discard",
    subject: { kind: "plan", id: planId },
    before: { draft: revision },
    after: { draft: null, ...(lost ? { lostDraft: lost.content } : {}) },
  });
}

async function findPlan(tx: Tx, planId: string): Promise<PlanDto | null> {
  return (await readPlans(tx)).find(({ definition }) => definition.id === planId) ?? null;
}
