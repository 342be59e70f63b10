/** The measures (具体的な取組) of a pillar with their initiatives and how each stands in the year. Pure. */

import type { Pillar, PlanDefinition } from "@/domain/plan/definition";
import { initiativesInYear } from "@/domain/plan/initiatives";
import type { InitiativeState } from "@/domain/reports/initiatives/initiative";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { measureNumber } from "@/domain/words/ja/plan/plan-words";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";

export interface MeasureLine {
  readonly no: number;
  /** ② 窓口の改善 */
  readonly title: string;
  readonly initiatives: readonly {
    readonly id: string;
    readonly text: string;
    readonly department: string | null;
    /** As it was approved; null while nothing is. */
    readonly progress: InitiativeState | null;
    /** Handed in, and not approved yet. */
    readonly pending: InitiativeState | null;
  }[];
}

type Report = Pick<InitiativeReportDto, "initiativeId" | "state" | "content" | "inForce" | "department">;

/** @param reports of the year */
export function measuresByPillar(
  plan: PlanDefinition,
  of: Parameters<typeof measuresOf>[2],
): ReadonlyMap<number, readonly MeasureLine[]> {
  return new Map(plan.pillars.map((pillar) => [pillar.no, measuresOf(plan, pillar, of)]));
}

function measuresOf(
  plan: PlanDefinition,
  pillar: Pillar,
  { fy, reports }: { readonly fy: FiscalYear; readonly reports: readonly Report[] },
): MeasureLine[] {
  const reportOf = new Map(reports.map((report) => [report.initiativeId, report]));
  const placed = initiativesInYear(plan, fy).filter((each) => each.pillar.no === pillar.no);
  return pillar.measures.map((measure) => ({
    no: measure.no,
    title: `${measureNumber(measure.no)} ${measure.title}`,
    initiatives: placed
      .filter((each) => each.measure.no === measure.no)
      .map(({ initiative: { id, text } }) => {
        const report = reportOf.get(id);
        return {
          id,
          text,
          department: report?.department?.name ?? null,
          progress: report?.inForce?.progress ?? null,
          pending: report?.state === "submitted" ? (report.content?.progress ?? null) : null,
        };
      }),
  }));
}
