/** What of a plan's year a committee is told apart: the marks that are not good, those that turned, what was changed since. */
import type { PublishedYear, RecordedChange } from "@/domain/publication/snapshot";
import type { JudgementCode } from "@/domain/reports/judgement";
import { placeOfMark } from "@/domain/reports/tally";
import { addYears, type FiscalYear, fiscalYearOf } from "@/domain/shared/fiscal-year";
import type { KpiView } from "./kpi-view";
import type { PlanView } from "./plan-view";
import type { SiteModel } from "./site";
import { yearOf } from "./years";

interface MarkedView {
  readonly view: KpiView;
  readonly year: PublishedYear;
}

/** The KPIs that have a mark in the year, － 未評価 included. */
export function markedYears({ kpis }: PlanView, fy: FiscalYear, lastEnded: FiscalYear): MarkedView[] {
  return kpis.flatMap((view) => {
    const year = yearOf(view.series, fy);
    return year !== null && placeOfMark(year, lastEnded) === "mark" ? [{ view, year }] : [];
  });
}

/** Whether the target was missed: △ and ×. */
export function isMissed({ judgement }: Pick<PublishedYear, "judgement">): boolean {
  return judgement.code === "not_achieved" || judgement.code === "improving";
}

/** Marks that are others than a year before; － 未評価 is none that could turn. */
export function turnedMarks(
  plan: PlanView,
  fy: FiscalYear,
  lastEnded: FiscalYear,
): { view: KpiView; from: JudgementCode; to: JudgementCode }[] {
  const before = new Map(
    markedYears(plan, addYears(fy, -1), lastEnded).map(({ view, year }) => [view, year.judgement.code]),
  );
  return markedYears(plan, fy, lastEnded).flatMap(({ view, year }) => {
    const [from, to] = [before.get(view), year.judgement.code];
    const isTurned = from !== undefined && from !== to && from !== "not_evaluated" && to !== "not_evaluated";
    return isTurned ? [{ view, from, to }] : [];
  });
}

/**
 * What was told of the plan after the year had ended: what came before, a committee has read. A change of a KPI that two
 * plans share is the plan's in whose years it lies.
 */
export function changesSince(
  { record }: Pick<SiteModel, "record">,
  { definition, kpis }: PlanView,
  fy: FiscalYear,
): RecordedChange[] {
  const own = new Set<string>(kpis.map(({ kpi }) => kpi.id));
  const isOwn = ({ kpiId, fy: of, definition: told, initiative, metric, assessment }: RecordedChange) => {
    const plans = [...(told ?? []), initiative, metric, assessment].flatMap((each) => each?.planId ?? []);
    if (plans.length > 0) return plans.includes(definition.id);
    return (
      kpiId !== null && own.has(kpiId) && of !== null && definition.startFy <= of && of <= definition.endFy
    );
  };
  return record.filter((change) => fiscalYearOf(new Date(change.publishedAt)) > fy && isOwn(change));
}
