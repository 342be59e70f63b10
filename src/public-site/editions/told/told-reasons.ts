/** What was changed and why, as far as it is kept as data: the rest is told by the city's own sentence. */
import type { DefinitionChange, Kpi, PlanDefinition } from "@/domain/plan/definition";
import { readOrder, readPlace, type ToldPart } from "@/domain/plan/places";
import { toldValue } from "@/domain/plan/told-value";
import { correctionsToldBy, rewordingsToldBy } from "@/domain/publication/record";
import { isPlanEvent, type RecordedChange, type ToldDefinition } from "@/domain/publication/snapshot";
import { kpisOfChange } from "@/domain/words/ja/plan/plan";
import type { Phrase, Sentence } from "@/domain/words/public/phrase";
import { viewsOf } from "../../model/indicators";
import { type EditionContext, kpiName, measureTitle, pillarName, saidTerms } from "../edition-context";
import { figuresOf, takenBackBy } from "./told-facts";

export interface TurnedValue {
  /** null: it is told by the value after it alone. */
  readonly before: Sentence | null;
  readonly after: Sentence;
}

/** A part of a definition old → new; null where it has no two values, or they are the city's to tell. */
export function turnedValue(
  context: EditionContext,
  plan: PlanDefinition,
  kpi: Kpi | null,
  change: DefinitionChange,
): TurnedValue | null {
  const { what, before, after } = change;
  const value = context.words.toldValue;
  if (what === "continues") {
    const named = (id: string | null): Sentence => [id === null ? "—" : nameOfKpi(context, id)];
    return { before: named(before), after: named(after) };
  }
  if (what === "ended") {
    const until = after === null ? null : toldValue("until", after, kpi);
    return until && { before: null, after: value(until, null) };
  }
  if (what === "place" || what === "order") {
    const [was, is] = [before, after].map((each) => saidParts(context, plan, what, each));
    return was && is ? { before: was, after: is } : null;
  }
  const read = kpisOfChange(change, kpi, plan.changes ?? []);
  const side = (text: string | null, of: Kpi | null): Sentence | null => {
    const told = toldValue(what, text, of);
    if (told === null || kpi === null || of === null) return told && value(told, null);
    return what === "unit" && text !== null
      ? [saidTerms(context, kpi, { ...of, unit: text }).unit.many]
      : value(told, saidTerms(context, kpi, of));
  };
  const [was, is] = [side(before, read.before), side(after, read.after)];
  return was && is && { before: was, after: is };
}

/** By what a part is called in the edition's language, where the plan still calls it as it did then. */
function saidParts(
  context: EditionContext,
  plan: PlanDefinition,
  what: "place" | "order",
  value: string | null,
): Sentence | null {
  const parts = value === null ? null : what === "place" ? readPlace(value) : readOrder(value);
  if (parts === null) return null;
  return context.words.changes[what](
    parts.map((part) => ({
      ...part,
      name: part.name === null ? null : nameOfPart(context, plan, part, part.name),
    })),
  );
}

function nameOfPart(
  context: EditionContext,
  { pillars }: PlanDefinition,
  part: ToldPart,
  name: string,
): Phrase {
  if (part.measureNo === null) {
    const pillar = pillars.find(({ catchphrase, title }) => (catchphrase ?? title) === name);
    return pillar ? pillarName(context, pillar) : { original: name };
  }
  const measure = pillars.flatMap(({ measures }) => measures).find(({ title }) => title === name);
  return measure ? measureTitle(context, measure) : { original: name };
}

function nameOfKpi(context: EditionContext, id: string): Phrase {
  const found = context.model.indicators.find((each) => each.id === id);
  return found ? kpiName(context, found.main.kpi) : id;
}

/** A change that a publication told, as its plan decided it; without a reason where no list of decisions has it. */
export function decisionOf(plan: PlanDefinition, told: ToldDefinition): DefinitionChange | null {
  const { what, kpiId, from, before, after } = told;
  if (isPlanEvent(what)) return null;
  const decided = plan.changes?.find(
    (each) =>
      each.what === what &&
      each.kpiId === kpiId &&
      each.from === from &&
      each.before === before &&
      each.after === after,
  );
  const undecided = {
    kpiId,
    from,
    before,
    after,
    reason: "",
    decidedOn: null,
    document: null,
    rejudges: false,
  };
  return decided ?? { ...undecided, what };
}

/** What a told change of a definition is read by. */
export function placeOfTold(context: EditionContext, { planId, kpiId }: ToldDefinition) {
  const plan = context.model.plans.find(({ definition }) => definition.id === planId)?.definition ?? null;
  const views = context.model.indicators.flatMap(viewsOf);
  const view = views.find((each) => each.kpi.id === kpiId && each.plan.id === planId);
  return plan && { plan, kpi: view?.kpi ?? null };
}

/**
 * Why it was changed, in the city's own words: "" where nobody said why.
 * @returns null where only the whole sentence says what was changed
 */
export function reasonOf(context: EditionContext, change: RecordedChange): string | null {
  const { kind, department, initiative, metric, assessment, definition, evidence } = change;
  if (kind === "withdrawal") return takenBackBy(context, change)?.withdrawnReason ?? null;
  if (definition) return reasonOfDefinition(context, definition);
  if (department) return "";
  if (kind === "evidence" && !evidence) return null;
  if (initiative) return initiative.after === null ? null : initiative.reason;
  if (assessment) return assessment.changed.length === 0 ? null : assessment.reason;
  if (metric)
    return kind === "text" || kind === "evidence" || figuresOf(context, change) ? metric.reason : null;
  return reasonOfYear(context, change);
}

function reasonOfDefinition(context: EditionContext, definition: readonly ToldDefinition[]): string | null {
  const reasons = definition.map((told) => {
    if (isPlanEvent(told.what)) return told.reason ?? "";
    const place = placeOfTold(context, told);
    const change = place && decisionOf(place.plan, told);
    if (!place || !change) return null;
    const isWhole = change.what === "added" || turnedValue(context, place.plan, place.kpi, change) !== null;
    return isWhole ? change.reason : null;
  });
  const known = reasons.filter((each) => each !== null);
  return known.length < reasons.length ? null : lines(known);
}

function reasonOfYear(context: EditionContext, change: RecordedChange): string | null {
  const { kind, kpiId, fy, marks } = change;
  const { indicators, record } = context.model;
  const years = indicators
    .filter(({ id, main, others }) =>
      [id, main.kpi.id, ...others.map(({ kpi }) => kpi.id)].some((each) => each === kpiId),
    )
    .flatMap(viewsOf)
    .flatMap(({ series }) => series.years.filter((year) => year.fy === fy));
  switch (kind) {
    case "correction":
    case "confirmation": {
      const told = years.flatMap((year) => correctionsToldBy(record, change, year));
      return told.length === 0 ? null : lines(told.map(({ reason }) => reason));
    }
    case "mark":
      if (marks === undefined) return null;
      return marks.causes.includes("rejudged") ? reasonOfRejudging(context, change) : "";
    case "text": {
      const told = years.flatMap((year) => rewordingsToldBy(record, change, year));
      return told.length === 0 ? null : lines(told.map(({ reason }) => reason));
    }
    case "evidence":
      return lines(
        years.flatMap((year) => rewordingsToldBy(record, change, year)).map(({ reason }) => reason),
      );
    default:
      return null;
  }
}

/** As the same publication told the decision by which years were judged anew; null where it told none. */
function reasonOfRejudging(context: EditionContext, { no, kpiId }: RecordedChange): string | null {
  const told = context.model.record.filter((each) => each.no === no && each.kind === "definition");
  const reasons = told
    .flatMap(({ definition = [] }) => definition)
    .filter((each) => each.kpiId === null || each.kpiId === kpiId)
    .flatMap((each) => {
      const place = placeOfTold(context, each);
      const decided = place && decisionOf(place.plan, each);
      return decided?.rejudges ? [decided.reason] : [];
    });
  return reasons.length === 0 ? null : lines(reasons);
}

function lines(reasons: readonly string[]): string {
  return [...new Set(reasons.filter((reason) => reason !== ""))].join("\n");
}
