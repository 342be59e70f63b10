/** What the year's reports say of a plan, a pillar or a measure: beside the form, so that one need not look elsewhere. Pure. */

import { listKpis, type PlanDefinition } from "@/domain/plan/definition";
import { kpiInYear } from "@/domain/plan/editions";
import { initiativesInYear } from "@/domain/plan/initiatives";
import type { PlanPart } from "@/domain/plan/parts";
import { formatQuantity } from "@/domain/plan/quantity";
import { countInitiatives, type InitiativeCounts } from "@/domain/reports/initiatives/initiative";
import {
  type PendingAnswer,
  type StandingInYear,
  standingInYear,
} from "@/domain/reports/initiatives/initiative-years";
import type { ApprovedReport } from "@/domain/reports/report";
import { buildSeries, type MarkedYear } from "@/domain/reports/series";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import type { InitiativeReportDto } from "@/server/reports/initiatives/queries";

interface KpiFact {
  readonly id: string;
  readonly name: string;
  readonly year: MarkedYear;
  /** 12,000千枚; null where no figure is approved. */
  readonly value: string | null;
}

interface InitiativeFact {
  readonly id: string;
  readonly text: string;
  readonly standing: StandingInYear;
}

export interface Facts {
  readonly kpis: readonly KpiFact[];
  /** A measure that has no KPI of its own shows its pillar's. */
  readonly areOfPillar: boolean;
  readonly counts: InitiativeCounts;
  /** Of those that no state is approved of: what they wait for. */
  readonly pending: Readonly<Record<PendingAnswer, number>>;
  /** Of a measure; empty above it, where their number is what can be read. */
  readonly initiatives: readonly InitiativeFact[];
}

/** @param reports of that year */
export function factsOf(
  plan: PlanDefinition,
  { pillar, measure }: Pick<PlanPart, "pillar" | "measure">,
  fy: FiscalYear,
  approved: readonly ApprovedReport[],
  reports: readonly Pick<
    InitiativeReportDto,
    "initiativeId" | "fy" | "state" | "earlier" | "inForce" | "midYear"
  >[],
): Facts {
  const areOfPillar = measure !== null && measure.kpis.length === 0;
  const kpis = listKpis(plan).filter((placed) =>
    measure !== null && !areOfPillar
      ? placed.measure === measure
      : pillar === null || placed.pillar === pillar,
  );
  const answers = new Map(
    reports.filter((each) => each.fy === fy).map((each) => [each.initiativeId, standingInYear(each)]),
  );
  const initiatives = initiativesInYear(plan, fy)
    .filter(
      (placed) =>
        (pillar === null || placed.pillar === pillar) && (measure === null || placed.measure === measure),
    )
    .map(({ initiative: { id, text } }): InitiativeFact => {
      return { id, text, standing: answers.get(id) ?? { kind: "pending", pending: "unanswered" } };
    });
  const standings = initiatives.map(({ standing }) => standing);
  const pendingOf = (pending: PendingAnswer) =>
    standings.filter((each) => each.kind === "pending" && each.pending === pending).length;
  return {
    kpis: kpis.flatMap(({ kpi }): KpiFact[] => {
      const year = buildSeries(plan, kpi, approved).years.find((each) => each.fy === fy);
      if (!year) return [];
      const value = year.actual === null ? null : formatQuantity(year.actual, kpiInYear(kpi, fy));
      return [{ id: kpi.id, name: kpi.name, year, value }];
    }),
    areOfPillar,
    counts: countInitiatives(standings.map((each) => (each.kind === "stands" ? each.progress : null))),
    pending: {
      unanswered: pendingOf("unanswered"),
      returned: pendingOf("returned"),
      waiting: pendingOf("waiting"),
    },
    initiatives: measure === null ? [] : initiatives,
  };
}
