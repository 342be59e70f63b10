/** What of the plans can be found: themselves, KPIs, metrics, pillars and measures, initiatives; the plan that leads comes first. */

import type { PlanDefinition } from "@/domain/plan/definition";
import { listFigures, type PlacedFigure } from "@/domain/plan/figures";
import { listInitiatives } from "@/domain/plan/initiatives";
import { isReportable } from "@/domain/plan/years";
import { can } from "@/domain/shared/access";
import { latestEndedFy } from "@/domain/shared/fiscal-year";
import { planPeriod } from "@/domain/words/ja/plan/life";
import { measureNumber, pillarHeading, placeInPlan } from "@/domain/words/ja/plan/plan-words";
import { staffRoutes } from "@/lib/routes";
import type { Findable, SearchSource } from "./findable";

type OfPlan = SearchSource["plans"][number];

/** Who sees the dashboards reads there how a plan stands, everybody else what it says. */
export function planFindables({ viewer, plans }: SearchSource): Findable[] {
  const isReader = can(viewer, "dashboard.read", {});
  return plans.map(({ definition }) => ({
    title: definition.name,
    place: planPeriod(definition),
    href: isReader
      ? staffRoutes.dashboard({ plan: definition.id })
      : staffRoutes.plan({ plan: definition.id }),
    keys: [planPeriod(definition)],
    texts: [],
  }));
}

export function figureFindables(source: SearchSource, isMetric: boolean): Findable[] {
  return source.plans.flatMap((plan) =>
    listFigures(plan.definition)
      .filter((placed) => placed.isMetric === isMetric)
      .map((placed) => ({
        title: placed.kpi.name,
        place: placeInPlan(plan.definition, placed),
        href: figureHref(source, plan, placed),
        texts: [
          ["definition", placed.kpi.definition ?? ""],
          ["rationale", placed.kpi.rationale ?? ""],
          ["department", plan.departments[placed.kpi.id]?.name ?? ""],
        ] as const,
      })),
  );
}

/** Who sees the dashboards reads its course there; a department comes to its own answer; everybody else to the plan. */
function figureHref(
  { viewer, now }: SearchSource,
  { definition, departments }: OfPlan,
  placed: PlacedFigure,
) {
  const { kpi, pillar, isMetric } = placed;
  if (can(viewer, "dashboard.read", {})) {
    const plan = { plan: definition.id };
    if (!isMetric) return staffRoutes.dashboardKpi(kpi.id, plan);
    return `${pillar ? staffRoutes.dashboardPillar(pillar.no, plan) : staffRoutes.dashboard(plan)}#metrics`;
  }
  const fy = latestEndedFy(now);
  const isOwn = can(viewer, "report.read", { departmentId: departments[kpi.id]?.id ?? null });
  if (isOwn && isReportable(definition, kpi, fy, now)) return staffRoutes.entryForm(kpi.id, fy);
  return inPlan(definition, `item-${kpi.id}`);
}

/** Pillars and measures: who sees the dashboards reads there how they stand, everybody else what the plan says of them. */
export function partFindables({ viewer, plans }: SearchSource): Findable[] {
  const isReader = can(viewer, "dashboard.read", {});
  return plans.flatMap(({ definition }) =>
    definition.pillars.flatMap((pillar): Findable[] => [
      {
        title: `(${pillar.no}) ${pillarHeading(pillar)}`,
        place: definition.name,
        href: isReader
          ? staffRoutes.dashboardPillar(pillar.no, { plan: definition.id })
          : inPlan(definition, `pillar-${pillar.no}`),
        texts: [],
        keys: [...pillar.vision, pillar.outcome ?? ""],
      },
      ...pillar.measures.map((measure) => ({
        title: `${measureNumber(measure.no)} ${measure.title}`,
        place: placeInPlan(definition, { pillar, measure: null }),
        href: isReader
          ? staffRoutes.dashboardMeasure(pillar.no, measure.no, { plan: definition.id })
          : inPlan(definition, `measure-${pillar.no}-${measure.no}`),
        texts: [["department", measure.department ?? ""]] as const,
      })),
    ]),
  );
}

/** As measures are: on the measure's page an initiative stands with what was answered. */
export function initiativeFindables({ viewer, plans }: SearchSource): Findable[] {
  const isReader = can(viewer, "dashboard.read", {});
  return plans.flatMap(({ definition, departments }) =>
    listInitiatives(definition).map(({ initiative, ...place }) => ({
      title: initiative.text,
      place: placeInPlan(definition, place),
      href: isReader
        ? `${staffRoutes.dashboardMeasure(place.pillar.no, place.measure.no, { plan: definition.id })}#${initiative.id}`
        : inPlan(definition, `item-${initiative.id}`),
      texts: [["department", departments[initiative.id]?.name ?? ""]] as const,
    })),
  );
}

function inPlan({ id }: PlanDefinition, anchor: string): string {
  return `${staffRoutes.plan({ plan: id })}#${anchor}`;
}
