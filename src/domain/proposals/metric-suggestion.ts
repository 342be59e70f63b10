/**
 * A metric (KPI以外の実績) that a department would like the plan to have: how far it is, and what it can be of. It comes into
 * the plan by the draft that every change of a plan is, and goes back to waiting when that draft is given up.
 */
import type { PlanDefinition } from "@/domain/plan/definition";
import { goesOnIn, listInitiatives } from "@/domain/plan/initiatives";
import type { MetricPlace } from "@/domain/plan/metrics";
import type { PlanPart } from "@/domain/plan/parts";
import { type FiscalYear, fiscalYears, laterFy, latestEndedFy } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { metricPlaces } from "./edit-metrics";

/** `drafted`: it stands in the plan's draft. `accepted`: the plan has it. */
export const SUGGESTION_STATES = ["waiting", "drafted", "accepted", "declined", "withdrawn"] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];

/** `draft` and `decline` are the office's, `withdraw` the department's; the others follow from what becomes of the draft. */
export type SuggestionAct = "draft" | "release" | "accept" | "decline" | "withdraw";

const NEXT: Readonly<Record<SuggestionState, Partial<Record<SuggestionAct, SuggestionState>>>> = {
  waiting: { draft: "drafted", decline: "declined", withdraw: "withdrawn" },
  drafted: { release: "waiting", accept: "accepted" },
  accepted: {},
  declined: {},
  withdrawn: {},
};

/** null where it cannot be done any more, or not yet. */
export function suggestionAfter(state: SuggestionState, act: SuggestionAct): SuggestionState | null {
  return NEXT[state][act] ?? null;
}

/** Nobody has to do anything about it any more. */
export function isSettled(state: SuggestionState): boolean {
  return Object.keys(NEXT[state]).length === 0;
}

/**
 * Who is told what was decided: whoever suggested it, and where that person does not answer for the department any more,
 * everybody who does.
 * @param respondents of the department that suggested it
 */
export function toldOfDecision<Person extends { readonly id: string }>(
  suggestedById: string,
  respondents: readonly Person[],
): readonly Person[] {
  const own = respondents.filter(({ id }) => id === suggestedById);
  return own.length > 0 ? own : respondents;
}

/** What a suggestion can be of, under an id that stays its own when numbers and titles change. */
export interface SuggestedPlace {
  /** Of the part of the plan, or of the initiative. */
  readonly id: string;
  readonly place: MetricPlace;
  /** The last year of an initiative that ends before its plan; else null. */
  readonly until: FiscalYear | null;
}

/** Every place of the plan, in its order. @param parts of the same version */
export function suggestedPlaces(plan: PlanDefinition, parts: readonly PlanPart[]): SuggestedPlace[] {
  const untilOf = new Map(listInitiatives(plan).map(({ initiative: { id, until } }) => [id, until ?? null]));
  return metricPlaces(plan).flatMap((place): SuggestedPlace[] => {
    if (place.initiative !== null) {
      return [{ id: place.initiative, place, until: untilOf.get(place.initiative) ?? null }];
    }
    const part = parts.find(
      ({ pillar, measure }) =>
        (pillar?.no ?? null) === place.pillar && (measure?.no ?? null) === place.measure,
    );
    return part ? [{ id: part.id, place, until: null }] : [];
  });
}

/** Those that have not ended before that year. */
export function openPlaces(places: readonly SuggestedPlace[], fy: FiscalYear): SuggestedPlace[] {
  return places.filter(({ until }) => goesOnIn(until === null ? {} : { until }, fy));
}

/**
 * The years from which a metric can be suggested: that of the figures that are asked for now, and those to come.
 * @param today ISO date in Asia/Tokyo
 */
export function suggestedYears(
  { startFy, endFy }: Pick<PlanDefinition, "startFy" | "endFy">,
  today: IsoDate,
): FiscalYear[] {
  const asked = latestEndedFy(today);
  return asked > endFy ? [] : fiscalYears(laterFy(asked, startFy), endFy);
}
