/** The measures (具体的な取組) of a pillar with their initiatives and how each stands in the year. Pure. */

import type { Pillar, PlanDefinition } from "@/domain/plan/definition";
import { initiativesInYear, responsibleDepartment } from "@/domain/plan/initiatives";
import type { InitiativeState } from "@/domain/reports/initiatives/initiative";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { measureNumber } from "@/domain/words/ja/plan/plan-words";
import { INITIATIVE_ANSWER_WORDS } from "@/domain/words/ja/reports/initiatives";
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
    /** As of a publication: what was told beside its state. */
    readonly words: readonly { readonly heading: string; readonly text: string }[];
  }[];
}

type Report = Pick<InitiativeReportDto, "initiativeId" | "state" | "content" | "inForce" | "department">;

/** The same place on the page of its pillar: there it can be looked at as of a publication. */
export const measureAnchor = (no: number): string => `measure-${no}`;

/**
 * @param of.reports of the year
 * @param of.isTold as a publication told them
 */
export function measuresByPillar(
  plan: PlanDefinition,
  of: Parameters<typeof measuresOf>[2],
): ReadonlyMap<number, readonly MeasureLine[]> {
  return new Map(plan.pillars.map((pillar) => [pillar.no, measuresOf(plan, pillar, of)]));
}

function measuresOf(
  plan: PlanDefinition,
  pillar: Pillar,
  {
    fy,
    reports,
    isTold = false,
  }: { readonly fy: FiscalYear; readonly reports: readonly Report[]; readonly isTold?: boolean },
): MeasureLine[] {
  const reportOf = new Map(reports.map((report) => [report.initiativeId, report]));
  const placed = initiativesInYear(plan, fy).filter((each) => each.pillar.no === pillar.no);
  return pillar.measures.map((measure) => ({
    no: measure.no,
    title: `${measureNumber(measure.no)} ${measure.title}`,
    initiatives: placed
      .filter((each) => each.measure.no === measure.no)
      .map(({ initiative }) => {
        const { id, text } = initiative;
        const report = reportOf.get(id);
        return {
          id,
          text,
          department: report ? (report.department?.name ?? null) : responsibleDepartment(initiative, measure),
          progress: report?.inForce?.progress ?? null,
          pending: report?.state === "submitted" ? (report.content?.progress ?? null) : null,
          words: isTold ? wordsOf(report?.inForce ?? null) : [],
        };
      }),
  }));
}

function wordsOf(answer: Report["inForce"]): MeasureLine["initiatives"][number]["words"] {
  if (answer === null) return [];
  const { done, result, nextStep } = INITIATIVE_ANSWER_WORDS;
  return [
    { heading: done, text: answer.done },
    { heading: result, text: answer.result },
    { heading: nextStep, text: answer.nextStep },
  ].filter(({ text }) => text !== "");
}
