/** What a publication changes against the one before it: facts, from which domain/words makes the sentences. */

import { type Kpi, listKpis } from "@/domain/plan/definition";
import type { JudgementCode } from "@/domain/reports/judgement";
import { type DecimalString, sameFigure } from "@/domain/shared/decimal";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { evidenceKey } from "./evidence";
import type { PublicationChange, PublishedPlan, PublishedYear } from "./snapshot";

type NamedKpi = Pick<Kpi, "name" | "unit" | "decimals">;

/** A change of one KPI's year. */
interface OfYear {
  readonly kpi: NamedKpi;
  readonly fy: FiscalYear;
}

/** What happened, with all that its sentence says. */
export type ChangeDetail =
  | { readonly what: "first_publication" }
  | { readonly what: "plan_added" | "plan_updated"; readonly plan: string }
  | { readonly what: "publication_withdrawn"; readonly no: number; readonly reason: string }
  | (OfYear &
      (
        | { readonly what: "no_figure_yet" | "words_updated" }
        | {
            readonly what: "figure_added";
            readonly actual: DecimalString | null;
            readonly code: JudgementCode;
          }
        | {
            readonly what: "figure_corrected";
            readonly before: DecimalString;
            readonly after: DecimalString | null;
            readonly code: JudgementCode;
          }
        | { readonly what: "mark_changed"; readonly before: JudgementCode; readonly after: JudgementCode }
        | { readonly what: "evidence_changed"; readonly added: boolean; readonly removed: boolean }
      ));

/** A published change before its sentence is written. */
export interface ChangeFact extends Omit<PublicationChange, "text"> {
  readonly detail: ChangeDetail;
}

/**
 * @param before the plans of the publication before; null for the first one
 * @param after the plans about to be published
 * @returns in the order of the plans and their KPIs; empty when nothing a citizen sees has changed
 */
export function publicationChanges(
  before: readonly PublishedPlan[] | null,
  after: readonly PublishedPlan[],
): ChangeFact[] {
  if (before === null) return [ofPublication("first", { what: "first_publication" })];
  const plansBefore = new Map(before.map((plan) => [plan.definition.id, plan]));
  return after.flatMap((plan) => changesOfPlan(plansBefore.get(plan.definition.id) ?? null, plan));
}

/** The entry by which a publication says that an earlier one was taken back (取下げ). */
export function withdrawalChange(no: number, reason: string): ChangeFact {
  return ofPublication("withdrawal", { what: "publication_withdrawn", no, reason });
}

/** The change as it is published. @param textOf the sentence in the language of the publication */
export function freezeChange(
  change: ChangeFact,
  textOf: (detail: ChangeDetail) => string,
): PublicationChange {
  const { kind, kpiId, fy, detail } = change;
  return { kind, kpiId, fy, text: textOf(detail) };
}

function changesOfPlan(before: PublishedPlan | null, after: PublishedPlan): ChangeFact[] {
  const plan = after.definition.name;
  if (before === null) return [ofPublication("definition", { what: "plan_added", plan })];
  const changes: ChangeFact[] = [];
  if (JSON.stringify(before.definition) !== JSON.stringify(after.definition)) {
    changes.push(ofPublication("definition", { what: "plan_updated", plan }));
  }
  const seriesBefore = new Map(before.courses.map((series) => [series.kpiId, series]));
  const kpis = new Map(listKpis(after.definition).map(({ kpi }) => [kpi.id, kpi]));
  for (const series of after.courses) {
    const kpi = kpis.get(series.kpiId);
    if (!kpi) continue;
    const yearsBefore = new Map(seriesBefore.get(series.kpiId)?.years.map((year) => [year.fy, year]));
    for (const year of series.years) {
      const yearBefore = yearsBefore.get(year.fy) ?? null;
      const change = changeOfYear(kpi, yearBefore, year) ?? changeOfEvidence(kpi, yearBefore, year);
      if (change) changes.push(change);
    }
  }
  return changes;
}

function changeOfYear(kpi: Kpi, before: PublishedYear | null, after: PublishedYear): ChangeFact | null {
  if ((before?.revision ?? null) === after.revision && sameFigure(before?.actual ?? null, after.actual))
    return changeOfMark(kpi, before, after);
  const { code } = after.judgement;
  const year: OfYear = { kpi, fy: after.fy };
  const added: ChangeDetail = { ...year, what: "figure_added", actual: after.actual, code };
  if (before === null || before.revision === null) {
    // the year's first word, a figure or the statement that there is none yet
    return ofYear("figure", kpi, after.actual === null ? { ...year, what: "no_figure_yet" } : added);
  }
  if (sameFigure(before.actual, after.actual))
    return ofYear("figure", kpi, { ...year, what: "words_updated" });
  // A year that was waiting for its figure is answered, not corrected.
  if (before.actual === null) return ofYear("figure", kpi, added);
  return ofYear("correction", kpi, {
    ...year,
    what: "figure_corrected",
    before: before.actual,
    after: after.actual,
    code,
  });
}

/** The same figure under another mark: an earlier year was corrected, or the plan's target changed. */
function changeOfMark(kpi: Kpi, before: PublishedYear | null, after: PublishedYear): ChangeFact | null {
  if (before === null || after.actual === null || before.judgement.code === after.judgement.code) return null;
  const marks = { before: before.judgement.code, after: after.judgement.code };
  return ofYear("figure", kpi, { kpi, fy: after.fy, what: "mark_changed", ...marks });
}

/** The same figure under the same mark, with other evidence. */
function changeOfEvidence(kpi: Kpi, before: PublishedYear | null, after: PublishedYear): ChangeFact | null {
  const keys = (year: PublishedYear | null) => (year?.evidence ?? []).map(evidenceKey);
  const [was, is] = [keys(before), keys(after)];
  const added = is.some((key) => !was.includes(key));
  const removed = was.some((key) => !is.includes(key));
  if (!added && !removed) return null;
  return ofYear("evidence", kpi, { kpi, fy: after.fy, what: "evidence_changed", added, removed });
}

function ofPublication(kind: ChangeFact["kind"], detail: ChangeDetail): ChangeFact {
  return { kind, kpiId: null, fy: null, detail };
}

function ofYear(kind: ChangeFact["kind"], kpi: Kpi, detail: ChangeDetail & OfYear): ChangeFact {
  return { kind, kpiId: kpi.id, fy: detail.fy, detail };
}
