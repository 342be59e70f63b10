/** A proposed change of a plan as the office decides on it: the differences, one a part of the plan, and what they do. Pure. */
import { listKpis, type PlanDefinition, planYears } from "@/domain/plan/definition";
import { BREAKING_TERMS } from "@/domain/plan/editions";
import { type DecidedTogether, decidedTogether, decidedValues, seenText } from "@/domain/proposals/as-seen";
import type { Decision } from "@/domain/proposals/decide";
import { UNDECIDED } from "@/domain/proposals/decide";
import { decidedWith } from "@/domain/proposals/decided-with";
import type { ProposedChange } from "@/domain/proposals/diff";
import { givenValues, isGivenForOthers } from "@/domain/proposals/given";
import { firstYearFor } from "@/domain/proposals/history/reach";
import { isRejudging, judgesAnew } from "@/domain/proposals/history/rejudging";
import { isSeen } from "@/domain/proposals/history/unseen";
import type { ProposalProblem } from "@/domain/proposals/problems/problems";
import type { UnderwayProblem } from "@/domain/proposals/problems/underway";
import { type FiscalYear, laterFy } from "@/domain/shared/fiscal-year";
import { fiscalYearLabel, instantJa } from "@/domain/words/ja/dates";
import { confirmedChangeWords, decisionTold } from "@/domain/words/ja/plan/life";
import { CHANGED_PART_WORDS } from "@/domain/words/ja/plan/plan";
import { DRAFT_REFUSAL_WORDS } from "@/domain/words/ja/proposals/drafts";
import {
  effectSentences,
  problemSentence,
  problemSentenceIn,
  proposedNames,
  proposedValue,
  rejudgingName,
} from "@/domain/words/ja/proposals/proposals";
import { changedRoundSentences } from "@/domain/words/ja/rounds/changed-rounds";
import { type NewItemLine, newItemLines } from "@/domain/words/ja/rounds/new-items";
import { staffRoutes } from "@/lib/routes";
import { sha256 } from "@/lib/sha256";
import type { DraftDto, PlanWithDraft } from "@/server/proposals/draft";
import { decisionField, FROM_BEGINNING } from "../schema";

export interface ChangeView {
  /**
   * The name of its fields in the form, by the change itself: what was typed is put back by it, also once other changes stand
   * above this one.
   */
  readonly field: string;
  readonly key: string;
  /** Which values the person saw beside what they typed: another value under the same key is another change. */
  readonly seen: string;
  readonly name: string;
  readonly values: readonly {
    /** Its name, where several parts are decided together; else null. */
    readonly part: string | null;
    readonly before: string;
    readonly after: string;
  }[];
  /** All that the plan says of what comes in; empty where nothing does. */
  readonly whole: readonly NewItemLine[];
  /** It has to be given a reason; of words a typo needs none. */
  /** The form in which the KPI's values are changed; null for what is no KPI's, or of one that goes. */
  readonly editHref: string | null;
  /** A value that is decided with another change of its KPI: with its unit, or with the years that it is asked for. */
  readonly goesWith: "unit" | "years" | null;
  readonly needsReason: boolean;
  /** The public is told of it, and so of the day and the document: it may have its own. */
  readonly isTold: boolean;
  /** It holds from a year on: the years that it may hold from, none where there is no such year; null where it needs none. */
  readonly years: readonly { readonly value: string; readonly label: string }[] | null;
  /** The line breaks here: figures of before need a factor to be compared. */
  readonly needsFactor: boolean;
  /** Years were published whose mark it could change. */
  readonly mayRejudge: boolean;
  readonly decision: Decision;
  /** What was said of it was said of these values; null where of those of now. */
  readonly givenFor: string | null;
  /** What else stands in its way, a sentence each. */
  readonly problems: readonly string[];
}

export interface ProposalView {
  readonly planId: string;
  readonly planName: string;
  readonly version: number;
  /** null: nothing is proposed. */
  readonly draft: {
    readonly revision: number;
    /** Which draft this is, as its forms say it. */
    readonly seen: string;
    readonly saved: string;
    /** What the public will be told of it. */
    readonly told: string;
    /** What becomes of its reasons, and of when and in which document it was decided. */
    readonly decisionTold: string;
    readonly changes: readonly ChangeView[];
    readonly decidedOn: string;
    readonly document: string;
    readonly effects: readonly string[];
    /** Which effects these are, as the form says it. */
    readonly effectsSeen: string;
    /** What stands in the way of all of it. */
    readonly problems: readonly string[];
  } | null;
}

export function buildProposalView({ plan, draft, seen }: PlanWithDraft): ProposalView {
  const { id, name } = plan.definition;
  return {
    planId: id,
    planName: name,
    version: plan.version,
    draft: draft && { ...draftView(draft), seen: seenText(seen) },
  };
}

/** The form asks for it anyhow. */
const ASKED_FOR: readonly ProposalProblem["kind"][] = ["reason_missing", "year_missing", "given_for_others"];

function draftView(draft: DraftDto): Omit<NonNullable<ProposalView["draft"]>, "seen"> {
  const groups = decidedTogether(draft.changes);
  // What is asked for anyhow is no news before somebody left it out.
  const problems = draft.problems.filter(({ kind }) => !ASKED_FOR.includes(kind));
  const placed = problems.map((problem) => ({ problem, index: placeOf(draft, groups, problem) }));
  const sentencesAt = (index: number) => [
    ...new Set(placed.filter((each) => each.index === index).map(({ problem }) => problemSentence(problem))),
  ];
  const by = draft.changedBy === null ? "" : `（${draft.changedBy}）`;
  const isPublished = isSeen(draft.record, null);
  return {
    revision: draft.revision,
    saved: `${instantJa(draft.changedAt.toISOString())}に保存${by}`,
    told: confirmedChangeWords(isPublished),
    decisionTold: decisionTold(isPublished),
    changes: groups.map((group, index) => changeView(draft, group, sentencesAt(index))),
    decidedOn: commonOf(draft, "decidedOn"),
    document: commonOf(draft, "document"),
    effects: effectsIn(draft),
    effectsSeen: effectsSeen(draft),
    problems: sentencesAt(-1),
  };
}

function effectsIn(draft: DraftDto): string[] {
  return [...effectSentences(draft), ...changedRoundSentences(draft.rounds)];
}

/** Nothing is confirmed by who had other effects before their eyes. */
export function effectsSeen(draft: DraftDto): string {
  return sha256(JSON.stringify(effectsIn(draft)));
}

const BREAKING: readonly ProposedChange["what"][] = BREAKING_TERMS;

function changeView(draft: DraftDto, group: DecidedTogether, problems: readonly string[]): ChangeView {
  const [change] = group;
  const { before, proposed } = draft;
  const decision = draft.decisions[change.key] ?? UNDECIDED;
  const goesWith = decidedWith(change, draft.changes, draft.decisions);
  return {
    field: decisionField(change.key),
    key: change.key,
    seen: seenOf(group),
    name: isRejudging(change.key)
      ? rejudgingName(change, before)
      : proposedNames(group, change.before === null ? proposed : before),
    values: group.map((each) => ({
      part: group.length === 1 && !isRejudging(change.key) ? null : CHANGED_PART_WORDS[each.what],
      before: proposedValue(each, "before", draft.names),
      after:
        each.what === "ended" && each.after === null
          ? "計画から外す"
          : proposedValue(each, "after", draft.names),
    })),
    whole: group.flatMap((each) => newItemLines(each, proposed, (id) => draft.names[id] ?? null)),
    editHref: editHref(proposed, change),
    goesWith,
    needsReason: needsReason(group) && goesWith === null,
    isTold: isTold(group, decision),
    years: change.needsYear ? yearsFor(draft, group) : null,
    needsFactor: BREAKING.includes(change.what) && !isRejudging(change.key),
    mayRejudge: isRejudging(change.key) || mayJudgeAnew(draft, group),
    decision,
    givenFor: givenForWords(draft, group, decision),
    problems,
  };
}

function editHref(proposed: PlanDefinition, { key, kpiId }: ProposedChange): string | null {
  if (isRejudging(key) || !listKpis(proposed).some(({ kpi }) => kpi.id === kpiId)) return null;
  return kpiId && staffRoutes.planKpi(proposed.id, kpiId);
}

/** 2,500手続き → 2,800手続き; of a text, which may be long, that it was another one. */
function givenForWords(draft: DraftDto, group: DecidedTogether, decision: Decision): string | null {
  if (!isGivenForOthers(decision, group)) return null;
  const values = givenValues(decision);
  const told = group.flatMap((change, index) => {
    const value = values[index];
    if (!value || values.length !== group.length || change.path !== null) return [];
    const said = { ...change, ...value };
    return [`${proposedValue(said, "before", draft.names)} → ${proposedValue(said, "after", draft.names)}`];
  });
  return told.length === 0 ? "いまとは別の内容" : told.join("、");
}

function needsReason(group: DecidedTogether): boolean {
  return group.some(
    ({ isOfSubstance, what, after }) => isOfSubstance && !(what === "ended" && after === null),
  );
}

/** Words are told as decided only where somebody gave a reason. */
function isTold(group: DecidedTogether, { reason }: Decision): boolean {
  return needsReason(group) || reason !== "";
}

/** The first year that every part of the group may hold from; null: from the beginning. */
function firstYear({ before, changes, record }: DraftDto, group: DecidedTogether): FiscalYear | null {
  const kpi = listKpis(before).find((placed) => placed.kpi.id === group[0].kpiId)?.kpi;
  if (!kpi) return null;
  const own = changes.filter(({ kpiId }) => kpiId === kpi.id);
  const firsts = group.flatMap((change) => firstYearFor(change, own, kpi, record) ?? []);
  return firsts.length === 0 ? null : firsts.reduce(laterFy);
}

function yearsFor(draft: DraftDto, group: DecidedTogether): NonNullable<ChangeView["years"]> {
  const first = firstYear(draft, group);
  const years = planYears(draft.proposed).filter((fy) => first === null || fy >= first);
  return [
    ...(first === null ? [{ value: FROM_BEGINNING, label: "計画のはじめから" }] : []),
    ...years.map((fy) => ({ value: String(fy), label: `${fiscalYearLabel(fy)}から` })),
  ];
}

/** Whether a published year could be judged anew, were the change to hold from the first year that it may. */
function mayJudgeAnew(draft: DraftDto, group: DecidedTogether): boolean {
  const { before, proposed, record } = draft;
  return group.some((change) => judgesAnew(before, proposed, change, firstYear(draft, group), record));
}

function seenOf(group: DecidedTogether): string {
  return sha256(decidedValues(group));
}

/** What a person typed for a change, and which values of it they saw. */
export interface TypedDecision {
  readonly reason: string;
  readonly seen: string;
}

/** What somebody else did to the draft while this person typed. @param typed what is in their form, by the changes' keys */
export function mergedSentence(draft: DraftDto, typed: Readonly<Record<string, TypedDecision>>): string {
  const groups = decidedTogether(draft.changes);
  const altered = groups.flatMap((group) => {
    const seen = typed[group[0].key]?.seen;
    return seen === undefined || seen === seenOf(group) ? [] : [changeView(draft, group, []).name];
  });
  const added = groups.flatMap((group) =>
    Object.hasOwn(typed, group[0].key) ? [] : [changeView(draft, group, []).name],
  );
  const stands = new Set(groups.map(([{ key }]) => key));
  const gone = Object.entries(typed).flatMap(([key, { reason }]) => (stands.has(key) ? [] : [reason]));
  return DRAFT_REFUSAL_WORDS.merged(draft, { added, altered, gone });
}

/** The fields that the office has to come back to, by the form's names. */
export function problemErrors(draft: DraftDto): Record<string, string> {
  const groups = decidedTogether(draft.changes);
  const errors: Record<string, string> = {};
  // The summary above the form lists them away from their KPI.
  const sentenceOf = (problem: ProposalProblem) => {
    const isAbsent = "change" in problem && problem.change.before === null;
    return problemSentenceIn(problem, isAbsent ? draft.proposed : draft.before);
  };
  for (const problem of draft.problems) {
    const index = placeOf(draft, groups, problem);
    const name = fieldOf(draft, groups[index], problem);
    const sentence = sentenceOf(problem);
    // One day is said of many changes.
    const told = errors[name]?.split("\n") ?? [];
    if (!told.includes(sentence)) errors[name] = [...told, sentence].join("\n");
  }
  return errors;
}

/** The form's field that a problem is told at; "" for none. */
function fieldOf(draft: DraftDto, group: DecidedTogether | undefined, problem: ProposalProblem): string {
  if (!group) return "";
  const field = decisionField(group[0].key);
  // Mended in the KPI's own form, at none of the decision's fields.
  if (problem.kind === "in_old_unit") return "";
  if (problem.kind === "reason_missing" || problem.kind === "given_for_others") return `${field}.reason`;
  if (problem.kind === "decided_in_future" || problem.kind === "decided_long_ago") {
    return problem.decidedOn === commonOf(draft, "decidedOn") ? "decidedOn" : `${field}.decidedOn`;
  }
  if (problem.kind === "factor_not_positive" || problem.kind === "factor_contradicts") {
    return `${field}.factor`;
  }
  return group[0].needsYear ? `${field}.from` : "";
}

/**
 * The day or document of all changes but those that say another; "" where one says none: whoever saves the form again would
 * put beside it what was said of others. Words put right without a reason say nothing, and count only among themselves.
 */
function commonOf(draft: DraftDto, part: "decidedOn" | "document"): string {
  const decided = decidedTogether(draft.changes).map((group) => {
    const decision = draft.decisions[group[0].key] ?? UNDECIDED;
    return { value: decision[part], isTold: isTold(group, decision) };
  });
  const told = decided.filter((each) => each.isTold);
  const said = (told.length > 0 ? told : decided).map(({ value }) => value);
  if (said.includes(null)) return "";
  const times = (value: string | null) => said.filter((each) => each === value).length;
  return said.toSorted((a, b) => times(b) - times(a))[0] ?? "";
}

/** Which changes a report on its way does not fit. */
const MISFITTING: Record<UnderwayProblem["misfit"]["kind"], readonly ProposedChange["what"][]> = {
  not_asked: ["ended", "until", "from", "surveyed"],
  meaning: BREAKING,
  too_many_decimals: ["decimals"],
  above_limit: ["upperLimit"],
  // What is left out follows from the figures that the plan prints.
  below_lowest: ["lowest", "baseline", "target", "planned"],
};

/** At which change a problem is told; -1: at none, but above them all. */
function placeOf(
  { decisions }: Pick<DraftDto, "decisions">,
  groups: readonly DecidedTogether[],
  problem: ProposalProblem,
): number {
  const at = (is: (change: ProposedChange) => boolean) => groups.findIndex((group) => group.some(is));
  if ("change" in problem) return at(({ key }) => key === problem.change.key);
  if (!("kpi" in problem)) return -1;
  const { kpi } = problem;
  if (kpi === null) return at(({ what }) => what === "endFy");
  /** What holds from a later year on does nothing to the year of the problem. */
  const holdsIn = (fy: FiscalYear | null, { key, needsYear }: ProposedChange) =>
    fy === null || !needsYear || (decisions[key]?.from ?? fy) <= fy;
  const own = (what: readonly ProposedChange["what"][], fy: FiscalYear | null = null) =>
    at((change) => {
      const isOwn = change.kpiId === kpi.id || (change.kpiId === null && change.needsYear);
      const isThen = (change.fy === null || fy === null || change.fy === fy) && holdsIn(fy, change);
      return isOwn && what.includes(change.what) && isThen;
    });
  switch (problem.kind) {
    case "dropped":
      return own(["ended"]);
    case "too_few_decimals":
      return own(["decimals"]);
    case "above_limit":
      return own(["upperLimit"]);
    case "below_lowest":
      return own(["lowest"]);
    case "not_asked":
      return own(["ended", "until", "from", "surveyed"]);
    case "in_old_unit":
      return own(BREAKING);
    case "counts_in_published":
    case "left_out_of_published":
      return own(["added", "ended", "until", "from", "surveyed"]);
    case "end_before_target":
    case "end_before_planned":
    case "end_before_published":
      return at(({ what }) => what === "endFy");
    case "factor_not_positive":
    case "factor_contradicts":
      return own(BREAKING);
    case "printed_figure":
    case "printed_figure_added":
    case "printed_too_early":
      return own(["documented", "added"], problem.fy);
    case "underway":
      return own(MISFITTING[problem.misfit.kind]);
    case "late_baseline":
      return own(["baselineFy", "baseline", "from", "added"]);
    case "terms_contradict":
      return own(["decimals", "upperLimit", "lowest", "baseline", "target", "planned"]);
    case "mark_changes":
    case "reading_changes":
      return own(
        [
          "target",
          "targetFy",
          "baseline",
          "baselineFy",
          "planned",
          ...BREAKING,
          "improvementReference",
          "guideMethod",
        ],
        problem.fy,
      );
  }
}
