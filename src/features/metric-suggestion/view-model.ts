/** Suggested metrics (KPI以外の実績) as their pages show them. Pure. */
import type { PlanDefinition } from "@/domain/plan/definition";
import {
  isSettled,
  type SuggestedPlace,
  type SuggestionState,
  suggestedYears,
} from "@/domain/proposals/metric-suggestion";
import type { IsoDate } from "@/domain/shared/iso-date";
import { dateJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { planNameAmong } from "@/domain/words/ja/plan/life";
import { metricPlaceLabel } from "@/domain/words/ja/plan/places";
import {
  SUGGESTION_STATE_WORDS,
  suggestedUnitWords,
  suggestedYearsWords,
} from "@/domain/words/ja/rounds/suggestions";
import { staffRoutes } from "@/lib/routes";
import type { SuggestionDto } from "@/server/proposals/suggestions/queries";
import type { Told } from "./schema";

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface SuggestForm {
  readonly office: string;
  /** Empty where there is no plan to suggest anything for. */
  readonly places: readonly Choice[];
  readonly years: readonly Choice[];
}

/** @param today ISO date in Asia/Tokyo */
export function buildSuggestForm(
  open: readonly { readonly plan: PlanDefinition; readonly places: readonly SuggestedPlace[] }[],
  office: string,
  today: IsoDate,
): SuggestForm {
  const plans = open.map(({ plan }) => plan);
  const years = new Set(plans.flatMap((plan) => suggestedYears(plan, today)));
  return {
    office,
    places: open.flatMap(({ plan, places }) =>
      places.map(({ id, place }) => ({
        value: `${plan.id}/${id}`,
        label: `${plans.length > 1 ? `${planNameAmong(plan, plans)}　` : ""}${metricPlaceLabel(plan, place)}`,
      })),
    ),
    years: [...years].sort((a, b) => a - b).map((fy) => ({ value: String(fy), label: fiscalYearLabel(fy) })),
  };
}

export interface SuggestionItem {
  readonly id: string;
  readonly name: string;
  readonly state: SuggestionState;
  readonly stateWord: string;
  /** 市民課　松井 陽子　令和8年11月1日 */
  readonly by: string;
  readonly facts: readonly { readonly term: string; readonly description: string }[];
  readonly allowed: SuggestionDto["allowed"];
  /** Where it is made a metric of the plan. */
  readonly draftHref: string;
  /** The draft that it stands in, for who may decide on that; else null. */
  readonly proposalHref: string | null;
}

export interface SuggestionsPage {
  readonly told: Told | null;
  readonly isOffice: boolean;
  readonly maySuggest: boolean;
  /** Nobody has decided on them. */
  readonly open: readonly SuggestionItem[];
  readonly settled: readonly SuggestionItem[];
}

export function buildSuggestions({
  told,
  listed,
  plans,
  maySuggest,
  isOffice,
}: Pick<SuggestionsPage, "told" | "maySuggest" | "isOffice"> & {
  readonly listed: readonly SuggestionDto[];
  readonly plans: readonly PlanDefinition[];
}): SuggestionsPage {
  const items = listed.map((each) => itemOf(each, plans, isOffice));
  return {
    told,
    maySuggest,
    isOffice,
    open: items.filter(({ state }) => !isSettled(state)),
    settled: items.filter(({ state }) => isSettled(state)),
  };
}

function itemOf(
  suggestion: SuggestionDto,
  plans: readonly PlanDefinition[],
  isOffice: boolean,
): SuggestionItem {
  const { id, planId, name, state, unit, decimals, lowest, from, until, answer, decidedAt } = suggestion;
  const plan = plans.find((each) => each.id === planId);
  const said = [
    ["計画", plan ? planNameAmong(plan, plans) : planId],
    ["位置", suggestion.placeName],
    ["単位", suggestedUnitWords(unit, decimals, lowest)],
    ["実績の出典", suggestion.source],
    ["年度", suggestedYearsWords(from, until)],
    ["理由", suggestion.reason],
    ...(answer === "" ? [] : [["回答", answer]]),
    ...(decidedAt === null ? [] : [[DECIDED_TERMS[state] ?? "決めた日", dateJa(decidedAt)]]),
  ];
  return {
    id,
    name,
    state,
    stateWord: SUGGESTION_STATE_WORDS[state],
    by: `${suggestion.department}　${suggestion.suggestedBy}　${dateJa(suggestion.suggestedAt)}`,
    facts: said.map(([term = "", description = ""]) => ({ term, description })),
    allowed: suggestion.allowed,
    draftHref: staffRoutes.planNewMetric(planId, { suggestion: id }),
    proposalHref: isOffice && state === "drafted" ? staffRoutes.planProposal(planId) : null,
  };
}

const DECIDED_TERMS: Partial<Record<SuggestionState, string>> = {
  accepted: "計画に加えた日",
  declined: "見送った日",
  withdrawn: "取り下げた日",
};
