/** The overview of a plan in one year, made for whoever may read dashboards: nothing of it is one person's. Pure. */

import { planYears } from "@/domain/plan/definition";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { attentionMeasures } from "@/domain/words/ja/reports/attention";
import { heatLegend } from "@/domain/words/ja/reports/heat";
import type { DashboardQuery } from "@/lib/routes";
import type { AttentionItem } from "./attention";
import { attentionMarkup } from "./attention-markup";
import type { BesideFigures } from "./beside-figures";
import type { DashboardView } from "./dashboard";
import { type HeatTable, heatSigns, heatTable } from "./heat";
import { heatMarkup } from "./heat-markup";
import type { StandingInitiative } from "./standing-still";

/** So many are read without opening the rest. */
const AT_FIRST = 8;
/** What weighs less than so many is looked for pillar by pillar. */
const MOST = 40;

export interface Overview extends Pick<DashboardView, "plan" | "fy" | "progress" | "workingTally"> {
  /** How the year stands, a sentence each. */
  readonly headline: readonly string[];
  readonly heat: Pick<HeatTable, "sort" | "sorts" | "leftOut"> & {
    readonly html: string;
    readonly years: number;
    readonly legend: string;
  };
  readonly attention: {
    readonly count: number;
    readonly first: string;
    readonly rest: { readonly count: number; readonly html: string };
    /** Not approved, and bad if it were. */
    readonly expected: string;
    readonly leftOut: number;
    /** By what the list measures, where that is not the first sentences' one measure. */
    readonly measures: string | null;
  };
  /** 動きのない取組 of the year. */
  readonly standingStill: readonly StandingInitiative[];
  readonly beside: BesideFigures;
}

export function buildOverview(
  view: DashboardView,
  said: Pick<Overview, "headline" | "standingStill" | "beside"> & {
    readonly attention: readonly AttentionItem[];
  },
  shown: {
    readonly lastEnded: FiscalYear;
    readonly query: DashboardQuery;
    readonly isHome: boolean;
    readonly open?: number;
  },
): Overview {
  const { plan, fy, progress, workingTally } = view;
  const { lastEnded, query, isHome, open } = shown;
  const sort = query.sort ?? "plan";
  const heat = heatTable(view, {
    years: planYears(plan),
    lastEnded,
    sort,
    ...(open !== undefined && { open }),
  });
  const signs = heatSigns(heat);
  return {
    plan,
    fy,
    progress,
    workingTally,
    ...said,
    heat: {
      sort: heat.sort,
      sorts: heat.sorts,
      leftOut: heat.leftOut,
      years: heat.years.length,
      legend: heatLegend(signs.codes, signs.isExpected),
      html: heatMarkup({ heat, fy, endFy: plan.endFy, query, isHome }).html,
    },
    attention: attentionOf(said.attention),
  };
}

function attentionOf(items: readonly AttentionItem[]): Overview["attention"] {
  const expected = items.filter(({ attention }) => attention.kind === "expected_bad");
  const others = items.filter(({ attention }) => attention.kind !== "expected_bad");
  const rest = others.slice(AT_FIRST, MOST);
  const written = (of: readonly AttentionItem[]) => attentionMarkup(of).html;
  return {
    count: items.length,
    first: written(others.slice(0, AT_FIRST)),
    rest: { count: rest.length, html: written(rest) },
    expected: written(expected.slice(0, MOST)),
    leftOut: Math.max(0, others.length - MOST) + Math.max(0, expected.length - MOST),
    measures: attentionMeasures(items.map(({ attention }) => attention.kind)),
  };
}
