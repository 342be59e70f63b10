/**
 * What is looked at, as the address holds it: whoever gets the address sees the same. The form's fields have the same names,
 * so that a browser without script builds the same address. Pure.
 */

import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { isFiscalYear } from "@/domain/shared/fiscal-year";
import type { SearchParams } from "@/lib/address-query";
import { parseAsOf } from "@/lib/as-of-query";
import { staffRoutes } from "@/lib/routes";

/** Lines that can be left out; what was measured is always drawn. */
export const LINES = ["planned", "guide", "landing"] as const;
export type LineKind = (typeof LINES)[number];

/** What is typed for a year, as it is typed. */
export interface TypedTrial {
  readonly kpiId: string;
  readonly fy: FiscalYear;
  readonly text: string;
}

export interface ExploreState {
  readonly plan: string | null;
  /** 公表時点で見る: the number of a publication; null for what is so now. */
  readonly asOf: number | null;
  /** null: nobody chose yet. */
  readonly kpiIds: readonly string[] | null;
  readonly from: FiscalYear | null;
  readonly to: FiscalYear | null;
  readonly lines: readonly LineKind[];
  readonly trials: readonly TypedTrial[];
}

/** Says that a form was sent: a box that is not ticked sends nothing. */
export const CHOSEN = "chosen";
/** No figure is longer; more than so many are no choice of a person. */
const MOST_TYPED = 60;
const MOST_TRIALS = 200;

/** As `idInAddress`, without the library of schemas: this runs in a browser too. */
const ID = /^[a-z0-9-]{1,64}$/;
const TRIAL_NAME = /^try\.([a-z0-9-]{1,64})\.([12]\d{3})$/;

export function trialName(kpiId: string, fy: FiscalYear): string {
  return `try.${kpiId}.${fy}`;
}

/** Whatever cannot be a choice counts as not chosen: an address is no form, there is nobody to answer. */
export function readAddress(params: SearchParams): ExploreState {
  const list = (name: string) => [params[name] ?? []].flat();
  const year = (name: string) => {
    const fy = Number(list(name)[0]);
    return isFiscalYear(fy) ? fy : null;
  };
  const isChosen = list(CHOSEN).length > 0;
  const ids = list("kpi").filter((id) => ID.test(id));
  const asOf = parseAsOf(params);
  return {
    plan: list("plan").find((id) => ID.test(id)) ?? null,
    asOf: asOf === "unknown" ? null : asOf,
    kpiIds: isChosen || ids.length > 0 ? [...new Set(ids)] : null,
    from: year("from"),
    to: year("to"),
    lines: isChosen ? LINES.filter((kind) => list("line").includes(kind)) : ["guide", "landing"],
    trials: readTrials(params),
  };
}

function readTrials(params: SearchParams): TypedTrial[] {
  return Object.keys(params)
    .flatMap((name) => {
      const [, kpiId, year] = TRIAL_NAME.exec(name) ?? [];
      const fy = Number(year);
      const text = [params[name] ?? []].flat()[0] ?? "";
      if (kpiId === undefined || !isFiscalYear(fy) || text.trim() === "") return [];
      return [{ kpiId, fy, text: text.slice(0, MOST_TYPED) }];
    })
    .slice(0, MOST_TRIALS);
}

/** Only what is typed for a KPI that is shown goes along. */
export function addressOf({ plan, asOf, kpiIds, from, to, lines, trials }: ExploreState): string {
  const params = new URLSearchParams();
  if (plan !== null) params.set("plan", plan);
  if (asOf !== null) params.set("as-of", String(asOf));
  params.set(CHOSEN, "1");
  for (const id of kpiIds ?? []) params.append("kpi", id);
  if (from !== null) params.set("from", String(from));
  if (to !== null) params.set("to", String(to));
  for (const kind of lines) params.append("line", kind);
  for (const { kpiId, fy, text } of trials) {
    if (text.trim() !== "" && kpiIds?.includes(kpiId)) params.set(trialName(kpiId, fy), text);
  }
  return `${staffRoutes.explore()}?${params}`;
}

/** With another text for a year; the order of the years stays. */
export function withTrial(state: ExploreState, { kpiId, fy, text }: TypedTrial): ExploreState {
  const others = state.trials.filter((each) => each.kpiId !== kpiId || each.fy !== fy);
  return { ...state, trials: text === "" ? others : [...others, { kpiId, fy, text }] };
}

export function trialText(state: ExploreState, kpiId: string, fy: FiscalYear): string {
  return state.trials.find((each) => each.kpiId === kpiId && each.fy === fy)?.text ?? "";
}
