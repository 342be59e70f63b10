/** What a proposal would do to what the public was told, and to the 目安 of years to come. */

import { type Kpi, listKpis, type PlanDefinition, planYears } from "@/domain/plan/definition";
import { type BreakingTerm, breakInYear, editionsOf, isSurveyed } from "@/domain/plan/editions";
import { answersFrom } from "@/domain/plan/responsible";
import { newlyUntranslated, type UntranslatedText } from "@/domain/plan/texts/translated-texts";
import { decidedFrom } from "@/domain/proposals/history/decided-from";
import type { OnRecord } from "@/domain/proposals/history/record";
import type { JudgementCode } from "@/domain/reports/judgement";
import { buildSeries, guideOf, type SeriesYear } from "@/domain/reports/series";
import { type DecimalString, sameFigure } from "@/domain/shared/decimal";
import { type FiscalYear, fiscalYears } from "@/domain/shared/fiscal-year";
import type { IsoDate } from "@/domain/shared/iso-date";
import { sameData } from "@/domain/shared/same-data";
import { type AskedOtherwise, askedOtherwise } from "./asked-years";
import type { PlanDecisions } from "./decide";
import type { ProposedChange } from "./diff";

/** A proposal with everything it is looked at by. */
export interface ProposalContext {
  readonly before: PlanDefinition;
  readonly proposed: PlanDefinition;
  readonly plan: PlanDefinition;
  readonly changes: readonly ProposedChange[];
  readonly decisions: PlanDecisions;
  readonly record: OnRecord;
  /** ISO date. */
  readonly today: IsoDate;
}

/** Published years that would be read otherwise: their marks, or only what they were measured against. */
export interface Effects {
  readonly marks: readonly {
    readonly kpi: Kpi;
    readonly fy: FiscalYear;
    readonly before: JudgementCode;
    readonly after: JudgementCode;
  }[];
  /** The mark stays; its target, its unit or its pace would be another one. */
  readonly readings: readonly {
    readonly kpi: Kpi;
    readonly fy: FiscalYear;
    /** `reference`: only what 上向き is compared with. `landing`: only where the pace would lead, kept within what can be true. */
    readonly what: "target_or_pace" | "reference" | "landing";
  }[];
  /** Of each KPI the first year whose 目安 would be another one. */
  readonly guides: readonly {
    readonly kpi: Kpi;
    /** As the plan in force has it: the guide of before is in its terms. */
    readonly was: Kpi;
    readonly fy: FiscalYear;
    readonly before: DecimalString | null;
    readonly after: DecimalString | null;
  }[];
  /** Editions decided for later years whose place the change takes, with the year from which they would have held. */
  readonly replaced: readonly {
    readonly change: ProposedChange;
    readonly kpi: Kpi | null;
    readonly fy: FiscalYear;
  }[];
  /** Where a KPI's line breaks that did not break there before. */
  readonly breaks: readonly {
    readonly kpi: Kpi;
    readonly fy: FiscalYear;
    readonly terms: readonly BreakingTerm[];
    /** null: nothing is compared across it. */
    readonly factor: DecimalString | null;
  }[];
  /** KPIs whose 計画 of the target's year is another number than the target, where it was not before: a slip, or meant so. */
  readonly plannedApart: readonly { readonly kpi: Kpi; readonly planned: DecimalString }[];
  /** KPIs and years that would be measured by their own 計画 where they were by the target, or the other way round. */
  readonly measuredBy: readonly {
    readonly kpi: Kpi;
    readonly fys: readonly FiscalYear[];
    readonly source: "planned" | "final";
  }[];
  /**
   * The departments are changed of a plan that has not begun: the first year for which they answer. null: nobody's, or at once.
   */
  readonly departmentsFrom: FiscalYear | null;
  /** What the pages of other languages would leave in Japanese, where they did not before. */
  readonly untranslated: readonly UntranslatedText[];
  /** What would be asked for in fewer years than before, or in more. */
  readonly asked: readonly AskedOtherwise[];
  /** KPIs of which nothing is said: a change of theirs cannot hold from the year that was said. */
  readonly unsaid: readonly Kpi[];
}

/** @param impossible changes that cannot hold from their years: what they would do there is no effect */
export function effectsOf(context: ProposalContext, impossible: readonly { readonly kpi: Kpi }[]): Effects {
  const unsaid = listKpis(context.before)
    .map(({ kpi }) => kpi)
    .filter(({ id }) => impossible.some(({ kpi }) => kpi.id === id));
  const isSaid = ({ kpi }: { readonly kpi: Kpi | null }) => !unsaid.some(({ id }) => id === kpi?.id);
  const { marks, readings } = changedYears(context);
  return {
    marks: marks.filter(isSaid),
    readings: readings.filter(isSaid),
    guides: changedGuides(context).filter(isSaid),
    breaks: newBreaks(context).filter(isSaid),
    replaced: replacedEditions(context).filter(isSaid),
    plannedApart: plannedApart(context).filter(isSaid),
    measuredBy: measuredBy(context).filter(isSaid),
    asked: askedOtherwise(context.before, context.plan),
    departmentsFrom: context.changes.some(isOfDepartment) ? answersFrom(context.plan, context.today) : null,
    untranslated: newlyUntranslated(context.before, context.plan),
    unsaid,
  };
}

function isOfDepartment({ what, path }: ProposedChange): boolean {
  return what === "department" || /\.(department|initiativeDepartments)$/.test(path ?? "");
}

function replacedEditions({ before, changes, decisions }: ProposalContext): Effects["replaced"] {
  const known = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  return changes.flatMap((change) => {
    const decision = decisions[change.key];
    if (!change.needsYear || decision === undefined) return [];
    const kpi = change.kpiId === null ? null : known.get(change.kpiId);
    if (kpi === undefined) return [];
    const fy = decidedFrom(before, kpi, change.what);
    return fy !== null && (decision.from === null || decision.from < fy) ? [{ change, kpi, fy }] : [];
  });
}

function plannedApart({ before, plan }: ProposalContext): Effects["plannedApart"] {
  const known = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  return listKpis(plan).flatMap(({ kpi }) => {
    const planned = plannedBesideTarget(kpi);
    const was = known.get(kpi.id);
    const isNew = planned !== null && (was === undefined || plannedBesideTarget(was) === null);
    return isNew ? [{ kpi, planned }] : [];
  });
}

function measuredBy({ before, plan }: ProposalContext): Effects["measuredBy"] {
  const was = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  return listKpis(plan).flatMap(({ kpi }) => {
    const old = was.get(kpi.id);
    if (!old) return [];
    const years = planYears(plan).filter(
      (fy) => isSurveyed(kpi, fy) && hasPlanned(old, fy) !== hasPlanned(kpi, fy),
    );
    return (["planned", "final"] as const).flatMap((source) => {
      const fys = years.filter((fy) => hasPlanned(kpi, fy) === (source === "planned"));
      return fys.length === 0 ? [] : [{ kpi, fys, source }];
    });
  });
}

/** A year with a 計画, 「—」 included, is measured by it. */
function hasPlanned({ years }: Kpi, fy: FiscalYear): boolean {
  return years.some((year) => year.fy === fy && year.planned !== undefined);
}

/** The 計画 of the target's year where it is another number than the target; else null. */
function plannedBesideTarget({ target, years }: Kpi): DecimalString | null {
  const planned = years.find(({ fy }) => fy === target.fy)?.planned;
  if (target.value.kind !== "number" || planned?.kind !== "number") return null;
  return sameFigure(planned.value, target.value.value) ? null : planned.value;
}

function newBreaks({ before, plan }: ProposalContext): Effects["breaks"] {
  const was = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  return listKpis(plan).flatMap(({ kpi }) => {
    const old = was.get(kpi.id);
    if (!old) return [];
    return editionsOf(kpi).flatMap(({ no, from }) => {
      if (from === null) return [];
      const terms = breakInYear(kpi, from);
      const factor = kpi.earlier?.[no - 2]?.factor ?? null;
      const isNew = terms.length > 0 && !sameData(terms, breakInYear(old, from));
      return isNew ? [{ kpi, fy: from, terms, factor }] : [];
    });
  });
}

function changedYears({ before, plan, record }: ProposalContext): Pick<Effects, "marks" | "readings"> {
  const [was, is] = [yearsOf(before, record), yearsOf(plan, record)];
  const kpis = new Map(listKpis(plan).map(({ kpi }) => [kpi.id, kpi]));
  const marks: Effects["marks"][number][] = [];
  const readings: Effects["readings"][number][] = [];
  for (const { kpiId, fy } of record.published) {
    const kpi = kpis.get(kpiId);
    const [old, now] = [was.get(`${kpiId}/${fy}`), is.get(`${kpiId}/${fy}`)];
    if (!kpi || !old || !now) continue;
    const [mark, newMark] = [old.judgement.code, now.judgement.code];
    if (mark !== newMark) marks.push({ kpi, fy, before: mark, after: newMark });
    else if (!sameData(old.judgement, now.judgement) || !sameData(old.pace, now.pace)) {
      readings.push({ kpi, fy, what: otherwiseIn(old, now) });
    }
  }
  return { marks, readings };
}

/** What of a year that keeps its mark reads otherwise. */
function otherwiseIn(old: SeriesYear, now: SeriesYear): Effects["readings"][number]["what"] {
  if (!sameData(old.judgement.applied, now.judgement.applied)) return "target_or_pace";
  if (sameData(old.pace, now.pace)) return "reference";
  const before = ({ pace }: SeriesYear) => pace && { ...pace, landing: null };
  return sameData(before(old), before(now)) ? "landing" : "target_or_pace";
}

function yearsOf(plan: PlanDefinition, { reports }: OnRecord): Map<string, SeriesYear> {
  const series = listKpis(plan).map(({ kpi }) => buildSeries(plan, kpi, reports));
  return new Map(
    series.flatMap(({ kpiId, years }) => years.map((year) => [`${kpiId}/${year.fy}`, year] as const)),
  );
}

function changedGuides({ before, plan }: ProposalContext): Effects["guides"] {
  const was = new Map(listKpis(before).map(({ kpi }) => [kpi.id, kpi]));
  return listKpis(plan).flatMap(({ kpi }) => {
    const old = was.get(kpi.id);
    if (!old) return [];
    for (const fy of fiscalYears(plan.startFy, plan.endFy)) {
      const guides = { before: guideOf(before, old, fy), after: guideOf(plan, kpi, fy) };
      if (guides.before !== guides.after) return [{ kpi, was: old, fy, ...guides }];
    }
    return [];
  });
}
