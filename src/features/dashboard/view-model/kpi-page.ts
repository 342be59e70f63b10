/** What the page of one KPI shows, as it is now or as a publication told it. Pure. */

import type { PlacedKpi, PlanDefinition } from "@/domain/plan/definition";
import type { PublicationSnapshot, PublishedSeries } from "@/domain/publication/snapshot";
import { buildSeries } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { PublishedYearDto, RecordedYearDto } from "@/server/publication/as-of";
import type { KpiRecordDto } from "@/server/reports/kpi-record";
import { buildDashboard, type DashboardInput, type KpiStanding } from "./dashboard";
import { type EvidenceLine, evidenceNow, evidenceTold } from "./evidence";
import {
  type BesideLine,
  besidePublished,
  chartOf,
  type DefinitionLine,
  definitionLines,
  documentedLines,
  type KpiInPlan,
  neededOfKpi,
  type ReplacedLine,
  replacedLines,
  type SaidOfYear,
  saidOverYears,
} from "./kpi";
import { canBeTried } from "./outlook";

export interface KpiView {
  readonly plan: PlanDefinition;
  readonly fy: FiscalYear;
  readonly pillar: PlacedKpi["pillar"];
  readonly standing: KpiStanding;
  /** What each year to come needs, in one sentence. */
  readonly needed: string | null;
  readonly chart: ReturnType<typeof chartOf>;
  readonly canBeTried: boolean;
  readonly said: readonly SaidOfYear[];
  readonly replaced: readonly ReplacedLine[];
  readonly changes: readonly DefinitionLine[];
  readonly evidence: readonly EvidenceLine[];
  /** The plans that have it, the earliest first. */
  readonly planNames: readonly string[];
  /** What is so now, and in no publication; null as of one. */
  readonly now: {
    readonly beside: readonly BesideLine[];
    readonly history: KpiRecordDto["history"];
    /** Where figures came from that nobody entered. */
    readonly documented: readonly string[];
  } | null;
}

export type KpiOfPlan = PlacedKpi & { readonly plan: PlanDefinition };

interface KpiInput {
  /** Of the plan that is shown, with this KPI alone. */
  readonly input: DashboardInput;
  /** null: as it is now, and then `live` is there. */
  readonly snapshot: PublicationSnapshot | null;
  readonly live: { readonly record: KpiRecordDto; readonly told: readonly PublishedYearDto[] } | null;
  /** As the publication in force has them on record, or the one that is shown; of other KPIs as well. */
  readonly changes: readonly RecordedYearDto[];
}

/**
 * @param own in the plan that is shown
 * @param all in every plan, the earliest first
 * @returns null where the plan has no year of it
 */
export function buildKpi(
  own: KpiOfPlan,
  all: readonly KpiOfPlan[],
  { input, snapshot, live, changes }: KpiInput,
): KpiView | null {
  const dashboard = buildDashboard(input);
  const standing = [...dashboard.overall, ...dashboard.pillars.flatMap(({ kpis }) => kpis)][0];
  if (!standing) return null;
  const told = all.map((each) => ({ of: each, series: snapshot && seriesIn(snapshot, each) }));
  const courses = told.map(
    ({ of: { plan, kpi }, series }): KpiInPlan => ({
      plan,
      kpi,
      years: snapshot ? (series?.years ?? []) : buildSeries(plan, kpi, input.approved).years,
    }),
  );
  const shown = courses.find(({ plan }) => plan.id === own.plan.id);
  if (!shown) return null;
  return {
    plan: own.plan,
    fy: input.fy,
    pillar: own.pillar,
    standing,
    needed: neededOfKpi(standing),
    chart: chartOf(courses, shown),
    canBeTried: canBeTried(standing),
    said: saidOverYears(courses, changes, input.lastEnded),
    replaced: replacedLines(courses, changes),
    changes: definitionLines(courses),
    evidence: live
      ? evidenceNow(live.record.evidence)
      : evidenceTold(
          told.flatMap(({ series }) => series?.years ?? []),
          snapshot?.no ?? 0,
        ),
    planNames: all.map(({ plan }) => plan.name),
    now: live && {
      beside: besidePublished(standing, live.told, input.lastEnded),
      history: live.record.history,
      documented: documentedLines(courses, live.record.takenIn),
    },
  };
}

function seriesIn({ plans }: PublicationSnapshot, { plan, kpi }: KpiOfPlan): PublishedSeries | null {
  const courses = plans.find(({ definition }) => definition.id === plan.id)?.courses ?? [];
  return courses.find(({ kpiId }) => kpiId === kpi.id) ?? null;
}
