"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { isAsSeen, seenText } from "@/domain/proposals/as-seen";
import { UNDECIDED } from "@/domain/proposals/decide";
import { saidAgain } from "@/domain/proposals/given";
import { mayRejudgeFrom, rejudgingKey } from "@/domain/proposals/history/rejudging";
import { onlyUnsayable } from "@/domain/proposals/problems/unsayable";
import { DRAFT_REFUSAL_WORDS } from "@/domain/words/ja/proposals/drafts";
import { NOTHING_TO_REJUDGE, problemSentence } from "@/domain/words/ja/proposals/proposals";
import type { FormState } from "@/lib/action-state";
import { done, type Result, refused } from "@/lib/result";
import { staffRoutes } from "@/lib/routes";
import { answered } from "@/server/auth/requests/form-action";
import { textIn } from "@/server/auth/requests/form-input";
import { staffAction } from "@/server/auth/requests/staff-action";
import { namedPlan } from "@/server/plan/initiative-ids";
import { parsePlanFile } from "@/server/plan/plan-file/schema";
import { confirmPlanChange } from "@/server/proposals/confirm";
import {
  definitionNow,
  discardProposal,
  editProposal,
  readProposal,
  type SavedDraft,
  saveProposal,
} from "@/server/proposals/draft";
import { NO_DRAFT } from "@/server/proposals/draft-row";
import { importPlan } from "@/server/proposals/import";
import {
  arrangeFormSchema,
  decideFormSchema,
  decisionField,
  discardFormSchema,
  EDIT_FIELDS,
  type EditKind,
  editInitiativeFormSchema,
  editKpiFormSchema,
  editMeasureFormSchema,
  editMetricFormSchema,
  editPillarFormSchema,
  editTextsFormSchema,
  MAX_PLAN_FILE_BYTES,
  planFileFormSchema,
  rejudgeFormSchema,
} from "./schema";
import { planSummary } from "./view-model/forms";
import { wrongReasonErrors } from "./view-model/plan-file";
import { effectsSeen, mergedSentence, problemErrors } from "./view-model/proposal";

const decide = staffAction("plan.change", decideFormSchema, async ({ viewer, input }) => {
  const { planId, seen, intent } = input;
  const read = await readProposal(viewer, planId);
  if (!read.ok) return read;
  const beside = read.value.draft;
  if (beside && !isAsSeen(read.value.seen, seen)) {
    // The form is drawn with the newest draft; what was typed in it stays.
    refresh();
    return refused("conflict", { "": mergedSentence(beside, input.decisions) });
  }
  const decisions = Object.fromEntries(
    Object.entries(input.decisions).map(([key, { decidedOn, document, seen: _, stands, ...decision }]) => [
      key,
      saidAgain(
        {
          ...UNDECIDED,
          ...decision,
          decidedOn: decidedOn ?? input.decidedOn,
          document: document || input.document || null,
        },
        beside?.decisions[key],
        stands,
      ),
    ]),
  );
  // Kept before anything is confirmed: what was typed stays, whatever stands in the way.
  const saved = await saveProposal(viewer, { proposed: definitionNow(read.value), decisions, seen });
  if (!saved.ok) return saved;
  // Nothing is proposed any more where what was left of it was to judge anew, and that was taken back.
  if (saved.value.revision === NO_DRAFT) redirect(staffRoutes.planEdit(planId));
  refresh();
  if (intent === "save") return saved;
  const now = await readProposal(viewer, planId);
  if (!now.ok) return now;
  const { draft } = now.value;
  if (draft && draft.problems.length > 0) return refused("invalid", problemErrors(draft));
  if (draft && effectsSeen(draft) !== input.effects) {
    return refused("invalid", { "": DRAFT_REFUSAL_WORDS.effects });
  }
  const confirmed = await confirmPlanChange(viewer, {
    proposed: definitionNow(read.value),
    decisions: draft?.decisions ?? decisions,
    baseVersion: seen.version,
    // The very draft that was kept: what somebody else puts in meanwhile, nobody here has seen.
    seen: saved.value.seen,
  });
  if (!confirmed.ok) return confirmed;
  redirect(staffRoutes.plan({ plan: planId, confirmed: confirmed.value.version }));
});

export type DecideState = FormState<SavedDraft>;

/** Keeps what was decided about each change; with the intent `confirm` it becomes the plan's next version. */
export async function decideAction(_previous: DecideState, form: unknown): Promise<DecideState> {
  return answered(decide, form, (fields) => {
    const text = (name: string) => textIn(fields, name);
    const keys = fields.getAll("keys[]").filter((value) => typeof value === "string");
    const decisionOf = (key: string) => {
      const part = (name: string) => text(`${decisionField(key)}.${name}`);
      return {
        seen: part("seen"),
        from: part("from"),
        reason: part("reason"),
        decidedOn: part("decidedOn"),
        document: part("document"),
        factor: part("factor"),
        rejudges: part("rejudges") === "yes",
        stands: part("stands") === "yes",
      };
    };
    return {
      planId: text("planId"),
      seen: text("seen"),
      intent: text("intent"),
      effects: text("effects"),
      decidedOn: text("decidedOn"),
      document: text("document"),
      decisions: Object.fromEntries(keys.map((key) => [key, decisionOf(key)])),
    };
  });
}

const rejudge = staffAction("plan.propose", rejudgeFormSchema, async ({ viewer, input }) => {
  const { planId, seen, kpiId } = input;
  const read = await readProposal(viewer, planId);
  if (!read.ok) return read;
  const key = rejudgingKey(kpiId);
  const decisions = {
    ...read.value.draft?.decisions,
    [key]: {
      ...UNDECIDED,
      from: input.rejudgeFrom,
      reason: input.rejudgeReason,
      decidedOn: input.rejudgeDecidedOn,
      document: input.rejudgeDocument || null,
      rejudges: true,
    },
  };
  const proposed = definitionNow(read.value);
  const { plan, record } = read.value;
  if (!mayRejudgeFrom(plan.definition, proposed, kpiId, input.rejudgeFrom, record)) {
    return refused("invalid", { rejudgeFrom: NOTHING_TO_REJUDGE });
  }
  const saved = await saveProposal(viewer, { proposed, decisions, seen });
  return saved.ok ? toProposal(planId, saved.value) : saved;
});

/** Asks to judge published years anew by what was decided before: of a KPI, or of every one by the plan's settings. */
export async function rejudgeAction(_previous: FormState, form: unknown): Promise<FormState> {
  const names = ["kpiId", "rejudgeFrom", "rejudgeReason", "rejudgeDecidedOn", "rejudgeDocument"];
  return answered(rejudge, form, (fields) => ({
    ...draftOf(fields),
    ...Object.fromEntries(names.map((name) => [name, textIn(fields, name)])),
  }));
}

const discard = staffAction("plan.discard", discardFormSchema, async ({ viewer, input }) => {
  const result = await discardProposal(viewer, input);
  if (!result.ok) return result;
  redirect(staffRoutes.plan({ plan: input.planId, done: "discarded" }));
});

/** Gives the draft up; the plan stays as it is. */
export async function discardAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(discard, form);
}

/** Back to what the draft says now; nothing is left to say where the edit undid the last change. */
function toProposal(planId: string, { revision }: { readonly revision: number }): never {
  redirect(revision === NO_DRAFT ? staffRoutes.planEdit(planId) : staffRoutes.planProposal(planId));
}

const kpi = staffAction("plan.propose", editKpiFormSchema, async ({ viewer, input }) => {
  const { planId, seen, kpiId, planned, fields } = input;
  const all = { ...fields, ...Object.fromEntries(planned.map(({ fy, text }) => [`planned.${fy}`, text])) };
  const result = await editProposal(viewer, { planId, seen, edit: { kind: "kpi", kpiId, fields: all } });
  return result.ok ? toProposal(planId, result.value) : result;
});
const texts = staffAction("plan.propose", editTextsFormSchema, async ({ viewer, input }) => {
  const { planId, seen, fields } = input;
  const result = await editProposal(viewer, { planId, seen, edit: { kind: "texts", fields } });
  return result.ok ? toProposal(planId, result.value) : result;
});
const pillar = staffAction("plan.propose", editPillarFormSchema, async ({ viewer, input }) => {
  const { planId, seen, no, fields } = input;
  const result = await editProposal(viewer, { planId, seen, edit: { kind: "pillar", no, fields } });
  return result.ok ? toProposal(planId, result.value) : result;
});
const measure = staffAction("plan.propose", editMeasureFormSchema, async ({ viewer, input }) => {
  const { planId, seen, pillar, no, fields } = input;
  const edit = { kind: "measure", pillar, no, fields } as const;
  const result = await editProposal(viewer, { planId, seen, edit });
  return result.ok ? toProposal(planId, result.value) : result;
});
const initiative = staffAction("plan.propose", editInitiativeFormSchema, async ({ viewer, input }) => {
  const { planId, seen, initiativeId, fields } = input;
  const edit = { kind: "initiative", initiativeId, fields } as const;
  const result = await editProposal(viewer, { planId, seen, edit });
  return result.ok ? toProposal(planId, result.value) : result;
});
const metric = staffAction("plan.propose", editMetricFormSchema, async ({ viewer, input }) => {
  const { planId, seen, metricId, suggestionId, fields } = input;
  const edit = { kind: "metric", metricId, suggestionId, fields } as const;
  const result = await editProposal(viewer, { planId, seen, edit });
  return result.ok ? toProposal(planId, result.value) : result;
});
const arrange = staffAction("plan.propose", arrangeFormSchema, ({ viewer, input }) => {
  const { planId, seen, part, act } = input;
  const edit =
    act === "remove"
      ? ({ kind: "remove", part } as const)
      : ({ kind: "move", part, by: act === "up" ? -1 : 1 } as const);
  return editProposal(viewer, { planId, seen, edit });
});

function fieldsOf(form: FormData, kind: EditKind): Record<string, string> {
  return Object.fromEntries(EDIT_FIELDS[kind].map((name) => [name, textIn(form, name)]));
}

function draftOf(form: FormData) {
  return { planId: textIn(form, "planId"), seen: textIn(form, "seen") };
}

function numberOf(form: FormData, name: string): number | null {
  const text = textIn(form, name);
  return text === "" ? null : Number(text);
}

/** One KPI of the draft; `planned.2027` holds the 計画 of a year, `surveyed[]` the years ticked. */
export async function editKpiAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(kpi, form, (fields) => ({
    ...draftOf(fields),
    kpiId: textIn(fields, "kpiId") || null,
    fields: { ...fieldsOf(fields, "kpi"), surveyed: fields.getAll("surveyed[]").join(",") },
    planned: [...fields.keys()].flatMap((name) => {
      const fy = /^planned\.(\d{4})$/.exec(name)?.[1];
      return fy === undefined ? [] : [{ fy, text: textIn(fields, name) }];
    }),
  }));
}

export async function editTextsAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(texts, form, (fields) => ({ ...draftOf(fields), fields: fieldsOf(fields, "texts") }));
}

export async function editPillarAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(pillar, form, (fields) => ({
    ...draftOf(fields),
    no: numberOf(fields, "no"),
    fields: fieldsOf(fields, "pillar"),
  }));
}

export async function editMeasureAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(measure, form, (fields) => ({
    ...draftOf(fields),
    pillar: numberOf(fields, "pillar"),
    no: numberOf(fields, "no"),
    fields: fieldsOf(fields, "measure"),
  }));
}

/** One initiative of the draft; `supports[]` holds the KPIs ticked. */
export async function editInitiativeAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(initiative, form, (fields) => ({
    ...draftOf(fields),
    initiativeId: textIn(fields, "initiativeId") || null,
    fields: { ...fieldsOf(fields, "initiative"), supports: fields.getAll("supports[]").join(",") },
  }));
}

/** One metric of the draft. */
export async function editMetricAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(metric, form, (fields) => ({
    ...draftOf(fields),
    metricId: textIn(fields, "metricId") || null,
    suggestionId: textIn(fields, "suggestionId") || null,
    fields: fieldsOf(fields, "metric"),
  }));
}

/** One step up or down, or out of the plan. */
export async function arrangeAction(_previous: FormState, form: unknown): Promise<FormState> {
  return answered(arrange, form);
}

/** What a plan file is, before anything of it is taken in. */
interface FileOutcome {
  /** The file's text, for taking in what was shown. */
  readonly text: string;
  /** Of a plan that is not here; empty of one that is. */
  readonly summary: readonly { readonly term: string; readonly description: string }[];
  /** A draft stands where the file's would: it has to be said that it may go. */
  readonly draft: { readonly seen: string; readonly sentence: string } | null;
  /** It says what is here already. */
  readonly isSame?: true;
}

const planFile = staffAction(
  "plan.import",
  planFileFormSchema,
  async ({ viewer, input }): Promise<Result<FileOutcome>> => {
    const parsed = parsePlanFile(input.content);
    if (!parsed.ok) {
      return refused(
        "invalid",
        Object.fromEntries(
          parsed.errors.map(({ path, message }, index) => [`file.${index}`, `${path}：${message}`]),
        ),
      );
    }
    const named = await namedPlan(viewer, parsed.plan);
    if (!named.ok) return named;
    const plan = named.value;
    const text = typeof input.content === "string" ? input.content : new TextDecoder().decode(input.content);
    const known = await readProposal(viewer, plan.id);
    if (known.ok) {
      const parts = onlyUnsayable(known.value.plan.definition, plan);
      if (parts.length > 0) {
        return refused("invalid", { "": problemSentence({ kind: "unsayable", parts }) });
      }
      const wrong = wrongReasonErrors(known.value.plan.definition, plan);
      if (wrong !== null) return refused("invalid", wrong);
      const { draft } = known.value;
      const { seen } = known.value;
      if (draft && input.replaces !== seenText(seen)) {
        const sentence = DRAFT_REFUSAL_WORDS.open(draft.changedBy, draft.changes);
        return done({ text, summary: [], draft: { seen: seenText(seen), sentence } });
      }
      const replacesDraft = draft !== null;
      const saved = await saveProposal(viewer, { proposed: plan, seen, decisions: {}, replacesDraft });
      if (!saved.ok) return saved;
      if (saved.value.revision === NO_DRAFT) {
        return done({ text, summary: [], draft: null, isSame: true });
      }
      redirect(staffRoutes.planProposal(plan.id));
    }
    if (known.reason !== "not_found") return known;
    if (input.seen !== "yes") {
      const trial = await importPlan(viewer, plan, { isTrial: true });
      return trial.ok ? done({ text, summary: planSummary(plan, trial.value.rounds), draft: null }) : trial;
    }
    const added = await importPlan(viewer, plan);
    if (!added.ok) return added;
    redirect(staffRoutes.plan({ plan: plan.id }));
  },
);

export type PlanFileState = FormState<FileOutcome>;

/** A plan file: of a plan that is here it becomes the draft, of a new one its summary is shown first. */
export async function planFileAction(_previous: PlanFileState, form: unknown): Promise<PlanFileState> {
  return answered(planFile, form, async (fields) => {
    const file = fields.get("file");
    // One that is too large is refused by its size, and need not be read for that.
    const bytes = file instanceof File ? file.size : 0;
    const isRead = file instanceof File && bytes <= MAX_PLAN_FILE_BYTES;
    return {
      bytes,
      content: isRead ? await file.bytes() : textIn(fields, "text"),
      seen: textIn(fields, "seen"),
      replaces: textIn(fields, "replaces"),
    };
  });
}
